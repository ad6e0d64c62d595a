"""The three columns of the window: how wide each is, and the right one's place where there is
no room for a third."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from backprop_studio.ui.right_side import RightSide

NARROW = 1100  # px; below, the right column becomes tabs
LEFT_WIDTH, RIGHT_WIDTH, NARROW_RIGHT, LEAST_RIGHT = 256, 360, 316, 276


class Columns(QSplitter):
    """Left panel, middle, right column; folded, the right one stands within the middle."""

    def __init__(
        self, left: QWidget, middle: QSplitter, right: RightSide, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._middle, self._right = middle, right
        self._scale = 1.0
        self._unfolded: QByteArray | None = None  # the columns' sizes while there are only two
        self.left_width = LEFT_WIDTH
        self._hold()
        for number, column in enumerate((left, middle, right)):
            self.addWidget(column)
            self.setStretchFactor(number, int(column is middle))
        self._limit_right()

    @property
    def is_folded(self) -> bool:
        """Whether the right column stands under the diagram now."""
        return self._unfolded is not None

    def is_narrow(self, width: int) -> bool:
        """Whether a window of `width` is too narrow for views one under the other at the right."""
        return width < NARROW * self._scale

    def set_scale(self, scale: float) -> None:
        """Columns so many times as wide, with the type in them."""
        self._scale = scale
        self._limit_right()

    def set_widths(self, width: int) -> None:
        """As they stand in a window of `width` that nobody has rearranged."""
        scale = self._scale
        if self.is_narrow(width):
            right = round(NARROW_RIGHT * scale)
        else:
            right = min(max(round(RIGHT_WIDTH * scale), round(0.27 * width)), round(540 * scale))
        left = round(self.left_width * scale)
        self.setSizes([left, max(320, width - left - right), right])

    def fold(self, folded: bool) -> None:
        """The right column under the diagram, or back to where it stood."""
        if folded:
            self._unfolded = self.saveState()
            self._middle.insertWidget(1, self._right)
            # What is gained by scrolling belongs to the diagram; the others take what they need.
            self._middle.setSizes([self._middle.height(), 1, 1])
        elif self._unfolded is not None:
            self.addWidget(self._right)
            self.restoreState(self._unfolded)
            self._unfolded = None
        self._limit_right()

    def layout_bytes(self) -> QByteArray:
        """The widths, for the settings; of three columns even while folded."""
        return self.saveState() if self._unfolded is None else self._unfolded

    def restore(self, widths: QByteArray) -> None:
        """What `layout_bytes` gave; garbage is left aside."""
        if not widths.isEmpty():
            self.restoreState(widths)
            self._hold()

    def _hold(self) -> None:
        """What a saved state would bring along of its own."""
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)

    def _limit_right(self) -> None:
        least = 0 if self.is_folded else round(LEAST_RIGHT * self._scale)
        self._right.setMinimumWidth(least)
