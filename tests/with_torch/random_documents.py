"""Random experiment documents, each from its number; and themes that press one feature."""

from typing import Any

import numpy as np

Document = dict[str, Any]

HIDDEN = (
    "linear", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "softplus", "silu", "gelu",
)  # fmt: skip
LOSSES = (
    "mse", "half_squared_error", "mae", "huber", "binary_cross_entropy", "cross_entropy",
)  # fmt: skip
OPTIMIZERS = ("sgd", "momentum", "nesterov", "adagrad", "rmsprop", "adam", "adamw")
SCHEDULES = (None, "constant", "step", "exponential", "cosine")
THEMES = (
    "anything", "deep_gelu", "one_row_batch_norm", "smaller_last_batch", "nesterov_clip",
    "cosine_warmup", "huber_many", "residual_batch_norm", "extremes", "adamw_decay",
    "momentum_epochs", "epsilons", "defaults", "clip_both", "standardize", "shuffled",
    "large_rates",
)  # fmt: skip


class Draw:
    """What a document is drawn with."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng([7, seed])

    def one(self, options: Any) -> Any:
        return options[int(self.random.integers(len(options)))]

    def chance(self, probability: float) -> bool:
        return bool(self.random.random() < probability)

    def between(self, low: int, high: int) -> int:
        return int(self.random.integers(low, high + 1))

    def real(self, low: float, high: float) -> float:
        return float(self.random.uniform(low, high))

    def power(self, low: float, high: float) -> float:
        return float(10.0 ** self.random.uniform(low, high))


def document(theme: str, seed: int) -> Document:
    """The document of that theme and number, with all its parameters written out."""
    draw = Draw(THEMES.index(theme) * 100_000 + seed)
    loss = "huber" if theme == "huber_many" else draw.one(LOSSES)
    rows, features = draw.between(3, 24), draw.between(1, 6)
    layers = _layers(draw, theme, loss, features)
    outputs = layers[-1]["units"]
    spread = draw.one((12.0, 100.0, 1e4)) if theme == "extremes" else 1.0
    made: Document = {
        "format": "backprop-studio/experiment",
        "version": 1,
        "data": {
            "source": "inline",
            "inputs": (spread * draw.random.normal(size=(rows, features))).tolist(),
            "targets": _targets(draw, loss, rows, outputs).tolist(),
        },
        "network": {"layers": layers},
        "parameters": _parameters(draw, layers, features),
        "loss": {"kind": loss},
        "optimizer": _optimizer(draw, theme),
        "training": _training(draw, theme, rows),
    }
    if loss == "huber" and draw.chance(0.8):
        made["loss"]["delta"] = draw.power(-1.5, 0.7)
    if theme == "standardize":
        made["data"]["standardize"] = True
    if theme == "defaults":
        _leave_out(made, draw)
    return made


def _leave_out(made: Document, draw: Draw) -> None:
    """Only what the format requires, so that its defaults are what is compared."""
    made["training"] = {"shuffle": False}
    made["optimizer"] = {"kind": made["optimizer"]["kind"]}
    if made["loss"]["kind"] in ("mse", "cross_entropy"):
        del made["loss"]
    else:
        made["loss"].pop("delta", None)
    if draw.chance(0.3):
        del made["optimizer"]
    for layer in made["parameters"]:
        for name in ("scale", "running_mean", "running_var"):
            layer.pop(name, None)


def _layers(draw: Draw, theme: str, loss: str, features: int) -> list[Document]:
    depth = draw.between(4, 6) if theme == "deep_gelu" else draw.between(1, 4)
    layers: list[Document] = []
    below = features
    for number in range(depth):
        last = number == depth - 1
        layer: Document = {"units": draw.between(1, 7), "activation": draw.one(HIDDEN)}
        if theme == "deep_gelu" and draw.chance(0.8):
            layer["activation"] = "gelu"
        if theme == "extremes":
            layer["activation"] = draw.one(("elu", "leaky_relu", "silu", "softplus", "gelu"))
        if theme == "huber_many" and last:
            layer["units"] = draw.between(2, 7)
        with_its_loss = last and loss in ("binary_cross_entropy", "cross_entropy")
        if with_its_loss:
            layer["activation"] = "sigmoid" if loss[0] == "b" else "softmax"
            layer["units"] = max(layer["units"], 2) if loss[0] == "c" else layer["units"]
        eager = theme in ("residual_batch_norm", "one_row_batch_norm")
        if draw.chance(0.75 if eager else 0.2):
            layer["batch_norm"] = True
        if not with_its_loss and draw.chance(0.75 if theme == "residual_batch_norm" else 0.15):
            layer |= {"units": below, "residual": True}
        layers.append(layer)
        below = layer["units"]
    return layers


def _targets(draw: Draw, loss: str, rows: int, outputs: int) -> np.ndarray:
    if loss == "cross_entropy":
        if draw.chance(0.5):
            return np.eye(outputs)[draw.random.integers(0, outputs, rows)]
        soft = draw.random.random((rows, outputs)) + 0.01
        return soft / soft.sum(axis=1, keepdims=True)
    if loss == "binary_cross_entropy":
        soft = draw.random.random((rows, outputs))
        return np.round(soft) if draw.chance(0.5) else soft
    return draw.random.normal(size=(rows, outputs))


def _parameters(draw: Draw, layers: list[Document], features: int) -> list[Document]:
    entries = []
    below = features
    for layer in layers:
        units = layer["units"]
        entry: Document = {
            "weights": (draw.random.normal(size=(below, units)) / np.sqrt(below)).tolist(),
            "bias": (0.3 * draw.random.normal(size=units)).tolist(),
        }
        if layer.get("batch_norm"):
            entry["scale"] = draw.random.uniform(0.5, 1.5, units).tolist()
            entry["running_mean"] = draw.random.normal(size=units).tolist()
            entry["running_var"] = draw.random.uniform(0.3, 2.0, units).tolist()
        entries.append(entry)
        below = units
    return entries


def _optimizer(draw: Draw, theme: str) -> Document:
    kind = draw.one(OPTIMIZERS)
    kind = {
        "nesterov_clip": "nesterov",
        "adamw_decay": "adamw",
        "momentum_epochs": "momentum",
    }.get(theme, kind)
    made: Document = {"kind": kind}
    if kind in ("momentum", "nesterov"):
        made = {"kind": "sgd", "momentum": draw.real(0.1, 0.98)}
        if kind == "nesterov":
            made["nesterov"] = True
    made["learning_rate"] = draw.power(-3.0, 3.0 if theme == "large_rates" else -1.0)
    if kind == "rmsprop" and draw.chance(0.5):
        made["rho"] = draw.real(0.0, 0.99)
    if kind in ("adam", "adamw") and draw.chance(0.5):
        made |= {"beta1": draw.real(0.0, 0.95), "beta2": draw.real(0.0, 0.999)}
    if kind == "adamw" and (theme == "adamw_decay" or draw.chance(0.5)):
        made["weight_decay"] = 0.0 if draw.chance(0.15) else draw.power(-3.0, 0.5)
    if made["kind"] != "sgd" and (theme == "epsilons" or draw.chance(0.2)):
        made["epsilon"] = draw.power(-9.0, -1.0)
    schedule = "cosine" if theme == "cosine_warmup" else draw.one(SCHEDULES)
    if schedule is not None:
        made["schedule"] = _schedule(draw, schedule, theme == "cosine_warmup")
    return made


def _schedule(draw: Draw, kind: str, warm: bool) -> Document:
    made: Document = {"kind": kind}
    if kind == "step":
        made |= {"every": draw.between(1, 8), "factor": draw.real(0.2, 1.1)}
    elif kind == "exponential":
        made["factor"] = draw.real(0.7, 1.05)
    elif kind == "cosine":
        made |= {"steps": draw.between(1, 30), "floor": draw.one((0.0, 1e-3, 0.05))}
    if warm or draw.chance(0.4):
        made["warmup"] = draw.between(1, 25)
    return made


def _training(draw: Draw, theme: str, rows: int) -> Document:
    made: Document = {"shuffle": theme == "shuffled", "seed": draw.between(0, 2**32 - 1)}
    if theme == "one_row_batch_norm":
        # one row throughout, or one row left over at the end of each epoch
        made["batch_size"] = 1 if draw.chance(0.5) else rows - 1
    elif theme in ("smaller_last_batch", "momentum_epochs"):
        sizes = [size for size in range(2, rows) if rows % size]
        made["batch_size"] = draw.one(sizes or [2])
    elif draw.chance(0.7):
        made["batch_size"] = draw.between(1, rows + 3)
    if draw.chance(0.3):
        made["l1"] = draw.power(-4.0, -1.0)
    if draw.chance(0.3):
        made["l2"] = draw.power(-4.0, -1.0)
    both = theme == "clip_both"
    if both or draw.chance(0.2):
        made["clip_value"] = draw.power(-2.5, 0.0)
    if both or theme == "nesterov_clip" or draw.chance(0.2):
        made["clip_norm"] = draw.power(-2.0, 0.5)
    return made
