"""What the program says when a run gets out of hand: what happened, why, and what to try."""

import numpy as np

from backprop_studio.engine.mistakes import NO_MISTAKES, Mistakes
from backprop_studio.experiment.model import (
    Experiment,
    HalfSquaredError,
    Mse,
    Sgd,
)
from backprop_studio.experiment.numbers import format_count, format_number
from backprop_studio.phrase import Phrase
from backprop_studio.training.messages import Floats


def largest_stable_rate(experiment: Experiment, inputs: Floats) -> float | None:
    """2 / curvature, beyond which gradient descent on `inputs` (n, features) diverges.

    Exact, and therefore given, only where the loss is a parabola: one linear layer,
    squared error, all rows in each batch, plain sgd. With X₁ the inputs and a column
    of ones, the curvature is the largest eigenvalue of X₁ᵀX₁ / n, times 2 / outputs for mse.
    """
    layers, optimizer, training = (
        experiment.network.layers,
        experiment.optimizer,
        experiment.training,
    )
    plain = (
        len(layers) == 1
        and layers[0].activation == "linear"
        and not (layers[0].batch_norm or layers[0].dropout or layers[0].residual)
        and isinstance(optimizer, Sgd)
        and optimizer.momentum == 0
        and training.clip_value is None
        and training.clip_norm is None
        and training.l1 == training.l2 == 0
        and (training.batch_size is None or training.batch_size >= len(inputs))
    )
    if not plain or not isinstance(experiment.loss, Mse | HalfSquaredError | None):
        return None
    x_one = np.column_stack((inputs, np.ones(len(inputs))))
    with np.errstate(all="ignore"):
        squares = x_one.T @ x_one / len(inputs)
    if not np.isfinite(squares).all():
        return None
    curvature = float(np.linalg.eigvalsh(squares)[-1])
    if not isinstance(experiment.loss, HalfSquaredError):
        curvature *= 2 / layers[0].units
    return 2 / curvature if curvature > 0 else None


def on_divergence(
    iteration: int,
    rate: float,
    stable: float | None,
    wanted: float,
    mistakes: Mistakes = NO_MISTAKES,
) -> str:
    """One sentence for a run that has left the numbers behind at `rate`, with the `wanted` one to
    try where that helps. It is short: it stands in the strip below a small window."""
    count = format_count(iteration)
    if mistakes.wrong_sign:
        return Phrase(
            "Diverged after iteration {iteration}: the wrong sign makes each step climb.",
            iteration=count,
        )
    if blames_loop(rate, stable, mistakes):
        return Phrase(
            "Diverged after iteration {iteration}: gradients not reset add up to longer and "
            "longer steps.",
            iteration=count,
        )
    lower = format_number(wanted, digits=1)
    if stable is not None and rate > stable:
        return Phrase(
            "Diverged after iteration {iteration}: rates are stable up to {stable} here, "
            "try {lower}.",
            iteration=count,
            stable=format_number(stable),
            lower=lower,
        )
    return Phrase(
        "Diverged after iteration {iteration}: the rate {rate} is too high here, try {lower}.",
        iteration=count,
        rate=format_number(rate),
        lower=lower,
    )


def blames_loop(rate: float, stable: float | None, mistakes: Mistakes) -> bool:
    """Whether the loop that was broken on purpose made it diverge, and not the rate: uphill no
    rate is small enough, and sums of gradients swing where single ones would have settled."""
    too_large = stable is not None and rate > stable
    return mistakes.wrong_sign or (mistakes.gradients_not_reset and not too_large)


def proposed_rate(rate: float, stable: float | None) -> float:
    """The rate to try after `rate` diverged, rounded to one digit: 0.05, not 0.0487."""
    wanted = rate / 10
    if stable is not None and rate > stable:
        wanted = min(wanted, stable / 2)
    return float(f"{wanted:.0e}")


def on_early_stopping(iteration: int, patience: int) -> str:
    """One sentence for a run that has stopped by itself."""
    if patience == 1:
        return Phrase(
            "Stopped early at iteration {iteration}: one epoch without a smaller validation loss.",
            iteration=format_count(iteration),
        )
    return Phrase(
        "Stopped early at iteration {iteration}: {count} epochs without a smaller validation loss.",
        iteration=format_count(iteration),
        count=patience,
    )


def on_left_out(rows: int) -> str | None:
    """One sentence for rows with missing values, if there were any."""
    if rows == 0:
        return None
    return (
        Phrase("One row with a missing value was left out.")
        if rows == 1
        else Phrase("{rows} rows with missing values were left out.", rows=format_count(rows))
    )


def on_growth(rate: float, stable: float) -> str:
    """One sentence for a run whose steps overshoot more and more."""
    return Phrase(
        "Each step overshoots further: the learning rate {rate} is above {stable}, "
        "the largest stable rate here (2 divided by the curvature {curvature}).",
        rate=format_number(rate),
        stable=format_number(stable),
        curvature=format_number(2 / stable),
    )
