"""The ways through a course, named by their minutes."""

from typing import Literal

WayMinutes = Literal[15, 45, 90]
WAYS: tuple[WayMinutes, ...] = (15, 45, 90)
ALL_PAGES = 0  # the way on which every page lies, whatever it says of its ways
