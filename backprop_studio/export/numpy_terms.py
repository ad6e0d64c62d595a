"""NumPy source of each loss, optimizer and schedule, as tables.

The expressions use the names of `numpy_loop`: z and a of a layer, e = ŷ − y, and in an
optimizer p and g, a parameter array and its gradient.
"""

from itertools import pairwise
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.experiment.model import (
    Adagrad,
    Adam,
    Adamw,
    BinaryCrossEntropy,
    Cosine,
    CrossEntropy,
    Exponential,
    HalfSquaredError,
    Huber,
    Loss,
    Mae,
    Optimizer,
    Rmsprop,
    Schedule,
    Sgd,
    Step,
)

Array = NDArray[Any]
Source = tuple[str, ...]


class LossSource(Struct, frozen=True):
    """`value` is L, `derivative` ∂L/∂ŷ; with `by_z` it is ∂L/∂z, the slope having cancelled."""

    value: str
    derivative: str
    by_z: bool = False


def loss_source(loss: Loss, output: str, single: bool) -> LossSource:
    """The loss of a batch whose output layer has z named `output`; `single`: of one row."""
    rows = "" if single else " / len(x)"
    match loss:
        case HalfSquaredError():
            return LossSource("0.5 * np.sum(e**2)" + rows, "e" + rows)
        case Mae():
            return LossSource("np.mean(np.abs(e))", "np.sign(e) / e.size")
        case Huber(delta=d):
            inside = f"np.minimum(np.abs(e), {d!r})"
            return LossSource(
                f"np.mean({inside} * (np.abs(e) - 0.5 * {inside}))",
                f"np.clip(e, -{d!r}, {d!r}) / e.size",
            )
        case BinaryCrossEntropy():
            return LossSource(
                # by z no logarithm of 0 is taken, however sure the network is
                f"np.mean(np.logaddexp(0, {output}) - y * {output})"
                "  # -y ln y_hat - (1 - y) ln(1 - y_hat)",
                "e / e.size",
                True,
            )
        case CrossEntropy():
            return LossSource(
                # by z likewise: a class ruled out has y_hat = 0, and 0 · ln 0 is no number
                f"np.mean(np.logaddexp.reduce({output}, axis=1) - (y * {output}).sum(axis=1))"
                "  # -y ln y_hat",
                "e" + rows,
                True,
            )
    return LossSource("np.mean(e**2)", "2 * e / e.size")


class RuleSource(Struct, frozen=True):
    """An optimizer: `constants` once, `memory` names what it remembers of each array,
    `update` the lines that change p, given g and eta."""

    update: Source
    memory: Source = ()
    constants: Source = ()


def rule_source(optimizer: Optimizer) -> RuleSource:
    """The optimizer in force."""
    match optimizer:
        case Sgd(momentum=mu, nesterov=ahead) if mu > 0:
            step = "p -= eta * (g + momentum * v)" if ahead else "p -= eta * v"
            return RuleSource(
                ("v[...] = momentum * v + g", step), ("velocity v",), (f"momentum = {mu!r}",)
            )
        case Adagrad(epsilon=epsilon):
            return RuleSource(
                ("s += g**2", "p -= eta * g / (np.sqrt(s) + epsilon)"),
                ("squares s",),
                (f"epsilon = {epsilon!r}",),
            )
        case Rmsprop(rho=rho, epsilon=epsilon):
            return RuleSource(
                ("s[...] = rho * s + (1 - rho) * g**2", "p -= eta * g / (np.sqrt(s) + epsilon)"),
                ("squares s",),
                (f"rho, epsilon = {rho!r}, {epsilon!r}",),
            )
        case Adam(beta1=b1, beta2=b2, epsilon=epsilon):
            return RuleSource(_ADAM, _MOMENTS, (_betas(b1, b2, epsilon),))
        case Adamw(beta1=b1, beta2=b2, epsilon=epsilon, weight_decay=decay):
            shrunk = (*_ADAM[:-1], "p -= eta * (m_hat / (np.sqrt(s_hat) + epsilon) + decay * p)")
            return RuleSource(shrunk, _MOMENTS, (_betas(b1, b2, epsilon), f"decay = {decay!r}"))
    return RuleSource(("p -= eta * g",))


_MOMENTS = ("means m", "squares s")
_ADAM = (
    "m[...] = beta1 * m + (1 - beta1) * g",
    "s[...] = beta2 * s + (1 - beta2) * g**2",
    "m_hat = m / (1 - beta1 ** (t + 1))",
    "s_hat = s / (1 - beta2 ** (t + 1))",
    "p -= eta * m_hat / (np.sqrt(s_hat) + epsilon)",
)


def _betas(beta1: float, beta2: float, epsilon: float) -> str:
    return f"beta1, beta2, epsilon = {beta1!r}, {beta2!r}, {epsilon!r}"


def rate_source(rate: float, schedule: Schedule) -> Source:
    """The lines inside the loop that give eta of iteration t; none where it stays."""
    match schedule:
        case Step(every=every, factor=factor):
            text = f"{rate!r} * {factor!r} ** (t // {every})"
        case Exponential(factor=factor):
            text = f"{rate!r} * {factor!r} ** t"
        case Cosine(steps=steps, floor=floor):
            wave = f"0.5 * (1 + np.cos(np.pi * min(t / {steps}, 1)))"
            text = f"{floor!r} + ({rate!r} - {floor!r}) * {wave}"
        case _:
            text = repr(rate)
    if schedule.warmup is not None:
        return (f"eta = {text}", f"eta *= min(1, (t + 1) / {schedule.warmup})")
    return () if text == repr(rate) else (f"eta = {text}",)


def written(name: str, array: Array) -> list[str]:
    """`W1 = np.array([[0.5, 0.3], [-0.2, 0.7]])`, a row a line where it would be long."""
    rows = [repr(row) for row in np.asarray(array, np.float64).tolist()]
    whole = f"{name} = np.array([{', '.join(rows)}])"
    if len(whole) <= 80 or array.ndim == 1:
        return [whole]
    return [f"{name} = np.array([", *(f"    {row}," for row in rows), "])"]


def wrapped(start: str, words: list[str], width: int = 80) -> list[str]:
    """Words after `start`, with commas, on as many lines of a comment as they need."""
    lines, line = [], start
    for word, following in pairwise([*words, ""]):
        part = word + (", " if following else "")
        if len(line) + len(part) > width and line != start:
            lines.append(line.rstrip())
            line = "#   "
        line += part
    return [*lines, line.rstrip()]
