"""A frameless area that scrolls what is inside, and fits it to its width."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Scrolling(QScrollArea):
    """Takes no focus itself: Tab goes from control to control inside, and they come into sight.
    `upright`: it scrolls up and down only, for contents that can be as narrow as it is.
    `steady`: the scroll bar has its room whether there is anything to scroll or not. Contents
    that make themselves as high as their width asks could else be too high without it and low
    enough beside it, and it would come and go for ever."""

    def __init__(
        self,
        inside: QWidget,
        parent: QWidget | None = None,
        upright: bool = True,
        steady: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if upright:
            self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if steady:
            bar = self.verticalScrollBar()
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
            bar.setEnabled(False)  # which is not seen
            bar.rangeChanged.connect(self._enable_bar)
        self.setWidget(inside)

    def _enable_bar(self, lowest: int, highest: int) -> None:
        self.verticalScrollBar().setEnabled(lowest < highest)
