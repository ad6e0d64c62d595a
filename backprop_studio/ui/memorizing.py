"""The gap between training and validation, named: whether the network memorizes its rows."""

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from backprop_studio.experiment.numbers import format_count, format_number
from backprop_studio.training.messages import Floats, LossRecord

RISEN = 1.1  # the validation loss is at least so many times its minimum …
FALLEN = 0.95  # … while the training loss has fallen to at most this share of what it was then …
LASTING = 50  # … and that for a while: the first steps of a run throw both losses up and down


class Gap(Struct, frozen=True):
    """The minimum of the validation loss so far, and how it stands now."""

    best_iteration: int
    best_loss: float
    validation: float
    training: float
    memorizes: bool


def gap_of(record: LossRecord) -> Gap | None:
    """None without validation rows, and before two moments are known."""
    if record.validation is None:
        return None
    known = np.isfinite(record.validation) & np.isfinite(record.training)
    if known.sum() < 2:
        return None
    iteration, training, validation = (
        values[known] for values in (record.iteration, record.training, record.validation)
    )
    best = int(np.argmin(validation))
    return Gap(
        int(iteration[best]),
        float(validation[best]),
        float(validation[-1]),
        float(training[-1]),
        _memorizes(iteration[best:], training[best:], validation[best:]),
    )


def _memorizes(iteration: Floats, training: Floats, validation: Floats) -> bool:
    """Whether both losses have parted for good, from the minimum of validation on.

    One bad moment says nothing: where steps are long, or units drop out by chance, the losses
    jump. So besides the present moment the later half of the time since the minimum must say it,
    by its medians, and that time must be `LASTING` iterations.
    """
    if iteration[-1] - iteration[0] < LASTING:
        return False
    later = iteration >= (iteration[0] + iteration[-1]) / 2
    risen = min(validation[-1], np.median(validation[later])) >= RISEN * validation[0]
    fallen = max(training[-1], np.median(training[later])) <= FALLEN * training[0]
    return bool(risen and fallen)


def gap_words(gap: Gap) -> str:
    """One short sentence for a network that memorizes; the gap is to the training loss."""
    return QCoreApplication.translate(
        "Memorizing",
        "It memorizes since iteration {iteration}: validation {best} → {now}, gap {gap}.",
    ).format(
        best=format_number(gap.best_loss, digits=3),
        now=format_number(gap.validation, digits=3),
        gap=format_number(gap.validation - gap.training, digits=3),
        iteration=format_count(gap.best_iteration),
    )


def gap_details(gap: Gap) -> str:
    """The whole of it: what training did meanwhile, by which numbers it is said, and what helps."""
    said = QCoreApplication.translate(
        "Memorizing",
        "The validation loss has risen from {best} to {now} since iteration {iteration}, while "
        "the training loss fell to {training}: a gap of {gap}.",
    ).format(
        best=format_number(gap.best_loss, digits=3),
        now=format_number(gap.validation, digits=3),
        iteration=format_count(gap.best_iteration),
        training=format_number(gap.training, digits=3),
        gap=format_number(gap.validation - gap.training, digits=3),
    )
    return f"{said}\n{gap_thresholds()}"


def gap_thresholds() -> str:
    """By which numbers it is said."""
    return QCoreApplication.translate(
        "Memorizing",
        "Said when the validation loss is 10 % above its minimum and the training loss 5 % below "
        "what it was then, now and mostly in the later half of the iterations since, which must "
        "be {least} or more. More data, noise, dropout, an L1 or L2 penalty or early stopping "
        "help.",
    ).format(least=LASTING)
