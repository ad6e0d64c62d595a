"""A heading that opens and closes what stands under it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget


class Fold(QWidget):
    """`body` is the widget to fill; closed at first."""

    toggled = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QWidget(self)
        self.body.setVisible(False)
        self._button = QToolButton(self)
        self._button.setText(title)
        self._button.setCheckable(True)
        self._button.setProperty("role", "fold")
        self._button.setArrowType(Qt.ArrowType.RightArrow)
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._button.setAccessibleName(title)
        self._button.toggled.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._button)
        column.addWidget(self.body)

    def set_open(self, is_open: bool) -> None:
        """Open or close."""
        self._button.setChecked(is_open)

    def set_bare(self, is_bare: bool) -> None:
        """Show the body without its heading, or as it was folded before."""
        self._button.setVisible(not is_bare)
        self.body.setVisible(is_bare or self.is_open)

    @property
    def is_open(self) -> bool:
        """Whether the body shows."""
        return self._button.isChecked()

    def _toggle(self, is_open: bool) -> None:
        self._button.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)
        self.body.setVisible(is_open)
        self.toggled.emit(is_open)
