"""The order in which Tab goes through parts whose content comes and goes."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def set_tab_order(*parts: QWidget) -> None:
    """Let Tab go through the parts one after the other, and within each as it was made."""
    stops = [stop for part in parts for stop in _stops(part)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(part: QWidget) -> Iterator[QWidget]:
    if part.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield part
        return  # what a field is made of has the field's own place
    for child in part.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield from _stops(child)
