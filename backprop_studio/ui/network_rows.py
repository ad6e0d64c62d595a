"""The network section: layers, units, activations, and where the parameters start."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.numbers import format_count
from backprop_studio.theme import Theme
from backprop_studio.ui import experiment_edits as edits
from backprop_studio.ui.data_rows import SEEDS
from backprop_studio.ui.edit_rows import EditRows
from backprop_studio.ui.panel_rows import NUMBER_WIDTH, STEPPER_WIDTH, PanelRows
from backprop_studio.ui.panel_words import (
    ACTIVATIONS,
    INITIALIZERS,
    OUTPUT_ACTIVATIONS,
    in_user_language,
)
from backprop_studio.ui.regularizing_edits import hidden_dropout, with_hidden_dropout
from backprop_studio.ui.row_meanings import network_meanings
from backprop_studio.ui.widgets.choice import Choice
from backprop_studio.ui.widgets.fold import Fold
from backprop_studio.ui.widgets.stepper import Stepper

MOST_LAYERS = 63  # hidden ones, beside the output layer
MOST_UNITS = 4096


class LayerStepper(Stepper):
    """The units of one hidden layer."""

    units_stepped = Signal(int, int)

    def __init__(self, name: str, layer: int) -> None:
        super().__init__(name, 1, MOST_UNITS)
        self._layer = layer
        self.stepped.connect(self._pass_on)

    def _pass_on(self, count: int) -> None:
        self.units_stepped.emit(self._layer, count)


class NetworkRows(EditRows):
    """Hidden layers with their units, activations, initializer and seed."""

    def __init__(self) -> None:
        super().__init__()
        self.heading(self.tr("Network"))
        self.layers = Stepper(self.tr("Hidden layers"), 0, MOST_LAYERS)
        self.layers.stepped.connect(self._layers_stepped)
        self.row("layers", self.tr("Hidden layers"), self.layers, width=STEPPER_WIDTH)
        self.units: list[LayerStepper] = []
        self._unit_rows: PanelRows | None = None
        self._theme: Theme | None = None
        self.hidden = Choice(self.tr("Hidden activation"), in_user_language(ACTIVATIONS))
        self.hidden.chosen.connect(self._hidden_chosen)
        self.row("hidden", self.tr("Hidden"), self.hidden)
        outputs = in_user_language(OUTPUT_ACTIVATIONS)
        self.output = Choice(self.tr("Output activation"), outputs)
        self.output.chosen.connect(self._output_chosen)
        self.row("output", self.tr("Output"), self.output)
        self.initializer = Choice(self.tr("Initializer"), in_user_language(INITIALIZERS))
        self.initializer.chosen.connect(self._initializer_chosen)
        self.fold = Fold(self.tr("Initializer, seed, dropout …"))
        self.wide("fold", self.fold)
        self._start = PanelRows()
        inside = QVBoxLayout(self.fold.body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._start)
        self._start.row("initializer", self.tr("Initializer"), self.initializer)
        self.seed = self.field(self.tr("Seed of the weights"), 0, SEEDS, whole=True)
        self.seed.committed.connect(self._seed_committed)
        self._start.row("seed", self.tr("Seed"), self.seed, width=NUMBER_WIDTH)
        self.dropout = self.field(self.tr("Dropout of the hidden layers"), 0.0, 0.99)
        self.dropout.setToolTip(self.tr("The share of hidden units left out at random in training"))
        self.dropout.committed.connect(self._dropout_committed)
        self._start.row("dropout", self.tr("Dropout"), self.dropout, width=NUMBER_WIDTH)
        for rows in (self, self._start):
            rows.explain(network_meanings())

    def show_experiment(self, experiment: Experiment) -> None:
        """Show layers and activations; "mixed" where hidden layers differ."""
        network = experiment.network
        hidden, output = network.layers[:-1], network.layers[-1]
        self.layers.set_count(len(hidden))
        self._show_units([layer.units for layer in hidden])
        self.show_row("hidden", bool(hidden))
        kinds = {layer.activation for layer in hidden}
        if len(kinds) == 1:
            self.hidden.set_key(kinds.pop())
        elif kinds:
            self.hidden.set_key("mixed", self.tr("mixed"))
        self.output.allow(
            "softmax", output.units > 1, self.tr("softmax needs at least two outputs")
        )
        self.output.set_key(output.activation)
        self.initializer.set_key(network.initializer)
        self.seed.set_value(network.seed)
        self.dropout.set_value(hidden_dropout(experiment))
        self._start.show_row("dropout", bool(hidden))

    def limit(self, keys: frozenset[str] | None) -> None:
        """The rows of the layers belong to that of their number."""
        super().limit(keys)
        if self._unit_rows is not None:
            self._unit_rows.setVisible(self._shows_units)

    @property
    def _shows_units(self) -> bool:
        return self._only is None or "layers" in self._only

    def _show_units(self, units: list[int]) -> None:
        if len(units) != len(self.units) or self._unit_rows is None:
            self._build_units(len(units))
        for stepper, count in zip(self.units, units, strict=True):
            word = self.tr("unit") if count == 1 else self.tr("units")
            stepper.set_count(count, f"{format_count(count)} {word}")

    def _build_units(self, count: int) -> None:
        if self._unit_rows is not None:
            self._unit_rows.hide()
            self._unit_rows.deleteLater()
        rows = PanelRows(self)
        self.units = []
        for layer in range(count):
            name = self.tr("Layer {number}").format(number=layer + 1)
            stepper = LayerStepper(
                self.tr("Units of layer {number}").format(number=layer + 1), layer
            )
            stepper.units_stepped.connect(self._units_stepped)
            rows.row(str(layer), name, stepper, width=STEPPER_WIDTH)
            self.units.append(stepper)
        self._unit_rows = rows
        self.insert_after("layers", rows)
        rows.setVisible(self._shows_units)
        if self._theme is not None:
            rows.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        """The rows of the layers too."""
        super().set_theme(theme)
        self._start.set_theme(theme)
        self._theme = theme
        if self._unit_rows is not None:
            self._unit_rows.set_theme(theme)

    # what a person does ---------------------------------------------------------------------

    def _layers_stepped(self, count: int) -> None:
        self.ask(partial(edits.with_hidden_layers, count=count), self.tr("Hidden layers"))

    def _units_stepped(self, layer: int, count: int) -> None:
        make = partial(edits.with_units, layer=layer, units=count)
        self.ask(make, self.tr("Units of layer {number}").format(number=layer + 1))

    def _hidden_chosen(self, key: str) -> None:
        make = partial(edits.with_hidden_activation, activation=key)
        self.ask(make, self.tr("Hidden activation"))

    def _output_chosen(self, key: str) -> None:
        make = partial(edits.with_output_activation, activation=key)
        self.ask(make, self.tr("Output activation"))

    def _initializer_chosen(self, key: str) -> None:
        self.ask(partial(edits.with_start, initializer=key), self.tr("Initializer"))

    def _dropout_committed(self, value: float) -> None:
        self.ask(partial(with_hidden_dropout, dropout=value), self.tr("Dropout"))

    def _seed_committed(self, value: int) -> None:
        self.ask(partial(edits.with_start, seed=value), self.tr("Seed of the weights"))
