"""Things to break on purpose, each a switch; what is broken is said where it is switched."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QVBoxLayout, QWidget

from backprop_studio.engine.mistakes import MISTAKES, NO_MISTAKES, Mistakes
from backprop_studio.theme import CAPTION, TEXT, Theme
from backprop_studio.ui.dressing import letter


class MistakeSwitches(QWidget):
    """`changed(Mistakes)` when a person throws a switch."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mistakes")
        self.setAccessibleName(self.tr("Break the training loop"))
        self._mistakes = NO_MISTAKES
        self._heading = QLabel(self.tr("Break the training loop"), self)
        self._note = QLabel(self.tr("Each switch starts the run again."), self)
        words = {
            "wrong_sign": (
                self.tr("Wrong sign"),
                self.tr("Add η ∂L/∂w where the update should subtract it"),
            ),
            "new_weights": (
                self.tr("New weights in the backward pass"),
                self.tr("Update each layer before the blame has gone down through it"),
            ),
            "gradients_not_reset": (
                self.tr("Gradients not reset"),
                self.tr("Add each iteration's gradient to those of all before"),
            ),
            "zero_start": (
                self.tr("Zero start"),
                self.tr("Let every weight and bias begin at 0"),
            ),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._heading)
        self.boxes: dict[str, QCheckBox] = {}
        for name in MISTAKES:
            text, tip = words[name]
            box = QCheckBox(text, self)
            box.setToolTip(tip)
            box.setAccessibleDescription(tip)
            box.clicked.connect(self._clicked)
            self.boxes[name] = box
            column.addWidget(box)
        column.addWidget(self._note)

    def show_mistakes(self, mistakes: Mistakes) -> None:
        """Set the switches; emits nothing."""
        self._mistakes = mistakes
        for name, box in self.boxes.items():
            box.setChecked(getattr(mistakes, name))

    def set_theme(self, theme: Theme) -> None:
        """Type and colours."""
        self._heading.setFont(theme.font(TEXT, 600))
        letter(self._note, theme.font(CAPTION), theme.muted)
        for box in self.boxes.values():
            box.setFont(theme.font(TEXT))

    def _clicked(self) -> None:
        self._mistakes = Mistakes(**{name: box.isChecked() for name, box in self.boxes.items()})
        self.changed.emit(self._mistakes)
