"""What is pointed at, and where the keys lead: pure, without a widget."""

import itertools

import numpy as np
import pytest

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.ui.network_diagram.hit_test import Hit, hit_test
from backprop_studio.ui.network_diagram.layout import lay_out
from backprop_studio.ui.network_diagram.navigation import Item, columns, following, neighbour
from backprop_studio.ui.network_diagram.places import Layout


def laid_out(*widths: int) -> Layout:
    weights = [np.ones((b, a)) for b, a in itertools.pairwise(widths)]
    return lay_out(widths, weights, 760, 430)


@pytest.fixture
def two_layer() -> Layout:
    return laid_out(2, 2, 1)


def test_every_chip_bias_node_and_target_is_hit_at_its_middle(two_layer: Layout) -> None:
    for index, rect in (*two_layer.chips.items(), *two_layer.biases.items()):
        assert hit_test(two_layer, *rect.middle) == Hit("parameter", parameter=index)
    for unit, circle in two_layer.nodes.items():
        assert hit_test(two_layer, circle.x, circle.y) == Hit("unit", unit=unit)
    target = two_layer.targets[0]
    assert hit_test(two_layer, target.x, target.y) == Hit("target", target=0)
    assert hit_test(two_layer, *two_layer.loss.middle) == Hit("loss")


def test_an_edge_is_hit_beside_its_chip_within_a_few_pixels(two_layer: Layout) -> None:
    v1 = ParameterIndex(1, "weight", 0, 0)
    x, y = two_layer.edges[v1].at(0.06)
    assert hit_test(two_layer, x, y) == Hit("parameter", parameter=v1)
    assert hit_test(two_layer, x + 14, y - 14) is None


def test_empty_canvas_hits_nothing(two_layer: Layout) -> None:
    assert hit_test(two_layer, two_layer.width - 4, 4) is None


def walk(layout: Layout) -> list[Item]:
    found: list[Item] = []
    item = following(layout, None)
    while item is not None:
        found.append(item)
        item = following(layout, item)
    return found


@pytest.mark.parametrize("widths", [(1, 1), (2, 2, 1), (2, 4, 2, 1), (2, 8, 8, 1)], ids=str)
def test_tab_and_arrows_reach_every_edge_bias_and_unit(widths: tuple[int, ...]) -> None:
    layout = laid_out(*widths)
    everything = {*layout.nodes, *layout.edges, *layout.biases}
    assert len(walk(layout)) == len(everything)
    assert set(walk(layout)) == everything
    reached: set[Item] = set()
    waiting: list[Item] = [UnitIndex(-1, 0)]
    while waiting:
        item = waiting.pop()
        if item in reached:
            continue
        reached.add(item)
        for direction in ("left", "right", "up", "down"):
            following_item = neighbour(layout, item, direction)
            assert following_item is not None
            waiting.append(following_item)
    assert reached == everything


def test_tab_backwards_is_the_same_way_back(two_layer: Layout) -> None:
    items = walk(two_layer)
    back = [following(two_layer, item, backwards=True) for item in items]
    assert back == [None, *items[:-1]]


def test_arrows_go_where_they_point(two_layer: Layout) -> None:
    heights = {item: y for column in columns(two_layer) for y, item in column}
    for item, y in heights.items():
        below = neighbour(two_layer, item, "down")
        assert below is not None
        assert heights[below] >= y
    start = UnitIndex(0, 0)
    right = neighbour(two_layer, start, "right")
    assert right == ParameterIndex(1, "weight", 0, 0)
    assert neighbour(two_layer, right, "right") in (UnitIndex(1, 0), ParameterIndex(1, "bias", 0))
