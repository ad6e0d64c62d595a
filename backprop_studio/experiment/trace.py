"""The trace of a run: what each iteration started from, computed and changed, as JSON.

It is written as the run goes, so a long one takes no more memory than a short one.
"""

import json
from collections.abc import Callable
from typing import Any, BinaryIO

from backprop_studio.engine.settings import Stopped
from backprop_studio.engine.trainer import Trainer
from backprop_studio.experiment.model import LayerParameters
from backprop_studio.experiment.parameters import layer_parameters

FORMAT = "backprop-studio/trace"
KEYS = ("weights", "bias", "scale", "running_mean", "running_var")


def write_run(
    trainer: Trainer,
    steps: int,
    file: BinaryIO,
    gradients: bool = False,
    progress: Callable[[], object] | None = None,
) -> Stopped | None:
    """Make up to `steps` iterations and write their trace; why the run stopped, if it did.

    An iteration that diverged is not in the trace, its parameters are those before it.
    `progress` is called after each iteration.
    """
    head = {
        "format": FORMAT,
        "version": 1,
        "initial_parameters": [_entry(layer) for layer in layer_parameters(trainer)],
    }
    file.write(_json(head)[:-1] + b', "steps": [')
    separator = b"\n"
    for _ in range(steps):
        made, rate = trainer.iteration, trainer.learning_rate
        if trainer.stopped is not None:
            break
        loss = trainer.step()
        if trainer.iteration == made:
            break
        step: dict[str, Any] = {
            "iteration": trainer.iteration,
            "epoch": trainer.epoch,
            "loss": loss,
            "penalty": trainer.penalty,
            "learning_rate": rate,
        }
        if gradients:
            step["gradients"] = _gradients(trainer)
        file.write(separator + _json(step))
        separator = b",\n"
        if progress is not None:
            progress()
    tail = {
        "parameters": [_entry(layer) for layer in layer_parameters(trainer)],
        "stopped": trainer.stopped,
    }
    file.write(b"\n], " + _json(tail)[1:] + b"\n")
    return trainer.stopped


def _entry(layer: LayerParameters) -> dict[str, object]:
    """One layer's parameters as plain lists."""
    arrays = {key: getattr(layer, key) for key in KEYS}
    return {key: array.tolist() for key, array in arrays.items() if array is not None}


def _gradients(trainer: Trainer) -> list[dict[str, object]]:
    """What the optimizer was given, layer by layer, as plain lists."""
    found = []
    for views in trainer.network.views(trainer.gradient):
        arrays = {"weights": views.weights, "bias": views.bias, "scale": views.scale}
        found.append({key: array.tolist() for key, array in arrays.items() if array is not None})
    return found


def _json(value: object) -> bytes:
    return json.dumps(value, allow_nan=False).encode("ascii")
