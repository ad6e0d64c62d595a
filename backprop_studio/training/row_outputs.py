"""ŷ of many rows in evaluation mode, a few rows at a time: what studies of rows begin with."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.engine.batches import Rows, Table
from backprop_studio.engine.forward import ForwardPass
from backprop_studio.engine.losses import find_loss
from backprop_studio.training.scene import Scene

PIECE = 100_000  # numbers of the widest layer at a time: about a millisecond
LEAST = 32  # rows at a time


def fixed_sample(count: int, most: int) -> NDArray[np.intp]:
    """All row numbers up to `count`, or always the same `most` of them, in ascending order."""
    if count <= most:
        return np.arange(count)
    return np.sort(np.random.default_rng(0).permutation(count)[:most])


class Passed(Struct, eq=False):
    """What the network makes of rows: `outputs` (n, k) and `losses` (n,), as it is trained."""

    outputs: NDArray[Any]
    losses: NDArray[Any]


class RowOutputs:
    """Passes a fixed sample of rows forward; what it converts is kept from time to time."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._source: Rows | None = None
        self._table: Table | None = None
        self.rows: NDArray[np.intp] = np.arange(0)  # numbers of the rows passed
        self.passed: Passed | None = None

    def forget(self) -> None:
        """The rows are others."""
        self._source, self._table, self.passed = None, None, None

    def pieces(self, scene: Scene, source: Rows) -> Iterator[None]:
        """Pass the sample of `source`; afterwards `passed` holds what came out."""
        network, table = scene.network, self._take(scene, source)
        count = len(table.rows)
        size = min(count, max(LEAST, PIECE // max(network.widths)))
        passed = Passed(
            np.empty((count, network.outputs), network.dtype), np.empty(count, network.dtype)
        )
        loss = find_loss(scene.settings.loss, scene.settings.delta)
        forward: ForwardPass | None = None
        for start in range(0, count, max(1, size)):
            stop = min(start + size, count)
            x_one, y = table.span(start, stop)
            if forward is None or forward.rows != len(y):
                forward = ForwardPass(network, scene.parameters, scene.running, len(y))
            with np.errstate(all="ignore"):
                forward.load(x_one, y)
                forward.run(training=False)
                passed.outputs[start:stop] = forward.last.a
                passed.losses[start:stop] = loss.examples(
                    np.ascontiguousarray(forward.error), np.ascontiguousarray(forward.last.z), y
                )
            yield
        self.passed = passed

    def _take(self, scene: Scene, source: Rows) -> Table:
        if self._table is None or self._source is not source:
            self.rows = fixed_sample(len(source), self._most)
            rows = source
            if len(self.rows) < len(source):
                rows = Rows(source.inputs[self.rows], source.targets[self.rows])
            self._source, self._table = source, Table(rows, scene.network.dtype)
        return self._table

    @property
    def sample(self) -> Rows:
        """The rows passed, as the network is given them."""
        assert self._table is not None
        return self._table.rows


def side_rows(scene: Scene, side: str) -> Rows | None:
    """The rows of one side; None where nothing is held out."""
    rows = scene.training if side == "training" else scene.validation
    return rows if rows is not None and len(rows) else None


def input_values(scene: Scene, inputs: NDArray[Any]) -> NDArray[np.float64]:
    """Inputs (n, features) as the network's rows hold them, in the data's own units. Bytes are
    pixels: 0 to 1."""
    values = inputs.astype(np.float64)
    if inputs.dtype == np.uint8:
        values /= 255.0
    return np.asarray(values * scene.input_scale + scene.input_mean)


def target_values(scene: Scene, targets: NDArray[Any]) -> NDArray[np.float64]:
    """Targets or outputs (n, k) in the data's own units."""
    return np.asarray(targets.astype(np.float64) * scene.target_scale + scene.target_mean)
