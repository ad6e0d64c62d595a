"""The data section: which rows are learned, how many, how noisy."""

from functools import partial
from math import nan

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QCheckBox

from backprop_studio.data.generators import GENERATORS
from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.experiment import model
from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.notation import Naming
from backprop_studio.experiment.numbers import format_count
from backprop_studio.theme import Theme
from backprop_studio.training.quantity import Quantity
from backprop_studio.ui import experiment_edits as edits
from backprop_studio.ui.edit_rows import EditRows
from backprop_studio.ui.panel_rows import NUMBER_WIDTH, PanelRows
from backprop_studio.ui.panel_words import DATA_SETS, in_user_language
from backprop_studio.ui.row_meanings import data_meanings
from backprop_studio.ui.widgets.choice import Choice
from backprop_studio.ui.widgets.number_field import NumberField

SHOWN_COLUMNS = 6  # a row with more numbers than this is not edited here
SEEDS = 2**32 - 1


class CellField(NumberField):
    """One number of the document's only row."""

    cell_committed = Signal(str, int, float)

    def __init__(self, name: str, side: str, column: int) -> None:
        super().__init__(name)
        self._side, self._column = side, column
        self.committed.connect(self._pass_on)

    @property
    def place(self) -> tuple[str, int]:
        """Which number of the row it is."""
        return self._side, self._column

    def quantity_at(self, _place: QPointF) -> Quantity:
        """The input or target that it holds."""
        if self._side == "targets":
            return Quantity("target", None, self._column)
        return Quantity("value", UnitIndex(-1, self._column))

    def _pass_on(self, value: float) -> None:
        self.cell_committed.emit(self._side, self._column, value)


class DataRows(EditRows):
    """Set, samples, noise, seed and validation share; a single row's own numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.heading(self.tr("Data"))
        self.choice = Choice(self.tr("Data set"), in_user_language(DATA_SETS))
        self.choice.chosen.connect(self._chosen)
        self.row("set", self.tr("Set"), self.choice)
        self._cells: list[CellField] = []
        self._shape = (0, 0)
        self._covered: frozenset[tuple[str, int]] = frozenset()
        self._cell_names: tuple[str, ...] = ()
        self._cell_rows: PanelRows | None = None
        self._theme: Theme | None = None
        self._about = self.caption("about")
        self.samples = self.field(self.tr("Samples"), 1, 1_000_000, whole=True)
        self.samples.committed.connect(self._samples_committed)
        self.row("samples", self.tr("Samples"), self.samples, width=NUMBER_WIDTH)
        self.noise = self.field(self.tr("Noise"), 0, 1000)
        self.noise.committed.connect(self._noise_committed)
        self.row("noise", self.tr("Noise"), self.noise, width=NUMBER_WIDTH)
        self.held_out = self.field(self.tr("Held out for validation"), 0, 0.9)
        self.held_out.committed.connect(self._held_out_committed)
        self.row("held_out", self.tr("Held out"), self.held_out, width=NUMBER_WIDTH)
        self.standardize = QCheckBox(self.tr("Standardized"), self)
        self.standardize.setToolTip(
            self.tr(
                "The network is given (value − mean) / standard deviation of each column, by the "
                "training rows, so that square feet do not outweigh bedrooms. A target that is a "
                "quantity is treated alike. Plots undo it: their axes have the table's own units."
            )
        )
        self.standardize.clicked.connect(self._standardize_clicked)
        self.wide("standardize", self.standardize)
        self.seed = self.field(self.tr("Seed of the data"), 0, SEEDS, whole=True)
        self.seed.committed.connect(self._seed_committed)
        self.row("seed", self.tr("Seed"), self.seed, width=NUMBER_WIDTH)
        self.explain(data_meanings())

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the rows that this source of data has."""
        data = experiment.data
        generated, shipped = (
            isinstance(data, model.GeneratedData),
            isinstance(data, model.ShippedData),
        )
        if isinstance(data, model.GeneratedData):
            self.choice.set_key(data.generator)
            self.noise.set_value(data.noise)
        elif isinstance(data, model.ShippedData):
            self.choice.set_key(data.name)
        elif isinstance(data, model.CsvData):
            self.choice.set_key("csv", self.tr("Table (CSV)"))
        if isinstance(data, model.GeneratedData | model.ShippedData):
            self.samples.set_value(data.samples)
        self._show_inline(experiment)
        digits = isinstance(data, model.ShippedData) and data.name == "mnist"
        one_row = isinstance(data, model.InlineData) and len(data.inputs) == 1
        self.held_out.set_value(data.validation_fraction)
        self.seed.set_value(data.seed)
        self.show_row("samples", generated)
        self.show_row("noise", generated)
        self.show_row("held_out", not (digits or one_row))
        self.standardize.setChecked(data.standardize)
        self.show_row("standardize", data.standardize or not (generated or digits or one_row))
        self.show_row("seed", generated or shipped)

    def _show_inline(self, experiment: Experiment) -> None:
        data = experiment.data
        inline = isinstance(data, model.InlineData)
        one_row = isinstance(data, model.InlineData) and len(data.inputs) == 1
        if isinstance(data, model.InlineData):
            rows, width = data.inputs.shape
            if rows == 1:
                self.choice.set_key("inline")
            else:
                self.choice.set_key("rows", self.tr("Own rows"))
            self._about.setText(
                self.tr("{rows} rows, inputs: {inputs}, targets: {targets}").format(
                    rows=format_count(rows),
                    inputs=format_count(width),
                    targets=format_count(data.targets.shape[1]),
                )
            )
            if one_row and width + data.targets.shape[1] <= SHOWN_COLUMNS:
                self._show_cells(experiment, data)
                self.show_row("about", False)
                return
        self._drop_cells()
        self.show_row("about", inline)

    def _show_cells(self, experiment: Experiment, data: model.InlineData) -> None:
        shape = (data.inputs.shape[1], data.targets.shape[1])
        naming = Naming(experiment, shape[0])
        names = tuple(
            str(naming.activation(UnitIndex(-1, column))) for column in range(shape[0])
        ) + tuple(str(naming.target(column)) for column in range(shape[1]))
        if names != self._cell_names or self._cell_rows is None:
            self._drop_cells()
            self._build_cells(shape[0], names)
        numbers = [*data.inputs[0], *data.targets[0]]
        for cell, number in zip(self._cells, numbers, strict=True):
            covered = cell.place in self._covered
            cell.setEnabled(not covered)
            cell.set_value(nan if covered else float(number))

    def cover(self, places: frozenset[tuple[str, int]], experiment: Experiment) -> None:
        """Show no number at these places of the row (side and column); the hall shall guess."""
        if places != self._covered:
            self._covered = places
            self.show_experiment(experiment)

    def _build_cells(self, inputs: int, names: tuple[str, ...]) -> None:
        rows = PanelRows(self)
        for position, name in enumerate(names):
            side, column = (
                ("inputs", position)
                if position < inputs
                else (
                    "targets",
                    position - inputs,
                )
            )
            cell = CellField(name, side, column)
            cell.cell_committed.connect(self._cell_committed)
            cell.refused.connect(self.refused)
            label = name if side == "inputs" else self.tr("Target {name}").format(name=name)
            rows.row(f"{side}{column}", label, cell, width=NUMBER_WIDTH)
            self._cells.append(cell)
        self._cell_names, self._cell_rows = names, rows
        self.insert_after("set", rows)
        if self._theme is not None:
            rows.set_theme(self._theme)

    def _drop_cells(self) -> None:
        if self._cell_rows is not None:
            self._cell_rows.hide()
            self._cell_rows.deleteLater()
        self._cells, self._cell_names, self._cell_rows = [], (), None

    def set_theme(self, theme: Theme) -> None:
        """The single row's fields too."""
        super().set_theme(theme)
        self._theme = theme
        self.standardize.setFont(theme.font())
        if self._cell_rows is not None:
            self._cell_rows.set_theme(theme)

    # what a person does ---------------------------------------------------------------------

    def _chosen(self, key: str) -> None:
        text = self.tr("Data set")
        if key == "inline":
            self.ask(edits.with_one_example, text)
        elif key in GENERATORS:
            self.ask(partial(edits.with_generator, generator=key), text)
        else:
            self.ask(partial(edits.with_shipped, name=key), text)

    def _cell_committed(self, side: str, column: int, value: float) -> None:
        make = partial(edits.with_inline_value, side=side, row=0, column=column, value=value)
        self.ask(make, self.tr("Input") if side == "inputs" else self.tr("Target"))

    def _samples_committed(self, value: int) -> None:
        self.ask(partial(edits.with_data_number, key="samples", value=value), self.tr("Samples"))

    def _noise_committed(self, value: float) -> None:
        self.ask(partial(edits.with_data_number, key="noise", value=value), self.tr("Noise"))

    def _held_out_committed(self, value: float) -> None:
        make = partial(edits.with_data_number, key="validation_fraction", value=value)
        self.ask(make, self.tr("Held out"))

    def _standardize_clicked(self, wanted: bool) -> None:
        make = partial(edits.with_data_number, key="standardize", value=wanted)
        self.ask(make, self.tr("Standardize") if wanted else self.tr("Do not standardize"))

    def _seed_committed(self, value: int) -> None:
        self.ask(
            partial(edits.with_data_number, key="seed", value=value), self.tr("Seed of the data")
        )
