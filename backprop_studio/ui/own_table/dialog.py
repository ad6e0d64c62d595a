"""The dialog between a table and an experiment: look at it, choose columns, open."""

from PySide6.QtWidgets import QWidget

from backprop_studio.data.columns import Problem
from backprop_studio.data.preparation import held_out
from backprop_studio.data.table_process import (
    Choose,
    Chosen,
    Counted,
    Described,
    Read,
    Unreadable,
)
from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.numbers import format_count
from backprop_studio.experiment.problem import Refused
from backprop_studio.theme import Theme
from backprop_studio.ui.in_words import in_words
from backprop_studio.ui.own_table import suggestion
from backprop_studio.ui.own_table.form import TableForm
from backprop_studio.ui.own_table.reader import TableReader


class TableDialog(TableForm):
    """Reads the table beside the window. When it is accepted, `experiment` holds its rows."""

    def __init__(self, title: str, read: Read, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(title, theme, parent)
        self._read = read
        self.experiment: Experiment | None = None
        self._table: Described | None = None
        self._guessed_for: tuple[int, ...] = ()
        self._counting: Choose | None = None
        self._converting: Choose | None = None
        self.reader = TableReader(self)
        self._connect()
        self._show_reading()
        self.reader.begin(read)

    def _connect(self) -> None:
        self.reader.progressed.connect(self._progressed)
        self.reader.described.connect(self._described)
        self.reader.counted.connect(self._counted)
        self.reader.chosen.connect(self._chosen)
        self.reader.refused.connect(self._refused)
        self.finished.connect(self.reader.finish)
        self.named.clicked.connect(self._read_again)
        self.every.clicked.connect(self._all_inputs)
        self.none.clicked.connect(self._no_inputs)
        self.plan.changed.connect(self._plan_changed)
        self.plan.refused.connect(self._say_problem)
        self.model.changed.connect(self._columns_changed)
        self.open_button.clicked.connect(self._open)

    # reading --------------------------------------------------------------------------------

    def _show_reading(self) -> None:
        self._table = None
        self.progress.setRange(0, 0)
        self.progress.show()
        self.about.setText(self.tr("is being read …"))
        self.named.setEnabled(False)
        self._middle.setEnabled(False)
        self.open_button.setEnabled(False)
        self.sentence.clear()

    def _read_again(self, named: bool) -> None:
        """The first row holds the names, or it is a row like the others."""
        self._show_reading()
        self.reader.send(Read(self._read.path, self._read.text, named))

    def _progressed(self, share: float) -> None:
        self.progress.setRange(0, 1000)
        self.progress.setValue(round(1000 * share))

    def _described(self, table: Described) -> None:
        self._table = table
        self.progress.hide()
        self.named.setEnabled(True)
        self.named.setChecked(table.named)
        self._middle.setEnabled(True)
        self.about.setText(self._about(table))
        self.preview.show_table(table)
        self.rows.fit_columns()
        target = suggestion.guessed_target(table.columns, table.rows)
        inputs = suggestion.guessed_inputs(table.columns, table.rows, target)
        self.model.show_columns(table.columns, inputs, target)
        if table.rows < suggestion.FEW_ROWS:
            self.plan.held_out.set_value(0.0)
        self.plan.hidden.set_value(
            suggestion.hidden_units(self._inputs()) if len(inputs) else suggestion.hidden_units(1)
        )
        self.columns.setCurrentIndex(self.model.index(0, 0))
        self.columns.setFocus()
        self._guessed_for = ()
        self._guess()
        self._ask()

    def _about(self, table: Described) -> str:
        """How large the table is, and how a file of it is written."""
        size = self.tr("{rows} rows, {columns} columns").format(
            rows=format_count(table.rows), columns=format_count(len(table.columns))
        )
        if self._read.path is None:
            return size
        separators = {
            ",": self.tr("commas"),
            ";": self.tr("semicolons"),
            "\t": self.tr("tabs"),
            "|": self.tr("bars"),
        }
        between = separators.get(table.delimiter, table.delimiter)
        return f"{size} · {between} · {table.encoding}"

    def _refused(self, problem: Unreadable) -> None:
        self._converting = None
        self.progress.hide()
        if self._table is None:
            self.about.clear()
            self.named.setEnabled(True)
        else:
            self._middle.setEnabled(True)
        place = in_words(problem.place) or self.tr("The table")
        self._say_problem(
            self.tr("{place}: found {found}, allowed: {allowed}.").format(
                place=place[0].upper() + place[1:],
                found=in_words(problem.found),
                allowed=in_words(problem.allowed),
            )
        )
        self.open_button.setEnabled(False)

    def _say_problem(self, sentence: str) -> None:
        self.sentence.setStyleSheet(f"color: {self._theme.negative_text};")
        self.sentence.setText(sentence)

    # choosing -------------------------------------------------------------------------------

    def _all_inputs(self) -> None:
        self.model.choose_inputs(True)

    def _no_inputs(self) -> None:
        self.model.choose_inputs(False)

    def _guess(self) -> None:
        """The kind of problem that goes with the targets, unless they are as before."""
        if self.model.targets == self._guessed_for:
            return
        self._guessed_for = self.model.targets
        columns = [self.model.columns[place] for place in self.model.targets]
        if columns:
            self.plan.problem.set_key(columns[0].guessed_problem())
        kinds: tuple[Problem, ...] = ("regression", "two_classes", "classes")
        why = self.tr("The target has not the values for it.")
        for kind in kinds:
            self.plan.problem.allow(kind, self.model.allowed(kind), why)

    def _columns_changed(self) -> None:
        self._guess()
        self._ask()

    def _plan_changed(self) -> None:
        self._ask()

    def _inputs(self) -> int:
        return suggestion.input_width([self.model.columns[place] for place in self.model.inputs])

    def _ask(self) -> None:
        """Count the rows of this choice; meanwhile nothing can be opened."""
        self.open_button.setEnabled(False)
        self.plan.rows.clear()
        missing = ""
        if not self.model.targets:
            missing = self.tr("Tick a column as target: what is to be predicted.")
        elif not self.model.inputs:
            missing = self.tr("Tick at least one column as input.")
        elif not self.model.allowed(self.plan.kind):
            missing = self.tr("Several targets, or categories, are no such problem.")
        if missing:
            self._counting = None
            self.plan.network.clear()
            self._say_problem(missing)
            return
        self.sentence.clear()
        self._counting = Choose(self.model.inputs, self.model.targets, self.plan.kind)
        self.reader.send(self._counting)

    def _counted(self, counted: Counted) -> None:
        if counted.choice != self._counting or self._table is None:
            return
        used = self._table.rows - counted.left_out
        if not used:
            self.plan.network.clear()
            self._say_problem(self.tr("Every row misses a value in one of these columns."))
            return
        self.plan.show_network(counted.inputs, counted.outputs)
        kept = held_out(used, self.plan.plan().held_out)
        words = self.tr("{train} rows to train, {held_out} held out.").format(
            train=format_count(used - kept), held_out=format_count(kept)
        )
        if counted.left_out:
            words += " " + self._left_out_words(counted.left_out)
        self.plan.rows.setText(words)
        self.open_button.setEnabled(True)

    def _left_out_words(self, count: int) -> str:
        if count == 1:
            return self.tr("1 row is left out: a value is missing.")
        return self.tr("{count} rows are left out: a value is missing.").format(
            count=format_count(count)
        )

    # opening --------------------------------------------------------------------------------

    def _open(self) -> None:
        """Ask for the numbers of the choice."""
        if self._counting is None or self._converting is not None:
            return
        choice = self._counting
        self._converting = Choose(choice.inputs, choice.targets, choice.problem, convert=True)
        self.open_button.setEnabled(False)
        self._middle.setEnabled(False)
        self.progress.setRange(0, 0)
        self.progress.show()
        self.reader.send(self._converting)

    def _chosen(self, chosen: Chosen) -> None:
        if chosen.choice != self._converting or self._table is None:
            return
        self._converting = None
        words = self.tr("{rows} rows of {name}").format(
            rows=format_count(len(chosen.selection.inputs)), name=self._name
        )
        if chosen.selection.left_out:
            words += self.tr(", {count} left out: values missing").format(
                count=format_count(chosen.selection.left_out)
            )
        words += "."
        name = self._name.rpartition(".")[0] or self._name
        try:
            self.experiment = suggestion.experiment_of(
                chosen.selection, self.plan.plan(), name, words
            )
        except Refused as problem:
            self.progress.hide()
            self._middle.setEnabled(True)
            self._say_problem(in_words(problem))
            return
        self.accept()
