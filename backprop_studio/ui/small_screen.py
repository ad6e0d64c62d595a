"""A screen smaller than what the window is laid out for shows a part of it, to be scrolled."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

LAID_OUT_FOR = (960, 560)
SMALLEST = (640, 420)


class SmallScreen(QScrollArea):
    """Gives `inside` the whole room, and never less than `LAID_OUT_FOR`; where there is more
    room than that, nothing scrolls."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        inside.setMinimumSize(*LAID_OUT_FOR)
        self.setWidget(inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys belong to what is inside, and then to the window."""
        event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Where nothing is hidden the wheel is not for scrolling."""
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        if any(bar.maximum() > 0 for bar in bars):
            super().wheelEvent(event)
        else:
            event.ignore()
