"""A few exclusive choices side by side, as one control."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QToolButton, QWidget


class Segmented(QWidget):
    """Emits `chosen(key)` when a person picks another one."""

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._keys: dict[int, str] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, (key, text) in enumerate(choices):
            button = QToolButton(self)
            button.setText(text)
            button.setCheckable(True)
            button.setProperty("role", "segment")
            place = "first" if number == 0 else "last" if number == len(choices) - 1 else "middle"
            button.setProperty("place", place)
            button.setAccessibleName(f"{name}: {text}")
            self._group.addButton(button, number)
            self._keys[number] = key
            row.addWidget(button)
        self._group.buttonClicked.connect(self._clicked)

    @property
    def key(self) -> str:
        """The key of the present choice; empty before there is one."""
        return self._keys.get(self._group.checkedId(), "")

    def set_chosen(self, key: str) -> None:
        """Show `key` as chosen; emits nothing."""
        for number, known in self._keys.items():
            if known == key:
                self._group.button(number).setChecked(True)

    def set_text(self, key: str, text: str) -> None:
        """Other words on a choice; its accessible name stays."""
        for number, known in self._keys.items():
            if known == key:
                self._group.button(number).setText(text)

    def _clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(self._keys[self._group.id(button)])
