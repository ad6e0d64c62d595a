"""A count with a button for one less and one for one more."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from backprop_studio.experiment.numbers import MINUS


class Stepper(QWidget):
    """Emits `stepped(count)` when a person presses a button; the owner sets the count."""

    stepped = Signal(int)

    def __init__(self, name: str, low: int, high: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high, self._count = low, high, low
        self._label = QLabel(self)
        self._label.setProperty("number", True)
        self.less = self._button(MINUS, self.tr("{name}: one less").format(name=name))
        self.more = self._button("+", self.tr("{name}: one more").format(name=name))
        self.less.clicked.connect(self._one_less)
        self.more.clicked.connect(self._one_more)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addStretch(1)
        for widget in (self._label, self.less, self.more):
            row.addWidget(widget)

    def _button(self, text: str, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAutoRaise(True)
        button.setProperty("step", True)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    @property
    def count(self) -> int:
        """The count shown."""
        return self._count

    def set_count(self, count: int, text: str | None = None) -> None:
        """Show `count`, written as `text` if given; emits nothing."""
        self._count = count
        self._label.setText(str(count) if text is None else text)
        self.less.setEnabled(count > self._low)
        self.more.setEnabled(count < self._high)

    def _one_less(self) -> None:
        self.stepped.emit(self._count - 1)

    def _one_more(self) -> None:
        self.stepped.emit(self._count + 1)
