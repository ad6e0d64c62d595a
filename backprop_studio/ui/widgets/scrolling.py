"""A frameless area that scrolls what is inside, and fits it to its width."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Scrolling(QScrollArea):
    """Takes no focus itself: Tab goes from control to control inside, and they come into sight.
    `upright`: it scrolls up and down only, for contents that can be as narrow as it is."""

    def __init__(
        self, inside: QWidget, parent: QWidget | None = None, upright: bool = True
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if upright:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
