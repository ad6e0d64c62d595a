"""Rows as points that a hand adds, moves and erases: pure functions from rows to rows.

The rows that are held out stay held out: the document says by a seed which places of its
table those are, so after each edit the rows are laid into the places of their side. Where
another row has to be held out, it is the one added last.
"""

from pathlib import Path
from typing import Literal

import msgspec
import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from backprop_studio.data.preparation import split
from backprop_studio.experiment.model import Experiment, GeneratedData, InlineData
from backprop_studio.experiment.prepared import whole_table
from backprop_studio.experiment.units import name_with_unit
from backprop_studio.ui.output.prediction import classes

Floats = NDArray[np.float64]
Plane = Literal["map", "fit"]  # spots are both inputs, or the input and the target


class Points(Struct, frozen=True, eq=False):
    """All rows by side: inputs (n, features) and targets (n, outputs) of the training rows,
    then those held out. The first `training` rows are trained on."""

    inputs: Floats
    targets: Floats
    training: int

    def spots(self, plane: Plane) -> Floats:
        """Where each row lies in the plane, (n, 2)."""
        if plane == "map":
            return self.inputs[:, :2]
        return np.column_stack([self.inputs[:, 0], self.targets[:, 0]])

    def nearest(self, plane: Plane, spot: tuple[float, float]) -> int:
        """The row that lies nearest to a spot, both axes measured by their extent."""
        spots = self.spots(plane)
        extent = np.ptp(spots, axis=0)
        extent[extent == 0] = 1.0
        return int(np.argmin((((spots - spot) / extent) ** 2).sum(axis=1)))


def points_of(experiment: Experiment, folder: Path | None) -> Points:
    """The rows of a document. Raises Refused."""
    table, data = whole_table(experiment, folder), experiment.data
    training, held_out = split(len(table.inputs), data.validation_fraction, data.seed)
    order = np.concatenate([training, held_out])
    inputs, targets = (np.asarray(rows, np.float64) for rows in (table.inputs, table.targets))
    return Points(inputs[order], targets[order], len(training))


def with_points(experiment: Experiment, points: Points, folder: Path | None) -> Experiment:
    """The document with these rows in it, each on its side as far as the numbers allow."""
    old = experiment.data
    training, held_out = split(len(points.inputs), old.validation_fraction, old.seed)
    places = np.concatenate([training, held_out])
    order = _sides(points, len(training))
    inputs, targets = np.empty_like(points.inputs), np.empty_like(points.targets)
    inputs[places], targets[places] = points.inputs[order], points.targets[order]
    names = old.input_names, old.target_names
    if not isinstance(old, InlineData | GeneratedData):
        table = whole_table(experiment, folder)
        names = (
            _with_units(experiment, names[0] or table.input_names),
            _with_units(experiment, names[1] or table.target_names),
        )
    data = InlineData(
        inputs=inputs,
        targets=targets,
        input_names=names[0],
        target_names=names[1],
        seed=old.seed,
        standardize=old.standardize,
        validation_fraction=old.validation_fraction,
    )
    return msgspec.structs.replace(experiment, data=data, state=None)


def _with_units(experiment: Experiment, names: tuple[str, ...]) -> tuple[str, ...]:
    """Rows that leave their table take its units along: dollars stay dollars."""
    return tuple(name_with_unit(experiment, name) for name in names)


def _sides(points: Points, wanted: int) -> NDArray[np.intp]:
    """The numbers of the rows, `wanted` of them to train on first; the last of a side that is
    too long change to the other."""
    count = len(points.inputs)
    training = np.arange(min(points.training, wanted))
    spare = np.arange(wanted, points.training)
    held_out = np.arange(points.training, count)
    short = max(0, wanted - points.training)
    if short:
        held_out, moved = held_out[:-short], held_out[-short:]
        return np.concatenate([training, moved, held_out])
    return np.concatenate([training, held_out, spare])


# edits --------------------------------------------------------------------------------------


class Put(Struct, frozen=True):
    """Further points at these spots. `label` is their class, or where targets are quantities
    the target itself; on the plane of a fit the spot says it."""

    spots: tuple[tuple[float, float], ...]
    label: float


class Shift(Struct, frozen=True):
    """The point that lay at `start` when it was taken, now at `end`."""

    start: tuple[float, float]
    end: tuple[float, float]


class Rub(Struct, frozen=True):
    """The points at these spots go."""

    spots: tuple[tuple[float, float], ...]


PointEdit = Put | Shift | Rub


def put(experiment: Experiment, points: Points, plane: Plane, edit: Put) -> Points:
    """Points added, to train on."""
    targets = [_target(experiment, points, plane, spot, edit.label) for spot in edit.spots]
    width = points.inputs.shape[1]
    inputs = np.array([spot[:width] for spot in edit.spots], dtype=np.float64)
    at = points.training
    return Points(
        np.insert(points.inputs, at, inputs, axis=0),
        np.insert(points.targets, at, np.array(targets), axis=0),
        at + len(inputs),
    )


def shifted(
    experiment: Experiment, points: Points, plane: Plane, row: int, end: tuple[float, float]
) -> Points:
    """One point elsewhere; its class goes with it."""
    inputs, targets = points.inputs.copy(), points.targets
    if plane == "map":
        inputs[row, :2] = end
    else:
        inputs[row, 0] = end[0]
        targets = targets.copy()
        targets[row] = _target(experiment, points, plane, end, 0.0)
    return replace(points, inputs=inputs, targets=targets)


def rubbed(points: Points, plane: Plane, edit: Rub) -> Points:
    """Points erased; one is always left."""
    for spot in edit.spots:
        if len(points.inputs) == 1:
            break
        row = points.nearest(plane, spot)
        if not np.allclose(points.spots(plane)[row], spot, rtol=1e-9, atol=1e-12):
            continue  # it has gone already
        training = points.training - (row < points.training)
        points = Points(
            np.delete(points.inputs, row, axis=0), np.delete(points.targets, row, axis=0), training
        )
    return points


def class_targets(experiment: Experiment, targets: Floats) -> Floats | None:
    """The target row of each class, (classes, outputs); None where targets are quantities."""
    if classes(experiment, targets) is None:
        return None
    if targets.shape[1] > 1:
        return np.eye(targets.shape[1])
    values = np.unique(targets)
    if len(values) != 2:
        tanh = experiment.network.layers[-1].activation == "tanh"
        values = np.array([-1.0 if tanh else 0.0, 1.0])
    return values[:, np.newaxis]


def _target(
    experiment: Experiment, points: Points, plane: Plane, spot: tuple[float, float], label: float
) -> Floats:
    """The target row of a new point."""
    known = class_targets(experiment, points.targets)
    if known is None:
        return np.array([spot[1] if plane == "fit" else label])
    if plane == "fit":
        label = float(np.argmin(np.abs(known[:, 0] - spot[1])))
    return np.asarray(known[min(int(label), len(known) - 1)])
