"""Is the gradient right? The same derivatives by wiggling each parameter.

*Central difference.* With a small step h of one parameter w,

    ∂L/∂w ≈ (L(w + h) − L(w − h)) / 2h

is wrong by about h² (the curve is not straight) and by ε L / h (rounding, ε = 2·10⁻¹⁶).
Both are small together at h = ε^⅓ · max(1, |w|) ≈ 6·10⁻⁶: ten digits or so are right.

*Complex step.* Where every function is analytic, L(w + ih) = L(w) + ih L′(w) − …, so

    ∂L/∂w = Im L(w + ih) / h

subtracts nothing, h may be 10⁻³⁰, and all digits are right.

Either costs one or two forward passes for each parameter; the backward pass gives all
of them for about two. Everything here is computed in float64 whatever the network is.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.engine.backprop import BackwardPass
from backprop_studio.engine.batches import Rows, Table, iteration_random
from backprop_studio.engine.forward import ForwardPass
from backprop_studio.engine.losses import find_loss
from backprop_studio.engine.network import Network, RunningStatistics
from backprop_studio.engine.parameter_index import ParameterIndex

Array = NDArray[Any]
Method = Literal["central", "complex"]

CENTRAL_STEP = float(np.finfo(np.float64).eps ** (1 / 3))
COMPLEX_STEP = 1e-30
MOST_DIGITS = 15
# A derivative smaller than this share of the largest is compared with that share instead.
NEGLIGIBLE = 1e-4

ANALYTIC_LOSSES = {"mse", "half_squared_error", "cross_entropy"}


@dataclass(frozen=True, slots=True, eq=False)
class Situation:
    """What a derivative is taken of: the mean loss (without penalty) of `rows` under
    `parameters`. With `training` as in an iteration: batch statistics, and the dropout
    masks of `iteration` drawn from `seed`; without as in an evaluation."""

    network: Network
    parameters: Array
    running: RunningStatistics
    rows: Rows
    loss: str = "mse"
    delta: float = 1.0
    training: bool = False
    seed: int = 0
    iteration: int = 0

    def forward_pass(self, dtype: type = np.float64) -> tuple[ForwardPass, Array]:
        """A pass ready to be run, and the parameters (a copy) that it reads."""
        network = Network(self.network.features, self.network.layers, dtype)
        flat: Array = self.parameters.astype(dtype)
        running = network.new_statistics()
        running.flat[...] = self.running.flat
        forward = ForwardPass(network, flat, running, len(self.rows))
        x_one, y = Table(self.rows, np.float64).span(0, len(self.rows))
        forward.load(x_one.astype(dtype), y.astype(dtype))
        if forward.has_dropout and self.training:
            own = ForwardPass(self.network, self.parameters, self.running, len(self.rows))
            own.draw_masks(iteration_random(self.seed, self.iteration))
            for layer, drawn in zip(forward.layers, own.layers, strict=True):
                if layer.mask is not None and drawn.mask is not None:
                    layer.mask[...] = drawn.mask
        return forward, flat

    def both_passes(self) -> tuple[ForwardPass, BackwardPass, Array]:
        """Forward and backward pass, run; and the gradient (flat)."""
        forward, flat = self.forward_pass()
        network = Network(self.network.features, self.network.layers)
        gradient = np.zeros_like(flat)
        backward = BackwardPass(network, forward, find_loss(self.loss, self.delta), gradient)
        with np.errstate(all="ignore"):
            forward.run(self.training)
            backward.run(self.training)
        return forward, backward, gradient


class LossProbe:
    """The loss of a situation as a function of single parameters."""

    def __init__(self, situation: Situation, method: Method = "central") -> None:
        self._training = situation.training
        self._method = method
        dtype = np.complex128 if method == "complex" else np.float64
        self._forward, self._flat = situation.forward_pass(dtype)
        if method == "complex":
            for layer in self._forward.layers:
                form = ACTIVATIONS[layer.spec.activation].analytic
                layer.function = form or layer.function
        self._examples = find_loss(situation.loss, situation.delta).examples

    def loss(self) -> Any:
        """L as the parameters stand."""
        forward = self._forward
        with np.errstate(all="ignore"):
            forward.run(self._training)
            return self._examples(forward.error, forward.last.z, forward.y).mean()

    def step(self, position: int) -> float:
        """The step h taken for that parameter."""
        if self._method == "complex":
            return COMPLEX_STEP
        return CENTRAL_STEP * max(1.0, abs(float(self._flat[position].real)))

    def derivative(self, position: int) -> float:
        """∂L/∂ the parameter at that place of the flat vector."""
        here, h = self._flat[position], self.step(position)
        if self._method == "complex":
            self._flat[position] = here + 1j * h
            found = float(self.loss().imag) / h
        else:
            # The step that is really taken, after rounding.
            above, below = here + h, here - h
            self._flat[position] = above
            rise = self.loss()
            self._flat[position] = below
            found = float((rise - self.loss()) / (above - below))
        self._flat[position] = here
        return found


def complex_step_possible(loss: str) -> bool:
    """Whether the loss is analytic; every activation is, away from its kink."""
    return loss in ANALYTIC_LOSSES


def agreeing_digits(first: float, second: float) -> int | None:
    """How many significant digits two numbers share, 0 … 15; None unless both are finite."""
    difference, size = abs(first - second), max(abs(first), abs(second))
    if difference == 0.0:
        return MOST_DIGITS
    if not np.isfinite(difference):
        return None
    return int(np.clip(np.floor(-np.log10(difference / size)), 0, MOST_DIGITS))


@dataclass(frozen=True, slots=True)
class NumericalDerivative:
    """One derivative by wiggling: `value` with step `step` (of w, in its own unit);
    `uncertainty` is what rounding alone may make it wrong by. `digits` of the analytic
    value agree (15 where both are smaller than the uncertainty, None where either is not
    finite, as when a run has diverged). `forward_passes` is what
    all parameters together would cost this way."""

    value: float
    step: float
    uncertainty: float
    digits: int | None
    forward_passes: int


def central_difference(
    situation: Situation, index: ParameterIndex, analytic: float
) -> NumericalDerivative:
    """The derivative by `index` as central difference, beside its `analytic` value."""
    probe = LossProbe(situation)
    position = situation.network.position(index)
    value, step = probe.derivative(position), probe.step(position)
    uncertainty = float(np.finfo(np.float64).eps) * max(abs(float(probe.loss())), 1e-300) / step
    both_zero = max(abs(value), abs(analytic)) <= uncertainty
    digits = MOST_DIGITS if both_zero else agreeing_digits(value, analytic)
    return NumericalDerivative(value, step, uncertainty, digits, 2 * situation.network.size)


@dataclass(frozen=True, slots=True, eq=False)
class GradientCheck:
    """`analytic` against `numeric` (checked,), of the parameters `indices`.

    `largest_error` is the largest |analytic − numeric| / max(|analytic|, |numeric|,
    10⁻⁴ · largest component), at `worst`. `forward_passes` were made.
    """

    method: Method
    indices: tuple[ParameterIndex, ...]
    analytic: Array
    numeric: Array
    largest_error: float
    worst: ParameterIndex
    forward_passes: int


def check_gradient(
    situation: Situation,
    method: Method = "central",
    positions: Iterable[int] | None = None,
) -> GradientCheck:
    """Every derivative of the backward pass (or those at `positions`) against `method`.

    Raises ValueError where the complex step is impossible, and if there is nothing to check.
    """
    network = situation.network
    if method == "complex" and not complex_step_possible(situation.loss):
        raise ValueError("this loss is not analytic: use the central difference")
    chosen = list(range(network.size) if positions is None else positions)
    if not chosen:
        raise ValueError("no parameters to check")
    _, _, gradient = situation.both_passes()
    probe = LossProbe(situation, method)
    analytic = gradient[chosen]
    numeric = np.array([probe.derivative(position) for position in chosen])
    floor = NEGLIGIBLE * float(np.abs(gradient).max())
    size = np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), floor)
    errors = np.abs(analytic - numeric) / np.where(size > 0.0, size, 1.0)
    worst = int(np.argmax(np.where(np.isnan(errors), np.inf, errors)))
    indices = network.indices()
    passes = len(chosen) * (1 if method == "complex" else 2)
    return GradientCheck(
        method,
        tuple(indices[position] for position in chosen),
        analytic,
        numeric,
        float(errors[worst]),
        indices[chosen[worst]],
        passes,
    )
