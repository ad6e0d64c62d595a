"""Choosing by keyboard: Tab walks through everything, arrows go where they point. No Qt.

The diagram is read as columns: units (each with its bias) and, between two
columns of units, the edges that join them. Up and down move inside a column,
left and right to the nearest thing of the next one; so everything is reachable.
"""

from typing import Literal

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.ui.network_diagram.places import Layout

Item = ParameterIndex | UnitIndex
Direction = Literal["left", "right", "up", "down"]


def columns(layout: Layout) -> list[list[tuple[float, Item]]]:
    """Items with their heights, column by column, each from top to bottom."""
    found: dict[int, list[tuple[float, int, Item]]] = {}
    for unit, circle in layout.nodes.items():
        found.setdefault(2 * unit.layer + 2, []).append((circle.y, 0, unit))
    for index, rect in layout.biases.items():
        found.setdefault(2 * index.layer + 2, []).append((rect.middle[1], 1, index))
    for index, line in layout.edges.items():
        chip = layout.chips.get(index)
        y = chip.middle[1] if chip else line.at(0.5)[1]
        found.setdefault(2 * index.layer + 1, []).append((y, 2, index))
    ordered = []
    for key in sorted(found):
        column = sorted(found[key], key=lambda entry: (round(entry[0], 3), entry[1]))
        ordered.append([(y, item) for y, _, item in column])
    return ordered


def following(layout: Layout, chosen: Item | None, backwards: bool = False) -> Item | None:
    """The next item in reading order, None past the end (the focus then goes on)."""
    items = [item for column in columns(layout) for _, item in column]
    if not items:
        return None
    if chosen not in items:
        return items[-1] if backwards else items[0]
    place = items.index(chosen) + (-1 if backwards else 1)
    return items[place] if 0 <= place < len(items) else None


def neighbour(layout: Layout, chosen: Item | None, direction: Direction) -> Item | None:
    """Where an arrow key leads; the chosen item itself at the border."""
    ordered = columns(layout)
    for place, column in enumerate(ordered):
        for row, (y, item) in enumerate(column):
            if item != chosen:
                continue
            if direction in ("up", "down"):
                row += 1 if direction == "down" else -1
                return column[row][1] if 0 <= row < len(column) else chosen
            place += 1 if direction == "right" else -1
            if not 0 <= place < len(ordered):
                return chosen
            return min(ordered[place], key=lambda entry: abs(entry[0] - y))[1]
    return following(layout, None)
