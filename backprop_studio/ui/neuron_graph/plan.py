"""How much of a graph fits into the room there is, and how large. No Qt.

Every wire has a level stretch with its value above and its gradient below, and curves that lead
to and from it. With room, a weight stands in a row of its own under its input; with less, it
stands in its × (`compact`), and inputs and neurons above that find no row are folded.
"""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.experiment.notation import ACTIVATION_SIGNS
from backprop_studio.training.messages import Snapshot

PITCH = 37.0  # from row to row at scale 1
SOURCE, SIGN, FUNCTION, TARGET = 14.5, 12.5, 18.0, 24.0  # radii
SHORT, MIDDLE, NAMED = 68.0, 108.0, 122.0  # of a level stretch: a number, short or long names
CURVE, MARGIN = 22.0, 10.0
LOSS = (112.0, 58.0)
CHIP = (82.0, 34.0)  # a × with its weight
FOLDED = 66.0  # the words that stand for neurons above
SIDE = 62.0  # from a node down to what comes in from the side
SMALLEST, LARGEST = 0.8, 1.75
LEGIBLE = 0.96  # in a hall nothing is drawn smaller
COMFORTABLE = 0.92  # smaller than this, weights rather stand in their ×
WIDEST = 1.6  # times `PITCH`
MOST = 12  # inputs or neurons above shown one by one
Detail = Literal["named", "full", "compact"]


class Shape(Struct, frozen=True):
    """What decides over the room needed: how many `inputs` and neurons `above` (0: the loss
    follows), nodes between + and the end, and whether the bias is a row, or comes in from the
    side with others; `past`: a residual layer follows."""

    inputs: int
    above: int
    steps: int
    bias: bool = True
    sides: bool = False
    past: bool = False


class Plan(Struct, frozen=True):
    """A degree of detail, how many inputs and neurons above are shown, and the scale."""

    detail: Detail
    inputs: int
    above: int
    scale: float
    spread: float = 1.0  # rows stand so much further apart where there is room


def shape_of(snapshot: Snapshot, unit: UnitIndex) -> Shape:
    """The room that the graph of this neuron asks for."""
    layers = snapshot.experiment.network.layers
    layer, last = layers[unit.layer], unit.layer == len(layers) - 1
    function = bool(ACTIVATION_SIGNS[layer.activation]) or layer.dropout > 0
    steps = 1 + 3 * layer.batch_norm + function + layer.residual
    inputs = len(snapshot.parameters[unit.layer].weights)
    if last:
        return Shape(inputs, 0, steps, not layer.batch_norm, layer.batch_norm or layer.residual)
    above = layers[unit.layer + 1]
    sides = layer.batch_norm or layer.residual
    return Shape(inputs, above.units, steps, not layer.batch_norm, sides, above.residual)


def plan(shape: Shape, width: float, height: float, legible: bool = False) -> Plan:
    """The most detailed plan that fits into the room, as large as it fits; where it has to be
    `legible` from afar, with fewer rows."""
    least = LEGIBLE if legible else SMALLEST
    for detail, smallest in (("named", 1.0), ("full", COMFORTABLE)):
        if shape.inputs > MOST or shape.above > MOST:
            break
        whole = Plan(detail, shape.inputs, shape.above, 1.0)  # type: ignore[arg-type]
        scale = _scale(shape, whole, width, height)
        if scale >= smallest:
            return _spread(shape, replace(whole, scale=min(scale, LARGEST)), height)
    rows = max(2, min(MOST, int((height / least - 2 * MARGIN) / PITCH)))
    inputs = _fitting(shape.inputs, rows - shape.bias)
    above = _fitting(shape.above, rows - shape.past)
    found = Plan("compact", inputs, above, 1.0)
    scale = _scale(shape, found, width, height)
    found = replace(found, scale=min(max(scale, least), LARGEST))
    return _spread(shape, found, height)


def _spread(shape: Shape, found: Plan, height: float) -> Plan:
    """The same with its rows apart, where there is height to spare."""
    high = natural_size(shape, found)[1] * found.scale
    return replace(found, spread=min(max(height / high, 1.0), WIDEST))


def _fitting(count: int, rows: int) -> int:
    """How many of `count` are shown in `rows`, of which one may have to tell of the rest."""
    return count if count <= rows else max(1, rows - 1)


def _scale(shape: Shape, found: Plan, width: float, height: float) -> float:
    wide, high = natural_size(shape, found)
    return min(width / wide, height / high)


def natural_size(shape: Shape, found: Plan) -> tuple[float, float]:
    """Width and height in px at scale 1."""
    per_term = 1 if found.detail == "compact" else 2
    rows = per_term * found.inputs + shape.bias + (found.inputs < shape.inputs)
    above = found.above + (found.above < shape.above) + shape.past
    high = PITCH * found.spread * max(rows, above, 3)
    if not shape.above:
        high = max(high, LOSS[1] + 2 * (16.0 + 2 * TARGET))
    if shape.sides:
        high = max(high, 2 * (SIDE + SOURCE + 4.0))
    columns = Columns(found.detail)
    wide = columns.plus + SIGN + shape.steps * columns.step - 2 * FUNCTION
    if shape.above:
        ending = FOLDED if found.above < shape.above else 2 * SOURCE
        wide += CURVE + columns.stretch(True) + ending + 8.0
    else:
        wide += LOSS[0]
    return wide + MARGIN, high + 2 * MARGIN


class Columns:
    """x of the columns at scale 1."""

    def __init__(self, detail: Detail) -> None:
        self._detail = detail
        self.source = MARGIN + SOURCE
        middle = CHIP[0] / 2 if detail == "compact" else SIGN
        self.level = self.source + SOURCE  # where the sources' stretch begins
        self.times = self.level + self.stretch(False) + middle
        if detail != "compact":
            self.times += CURVE
        self.product = self.times + middle
        self.plus = self.product + self.stretch(False) + CURVE + SIGN
        self.step = self.stretch(True) + 2 * FUNCTION

    def stretch(self, important: bool) -> float:
        """Length of a level stretch: a value with or without its name."""
        if self._detail == "named":
            return NAMED
        return MIDDLE if important else SHORT
