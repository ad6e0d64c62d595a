"""The range of a landscape, typed."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from backprop_studio.ui.landscape.axes import Range
from backprop_studio.ui.widgets.number_field import NumberField


class RangeDialog(QDialog):
    """From and to, for each axis."""

    def __init__(
        self, names: tuple[str, str], ranges: tuple[Range, Range], parent: QWidget | None = None
    ):
        super().__init__(parent)
        self.setWindowTitle(self.tr("Range of the landscape"))
        self._names = names
        self._unread = False  # what `problem` says
        self.problem = QLabel(self)
        self.problem.setWordWrap(True)
        self.problem.setVisible(False)
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
                field.refused.connect(self._say)
                field.committed.connect(self._say_nothing)
                self.fields.append(field)
                grid.addWidget(field, row, column + 1)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addLayout(grid)
        whole.addWidget(self.problem)
        whole.addWidget(buttons)
        self.fields[0].setFocus()
        self.fields[0].selectAll()

    def accept(self) -> None:
        """Stay open, and say why, where that is no range or something else was typed."""
        if self._unread:
            self._unread = False
            return
        for name, low, high in zip(self._names, self.fields[::2], self.fields[1::2], strict=True):
            if low.value == high.value:
                self._say(self.tr("{name}: both ends are the same.").format(name=name))
                self._unread = False
                low.setFocus()
                low.selectAll()
                return
        super().accept()

    def _say(self, problem: str) -> None:
        self._unread = True
        self.problem.setText(problem)
        self.problem.setVisible(True)

    def _say_nothing(self) -> None:
        self._unread = False
        self.problem.setVisible(False)

    @property
    def ranges(self) -> tuple[Range, Range]:
        """What was typed, low end first."""
        ends = [field.value or 0.0 for field in self.fields]  # each has a number from the start
        across, up = sorted(ends[:2]), sorted(ends[2:])
        return (across[0], across[1]), (up[0], up[1])
