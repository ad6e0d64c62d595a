"""How much room the window's parts have at the desk, which grows with the text scale.

At a text scale of 2 the window is laid out as one of half its size is at 1, with everything
twice as large: columns turn into tabs earlier, go under the diagram where even these have no
room beside it, and what is then below the screen's edge is scrolled into sight, one way only.
In the hall the views are composed, and none of this holds.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from backprop_studio.theme import Theme
from backprop_studio.ui.columns import LEFT_WIDTH
from backprop_studio.ui.small_screen import LAID_OUT_FOR

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

WIDEST_LEFT = 360  # px at scale 1
FOLDED_HEIGHT = 820  # px at scale 1, with the right column's views under the diagram
ANY = 16777215  # Qt's "no limit"


class DeskSize(QObject):
    """Belongs to one window; follows its appearance."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._scale = 1.0
        self._left_is_free = False
        rows = window.left_column.scrolling.widget()
        assert rows is not None  # set where the scroll area is made
        self._rows = rows
        rows.installEventFilter(self)
        self._hold_left()
        window.appearance.changed.connect(self._take)
        self._take(window.appearance.theme)

    def free_left(self, is_free: bool) -> None:
        """Whether the left column may be as wide as it likes, as a lesson's page in the hall."""
        self._left_is_free = is_free
        self._hold_left()

    def lay_out(self) -> None:
        """Columns or tabs, as the window has room for; widths that a person chose stay."""
        window, workspace = self._window, self._window.workspace
        width, height = (round(side * self._scale) for side in LAID_OUT_FOR)
        if self._scale > 1.0 and window.width() < width:
            workspace.set_window_width(window.width(), folded=True)
            window.centralWidget().setMinimumSize(0, round(FOLDED_HEIGHT * self._scale))
            return
        workspace.set_window_width(max(window.width(), width))
        window.centralWidget().setMinimumSize(width, height)
        if not window.rearranged:
            workspace.columns.set_widths(max(window.width(), width))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Rows came or went, or words of another length stand in them."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._hold_left()
        return False

    def _take(self, theme: Theme) -> None:
        scale = 1.0 if theme.in_hall else theme.scale
        if scale == self._scale:
            return
        self._scale = scale
        self._window.workspace.columns.set_scale(scale)
        self._hold_left()
        self.lay_out()

    def _hold_left(self) -> None:
        """As wide as its rows need: other languages have longer words."""
        left = self._window.left_column
        most = round(WIDEST_LEFT * self._scale)
        beside = left.scrolling.verticalScrollBar().sizeHint().width()
        needed = self._rows.minimumSizeHint().width() + beside
        least = max(round(LEFT_WIDTH * self._scale), min(most, needed))
        for part in (left, left.scrolling):
            part.setMinimumWidth(least)
            part.setMaximumWidth(ANY if self._left_is_free else most)
