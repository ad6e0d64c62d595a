"""Where things stand: pure, without a widget."""

import itertools

import numpy as np
import pytest

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.ui.network_diagram.arrangement import HALL_SIZES
from backprop_studio.ui.network_diagram.chip_placement import floating_place
from backprop_studio.ui.network_diagram.compact_painting import SMALLEST_WITH_NAME
from backprop_studio.ui.network_diagram.geometry import Circle, Line, Rect, between
from backprop_studio.ui.network_diagram.layout import lay_out
from backprop_studio.ui.network_diagram.places import Layout, Sizes, collisions
from backprop_studio.ui.network_diagram.sampling import drawn_edges, shown_units

EXAMPLES = {
    "one neuron": [1, 1],
    "two inputs": [2, 1],
    "two-layer network": [2, 2, 1],
    "2-2-2": [2, 2, 2],
    "two-three-one": [2, 3, 1],
    "XOR": [2, 4, 2, 1],
    "circles": [2, 4, 1],
    "spiral": [2, 8, 8, 1],
    "sine": [1, 8, 8, 1],
    "eight layers": [2, 16, 16, 16, 16, 16, 16, 16, 1],
    "classes": [4, 6, 3],
}
WINDOWS = [(500, 360), (760, 430), (800, 560), (1000, 620), (1300, 800), (1900, 1000)]


def laid_out(widths: list[int], width: float, height: float, **options: int) -> Layout:
    random = np.random.default_rng(0)
    weights = [random.normal(size=(below, above)) for below, above in itertools.pairwise(widths)]
    return lay_out(widths, weights, width, height, Sizes(), **options)


@pytest.mark.parametrize("widths", EXAMPLES.values(), ids=EXAMPLES.keys())
@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_nothing_overlaps_in_any_example_at_any_size(
    widths: list[int], window: tuple[int, int]
) -> None:
    layout = laid_out(widths, *window)
    assert collisions(layout) == []
    for circle in layout.nodes.values():
        assert circle.x - circle.r >= 0
        assert circle.x + circle.r <= window[0]
        assert circle.y - circle.r >= 0
        assert circle.y + circle.r <= layout.legend.y
    for target in layout.targets.values():
        assert target.y + target.r <= layout.legend.y


@pytest.mark.parametrize("window", WINDOWS[1:], ids=str)
def test_the_two_layer_network_has_every_number_and_no_label_on_an_edge(
    window: tuple[int, int],
) -> None:
    layout = laid_out([2, 2, 1], *window)
    assert layout.detail == "full"
    assert len(layout.chips) == 6
    assert len(layout.biases) == 3
    for unit, label in layout.labels.items():
        for index, line in layout.edges.items():
            assert not line.meets(label), (unit, index)
    for bias, rect in layout.biases.items():
        for index, line in layout.edges.items():
            assert not line.meets(rect), (bias, index)


def test_chips_stand_on_their_edges() -> None:
    layout = laid_out([2, 4, 2, 1], 1300, 800)
    assert len(layout.chips) == 18
    for index, rect in layout.chips.items():
        assert layout.edges[index].distance(*rect.middle) < 1e-6


def test_a_larger_window_draws_a_small_network_larger() -> None:
    small, large = laid_out([2, 2, 1], 760, 430), laid_out([2, 2, 1], 1300, 800)
    assert large.scale > 1.4 * small.scale


def test_wide_layers_fold_and_say_how_many_are_left_out() -> None:
    layout = laid_out([784, 128, 64, 10], 760, 430, picture_side=28)
    assert layout.picture is not None
    for layer, units in enumerate([128, 64]):
        shown = [unit.unit for unit in layout.nodes if unit.layer == layer]
        fold = next(fold for fold in layout.folds if fold.layer == layer)
        assert len(shown) + fold.hidden == units
        assert shown[-1] == units - 1
    assert len(layout.edges) <= 400
    assert layout.weights == 784 * 128 + 128 * 64 + 64 * 10


@pytest.mark.parametrize("widths", [[4096] * 3, [3, *[40] * 63, 2]], ids=["wide", "deep"])
def test_the_largest_networks_are_laid_out(widths: list[int]) -> None:
    layout = laid_out(widths, 760, 430)
    assert 0 < len(layout.edges) <= 400
    assert all(0 <= circle.y <= 430 for circle in layout.nodes.values())


def test_the_largest_weights_of_each_layer_are_drawn() -> None:
    weights = [np.arange(12.0).reshape(3, 4), np.full((4, 1), 0.5)]
    edges = drawn_edges([range(3), range(4), range(1)], weights, limit=8)
    first = [index for index in edges if index.layer == 0]
    assert len(edges) == 8
    assert [(i.source, i.unit) for i in first] == [(2, 0), (2, 1), (2, 2), (2, 3)]


def test_folding_keeps_the_first_units_and_the_last() -> None:
    assert shown_units(5, 5) == ((0, 1, 2, 3, 4), 0)
    assert shown_units(128, 8) == ((0, 1, 2, 3, 4, 5, 127), 121)


def test_geometry_by_hand() -> None:
    assert Line(0, 0, 10, 0).distance(5, 3) == 3
    assert Line(0, 0, 10, 10).meets(Rect(4, 4, 2, 2))
    assert not Line(0, 0, 10, 10).meets(Rect(6, 0, 3, 3))
    assert Rect(0, 0, 4, 4).meets_circle(Circle(6, 2, 2.5))
    assert not Rect(0, 0, 4, 4).meets_circle(Circle(6, 6, 2.5))
    edge = between(Circle(0, 0, 1), Circle(10, 0, 2))
    assert (edge.x0, edge.x1) == (1, 8)


def test_the_target_stands_beside_the_output_and_below_the_loss() -> None:
    layout = laid_out([2, 2, 1], 760, 430)
    output = layout.nodes[UnitIndex(1, 0)]
    assert layout.targets[0].x > output.x
    assert layout.targets[0].y > layout.loss.bottom
    assert ParameterIndex(1, "bias", 0) in layout.biases


def test_a_chosen_chip_covers_as_few_circles_as_it_can() -> None:
    widths = [784, 128, 64, 10]
    weights = [np.ones(shape) for shape in itertools.pairwise(widths)]
    layout = lay_out(widths, weights, 664, 400, picture_side=28)
    index = ParameterIndex(1, "weight", 0, 0)  # level, at the top, shorter than its chip
    line = layout.edges[index]
    place = floating_place(layout, line, (115.0, 30.0))
    assert not any(place.meets_circle(circle) for circle in layout.nodes.values())
    assert place.y >= 4 and place.bottom <= layout.legend.y and place.x >= 4
    assert place.right < line.x0  # beside the node where it starts
    roomy = lay_out([2, 6, 1], [np.ones((2, 6)), np.ones((6, 1))], 1000, 500)
    line = roomy.edges[ParameterIndex(0, "weight", 2, 1)]
    assert floating_place(roomy, line, (80.0, 26.0)).middle == pytest.approx(line.at(0.5))


def test_a_chip_beside_a_steep_edge_covers_nothing_where_there_is_room() -> None:
    widths = [2, 8, 8, 8, 8, 8, 8, 8, 1]
    layout = lay_out(widths, [np.ones(shape) for shape in itertools.pairwise(widths)], 664, 350)
    line = layout.edges[ParameterIndex(7, "weight", 0, 0)]  # from the top down to the output
    place = floating_place(layout, line, (115.0, 50.0))
    assert not any(place.meets_circle(circle) for circle in layout.nodes.values())


def test_an_edge_left_out_among_too_many_still_has_its_line() -> None:
    widths = [2, 40, 40, 40, 40, 1]
    weights = [np.ones(shape) for shape in itertools.pairwise(widths)]
    layout = lay_out(widths, weights, 664, 400)
    shown = [unit.unit for unit in layout.nodes if unit.layer == 0]
    left_out = next(
        index
        for index in (ParameterIndex(1, "weight", k, i) for i in shown for k in shown)
        if index not in layout.edges
    )
    line = layout.line(left_out)
    start = layout.nodes[UnitIndex(0, left_out.source)]
    assert line is not None and abs(line.x0 - start.x) <= start.r + 1
    drawn = next(iter(layout.edges))
    assert layout.line(drawn) == layout.edges[drawn]
    assert layout.line(ParameterIndex(1, "weight", 30, 30)) is None  # its units are folded away
    assert layout.line(ParameterIndex(1, "bias", 0)) is None


def test_a_chip_of_the_last_layer_may_stand_over_the_loss() -> None:
    widths = [784, 128, 64, 10]
    weights = [np.ones(shape) for shape in itertools.pairwise(widths)]
    layout = lay_out(widths, weights, 664, 350, picture_side=28)
    line = layout.edges[ParameterIndex(2, "weight", 0, 0)]
    place = floating_place(layout, line, (120.0, 50.0))
    circles = [*layout.nodes.values(), *layout.targets.values()]
    assert not any(place.meets_circle(circle) for circle in circles)
    assert place.bottom < layout.loss.y


def test_few_circles_beside_a_page_in_the_hall_hold_their_names() -> None:
    random = np.random.default_rng(0)
    sizes = HALL_SIZES.scaled(2.1)
    weights = [random.normal(size=(1, 1)) for _ in range(2)]
    layout = lay_out([1, 1, 1], weights, 738.0, 740.0, sizes, legible=True)  # of 1920 x 1080 px
    for circle in layout.nodes.values():
        assert circle.r >= SMALLEST_WITH_NAME * 2.1
        assert circle.x - circle.r >= 0
    assert layout.loss.right <= 738
