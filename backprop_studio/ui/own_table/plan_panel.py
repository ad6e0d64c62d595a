"""What is to be learned from a table: the kind of problem, and the network to begin with."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from backprop_studio.data.columns import Problem
from backprop_studio.experiment.numbers import format_count
from backprop_studio.theme import CAPTION, Theme
from backprop_studio.ui.own_table.suggestion import HELD_OUT, Plan, output_of
from backprop_studio.ui.panel_rows import NUMBER_WIDTH, PanelRows
from backprop_studio.ui.widgets.choice import Choice
from backprop_studio.ui.widgets.number_field import NumberField

PROBLEM_WIDTH = 150
MOST_HIDDEN = 512


class PlanPanel(PanelRows):
    """`changed` when a person settles something; `refused(sentence)` for what is no number."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading(self.tr("What is learned"))
        self.problem = Choice(
            self.tr("Kind of problem"),
            (
                ("regression", self.tr("A quantity")),
                ("two_classes", self.tr("Two classes")),
                ("classes", self.tr("Several classes")),
            ),
        )
        self.problem.setToolTip(
            self.tr("Guessed from the target. A quantity is fitted; a class gets a probability")
        )
        self.problem.chosen.connect(self._settled)
        self.row("problem", self.tr("Target is"), self.problem, width=PROBLEM_WIDTH)
        self.heading(self.tr("Network to begin with"))
        self.hidden = NumberField(self.tr("Hidden units"), 0, MOST_HIDDEN, whole=True)
        self.hidden.setToolTip(self.tr("Units of the one hidden layer, tanh; 0 for none"))
        self.row("hidden", self.tr("Hidden units"), self.hidden, width=NUMBER_WIDTH)
        self.network = self.caption("network")
        self.heading(self.tr("Rows"))
        self.held_out = NumberField(self.tr("Held out for validation"), 0, 0.9)
        self.held_out.setToolTip(
            self.tr("The share of the rows that is not trained on, to see whether it generalizes")
        )
        self.held_out.set_value(HELD_OUT)
        self.row("held_out", self.tr("Held out"), self.held_out, width=NUMBER_WIDTH)
        self.standardize = QCheckBox(self.tr("Standardize the columns"), self)
        self.standardize.setToolTip(
            self.tr(
                "Subtract each column's mean and divide by its standard deviation, so that no "
                "column outweighs another. Axes keep the table's own units."
            )
        )
        self.standardize.setChecked(True)
        self.standardize.toggled.connect(self._settled)
        self.wide("standardize", self.standardize)
        self.rows = self.caption("rows")
        for field in (self.hidden, self.held_out):
            field.committed.connect(self._settled)
            field.refused.connect(self.refused)
        self.finish()

    def plan(self) -> Plan:
        """What is settled."""
        return Plan(
            self.kind,
            int(self.hidden.value or 0),
            float(self.held_out.value or 0.0),
            self.standardize.isChecked(),
        )

    @property
    def kind(self) -> Problem:
        """The kind of problem."""
        kinds: dict[str, Problem] = {"two_classes": "two_classes", "classes": "classes"}
        return kinds.get(self.problem.key, "regression")

    def show_network(self, inputs: int, targets: int) -> None:
        """Say what network is made for so many numbers."""
        plan = self.plan()
        output, _ = output_of(plan.problem, targets)
        several = self.tr("{count} inputs").format(count=format_count(inputs))
        parts = [self.tr("1 input") if inputs == 1 else several]
        if plan.hidden:
            parts.append(self.tr("{units} tanh").format(units=plan.hidden))
        parts.append(f"{output.units} {output.activation}")
        names = {
            "regression": self.tr("mean squared error"),
            "two_classes": self.tr("binary cross-entropy"),
            "classes": self.tr("cross-entropy"),
        }
        self.network.setText(
            self.tr("{layers}; loss: {loss}; optimizer: Adam. All can be changed later.").format(
                layers=" → ".join(parts), loss=names[plan.problem]
            )
        )

    def _settled(self, _value: object = None) -> None:
        self.changed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Fonts and the muted colour of captions."""
        super().set_theme(theme)
        for control in (self.problem, self.hidden, self.held_out, self.standardize):
            control.setFont(theme.font())
        for label in self.findChildren(QLabel):
            if label in (self.network, self.rows):
                label.setFont(theme.font(CAPTION))
