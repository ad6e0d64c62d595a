"""Where everything of the diagram stands, for any network and any size. No Qt.

Three degrees of detail are tried, and in each the largest scale first, until
nothing overlaps: `full` (names and values in the nodes, z and δ beside them, a
chip on every edge), `medium` (no chips on edges), `compact` (small circles, wide
layers folded). So a small network in a large window is drawn large.
"""

import itertools
from collections.abc import Sequence
from functools import partial
from itertools import product

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.ui.network_diagram.chip_placement import place_chips
from backprop_studio.ui.network_diagram.controls import LOWEST, SHORTEST, STRIP, place_controls
from backprop_studio.ui.network_diagram.geometry import Circle, Rect
from backprop_studio.ui.network_diagram.loss_placement import BEHIND_TARGETS, place_loss
from backprop_studio.ui.network_diagram.places import Detail, Fold, Layout, Sizes, collisions
from backprop_studio.ui.network_diagram.sampling import drawn_edges, edge_line, shown_units

WIDE = 5  # layers of more units are drawn compact
SMALL = 20  # a network of more weights than this gets no chips on its edges
LARGEST_FULL, SMALLEST_FULL = 1.7, 0.75
LARGEST_MEDIUM, SMALLEST_MEDIUM = 1.3, 0.8
SCALE_STEP = 0.05
NARROWEST_PITCH = 18.5
SMALLEST_LABELLED = 22.0  # compact nodes smaller than this have no line of type above them
LARGEST_COMPACT = 44.0  # px, the radius at which a node holds its number in full size
LONGEST = 9.5  # of the radius: how far apart columns and rows may stand
LEGIBLE = 0.85  # in a hall nothing is drawn smaller: layers are folded instead
LEAST_RADIUS = 15.0  # at scale 1, of a circle that holds a number in the hall's smallest type
NEAR = 24.0  # px at scale 1; columns that are nearer take room from what stands beside them,
SQUEEZED = 0.4  # whose gaps then shrink to so much
SLIM, BROAD = 0.31, 0.36  # of the distance of two columns: the radius, and where they are few
NAMED = 23.5  # px at scale 1, the radius of a circle that holds its name beside the number
APART = 1.14  # diameters from circle to circle, where as many as can be are shown


def lay_out(
    widths: Sequence[int],
    weights: Sequence[NDArray[np.float64]],
    width: float,
    height: float,
    sizes: Sizes | None = None,
    picture_side: int | None = None,
    legible: bool = False,
) -> Layout:
    """The best layout of a network with `widths` (features, units of each layer) in px.

    `weights` (units below, units) decide which edges of a large network are drawn;
    `picture_side` draws the inputs as one square picture of that many pixels a side.
    Where it has to be `legible` from afar, nothing gets smaller than its type, and there are
    fewer details and circles.
    """
    sizes = sizes or Sizes()
    type_scale = sizes.radius / Sizes().radius  # enlarged type may be set smaller again
    smallest_full = LEGIBLE if legible else SMALLEST_FULL / type_scale
    smallest_medium = LEGIBLE if legible else SMALLEST_MEDIUM / type_scale
    count = sum(below * above for below, above in itertools.pairwise(widths))
    # Buttons under the columns, in a low diagram not at the price of details.
    strips = (True,) if height >= SHORTEST else (True, False) if height >= LOWEST else (False,)
    if picture_side is None and max(widths) <= WIDE and len(widths) <= 6:
        planned = partial(_Plan, widths, width, height, sizes)
        if count <= SMALL:
            for strip, scale in product(strips, _scales(LARGEST_FULL, smallest_full)):
                layout = planned(scale, "full", strip=strip).build(weights)
                if layout is not None and place_chips(layout, sizes.scaled(scale).chip):
                    return layout
        for strip, scale in product(strips, _scales(LARGEST_MEDIUM, smallest_medium)):
            layout = planned(scale, "medium", strip=strip).build(weights)
            if layout is not None:
                return layout
    least = LEAST_RADIUS * type_scale if legible else 0.0
    plan = _Plan(widths, width, height, sizes, 1.0, "compact", picture_side, least, strips[0])
    compact = plan.build(weights)
    assert compact is not None
    return compact


def _scales(largest: float, smallest: float) -> list[float]:
    steps = int((largest - smallest) / SCALE_STEP + 1e-9)
    return [largest - SCALE_STEP * step for step in range(steps + 1)]


class _Plan:
    """One attempt: columns, rows, then everything around the nodes."""

    def __init__(
        self,
        widths: Sequence[int],
        width: float,
        height: float,
        sizes: Sizes,
        scale: float,
        detail: Detail,
        picture_side: int | None = None,
        least_radius: float = 0.0,
        strip: bool = True,
    ) -> None:
        self.widths = widths
        self.sizes = sizes.scaled(scale)
        self.detail = detail
        self.side = picture_side
        self.legible = least_radius > 0
        self.pitch = max(NARROWEST_PITCH, 2 * APART * least_radius)  # between compact circles
        self.layout = Layout(width, height, detail, scale)
        self.unit = self.sizes.radius / Sizes().radius  # px at which gaps count one
        self.margin = (14.0 if detail == "compact" else 9.0) * self.unit
        self.strip = STRIP * sizes.control / Sizes().control if strip else 0.0
        self.top, self.bottom = 8.0, height - sizes.legend - 6.0 - self.strip
        self.layout.legend = Rect(0, height - sizes.legend, width, sizes.legend)
        self.radius = (1.0 if detail == "full" else 0.8) * self.sizes.radius
        self.several = widths[-1] > 1
        self._clear = height  # between neighbours of the tightest layer
        self._labelled = False  # whether compact nodes have room for a line above them
        size = self.sizes
        self.loss = size.loss if detail == "full" else size.loss_narrow
        self.label = size.label[1] if detail != "compact" else 0.0
        self.bias = {"full": size.bias[1], "medium": size.small_bias[1], "compact": 0.0}[detail]

    def build(self, weights: Sequence[NDArray[np.float64]]) -> Layout | None:
        """The finished layout, or None where it does not fit."""
        if self.detail == "compact":
            self._fit_radius()
        columns = self._columns()
        if columns is None or not self._rows(columns):
            return None
        if self.strip:
            y = self.bottom + self.strip / 2 + 2.0
            self.layout.controls = place_controls(columns, y, self.sizes.control)
        self.layout.shown = tuple(self._shown)
        self.layout.weights = sum(matrix.size for matrix in weights)
        for index in drawn_edges(self._shown, weights):
            self.layout.edges[index] = edge_line(self.layout, index)
        self._around_nodes()
        last = len(self.widths) - 2
        place_loss(
            self.layout, last, self.sizes, self.loss, self._after, self.bottom, self._squeeze
        )
        return self.layout if self.detail == "compact" or not collisions(self.layout) else None

    def _fit_radius(self) -> None:
        """The largest radius at which the circles of the tallest column stand clear."""
        height = self.bottom - self.top - 6.0
        room = max(3, int(height / self.pitch))
        slots = 1
        for units in self.widths[1 if self.side else 0 :]:
            shown, hidden = shown_units(units, room)
            slots = max(slots, len(shown) + (hidden > 0))
        self._labelled = self.layout.height > 360 * self.unit
        note = self.sizes.note + 6.0
        radius = (height - note - note * (slots - 1)) / (2 * slots)
        if radius < SMALLEST_LABELLED * self.unit:
            self._labelled = False
            radius = height / (2 * slots + 0.38 * (slots - 1))
        self.radius = max(2.0, min(radius, LARGEST_COMPACT * self.unit))

    def _columns(self) -> list[float] | None:
        """x of the inputs and of every layer."""
        size, count = self.sizes, len(self.widths)
        largest = self.radius
        inputs, tail, gap = self._room(1.0)
        nameless = self.legible and self.radius < NAMED * self.unit <= largest
        if self.detail == "compact" and (gap < NEAR * self.unit or nameless):
            self.radius = largest
            inputs, tail, gap = self._room(SQUEEZED)
        if self.detail != "compact":
            if gap < (size.chip[0] + 10.0 if self.detail == "full" else 1.6 * self.radius):
                return None
            gap = min(gap, LONGEST * self.radius)
        used = inputs + (2 * self.radius + gap) * (count - 1) + tail
        x = (self.layout.width - used) / 2 + inputs / 2
        columns = [x]
        for place in range(1, count):
            x += (inputs / 2 if place == 1 else self.radius) + gap + self.radius
            columns.append(x)
        return columns

    def _room(self, squeeze: float) -> tuple[float, float, float]:
        """Width of the inputs, what is needed behind the outputs, and the gap that is left
        between two columns, if what lies outside of them is drawn so much closer together."""
        size, count, width = self.sizes, len(self.widths), self.layout.width
        self._squeeze = squeeze
        # after the output
        self._after = (44.0 if self.detail == "compact" else 34.0) * self.unit * squeeze
        tail = self._after + self.loss[0]
        if self.several:
            tail += 2 * min(size.target, self.radius) + BEHIND_TARGETS * self.unit * squeeze
        inputs = self._picture_size() if self.side else 2 * self.radius
        if self.detail == "compact":
            spread = width - 2 * self.margin - tail - inputs / 2
            share = BROAD if squeeze < 1.0 and self.legible and count <= 4 else SLIM
            self.radius = max(2.0, min(self.radius, spread / max(1, count - 1) * share))
            inputs = inputs if self.side else 2 * self.radius
        free = width - 2 * self.margin - tail - inputs - 2 * self.radius * (count - 1)
        return inputs, tail, free / (count - 1)

    def _picture_size(self) -> float:
        largest = min(0.5 * self.layout.height, 0.2 * self.layout.width, 220.0)
        return largest * (1.0 if self._squeeze == 1.0 else 0.7)

    def _rows(self, columns: list[float]) -> bool:
        """Places every shown unit; False where they would stand too close."""
        several = max(self.widths) > 1 and self.detail == "full"
        if self.detail == "compact":
            self.top += self.sizes.note + 1.0 if self._labelled else 0.0
        rise = self.label + (self.bias if several else 0.0)
        sink = self.bias + (self.label if several else 0.0)
        first, last = self.top + rise + self.radius, self.bottom - sink - self.radius
        if last < first:
            if self.detail != "compact":
                return False
            first = last = (self.top + self.bottom) / 2
        span = last - first
        room = max(3, int(span / self.pitch) + 1) if self.detail == "compact" else 10**6
        self._shown: list[tuple[int, ...]] = []
        widest = max(min(units, room) for units in self.widths[1 if self.side else 0 :])
        tightest = span / max(1, widest - 1)
        for place, (x, units) in enumerate(zip(columns, self.widths, strict=True)):
            if place == 0 and self.side:
                self._shown.append(tuple(range(units)))
                size = self._picture_size()
                self.layout.picture = Rect.around(x, (first + last) / 2, size, size)
                continue
            shown, hidden = shown_units(units, room)
            self._shown.append(shown)
            slots = len(shown) + (hidden > 0)
            pitch = min(span / max(1, slots - 1), LONGEST * self.radius, 2.4 * tightest)
            if self.detail != "compact" and slots > 1 and pitch < self._tall(slots):
                return False
            if self.detail == "compact" and slots > 1 and place > 0:
                self._clear = min(self._clear, pitch - 2 * min(self.radius, 0.42 * pitch))
            self._column(place, x, shown, hidden, pitch, (first + last) / 2)
        return True

    def _tall(self, slots: int) -> float:
        """Least distance of neighbours: what stands between two of them."""
        if self.detail == "full" and slots == 2:
            return 2 * self.radius + self.sizes.chip[1]
        return 2 * self.radius + self.label + self.bias + 8.0

    def _column(
        self,
        place: int,
        x: float,
        shown: tuple[int, ...],
        hidden: int,
        pitch: float,
        middle: float,
    ) -> None:
        slots = len(shown) + (hidden > 0)
        radius = self.radius
        if self.detail == "compact" and slots > 1:
            radius = min(radius, 0.42 * pitch)
        units = list(shown)
        for slot in range(slots):
            y = middle + (slot - (slots - 1) / 2) * pitch
            if hidden and slot == slots - 2:
                self.layout.folds.append(Fold(place - 1, hidden, x, y))
                continue
            self.layout.nodes[UnitIndex(place - 1, units.pop(0))] = Circle(x, y, radius)

    def _around_nodes(self) -> None:
        """z and δ beside each neuron, and its bias: above the upper ones, below the lower."""
        for unit, node in self.layout.nodes.items():
            if unit.layer < 0:
                continue
            index = ParameterIndex(unit.layer, "bias", unit.unit)
            if self.detail == "compact":
                dot = max(6.0, min(9.0, 0.5 * node.r))
                self.layout.biases[index] = Rect.around(node.x, node.y + node.r, dot, dot)
                if self._labelled and self._clear >= 1.3 * self.sizes.note:
                    above = node.y - node.r - self.sizes.note / 2 - 2.0
                    place = Rect.around(node.x, above, 92.0 * self.unit, self.sizes.note)
                    self.layout.labels[unit] = place
                continue
            last = self.widths[unit.layer + 1] - 1
            side = np.sign(2 * unit.unit - last) if self.detail == "full" else 0
            label, bias = self.sizes.label, self.sizes.bias
            if self.detail == "medium":
                label, bias = (self.sizes.label[0] * 0.62, label[1]), self.sizes.small_bias
            above = -node.r - label[1] / 2 - 1.0
            below = node.r + label[1] / 2 + 1.0
            beyond = label[1] / 2 + bias[1] / 2 + 1.0
            label_y = node.y + (below if side > 0 else above)
            bias_y = node.y + node.r + bias[1] / 2 + 4.0 if side == 0 else label_y + side * beyond
            shift = 0.0
            if self.detail == "full" and unit.layer == len(self.widths) - 2 and side == 0:
                shift = label[0] / 2 - 0.8 * node.r  # clear of the edges, which come from the left
            self.layout.labels[unit] = Rect.around(node.x + shift, label_y, *label)
            self.layout.biases[index] = Rect.around(node.x, bias_y, *bias)
