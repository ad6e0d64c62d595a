"""A small run with everything in it: normalization, dropout, residual, penalties, clipping."""

from dataclasses import replace

import numpy as np

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.initializers import initial_parameters
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.optimizers import Rule
from backprop_studio.engine.schedules import Schedule
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer

LAYERS = (
    LayerSpec(4, "tanh", batch_norm=True, dropout=0.25),
    LayerSpec(4, "gelu", residual=True),
    LayerSpec(2, "linear", batch_norm=True),
)
RICH = Settings(
    rule=Rule("adam"),
    learning_rate=0.05,
    schedule=Schedule("cosine", steps=50, warmup=3),
    batch_size=4,
    seed=7,
    l1=1e-3,
    l2=1e-2,
    clip_value=0.5,
    clip_norm=0.4,
)


def rows(count: int = 11, seed: int = 0) -> Rows:
    random = np.random.default_rng(seed)
    return Rows(random.normal(size=(count, 3)), random.normal(size=(count, 2)))


def trainer(
    settings: Settings = RICH, validation: Rows | None = None, **changes: object
) -> Trainer:
    network = Network(3, LAYERS)
    start = initial_parameters(network, "xavier_uniform", 1)
    return Trainer(network, replace(settings, **changes), rows(), validation, start)
