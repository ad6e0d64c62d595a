"""What stands under a landscape: what the arrows are, and whether a floor is in sight."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.landscape.arrow import Arrow
from backprop_studio.ui.landscape.levels import has_floor
from backprop_studio.ui.plot_style import Floats, short_number


def _tr(text: str) -> str:
    return QCoreApplication.translate("Landscape", text)


def arrow_words(arrows: Sequence[Arrow], enlarged: float, rate: str) -> str:
    """`arrow −η∇L, 20×`: which arrows are drawn, and how many times their true length."""
    if not arrows:
        return ""
    if enlarged == 0:
        return _tr("next step: too short to draw")
    if len(arrows) == 2:
        text = _tr("−{rate}∇L; white: next step").format(rate=rate)
    elif arrows[0].optimizer:
        text = _tr("white arrow: next step")
    else:
        text = _tr("arrow −{rate}∇L").format(rate=rate)
    return f"{text}, {short_number(enlarged)}×" if enlarged > 1 else text


def floor_words(loss: Floats, snapshot: Snapshot, has_line: bool) -> str:
    """Why there is no minimum in the picture, or that it is a line; empty for a bowl."""
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
