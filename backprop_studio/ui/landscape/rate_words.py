"""What the learning rate does here, in words: crawls, walks, swings from side to side, diverges.

On a parabola of curvature λ each step of gradient descent multiplies the distance to the floor
by 1 − ηλ. So η λ says all: above 2 the distance grows, above 1 the ball crosses the floor at
each step, and far below 1 it crawls. A rate is never too large as such: the curvature decides.
"""

import math

from PySide6.QtCore import QCoreApplication

from backprop_studio.experiment.model import Sgd
from backprop_studio.experiment.notation import notation_of
from backprop_studio.experiment.numbers import format_fixed, format_number, with_mark
from backprop_studio.training.curvature import Curvature
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.in_words import in_words
from backprop_studio.ui.landscape.arrow import descends_loss_drawn

CRAWLING = 0.2  # of the way in 100 steps; less is too small a rate
STEPS = 100
LONG = 34  # letters of a sentence that leaves little room beside it


def _tr(text: str) -> str:
    return QCoreApplication.translate("Landscape", text)


def largest_stable(snapshot: Snapshot, curvature: Curvature) -> float | None:
    """2 / λ; with momentum β, 2 (1 + β) / λ (Nesterov: over 1 + 2β besides). None for an
    optimizer with steps of another kind, where training descends something else than the loss
    drawn (see `descends_loss_drawn`) or its loop is broken, or where nothing bends upwards."""
    optimizer, loop = snapshot.experiment.optimizer, snapshot.mistakes
    if not isinstance(optimizer, Sgd) or not descends_loss_drawn(snapshot.experiment):
        return None
    if loop.wrong_sign or loop.new_weights or loop.gradients_not_reset:
        return None
    if not curvature.largest > 0:
        return None
    limit = 2.0 * (1.0 + optimizer.momentum) / curvature.largest
    return limit / (1.0 + 2.0 * optimizer.momentum) if optimizer.nesterov else limit


def rate_words(snapshot: Snapshot, curvature: Curvature | None) -> tuple[str, str]:
    """One line, and the same explained (for a tooltip)."""
    symbol = notation_of(snapshot.experiment).learning_rate
    rate = snapshot.learning_rate
    if snapshot.stopped == "diverged":
        why = with_mark(in_words(snapshot.notice or ""))
        if snapshot.mistakes.wrong_sign:
            return _tr("diverged: each step climbs"), why
        return _tr("diverged: each step ended higher on the other side"), why
    limit = None if curvature is None else largest_stable(snapshot, curvature)
    if curvature is None or limit is None:
        return "", ""
    stable = _tr("largest stable {symbol} here: {limit}").format(
        symbol=symbol, limit=format_number(limit)
    )
    reason = _tr("The largest curvature here is {curvature}; beyond {limit} the distance grows.")
    long = reason.format(
        curvature=format_number(curvature.largest), limit=f"{symbol} = {format_number(limit)}"
    )
    state = _state(snapshot, curvature, rate, limit)
    if len(state) > LONG:  # a narrow column cuts off what is longer
        stable = _tr("limit {limit}").format(limit=format_number(limit))
    return (f"{state} · {stable}" if state else stable), long


def _state(snapshot: Snapshot, curvature: Curvature, rate: float, limit: float) -> str:
    optimizer = snapshot.experiment.optimizer
    if rate > limit:
        return _tr("too large, it diverges")
    if getattr(optimizer, "momentum", 0.0):
        return ""
    keeps = 1.0 - rate * curvature.largest
    if keeps < -0.02:
        return _tr("crosses the floor each step")
    bend = rate * curvature.downhill
    if bend <= 0:
        return _tr("the slope grows steeper ahead")
    share = 1.0 - abs(1.0 - bend) ** STEPS
    if share < CRAWLING:
        return _tr("too small: after {steps} steps {share} % of the way").format(
            steps=STEPS, share=_percent(share)
        )
    steps = max(1, math.ceil(math.log(0.5) / math.log(abs(1.0 - bend)))) if bend < 1 else 1
    if steps == 1:
        return _tr("half the way in a step")
    return _tr("half the way in {steps} steps").format(steps=steps)


def _percent(share: float) -> str:
    """One significant digit below 1 %: `0.4`."""
    percent = 100.0 * share
    if percent >= 1:
        return format_fixed(percent, 1)
    return format_number(percent, digits=1)
