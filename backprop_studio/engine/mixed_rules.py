"""Runs with different optimizers, updated as one.

All rules of a race but Nesterov's are the same equation with other numbers:

    m ← β₁ m + α g,   s ← β₂ s + γ g²,   Δw = −κ m / (c √s + ε)

               β₁   α        β₂   γ        κ               c
    sgd        μ    1        1    0        η               1             s stays 1, and ε is 0
    rmsprop    0    1        ρ    1 − ρ    η               1
    adam       β₁   1 − β₁   β₂   1 − β₂   η / (1 − β₁ᵗ)   1 / √(1 − β₂ᵗ)

So with a row of such numbers for each run, a dozen operations make all updates. A factor of 1
and a term of 0 change no number: each is what the run's own rule gives, to the last bit.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from backprop_studio.engine.optimizers import (
    DEFAULT_EPSILON,
    Optimizer,
    Rule,
    optimizer_class,
)

Array = NDArray[Any]

# Whether what a rule remembers is m (0) or s (1).
MOMENTS = {"velocity": 0, "first_moment": 0, "squares": 1, "second_moment": 1}


def equation_numbers(rule: Rule) -> tuple[float, float, float, float, float]:
    """β₁, α, β₂, γ and ε of the module's table; KeyError for a rule that is not in it."""
    epsilon = DEFAULT_EPSILON.get(rule.kind, 0.0) if rule.epsilon is None else rule.epsilon
    return {
        "sgd": (rule.momentum, 1.0, 1.0, 0.0, 0.0),
        "rmsprop": (0.0, 1.0, rule.rho, 1.0 - rule.rho, epsilon),
        "adam": (rule.beta1, 1.0 - rule.beta1, rule.beta2, 1.0 - rule.beta2, epsilon),
    }[rule.kind]


class MixedRules(Optimizer):
    """An optimizer of vectors (runs, size), with a rule for each run; the same rules stand
    side by side. The rate is an array that goes with the vectors."""

    vectors = ("first_moment", "second_moment")

    def __init__(self, rules: Sequence[Rule], size: int, dtype: DTypeLike) -> None:
        shape = len(rules), size
        super().__init__(rules[0], shape, dtype)
        self.rules = tuple(rules)
        numbers = np.array([equation_numbers(rule) for rule in rules], dtype)
        # As large as what they are multiplied with: that is quicker.
        self._beta1, self._alpha, self._beta2, self._gamma, self._epsilons = (
            np.repeat(column[:, None], size, axis=1) for column in numbers.T
        )
        self._minus_kappa, self._c = np.empty(shape, dtype), np.ones(shape, dtype)
        self.present[1][[rule.kind == "sgd" for rule in rules]] = 1.0
        self._adams = [
            (rule, slice(rules.index(rule), rules.index(rule) + rules.count(rule)))
            for rule in dict.fromkeys(rules)
            if rule.kind == "adam"
        ]

    def propose(self, gradient: Array, parameters: Array, rate: Any) -> Array:
        """What to add to the parameters; nothing else changes. The array is reused."""
        (old_first, old_second), (first, second) = self.present, self.following
        scratch, change = self._scratch, self.change
        self._take_rate(rate)
        np.multiply(gradient, self._alpha, scratch)
        np.multiply(old_first, self._beta1, first)
        np.add(first, scratch, first)
        np.multiply(gradient, self._gamma, scratch)
        np.multiply(scratch, gradient, scratch)
        np.multiply(old_second, self._beta2, second)
        np.add(second, scratch, second)
        np.sqrt(second, scratch)
        np.multiply(scratch, self._c, scratch)
        np.add(scratch, self._epsilons, scratch)
        np.divide(first, scratch, change)
        return np.multiply(change, self._minus_kappa, change)

    def _take_rate(self, rate: Any) -> None:
        if rate is not self._rate:
            self._rate = rate
            np.negative(rate, self._minus_kappa)
            self._views = [
                (rule, rate[here], self._minus_kappa[here], self._c[here])
                for rule, here in self._adams
            ]
        t = self.count + 1
        for rule, own_rate, minus_kappa, c in self._views:
            np.divide(own_rate, rule.beta1**t - 1.0, minus_kappa)
            c.fill((1.0 - rule.beta2**t) ** -0.5)

    def kept(self, run: int) -> dict[str, Array]:
        """What the rule of that run remembers, by name (copies)."""
        names = optimizer_class(self.rules[run]).vectors
        return {name: self.present[MOMENTS[name]][run].copy() for name in names}

    def take_over(self, run: int, vectors: Mapping[str, Array]) -> None:
        """Let the rule of that run remember these."""
        for name, vector in vectors.items():
            self.present[MOMENTS[name]][run] = vector
