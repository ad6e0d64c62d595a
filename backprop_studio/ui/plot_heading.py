"""What stands around a plot: its title with the controls beside it, and muted captions."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from backprop_studio.theme import CAPTION, TEXT, Theme


class PlotHeading(QWidget):
    """One row: the view's title at the left, its controls at the right."""

    def __init__(self, title: str, controls: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self.title = QLabel(title, self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self._controls = tuple(controls)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.title)
        layout.addStretch(1)
        for control in controls:
            layout.addWidget(control)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Title in semi-bold text size; the controls in the interface's font."""
        self.title.setFont(theme.font(TEXT, 600))
        self.title.setStyleSheet(f"color: {theme.text};")
        for control in self._controls:
            control.setFont(theme.font(12))
        self.setMinimumHeight(round(theme.px(28)))


class Caption(QLabel):
    """A muted line beside or under a plot; it never widens the view."""

    def __init__(
        self, parent: QWidget, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show `text`, whole in the tooltip should it be cut off."""
        if text != self.text():
            self.setText(text)
            self.setToolTip(text)

    def set_theme(self, theme: Theme) -> None:
        """Caption size, muted."""
        self.setFont(theme.font(CAPTION))
        self.setStyleSheet(f"color: {theme.muted};")
