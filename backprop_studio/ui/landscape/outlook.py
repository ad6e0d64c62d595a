"""How a person looks at the landscape, as one line of text that settings can keep."""

from typing import cast, get_args

from msgspec import Struct

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.training.commands import AxesKind
from backprop_studio.ui.landscape.axes_bar import MOST_SEED
from backprop_studio.ui.landscape.framing import Pair
from backprop_studio.ui.landscape.reading import SCALES

MODES = ("valley", "contours", "surface")
PARAMETER_KINDS = ("weight", "bias", "scale")


class Outlook(Struct, frozen=True):
    """The side, the scale of the loss, and the axes; `pair` only where a person picked it."""

    mode: str = "contours"
    scale: str = "automatic"
    kind: AxesKind = "parameters"
    seed: int = 1
    pair: Pair | None = None

    @property
    def text(self) -> str:
        """`valley automatic parameters 1 0.weight.0.1 0.bias.0.0`."""
        words = [self.mode, self.scale, self.kind, str(self.seed)]
        for index in self.pair or ():
            words.append(f"{index.layer}.{index.kind}.{index.unit}.{index.source}")
        return " ".join(words)


def outlook_from(text: str) -> Outlook | None:
    """What `text` says; None where it is garbled."""
    words = text.split()
    if len(words) not in (4, 6):
        return None
    mode, scale, kind, seed = words[:4]
    known = mode in MODES and scale in SCALES and kind in get_args(AxesKind)
    if not known or not seed.isdecimal() or int(seed) > MOST_SEED:
        return None
    pair = [_parameter(word) for word in words[4:]]
    if None in pair or (pair and pair[0] == pair[1]):
        return None
    return Outlook(
        mode,
        scale,
        cast(AxesKind, kind),
        int(seed),
        cast(Pair, tuple(pair)) if pair else None,
    )


def _parameter(word: str) -> ParameterIndex | None:
    parts = word.split(".")
    if len(parts) != 4 or parts[1] not in PARAMETER_KINDS:
        return None
    numbers = (parts[0], *parts[2:])
    if not all(number.isdecimal() and len(number) < 7 for number in numbers):
        return None
    layer, unit, source = map(int, numbers)
    return ParameterIndex(layer, parts[1], unit, source)  # type: ignore[arg-type]
