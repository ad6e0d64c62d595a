"""The range of a landscape, typed."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from backprop_studio.ui.landscape.axes import Range
from backprop_studio.ui.widgets.number_field import NumberField


class RangeDialog(QDialog):
    """From and to, for each axis."""

    def __init__(self, names: tuple[str, str], ranges: tuple[Range, Range], parent: QWidget):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Range of the landscape"))
        grid = QGridLayout()
        grid.addWidget(QLabel(self.tr("from"), self), 0, 1)
        grid.addWidget(QLabel(self.tr("to"), self), 0, 2)
        self.fields: list[NumberField] = []
        for row, (name, ends) in enumerate(zip(names, ranges, strict=True), start=1):
            grid.addWidget(QLabel(name, self), row, 0)
            for column, (word, end) in enumerate(
                zip((self.tr("from"), self.tr("to")), ends, strict=True)
            ):
                field = NumberField(f"{name}: {word}", parent=self)
                field.set_value(float(f"{end:.6g}"))
                field.setToolTip(word)
                self.fields.append(field)
                grid.addWidget(field, row, column + 1)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addLayout(grid)
        whole.addWidget(buttons)
        self.fields[0].setFocus()
        self.fields[0].selectAll()

    @property
    def ranges(self) -> tuple[Range, Range] | None:
        """What was typed, low end first; None where the ends are the same or one is missing."""
        left, right, low, high = (field.value for field in self.fields)
        if left is None or right is None or low is None or high is None:
            return None
        if left == right or low == high:
            return None
        return (min(left, right), max(left, right)), (min(low, high), max(low, high))
