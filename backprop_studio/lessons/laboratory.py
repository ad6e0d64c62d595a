"""The scene's own experiment, to be looked at elsewhere than where it stands on screen.

`start`, `after` and `at` in a lesson are answered by sessions of their own, so that a
number in the text is computed as the program computes, and never disturbs the run.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path

import msgspec

from backprop_studio.engine.mistakes import NO_MISTAKES, Mistakes
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import Experiment, InlineData, LayerParameters
from backprop_studio.lessons import quantities
from backprop_studio.lessons.names import Named
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.phrase import Phrase
from backprop_studio.training.commands import (
    Command,
    Configure,
    Iterate,
    SetMistakes,
    SetParameter,
    ShowExample,
)
from backprop_studio.training.messages import Snapshot

LARGEST = 1_200_000  # parameters times rows: beyond, a number takes too long for a page
MOST_WORK = 60_000_000  # the same times iterations
KEPT = 256
SETTINGS = ("rate", "momentum", "batch")

Numbers = tuple[tuple[str, float], ...]
Key = tuple[int, Numbers, Numbers, int]


class Laboratory:
    """One experiment; what was looked at is kept."""

    def __init__(
        self,
        experiment: Experiment,
        folder: Path | None = None,
        mistakes: Mistakes = NO_MISTAKES,
    ) -> None:
        self._experiment, self._folder, self._mistakes = experiment, folder, mistakes
        self._kept: OrderedDict[Key, Snapshot] = OrderedDict()

    @property
    def first(self) -> Snapshot:
        """The experiment as it starts, however large it is. Raises Refused."""
        key: Key = (0, (), (), 0)
        if key not in self._kept:
            broken: tuple[Command, ...] = (SetMistakes(self._mistakes),)
            commands = broken if self._mistakes.any else ()
            self._kept[key] = run(self._experiment, self._folder, commands)
        return self._kept[key]

    def snapshot(
        self,
        iterations: int = 0,
        before: Mapping[str, float] | None = None,
        afterwards: Mapping[str, float] | None = None,
        row: int = 0,
    ) -> Snapshot:
        """The experiment with some numbers set, after `iterations`, then with others set;
        training row `row` is the one shown. Raises Wrong, Refused."""
        first, last = before or {}, afterwards or {}
        key = (iterations, tuple(sorted(first.items())), tuple(sorted(last.items())), row)
        if key not in self._kept:
            self._kept[key] = self._made(iterations, first, last, row)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        return self._kept[key]

    def _made(
        self,
        iterations: int,
        before: Mapping[str, float],
        afterwards: Mapping[str, float],
        row: int,
    ) -> Snapshot:
        start = run(self._experiment, self._folder, ())
        size = quantities.value(start, "parameters") * start.data.training_rows
        if size > LARGEST or size * iterations > MOST_WORK:
            raise Wrong(Phrase("start, after and at are for small networks and few rows"))
        if row >= start.data.training_rows:
            raise Wrong(Phrase("there is no training row {row}", row=row + 1))
        experiment, commands = changed(self._experiment, start, before)
        _, last = changed(self._experiment, start, afterwards)
        if len(last) < len(afterwards):
            raise Wrong(Phrase("after some iterations only weights and biases can be set"))
        first: list[Command] = [SetMistakes(self._mistakes)] if self._mistakes.any else []
        shown = (ShowExample(row),) if row else ()
        made = (*first, *commands, Iterate(iterations), *last, *shown)
        return run(experiment, self._folder, made)


def changed(
    experiment: Experiment, snapshot: Snapshot, changes: Mapping[str, float]
) -> tuple[Experiment, tuple[SetParameter, ...]]:
    """The experiment with inputs, targets, learning rate, momentum and batch size changed, and
    what is to be set of its parameters. Raises Wrong."""
    settings = []
    for name, number in changes.items():
        if name in SETTINGS:
            experiment = _with_setting(experiment, name, number)
            continue
        named = quantities.find(snapshot, name)
        if isinstance(named.index, ParameterIndex):
            settings.append(SetParameter(named.index, number))
        else:
            experiment = _with_cell(experiment, name, named, number)
    return experiment, tuple(settings)


def _with_setting(experiment: Experiment, name: str, number: float) -> Experiment:
    replace = msgspec.structs.replace
    if name == "batch":
        if number != int(number) or number < 1:
            raise Wrong(Phrase("a batch has a whole number of rows, 1 or more"))
        return replace(experiment, training=replace(experiment.training, batch_size=int(number)))
    key = "learning_rate" if name == "rate" else name
    if not hasattr(experiment.optimizer, key):
        raise Wrong(Phrase("this optimizer has no {name}", name=name))
    return replace(experiment, optimizer=replace(experiment.optimizer, **{key: number}))


def with_numbers(
    experiment: Experiment, folder: Path | None, numbers: Mapping[str, float]
) -> Experiment:
    """The experiment that starts with these numbers. Raises Wrong, Refused."""
    if not numbers:
        return experiment
    first = run(experiment, folder, ())
    experiment, settings = changed(experiment, first, numbers)
    if not settings:
        return experiment
    layers = [
        LayerParameters(
            layer.weights.copy(),
            layer.bias.copy(),
            None if layer.scale is None else layer.scale.copy(),
        )
        for layer in first.parameters
    ]
    for setting in settings:
        layer, index = layers[setting.index.layer], setting.index
        if index.kind == "weight":
            layer.weights[index.source, index.unit] = setting.value
        elif index.kind == "bias":
            layer.bias[index.unit] = setting.value
        elif layer.scale is not None:
            layer.scale[index.unit] = setting.value
    return msgspec.structs.replace(experiment, parameters=tuple(layers))


def _with_cell(experiment: Experiment, name: str, named: Named, number: float) -> Experiment:
    """With another number in the first row, which is the one shown."""
    data, index = experiment.data, named.index
    is_input = isinstance(index, UnitIndex) and index.layer < 0
    if not isinstance(data, InlineData) or not (is_input or named.what == "target"):
        raise Wrong(
            Phrase(
                "“{name}” cannot be set: only weights, biases, rate, momentum, batch, and "
                "inline inputs and targets can",
                name=name,
            )
        )
    side = "inputs" if is_input else "targets"
    cells = getattr(data, side).copy()
    cells[0, index.unit] = number
    return msgspec.structs.replace(experiment, data=msgspec.structs.replace(data, **{side: cells}))


def run(experiment: Experiment, folder: Path | None, commands: tuple[Command, ...]) -> Snapshot:
    """A session's snapshot after these commands. Raises Refused."""
    # Loaded only when a lesson is open: the window itself never needs it.
    from backprop_studio.training.session import Session

    session = Session()
    session.handle(Configure(experiment, 1, folder, restart=True))
    for command in commands:
        session.handle(command)
        while not session.idle:
            session.advance(1.0, lambda: False)
    return session.snapshot()


def _as_it_is(snapshot: Snapshot) -> Snapshot:
    return snapshot


class Here:
    """A `Place` for expressions: a snapshot, and the laboratory for all that is elsewhere, of
    which is told what `shown` leaves."""

    def __init__(
        self,
        snapshot: Snapshot,
        laboratory: Laboratory,
        iterations: int = 0,
        before: Mapping[str, float] | None = None,
        afterwards: Mapping[str, float] | None = None,
        row: int = 0,
        shown: Callable[[Snapshot], Snapshot] = _as_it_is,
    ) -> None:
        self._snapshot, self._laboratory, self._shown = snapshot, laboratory, shown
        self._iterations = iterations
        self._before, self._afterwards = dict(before or {}), dict(afterwards or {})
        self._row = row

    def value(self, name: str) -> float:
        """A quantity here. Raises Wrong."""
        return quantities.value(self._snapshot, name)

    def of(self, function: str, name: str) -> float:
        """`grad`, `step`, `old` or `first` of a parameter, `mean` or `spread` of a column.
        Raises Wrong."""
        return quantities.of(self._snapshot, function, name)

    def start(self) -> "Here":
        """The scene's start."""
        return self._elsewhere(0, {}, {})

    def after(self, iterations: int) -> "Here":
        """So many iterations after the scene's start, or after what `at` gave."""
        if self._afterwards:
            raise Wrong(Phrase("after(…) stands outside of what is set after other iterations"))
        return self._elsewhere(self._iterations + iterations, self._before, {})

    def at(self, changes: Mapping[str, float]) -> "Here":
        """The scene's start, or what `after` gave, with some numbers set."""
        if self._iterations:
            changes = {**self._afterwards, **changes}
            return self._elsewhere(self._iterations, self._before, changes)
        return self._elsewhere(0, {**self._before, **changes}, {})

    def row(self, number: int) -> "Here":
        """The scene's start, or what `at` and `after` gave, with that training row shown."""
        there = Here(
            self._snapshot,
            self._laboratory,
            self._iterations,
            self._before,
            self._afterwards,
            number - 1,
            self._shown,
        )
        return there._elsewhere(self._iterations, self._before, self._afterwards)

    def _elsewhere(
        self, iterations: int, before: Mapping[str, float], afterwards: Mapping[str, float]
    ) -> "Here":
        snapshot = self._shown(self._laboratory.snapshot(iterations, before, afterwards, self._row))
        return Here(
            snapshot, self._laboratory, iterations, before, afterwards, self._row, self._shown
        )
