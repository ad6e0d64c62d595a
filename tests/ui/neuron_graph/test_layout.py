"""Where the parts of a graph stand: pure, without a widget."""

import pytest
from msgspec.structs import replace
from snapshots import digits, one_neuron, spiral, two_layer, xor

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.theme import LIGHT
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.network_diagram.geometry import Circle, Rect
from backprop_studio.ui.network_diagram.graph_form import graph_layout, graph_shape
from backprop_studio.ui.network_diagram.hit_test import hit_test
from backprop_studio.ui.network_diagram.navigation import following
from backprop_studio.ui.neuron_graph.graph import Graph
from backprop_studio.ui.neuron_graph.layout import GraphLayout, item_at, place
from backprop_studio.ui.neuron_graph.plan import SMALLEST, Shape, plan, shape_of
from backprop_studio.ui.neuron_graph.writer import largest_terms, write_graph

ROOMS = [(600.0, 160.0), (632.0, 200.0), (900.0, 420.0), (1600.0, 900.0)]
NEURONS = {
    "one neuron": (one_neuron(), UnitIndex(0, 0)),
    "hidden": (two_layer(), UnitIndex(0, 1)),
    "output": (two_layer(), UnitIndex(1, 0)),
    "between": (xor(), UnitIndex(1, 1)),
    "eight": (spiral(), UnitIndex(1, 3)),
    "pixels": (digits(), UnitIndex(0, 7)),
    "class": (digits(), UnitIndex(2, 7)),
}


def laid_out(
    snapshot: Snapshot, unit: UnitIndex, room: tuple[float, float]
) -> tuple[Graph, GraphLayout]:
    shape = shape_of(snapshot, unit)
    found = plan(shape, *room)
    shown = largest_terms(snapshot, unit, found.inputs)
    graph = write_graph(snapshot, unit, shown, range(found.above))
    return graph, place(graph, shape, found, Rect(0.0, 0.0, *room))


def around(place: Circle | Rect) -> Rect:
    if isinstance(place, Rect):
        return place
    return Rect.around(place.x, place.y, 2 * place.r, 2 * place.r)


@pytest.mark.parametrize("room", ROOMS, ids=str)
@pytest.mark.parametrize("neuron", NEURONS.values(), ids=NEURONS.keys())
def test_nothing_overlaps(neuron: tuple[Snapshot, UnitIndex], room: tuple[float, float]) -> None:
    graph, layout = laid_out(*neuron, room)
    assert set(layout.nodes) >= {key for wire in graph.wires() for key in wire.key} - {
        term.weight.start for term in graph.terms
    }
    boxes = [(key, around(each)) for key, each in layout.nodes.items()]
    for number, (key, box) in enumerate(boxes):
        assert box.x >= 0 and box.y >= 0, key
        assert box.right <= layout.width + 1e-6 and box.bottom <= layout.height + 1e-6, key
        for other, second in boxes[number + 1 :]:
            assert not box.grown(-0.5).meets(second), (key, other)
    labels = [(key, wire.label) for key, wire in layout.wires.items() if wire.room > 0]
    for number, (key, label) in enumerate(labels):
        for other, second in labels[number + 1 :]:
            assert not label.grown(-1.5).meets(second), (key, other)


@pytest.mark.parametrize("neuron", NEURONS.values(), ids=NEURONS.keys())
def test_what_fits_into_the_room_stays_inside(neuron: tuple[Snapshot, UnitIndex]) -> None:
    _, layout = laid_out(*neuron, (1000.0, 500.0))
    assert layout.width == pytest.approx(1000.0)
    assert layout.height == pytest.approx(500.0)
    assert layout.plan.scale >= SMALLEST


def test_little_room_folds_and_much_room_names() -> None:
    shape = Shape(inputs=784, above=64, steps=2)
    small = plan(shape, 632.0, 160.0)
    assert small.detail == "compact" and 1 <= small.inputs < 6 and 1 <= small.above < 6
    assert plan(Shape(2, 1, 2), 632.0, 160.0).detail == "compact"
    assert plan(Shape(2, 1, 2), 720.0, 260.0).detail == "full"
    assert plan(Shape(2, 1, 2), 1200.0, 300.0).detail == "named"
    assert plan(Shape(2, 1, 2), 1200.0, 600.0).spread > 1.0


def test_everything_that_has_a_place_on_the_diagram_is_found() -> None:
    graph, layout = laid_out(two_layer(), UnitIndex(0, 0), (1000.0, 400.0))
    weight = layout.wires[("w 1", "times 1")]
    assert item_at(graph, layout, *weight.value_at) == ParameterIndex(0, "weight", 0, 1)
    x = layout.nodes["x 0"]
    assert isinstance(x, Circle)
    assert item_at(graph, layout, x.x, x.y) == UnitIndex(-1, 0)
    above = layout.nodes["above 0"]
    assert isinstance(above, Circle)
    assert item_at(graph, layout, above.x, above.y) == UnitIndex(1, 0)
    assert item_at(graph, layout, 1.0, 1.0) is None


# one neuron as the diagram itself ------------------------------------------------------------


def test_one_neuron_keeps_the_handles_of_a_diagram() -> None:
    snapshot = one_neuron()
    shape = graph_shape(snapshot)
    assert shape is not None
    layout = graph_layout(snapshot, shape, 664.0, 400.0, LIGHT)
    assert layout is not None
    weight, bias = ParameterIndex(0, "weight", 0, 0), ParameterIndex(0, "bias", 0)
    for index, rect in ((weight, layout.chips[weight]), (bias, layout.biases[bias])):
        hit = hit_test(layout, *rect.middle)
        assert hit is not None and hit.parameter == index
    for unit in (UnitIndex(-1, 0), UnitIndex(0, 0)):
        hit = hit_test(layout, layout.nodes[unit].x, layout.nodes[unit].y)
        assert hit is not None and hit.unit == unit
    hit = hit_test(layout, layout.targets[0].x, layout.targets[0].y)
    assert hit is not None and hit.target == 0
    walked, item = [], following(layout, None)
    while item is not None:
        walked.append(item)
        item = following(layout, item)
    assert set(walked) == {UnitIndex(-1, 0), weight, UnitIndex(0, 0), bias}


@pytest.mark.parametrize("scale", [1.0, 1.9])
def test_enlarged_type_keeps_the_graph_inside(scale: float) -> None:
    shape = graph_shape(one_neuron())
    assert shape is not None
    theme = replace(LIGHT, scale=scale, in_hall=scale > 1)
    layout = graph_layout(one_neuron(), shape, 1400.0, 800.0, theme)
    assert layout is not None
    assert layout.loss.right <= 1400.0
    assert layout.hint is not None and layout.hint.bottom <= layout.legend.y


def test_other_networks_and_narrow_places_have_an_ordinary_diagram() -> None:
    assert graph_shape(two_layer()) is None
    shape = graph_shape(one_neuron())
    assert shape is not None
    assert graph_layout(one_neuron(), shape, 320.0, 240.0, LIGHT) is None
