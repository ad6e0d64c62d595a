"""What goes on after an edit: the run, or at least the weights that still fit."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.mistakes import Mistakes
from backprop_studio.engine.network import Network, RunningStatistics
from backprop_studio.experiment import validation
from backprop_studio.experiment.build import build, settings_of
from backprop_studio.experiment.comparison import same
from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.prepared import prepare
from backprop_studio.training.beginning import begun_at, restarted
from backprop_studio.training.commands import Configure
from backprop_studio.training.live_run import LiveRun

Floats = NDArray[np.float64]

# Of `training`, the keys that decide which numbers are drawn or how they are kept.
_RESTARTING = ("seed", "precision")


def run_goes_on(old: Experiment, new: Experiment) -> bool:
    """Whether a run of `old` goes on as a run of `new`.

    It does through changes of optimizer, learning rate, batch size, shuffling,
    penalties and clipping; data, seeds, initializer, loss, layers and the document's own
    parameters start it again.
    """
    return (
        same(old.network, new.network)
        and same(old.loss, new.loss)
        and same(old.parameters, new.parameters)
        and all(same(getattr(old.training, k), getattr(new.training, k)) for k in _RESTARTING)
        and same(old.data, new.data)
    )


def configured(
    run: LiveRun | None, command: Configure, mistakes: Mistakes, clock: Callable[[], float]
) -> LiveRun:
    """The run that trains the command's experiment from now on: the present one, told so, or
    another one in its place. Raises Refused, and then nothing has changed."""
    wanted = validation.resolved(command.experiment)
    if run is None or command.restart:
        return open_run(wanted, command.folder, clock)
    if run_goes_on(run.experiment, wanted):
        wanted = msgspec.structs.replace(wanted, state=None)
        validation.check(wanted)
        run.configure(wanted, settings_of(wanted))
        return run
    again = start_again(run, wanted, command, clock)
    return restarted(again, mistakes) if mistakes.any else again


def open_run(experiment: Experiment, folder: Path | None, clock: Callable[[], float]) -> LiveRun:
    """The run of a whole document, standing where its `state` says. Raises Refused."""
    run = LiveRun(build(experiment, folder), clock)
    if experiment.state is not None:
        run.resume(experiment.state)
    return run


def start_again(
    old: LiveRun, wanted: Experiment, command: Configure, clock: Callable[[], float]
) -> LiveRun:
    """A new run in place of `old`. With the same layers it starts at the same place, values
    set by hand included, else with what still fits. Raises Refused."""
    before, folder = old.experiment, command.folder
    validation.check(msgspec.structs.replace(wanted, parameters=None, state=None))
    same_rows = (
        same(before.data, wanted.data)
        and same(before.loss, wanted.loss)  # decides whether targets are standardized
        and before.training.precision == wanted.training.precision
    )
    data = old.data if same_rows else prepare(wanted, folder)
    wanted = msgspec.structs.replace(fitting_parameters(wanted, data.features), state=None)
    run = LiveRun(build(wanted, folder, data=data), clock)
    if draws_the_same(before, wanted):
        if run.layout == old.layout and same(before.parameters, wanted.parameters):
            run.place_start(old.start, old.baseline)
        elif wanted.parameters is None:
            return _carried(old, run, command.passage.came_from, same_rows)
    return run


def _carried(
    old: LiveRun, run: LiveRun, came_from: tuple[int | None, ...] | None, same_rows: bool
) -> LiveRun:
    """`run` from the numbers of `old` that fit its layers. Where layers or units were added or
    removed, those are what it has learned so far, and a reset returns to what it began with;
    another kind of layer or other data begin where it began."""
    networks = old.trainer.network, run.trainer.network
    learned = old.trainer.parameters
    resized = same_rows and networks[0].widths != networks[1].widths
    goes_on = resized and bool(np.isfinite(learned).all())
    existing = learned if goes_on else old.start
    statistics = old.trainer.running if goes_on else old.start_running
    start, running = run.start.copy(), networks[1].new_statistics()
    carry_over(networks, (existing, start), came_from)
    _carry_statistics(networks, (statistics, running), came_from)
    carry_over(networks, (old.baseline, run.baseline), came_from)
    return begun_at(run, start, running)


def fitting_parameters(experiment: Experiment, features: int) -> Experiment:
    """`experiment` without parameters whose shapes are not those of its layers."""
    if experiment.parameters is None:
        return experiment
    widths = (features, *(layer.units for layer in experiment.network.layers))
    shapes = list(pairwise(widths))
    if [layer.weights.shape for layer in experiment.parameters] == shapes:
        return experiment
    return msgspec.structs.replace(experiment, parameters=None)


def draws_the_same(old: Experiment, new: Experiment) -> bool:
    """Whether both let the initializer draw from the same seed."""
    return (
        old.network.initializer == new.network.initializer and old.network.seed == new.network.seed
    )


def carry_over(
    networks: tuple[Network, Network],
    flats: tuple[Floats, Floats],
    came_from: tuple[int | None, ...] | None = None,
) -> None:
    """Write into the second flat vector, of the new network, what fits of the first.

    `came_from` says for each new layer which old one it was; of those all is taken where the
    shapes agree. Otherwise layers are matched from the input up; the output layer, when the
    number of layers has changed, with the output layer. Of a layer the block that both have is
    taken: units added keep the numbers that the initializer gave them, units removed are gone.
    A layer is left as it is where what flows into it is of another kind: features of
    other data, or another number of layers below.
    """
    old, new = networks
    old_views, new_views = old.views(flats[0]), new.views(flats[1])
    for before, after in _pairs(old, new, came_from):
        source, target = old_views[before], new_views[after]
        below = min(source.weights.shape[0], target.weights.shape[0])
        units = min(source.weights.shape[1], target.weights.shape[1])
        target.weights[:below, :units] = source.weights[:below, :units]
        target.bias[:units] = source.bias[:units]
        if source.scale is not None and target.scale is not None:
            target.scale[:units] = source.scale[:units]


def _carry_statistics(
    networks: tuple[Network, Network],
    statistics: tuple[RunningStatistics, RunningStatistics],
    came_from: tuple[int | None, ...] | None,
) -> None:
    """The same of batch normalization's running mean and variance, as `carry_over` does."""
    source, target = statistics
    for before, after in _pairs(*networks, came_from):
        for theirs, ours in ((source.mean, target.mean), (source.var, target.var)):
            given, taken = theirs[before], ours[after]
            if given is not None and taken is not None:
                units = min(given.size, taken.size)
                taken[:units] = given[:units]


def _pairs(
    old: Network, new: Network, came_from: tuple[int | None, ...] | None
) -> list[tuple[int, int]]:
    """Which layer of the new network takes over numbers of which layer of the old one."""
    return _told_layers(old, new, came_from) or _matching_layers(old, new)


def _told_layers(
    old: Network, new: Network, came_from: tuple[int | None, ...] | None
) -> list[tuple[int, int]]:
    """Pairs as told, of layers with the same shape; none where what is told is of others."""
    if came_from is None or len(came_from) != len(new.layers) or old.features != new.features:
        return []
    before, after = list(pairwise(old.widths)), list(pairwise(new.widths))
    told = [(layer, number) for number, layer in enumerate(came_from) if layer is not None]
    return [pair for pair in told if pair[0] < len(before) and before[pair[0]] == after[pair[1]]]


def _matching_layers(old: Network, new: Network) -> list[tuple[int, int]]:
    """Pairs (layer of the old network, layer of the new one) that share weights."""
    before, after = len(old.layers), len(new.layers)
    if before == after:
        pairs = [(number, number) for number in range(before)]
    else:
        pairs = [(number, number) for number in range(min(before, after) - 1)]
        if old.widths[-2:] == new.widths[-2:]:
            pairs.append((before - 1, after - 1))
    if old.features != new.features:
        pairs = [pair for pair in pairs if 0 not in pair]
    return pairs
