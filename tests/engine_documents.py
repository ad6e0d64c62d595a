"""Reads inline documents into trainers, without the program's own loader."""

from typing import Any

import numpy as np

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.network import LayerSpec, Network, RunningStatistics
from backprop_studio.engine.optimizers import Rule
from backprop_studio.engine.schedules import Schedule
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer


def settings_of(document: dict[str, Any]) -> Settings:
    optimizer = dict(document["optimizer"])
    rate = optimizer.pop("learning_rate")
    schedule = Schedule(**optimizer.pop("schedule", {}))
    training = dict(document["training"])
    loss = document["loss"]
    return Settings(
        loss=loss["kind"],
        delta=loss.get("delta", 1.0),
        rule=Rule(**optimizer),
        learning_rate=rate,
        schedule=schedule,
        **training,
    )


def trainer_of(document: dict[str, Any]) -> Trainer:
    inputs = np.array(document["data"]["inputs"])
    targets = np.array(document["data"]["targets"])
    layers = tuple(LayerSpec(**layer) for layer in document["network"]["layers"])
    network = Network(inputs.shape[1], layers)
    flat, running = network.new_vector(), network.new_statistics()
    for number, (views, given) in enumerate(
        zip(network.views(flat), document["parameters"], strict=True)
    ):
        views.weights[...] = given["weights"]
        views.bias[...] = given["bias"]
        if views.scale is not None:
            views.scale[...] = given["scale"]
            running.mean[number][...] = given["running_mean"]
            running.var[number][...] = given["running_var"]
    return Trainer(network, settings_of(document), Rows(inputs, targets), None, flat, running)


def parameters_of(
    network: Network, flat: np.ndarray, running: RunningStatistics | None = None
) -> list[dict[str, Any]]:
    entries = []
    for number, views in enumerate(network.views(flat)):
        entry: dict[str, Any] = {"weights": views.weights.tolist(), "bias": views.bias.tolist()}
        if views.scale is not None:
            entry["scale"] = views.scale.tolist()
            if running is not None:
                entry["running_mean"] = running.mean[number].tolist()
                entry["running_var"] = running.var[number].tolist()
        entries.append(entry)
    return entries
