"""Who may run: presets of learning rates from the curvature, and of optimizers. Pure functions."""

import math

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from backprop_studio.experiment.model import Adagrad, Adam, Adamw, Optimizer, Rmsprop, Sgd
from backprop_studio.experiment.numbers import format_number, format_short
from backprop_studio.training.race_messages import RunnerStanding

MOMENTUM = 0.9
HIGHEST_RATE = 1000.0

# Words for the keys; momentum is gradient descent with a velocity.
KINDS: tuple[tuple[str, str], ...] = (
    ("sgd", "SGD"),
    ("momentum", str(QT_TRANSLATE_NOOP("Race", "Momentum"))),
    ("rmsprop", "RMSprop"),
    ("adam", "Adam"),
    ("adagrad", "Adagrad"),
    ("adamw", "AdamW"),
)

# Of the largest stable rate 2 / curvature, written with so many digits: half of it goes to the
# floor at once, less walks, more overshoots, and beyond it every step is longer than the last.
_RATES: tuple[tuple[str, float, int], ...] = (
    (str(QT_TRANSLATE_NOOP("Race", "crawling")), 0.00054, 1),
    (str(QT_TRANSLATE_NOOP("Race", "walking")), 0.054, 1),
    (str(QT_TRANSLATE_NOOP("Race", "best")), 0.54, 1),
    (str(QT_TRANSLATE_NOOP("Race", "overshooting")), 0.81, 2),
    (str(QT_TRANSLATE_NOOP("Race", "just diverging")), 1.03, 2),
)


def tr(text: str) -> str:
    """In the user's language."""
    return QCoreApplication.translate("Race", text)


def rounded(value: float, digits: int) -> float:
    """To so many significant digits."""
    return float(f"{value:.{digits - 1}e}")


def rate_presets(stable: float) -> tuple[tuple[str, Sgd], ...]:
    """From crawling to just diverging, by the largest stable rate: for the one neuron, where
    it is 0.1848, 0.0001, 0.01, 0.1, 0.15 and 0.19."""
    made = []
    for name, share, digits in _RATES:
        rate = rounded(share * stable, digits)
        if share > 1 and rate <= stable:
            rate = rounded(share * stable, digits + 2)
        made.append((tr(name), Sgd(learning_rate=min(rate, HIGHEST_RATE))))
    return tuple(made)


def optimizer_presets(rate: float) -> tuple[Optimizer, ...]:
    """Gradient descent and momentum at `rate`, RMSprop and Adam at a rate that suits both."""
    adaptive = 0.01
    return (
        Sgd(learning_rate=rate),
        Sgd(learning_rate=rate, momentum=MOMENTUM),
        Rmsprop(learning_rate=adaptive),
        Adam(learning_rate=adaptive),
    )


def kind_of(optimizer: Optimizer) -> str:
    """Its key among `KINDS`."""
    if isinstance(optimizer, Sgd):
        return "momentum" if optimizer.momentum > 0 else "sgd"
    return str(type(optimizer).__struct_config__.tag)


def of_kind(kind: str, rate: float) -> Optimizer:
    """A new optimizer of that kind at `rate`."""
    if kind == "momentum":
        return Sgd(learning_rate=rate, momentum=MOMENTUM)
    kinds: dict[str, type[Optimizer]] = {
        "sgd": Sgd,
        "rmsprop": Rmsprop,
        "adam": Adam,
        "adagrad": Adagrad,
        "adamw": Adamw,
    }
    return kinds[kind](learning_rate=rate)


def with_rate(optimizer: Optimizer, rate: float) -> Optimizer:
    """The same at another learning rate."""
    return msgspec.structs.replace(optimizer, learning_rate=rate)


def label_of(optimizer: Optimizer, symbol: str) -> str:
    """As legends have it: `η = 0.1`, `Adam, η = 0.01`."""
    rate = f"{symbol} = {format_short(optimizer.learning_rate)}"
    kind = kind_of(optimizer)
    if kind == "sgd":
        return rate
    word = dict(KINDS).get(kind, kind)
    return f"{tr(word)}, {rate}"


STATES: dict[str, str] = {
    "ready": str(QT_TRANSLATE_NOOP("Race", "at the start")),
    "converging": str(QT_TRANSLATE_NOOP("Race", "converging")),
    "crawling": str(QT_TRANSLATE_NOOP("Race", "crawling")),
    "oscillating": str(QT_TRANSLATE_NOOP("Race", "oscillating")),
    "diverged": str(QT_TRANSLATE_NOOP("Race", "diverged")),
}
MEANINGS: dict[str, str] = {
    "ready": str(QT_TRANSLATE_NOOP("Race", "Nothing has been learned yet.")),
    "converging": str(
        QT_TRANSLATE_NOOP("Race", "The loss falls, or has come to rest, without turning back.")
    ),
    "crawling": str(
        QT_TRANSLATE_NOOP(
            "Race",
            "After 20 iterations or more it has come down less than half as far as the best, or "
            "falls no slower than at the start although it is still high: steps are too short.",
        )
    ),
    "oscillating": str(
        QT_TRANSLATE_NOOP(
            "Race",
            "Each of the last ten steps goes back more than half of the one before, or the loss "
            "rises half as much as it falls: steps are too long.",
        )
    ),
    "diverged": str(
        QT_TRANSLATE_NOOP(
            "Race", "The loss is above ten times that of the start, or beyond all numbers."
        )
    ),
}


def state_words(runner: RunnerStanding) -> str:
    """`crawling: 10 %` of the way there; how far is said where it tells something."""
    word = tr(STATES[runner.state])
    if runner.state == "crawling" and runner.share is not None and math.isfinite(runner.share):
        share = format_number(100 * max(0.0, runner.share), digits=2)
        return tr("{word}: {share} %").format(word=word, share=share)
    return word
