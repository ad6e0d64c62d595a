"""Between the document's `parameters` and the engine's flat vector with running statistics."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.network import Network, RunningStatistics
from backprop_studio.engine.trainer import Trainer
from backprop_studio.experiment.model import LayerParameters
from backprop_studio.experiment.problem import Refused
from backprop_studio.phrase import Phrase

Flat = NDArray[Any]


def flat_parameters(
    network: Network, entries: tuple[LayerParameters, ...], place: str = "parameters"
) -> tuple[Flat, RunningStatistics]:
    """The document's numbers as one flat vector and running statistics, absent ones as
    initialized. `place` names them where they do not fit the precision (Refused)."""
    flat, running = network.new_vector(), network.new_statistics()
    with np.errstate(over="ignore"):
        for i, (views, entry) in enumerate(zip(network.views(flat), entries, strict=True)):
            views.weights[...] = entry.weights
            views.bias[...] = entry.bias
            if views.scale is not None:
                views.scale[...] = 1.0 if entry.scale is None else entry.scale
            mean, var = running.mean[i], running.var[i]
            if mean is not None and entry.running_mean is not None:
                mean[...] = entry.running_mean
            if var is not None and entry.running_var is not None:
                var[...] = entry.running_var
    if not (np.isfinite(flat).all() and np.isfinite(running.flat).all()):
        allowed = Phrase("numbers that {name} can hold", name=network.dtype.name)
        raise Refused(place, Phrase("a number that is too large"), allowed)
    return flat, running


def layer_parameters(trainer: Trainer) -> tuple[LayerParameters, ...]:
    """Where the trainer stands, as the document's `parameters` (copies, float64)."""
    return entries_of(trainer.network, trainer.parameters, trainer.running)


def entries_of(
    network: Network, flat: Flat, running: RunningStatistics
) -> tuple[LayerParameters, ...]:
    """A flat vector and running statistics as the document's `parameters` (copies, float64)."""
    entries = []
    for i, views in enumerate(network.views(flat)):
        arrays = {
            "weights": views.weights,
            "bias": views.bias,
            "scale": views.scale,
            "running_mean": running.mean[i],
            "running_var": running.var[i],
        }
        copies = {k: v.astype(np.float64) for k, v in arrays.items() if v is not None}
        entries.append(LayerParameters(**copies))
    return tuple(entries)
