"""What stands under a landscape: what the arrows are, and whether a floor is in sight."""

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from backprop_studio.experiment.numbers import (
    between,
    format_count,
    format_fixed,
    format_number,
    format_percent,
)
from backprop_studio.training.commands import AxesKind
from backprop_studio.training.messages import Landscape, Snapshot
from backprop_studio.ui.landscape.arrow import Arrow
from backprop_studio.ui.landscape.levels import has_floor
from backprop_studio.ui.plot_style import Floats, short_number

LONG_NAME = 3  # letters
PLACE_KNOWN = 1e-8  # of the picture's width: losses of places nearer to a floor have equal digits
FLAT = 1e-9  # of the loss: a picture whose heights differ less has neither slope nor floor


def _tr(text: str) -> str:
    return QCoreApplication.translate("Landscape", text)


def slope_word() -> str:
    """What the rate is multiplied with in a valley."""
    return _tr("·slope")


def arrow_words(
    arrows: Sequence[Arrow], enlarged: Sequence[float], rate: str, slope: str = "∇L"
) -> str:
    """`arrow −η∇L, 20×`: which arrows are drawn, and how many times their true length."""
    if not arrows:
        return ""
    if any(math.isnan(arrow.across + arrow.up) for arrow in arrows):
        return _tr("the step is covered")
    if not any(enlarged):
        return _tr("step too short to draw")
    downhill = _tr("−{rate}{slope}").format(rate=rate, slope=slope)
    if len(arrows) == 1:
        text = _tr("white arrow: next step") if arrows[0].optimizer else _tr("arrow ") + downhill
        return text + _times(enlarged[0], ", ")
    step = _tr("white: next step")
    if enlarged[0] == enlarged[1]:
        return f"{downhill}; {step}" + _times(enlarged[0], ", ")
    told = [text + _times(times) for text, times in zip((step, downhill), enlarged, strict=True)]
    return "; ".join(reversed(told))


def outward(told: str, leads_out: bool) -> str:
    """What is told of the arrows, and that one ends where nobody sees it."""
    return told + _tr(", beyond the edge") if leads_out else told


def _times(enlarged: float, before: str = " ") -> str:
    """` 20×`; nothing for an arrow of its true length, and in words where there is none."""
    if enlarged == 0:
        return before + _tr("too short")
    if enlarged <= 1:
        return ""
    few = enlarged < 10_000
    return f"{before}{short_number(enlarged) if few else format_count(round(enlarged))}×"


def race_words() -> str:
    """In place of the arrows while runners are drawn."""
    return _tr("race: each runner and its way")


def race_height_words() -> str:
    """The same in a valley, where a runner with other weights is not on the curve."""
    return _tr("race: each runner at its own loss")


def floor_words(loss: Floats, snapshot: Snapshot, has_line: bool) -> str:
    """Why there is no minimum in the picture, or that it is a line; empty for a bowl. Regions
    beyond all numbers, and a picture that is flat, are named first."""
    finite = loss[np.isfinite(loss)]
    if not finite.size:
        return _tr("grey: the loss is beyond all numbers")
    if finite.size < loss.size:
        share = 100.0 * (1.0 - finite.size / loss.size)
        return _tr("grey: beyond all numbers ({share} %)").format(share=short_number(round(share)))
    if float(np.ptp(finite)) <= FLAT * max(float(np.abs(finite).max()), 1e-300):
        return _tr("flat: the loss is the same all over")
    if has_line:
        return _tr("dashed: a line of minima")
    if has_floor(loss):
        return ""
    output = snapshot.experiment.network.layers[-1].activation
    targets = snapshot.data.training_targets
    if output == "sigmoid" and targets.size:
        if (targets == 1).all():
            return _tr("no floor: σ never reaches 1")
        if (targets == 0).all():
            return _tr("no floor: σ never reaches 0")
    return _tr("no floor in sight")


def empty_words(kind: AxesKind, stopped: bool = False) -> str:
    """Where a picture will be that is not there yet."""
    if stopped:
        return _tr("Stopped before there was a picture.")
    if kind == "trajectory":
        return _tr(
            "The plane of the run is drawn a moment after the network has been trained a bit …"
        )
    if kind == "random":
        return _tr("The loss over two random directions is being computed …")
    return _tr("The loss over two parameters is being computed …")


def rows_words(rows: int, sampled: bool, loss: float, snapshot: Snapshot) -> tuple[str, str]:
    """That the picture is over a sample, whose loss at the ball is `loss` where that of all
    rows is another; and the same explained. Empty if it is over all."""
    if not sampled:
        return "", ""
    count = format_count(rows)
    text = _tr("a sample of {rows} rows").format(rows=count)
    if np.isfinite([loss, snapshot.loss]).all():  # L may be covered
        text = _tr("{rows} rows: here L ≈ {loss}").format(
            rows=count, loss=format_number(loss, digits=3)
        )
    reason = _tr(
        "The picture is drawn over {rows} of the {all} training rows, so that it can follow; "
        "the L beside the ball is that of all other views."
    )
    whole = format_count(snapshot.data.training_rows)
    return text, reason.format(rows=count, all=whole)


def plane_words(picture: Landscape) -> str:
    """How much of a run's variance its plane holds."""
    if picture.explained is None:
        return ""
    whole = 100.0 * sum(picture.explained)
    return _tr("{share} % of the variance").format(share=format_fixed(whole, 1))


def plane_names(picture: Landscape) -> tuple[str, str]:
    """What the axes of a plane that mixes parameters are called."""
    if picture.explained is None:
        return _tr("direction 1"), _tr("direction 2")
    first, second = (format_percent(share) for share in picture.explained)
    return (
        _tr("1st direction of the run, {share}").format(share=first),
        _tr("2nd, {share}").format(share=second),
    )


def place_words(names: tuple[str, str], ball: tuple[float, float] | None, loss: str) -> str:
    """`w = 1.0000, b = 0.0000, L = 3.6100`, for those who hear it."""
    if ball is None:
        return loss
    told = [f"{n} = {format_number(x, 'weight')}" for n, x in zip(names, ball, strict=True)]
    return between().join([*told, loss])


def flat_word() -> str:
    """How a sentence about a flat picture begins."""
    return _tr("flat: the loss is the same all over").partition(":")[0]


def lowest_words(name: str, value: float, width: float) -> str:
    """`floor at w = 1.905`; without a name that is long. `width` is that of the picture."""
    if abs(value) < PLACE_KNOWN * width:
        value = 0.0
    if len(name) > LONG_NAME:
        return _tr("floor at {value}").format(value=format_number(value))
    return _tr("floor at {name} = {value}").format(name=name, value=format_number(value))
