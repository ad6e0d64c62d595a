"""Which parameter stands in which row of the table, and how rows are found by words. No Qt.

Rows run layer by layer and, within a layer, unit by unit: the weights that lead to the
unit, its bias, its batch-norm scale. Nothing is kept per row until a person searches.
"""

from bisect import bisect_right
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.notation import BETWEEN_INDICES, Naming
from backprop_studio.training.messages import LayerValues

_PLAIN = str.maketrans(f"₀₁₂₃₄₅₆₇₈₉ₒᵢⱼ{BETWEEN_INDICES}⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾", "0123456789oij,0123456789()")
_TYPED = str.maketrans("ŷ→", "y ")


def plain_name(text: str) -> str:
    """As one types it: small letters, indices on the line. `w⁽²⁾₁ ₃` is `w(2)1,3`."""
    return text.translate(_PLAIN).translate(_TYPED).lower()


class ParameterRows:
    """The rows of one network, all of them or those that a search left."""

    def __init__(self, layers: tuple[LayerValues, ...], naming: Naming) -> None:
        self.naming = naming
        self._shapes = tuple(
            (int(layer.weights.shape[0]), int(layer.weights.shape[1]), layer.scale is not None)
            for layer in layers
        )
        sizes = [(below + 1 + scaled) * units for below, units, scaled in self._shapes]
        self._starts: list[int] = [0, *accumulate(sizes)]
        self._words: list[str] | None = None
        self._found: NDArray[np.intp] | None = None

    @property
    def total(self) -> int:
        """All parameters of the network."""
        return self._starts[-1]

    def __len__(self) -> int:
        return self.total if self._found is None else len(self._found)

    def __getitem__(self, row: int) -> ParameterIndex:
        """The parameter of a row; IndexError beyond the last."""
        if not 0 <= row < len(self):
            raise IndexError(row)
        return self._at(row if self._found is None else int(self._found[row]))

    def _at(self, place: int) -> ParameterIndex:
        layer = bisect_right(self._starts, place) - 1
        below, _, scaled = self._shapes[layer]
        unit, part = divmod(place - self._starts[layer], below + 1 + scaled)
        if part < below:
            return ParameterIndex(layer, "weight", unit, part)
        return ParameterIndex(layer, "bias" if part == below else "scale", unit)

    def row_of(self, index: ParameterIndex) -> int | None:
        """The row of a parameter, None if there is none or the search left it out."""
        if not 0 <= index.layer < len(self._shapes):
            return None
        below, units, scaled = self._shapes[index.layer]
        part = index.source if index.kind == "weight" else below + (index.kind == "scale")
        inside = index.source < below if index.kind == "weight" else part < below + 1 + scaled
        if not (inside and 0 <= index.unit < units):
            return None
        place: int = self._starts[index.layer] + index.unit * (below + 1 + scaled) + part
        if self._found is None:
            return place
        row = int(np.searchsorted(self._found, place))
        return row if row < len(self._found) and self._found[row] == place else None

    def search(self, text: str) -> None:
        """Leave the rows in which every word of `text` occurs; the empty text leaves all.

        A row's words: its name, the units it joins, its kind, `layer 2`, and `output`
        in the last layer.
        """
        wanted = plain_name(text).replace("layer ", "layer").split()
        if not wanted:
            self._found = None
            return
        if self._words is None:
            self._words = self._all_words()
        words = self._words
        places = list(range(self.total))
        for needle in wanted:
            start = f" {needle}"  # a word begins where the searched one does
            places = [place for place in places if start in words[place]]
        self._found = np.array(places, dtype=np.intp)

    def _all_words(self) -> list[str]:
        """For each parameter what a search looks through, each word after a space."""
        naming, words = self.naming, []
        for layer, (below, units, scaled) in enumerate(self._shapes):
            end = f" layer{layer + 1}" + (" output" if layer == len(self._shapes) - 1 else "")
            sources = [
                plain_name(str(naming.activation(UnitIndex(layer - 1, i)))) for i in range(below)
            ]
            for unit in range(units):
                own = plain_name(str(naming.activation(UnitIndex(layer, unit))))
                tail = f" {own} weight{end}"
                names = self._weight_names(layer, unit, below)
                pairs = zip(names, sources, strict=True)
                words += [f" {name} {source}{tail}" for name, source in pairs]
                for kind in ("bias", "scale") if scaled else ("bias",):
                    index = ParameterIndex(layer, kind, unit)
                    words.append(f" {plain_name(str(naming.parameter(index)))} {own} {kind}{end}")
        return words

    def _weight_names(self, layer: int, unit: int, below: int) -> list[str]:
        if self.naming.indexed:  # many: the rule of `Naming` in short
            start, end = f"w({layer + 1})", f",{unit + 1}"
            return [f"{start}{i}{end}" for i in range(1, below + 1)]
        weights = (ParameterIndex(layer, "weight", unit, i) for i in range(below))
        return [plain_name(str(self.naming.parameter(index))) for index in weights]
