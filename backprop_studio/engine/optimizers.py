"""Optimizers: from a gradient to what is added to the parameters.

Each rule is PyTorch's of the same name, written on flat vectors. `propose` computes the
change without committing to it: the vectors a rule remembers are written beside the
present ones, and `accept` makes them present and keeps those before. So a proposal can be
looked at, or dropped, and one iteration be taken back (`revert`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from backprop_studio.engine.arrays import new_array

Array = NDArray[Any]

DEFAULT_EPSILON = {"adagrad": 1e-10, "rmsprop": 1e-8, "adam": 1e-8, "adamw": 1e-8}


@dataclass(frozen=True, slots=True)
class Rule:
    """The numbers of a rule; each kind uses its own. `epsilon` None means the kind's default."""

    kind: str = "sgd"
    momentum: float = 0.0
    nesterov: bool = False
    rho: float = 0.99
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float | None = None
    weight_decay: float = 0.01


class Optimizer:
    """A rule at work on vectors of `size`; `count` is the number of updates made.

    `vectors` names what the rule remembers; `change` holds what `propose` computed.
    """

    vectors: tuple[str, ...] = ()

    def __init__(
        self, rule: Rule, size: int | tuple[int, ...], dtype: DTypeLike = np.float64
    ) -> None:
        self.rule = rule
        self.count = 0
        self.change = new_array(size, dtype, 0.0)
        self._scratch = new_array(size, dtype, 0.0)
        self.present, self.following, self._before = (
            tuple(new_array(size, dtype, 0.0) for _ in self.vectors) for _ in range(3)
        )
        self._rate: Any = None
        self._minus_rate: Array = np.zeros((), dtype)
        default = DEFAULT_EPSILON.get(rule.kind, 0.0)
        self.epsilon = default if rule.epsilon is None else rule.epsilon

    def propose(self, gradient: Array, parameters: Array, rate: float) -> Array:
        """What to add to the parameters; nothing else changes. The array is reused."""
        raise NotImplementedError

    # On small vectors a factor that is an array is twice as quick as a Python number.
    def minus(self, rate: Any) -> Array:
        """−η as an array, made anew only when the rate changes."""
        if rate is not self._rate:
            self._rate, self._minus_rate = rate, np.asarray(-rate, self.change.dtype)
        return self._minus_rate

    def preview(self, gradient: Array, parameters: Array, rate: float) -> Array:
        """As `propose`, in an array of its own."""
        return self.propose(gradient, parameters, rate).copy()

    def accept(self) -> None:
        """Make the proposal's vectors the present ones."""
        self._before, self.present, self.following = self.present, self.following, self._before
        self.count += 1

    def revert(self) -> None:
        """Take the last `accept` back; only once."""
        self.present, self.following, self._before = self._before, self.present, self.following
        self.count -= 1

    def kept(self, run: int) -> dict[str, Array]:
        """Of vectors (runs, size): what is remembered of that run, by name (copies)."""
        vectors = zip(self.vectors, self.present, strict=True)
        return {name: vector[run].copy() for name, vector in vectors}

    def take_over(self, run: int, vectors: Mapping[str, Array]) -> None:
        """Of vectors (runs, size): let these be remembered of that run."""
        for name, vector in zip(self.vectors, self.present, strict=True):
            vector[run] = vectors[name]


class Sgd(Optimizer):
    """Δw = −η g."""

    def propose(self, gradient: Array, parameters: Array, rate: float) -> Array:
        if rate is not self._rate:
            self.minus(rate)
        return np.multiply(gradient, self._minus_rate, self.change)


class Momentum(Optimizer):
    """v ← μ v + g,  Δw = −η v;  with Nesterov's look ahead Δw = −η (g + μ v)."""

    vectors = ("velocity",)

    def propose(self, gradient: Array, parameters: Array, rate: float) -> Array:
        (old,), (velocity,) = self.present, self.following
        np.multiply(old, self.rule.momentum, velocity)
        np.add(velocity, gradient, velocity)
        if not self.rule.nesterov:
            return np.multiply(velocity, self.minus(rate), self.change)
        np.multiply(velocity, self.rule.momentum, self.change)
        np.add(self.change, gradient, self.change)
        return np.multiply(self.change, self.minus(rate), self.change)


class Adagrad(Optimizer):
    """s ← s + g²,  Δw = −η g / (√s + ε)."""

    vectors = ("squares",)

    def propose(self, gradient: Array, parameters: Array, rate: float) -> Array:
        (old,), (squares,) = self.present, self.following
        np.multiply(gradient, gradient, squares)
        np.add(squares, old, squares)
        return self._divided(gradient, squares, rate)

    def _divided(self, gradient: Array, squares: Array, rate: float) -> Array:
        np.sqrt(squares, self._scratch)
        np.add(self._scratch, self.epsilon, self._scratch)
        np.divide(gradient, self._scratch, self.change)
        return np.multiply(self.change, self.minus(rate), self.change)


class Rmsprop(Adagrad):
    """s ← ρ s + (1 − ρ) g²,  Δw = −η g / (√s + ε)."""

    def propose(self, gradient: Array, parameters: Array, rate: float) -> Array:
        (old,), (squares,) = self.present, self.following
        _blend(old, self.rule.rho, gradient, squares, self._scratch, square=True)
        return self._divided(gradient, squares, rate)


class Adam(Optimizer):
    """m ← β₁ m + (1 − β₁) g,  s ← β₂ s + (1 − β₂) g²;  both start at 0 and are therefore
    divided by 1 − βᵗ:  Δw = −η m̂ / (√ŝ + ε)."""

    vectors = ("first_moment", "second_moment")

    def propose(self, gradient: Array, parameters: Array, rate: float) -> Array:
        (old_first, old_second), (first, second) = self.present, self.following
        rule, t, scratch = self.rule, self.count + 1, self._scratch
        _blend(old_first, rule.beta1, gradient, first, scratch)
        _blend(old_second, rule.beta2, gradient, second, scratch, square=True)
        np.sqrt(second, scratch)
        np.multiply(scratch, (1.0 - rule.beta2**t) ** -0.5, scratch)
        np.add(scratch, self.epsilon, scratch)
        np.divide(first, scratch, self.change)
        return np.multiply(self.change, -rate / (1.0 - rule.beta1**t), self.change)


class Adamw(Adam):
    """Adam, and beside it every parameter shrinks: Δw = Adam's − η λ w."""

    def propose(self, gradient: Array, parameters: Array, rate: float) -> Array:
        super().propose(gradient, parameters, rate)
        np.multiply(parameters, -rate * self.rule.weight_decay, self._scratch)
        return np.add(self.change, self._scratch, self.change)


def _blend(
    old: Array, keep: float, gradient: Array, out: Array, scratch: Array, square: bool = False
) -> None:
    """out = keep · old + (1 − keep) · g, or g² with `square`."""
    np.multiply(gradient, 1.0 - keep, scratch)
    if square:
        np.multiply(scratch, gradient, scratch)
    np.multiply(old, keep, out)
    np.add(out, scratch, out)


OPTIMIZERS: dict[str, type[Optimizer]] = {
    "sgd": Sgd,
    "adagrad": Adagrad,
    "rmsprop": Rmsprop,
    "adam": Adam,
    "adamw": Adamw,
}


def optimizer_class(rule: Rule) -> type[Optimizer]:
    """What carries out that rule. KeyError for an unknown kind."""
    return Momentum if rule.kind == "sgd" and rule.momentum > 0 else OPTIMIZERS[rule.kind]


def new_optimizer(
    rule: Rule, size: int | tuple[int, ...], dtype: DTypeLike = np.float64
) -> Optimizer:
    """An optimizer that has made no update yet. KeyError for an unknown kind."""
    return optimizer_class(rule)(rule, size, dtype)
