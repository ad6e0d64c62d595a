"""The network of a hand-calculation sheet as SVG: names on the edges, boxes to write into."""

from html import escape
from typing import Any

from numpy.typing import NDArray

from backprop_studio.engine.network import Network
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.notation import Naming, Symbol
from backprop_studio.experiment.numbers import format_number

COLUMN, ROW, RADIUS, MARGIN = 190.0, 96.0, 34.0, 44.0  # px
INK, MUTED = "#1a1d21", "#5a636e"
FONTS = "Inter, Helvetica, Arial, sans-serif"
Place = tuple[float, float]


def network_drawing(
    network: Network, naming: Naming, parameters: NDArray[Any], values: dict[UnitIndex, float]
) -> str:
    """`values` stand in the circles, an empty line where there is none."""
    tallest, count = max(network.widths), len(network.widths)
    width, height = 2 * MARGIN + (count - 1) * COLUMN, 2 * MARGIN + (tallest - 1) * ROW
    places = {
        UnitIndex(column - 1, unit): (
            MARGIN + column * COLUMN,
            height / 2 + (unit - (units - 1) / 2) * ROW,
        )
        for column, units in enumerate(network.widths)
        for unit in range(units)
    }
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" font-family="{FONTS}">'
    ]
    for index in network.indices():
        if index.kind == "weight":
            parts.append(_edge(index, naming, parameters[network.position(index)], places))
    for unit, place in places.items():
        parts.append(_circle(naming.activation(unit), place, values.get(unit)))
    return "".join([*parts, "</svg>"])


def _edge(
    index: ParameterIndex, naming: Naming, value: float, places: dict[UnitIndex, Place]
) -> str:
    """A line and on it, nearer its start, name and value; dashed where it is negative."""
    (x0, y0), (x1, y1) = (
        places[UnitIndex(index.layer - 1, index.source)],
        places[UnitIndex(index.layer, index.unit)],
    )
    dashes = ' stroke-dasharray="6 4"' if value < 0 else ""
    x, y = x0 + 0.36 * (x1 - x0), y0 + 0.36 * (y1 - y0)
    text = f"{naming.parameter(index)} = {format_number(float(value), 'weight')}"
    half = 3.1 * len(text) + 4
    return (
        f'<line x1="{x0:g}" y1="{y0:g}" x2="{x1:g}" y2="{y1:g}" stroke="{MUTED}"{dashes}/>'
        f'<rect x="{x - half:g}" y="{y - 9:g}" width="{2 * half:g}" height="18" fill="#ffffff"/>'
        f'<text x="{x:g}" y="{y + 4:g}" font-size="11" fill="{INK}" text-anchor="middle">'
        f"{escape(text)}</text>"
    )


def _circle(name: Symbol, place: Place, value: float | None) -> str:
    x, y = place
    shown = "______" if value is None else format_number(value)
    return (
        f'<circle cx="{x:g}" cy="{y:g}" r="{RADIUS:g}" fill="#ffffff" stroke="{INK}" '
        f'stroke-width="1.5"/>'
        f'<text x="{x:g}" y="{y - 6:g}" font-size="12" fill="{INK}" text-anchor="middle">'
        f"{escape(str(name))}</text>"
        f'<text x="{x:g}" y="{y + 13:g}" font-size="12" font-weight="600" fill="{INK}" '
        f'text-anchor="middle">{shown}</text>'
    )
