"""How a live number of a text is written: `{{w}}`, `{{loss|3}}`, `{{step(w)|change}}`.

Without a style, a weight or bias is written as weights are, a loss as losses are, anything
else as a value. A style is `weight`, `loss`, `value`, `change` (with its sign), `factor` (a
negative one in parentheses), `percent`, `count`, `dollars`, or a number of decimals.
"""

import math

from backprop_studio.experiment.numbers import (
    format_change,
    format_factor,
    format_fixed,
    format_number,
    format_percent,
)
from backprop_studio.experiment.units import Unit
from backprop_studio.lessons import quantities
from backprop_studio.lessons.expression import Place, evaluate, single_name
from backprop_studio.lessons.formula import Live
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.phrase import Phrase

STYLES = ("", "weight", "loss", "value", "change", "factor", "percent", "count", "dollars")
LOSSES = ("loss", "example_loss", "validation_loss", "best_validation_loss")
COUNTS = (
    "iteration",
    "epoch",
    "rows",
    "batch",
    "runners",
    "race_iteration",
    "parameters",
    "layers",
    "iterations_per_epoch",
    "validation_rows",
    "best_validation_iteration",
)
NAMED_BESIDES = ("x", "y", "h", "a", "z", "yhat", "delta")


def written(live: Live, place: Place) -> str:
    """The number as text. Raises Wrong."""
    value = evaluate(live.expression, place)
    if isinstance(value, bool):
        raise Wrong(
            Phrase("“{expression}” is no number but true or false", expression=live.expression)
        )
    style = live.style
    if style.isdigit():
        decimals = int(style)
        return format_fixed(value, decimals) if math.isfinite(value) else format_number(value)
    if style not in STYLES:
        raise Wrong(
            Phrase(
                "there is no style “{style}” (there are {names})",
                style=style,
                names=", ".join(STYLES[1:]),
            )
        )
    match style or _style_of(live.expression):
        case "weight":
            return format_number(value, "weight")
        case "loss":
            return format_number(value, "loss")
        case "change":
            return format_change(value)
        case "factor":
            return format_factor(value)
        case "percent":
            return format_percent(value)
        case "dollars":
            return Unit("$").amount(value)
        case "count":
            return format_fixed(value, 0)
    return format_number(value)


def _style_of(expression: str) -> str:
    name = single_name(expression)
    if name in LOSSES:
        return "loss"
    if name in COUNTS:
        return "count"
    if name in ("accuracy", "validation_accuracy"):
        return "percent"
    unit = any(name.startswith(begin) for begin in NAMED_BESIDES)
    return "weight" if name and not unit and name not in quantities.QUANTITIES else "value"
