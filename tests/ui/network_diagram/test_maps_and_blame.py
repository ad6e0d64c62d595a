"""Neuron maps, the blame view, marks, and blame that adds up."""

import numpy as np
import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot
from snapshots import dense, digits, one_neuron, spiral, two_layer, with_function, xor

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import HalfSquaredError
from backprop_studio.experiment.notation import Naming
from backprop_studio.experiment.numbers import nearest_power
from backprop_studio.theme import DARK, LIGHT
from backprop_studio.training.messages import Move, Snapshot
from backprop_studio.ui.network_diagram.compact_painting import short
from backprop_studio.ui.network_diagram.formulas import blame_sum, parameter_lines, unit_name
from backprop_studio.ui.network_diagram.hit_test import Hit
from backprop_studio.ui.network_diagram.layout import lay_out
from backprop_studio.ui.network_diagram.marks import mark_of, mark_text
from backprop_studio.ui.network_diagram.neuron_maps import (
    plane_maps,
    resampled,
    shares,
    weight_maps,
)
from backprop_studio.ui.network_diagram.palette import STEPS, palette
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.network_diagram.stage import stage_of
from backprop_studio.ui.network_diagram.view import NetworkDiagram
from backprop_studio.ui.typeset import plain
from backprop_studio.ui.view import Selection


def scene_of(snapshot: Snapshot, **options: object) -> Scene:
    widths = [snapshot.example.x.size, *(layer.bias.size for layer in snapshot.parameters)]
    layout = lay_out(widths, [layer.weights for layer in snapshot.parameters], 1000, 620)
    naming = Naming(snapshot.experiment, widths[0])
    return Scene(layout, snapshot, stage_of(snapshot), naming, LIGHT, **options)  # type: ignore[arg-type]


def shown(qtbot: QtBot, snapshot: Snapshot) -> NetworkDiagram:
    view = NetworkDiagram(Selection())
    qtbot.addWidget(view)
    view.resize(1000, 620)
    view.show_snapshot(snapshot)
    return view


# maps ---------------------------------------------------------------------------------------


def test_a_map_is_the_units_activation_with_the_second_input_upwards() -> None:
    snapshot = with_function(xor(), resolution=9)
    assert snapshot.function is not None
    maps = plane_maps(snapshot, snapshot.function)
    assert maps is not None
    (left, right), (bottom, top) = maps.bounds or ((0, 0), (0, 0))
    assert (left, right, bottom, top) == (-0.5, 1.5, -0.5, 1.5)
    layer, grid = snapshot.parameters[0], maps.grid(UnitIndex(0, 2))
    assert grid is not None
    upper_left = np.tanh(np.array([left, top]) @ layer.weights + layer.bias)[2]
    lower_right = np.tanh(np.array([right, bottom]) @ layer.weights + layer.bias)[2]
    assert grid[0, 0] == pytest.approx(upper_left)
    assert grid[-1, -1] == pytest.approx(lower_right)


def test_there_is_no_plane_for_one_example_or_another_network() -> None:
    assert with_function(two_layer()).function is not None
    single = with_function(two_layer())
    assert single.function is not None
    assert plane_maps(single, single.function) is None
    other = with_function(spiral())
    assert other.function is not None
    assert plane_maps(xor(), other.function) is None
    assert plane_maps(one_neuron(), other.function) is None


def test_weights_of_a_picture_problem_are_pictures() -> None:
    snapshot = digits()
    maps = weight_maps(snapshot, 28, 14)
    weights = snapshot.parameters[0].weights
    grid = maps.grid(UnitIndex(0, 127))
    assert grid is not None
    end = maps.ends[0][1]
    np.testing.assert_allclose(grid, np.clip(weights[:, 127].reshape(28, 28) / end, -1, 1))
    assert maps.grid(UnitIndex(0, 60)) is None  # not among the shown
    assert maps.grid(UnitIndex(1, 0)) is None


def test_shares_and_resampling_by_hand() -> None:
    assert shares(np.array([0.0, 0.5, 1.0, 9.0, np.nan]), 0, 1).tolist() == [-1, 0, 1, 1, 0]
    wide = resampled(np.array([[[0.0, 1.0]]]), 4)[0]
    assert wide[0].tolist() == [0.0, 0.25, 0.75, 1.0]
    assert wide.shape == (4, 4)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_maps_fill_the_circles_and_grow_on_hover(qtbot: QtBot, theme: object) -> None:
    snapshot = with_function(spiral())
    view = shown(qtbot, snapshot)
    view.set_theme(DARK if theme is DARK else LIGHT)
    picture = view.grab().toImage()
    scene = view.scene
    assert scene is not None
    assert snapshot.function is not None
    maps = plane_maps(snapshot, snapshot.function)
    assert maps is not None
    unit = UnitIndex(0, 3)
    circle, grid = scene.layout.nodes[unit], maps.grid(unit)
    assert grid is not None
    color = picture.pixelColor(round(circle.x - 0.6 * circle.r), round(circle.y))
    middle, across = grid.shape[0] // 2, round((0.5 - 0.3) * grid.shape[1])
    entry = palette(scene.theme).entry(float(grid[middle, across]))
    wanted = palette(scene.theme).fills[entry]
    assert abs(color.red() - (wanted >> 16 & 255)) < 24
    view._hover(Hit("unit", unit=unit))
    assert view.grab().toImage() != picture


# blame --------------------------------------------------------------------------------------


def test_the_blame_view_shows_delta_in_amber_and_only_once_it_is_made() -> None:
    between = scene_of(two_layer(), mode="blame")
    assert between.unit_value(UnitIndex(0, 0)) == pytest.approx(-0.01015, abs=5e-6)
    assert plain(unit_name(between, UnitIndex(0, 0), True)) == "δ₁"
    forward = scene_of(two_layer(Move("forward", 1)), mode="blame")
    assert forward.fill_shares(0) is None
    assert forward.unit_value(UnitIndex(0, 0)) is None
    output = scene_of(two_layer(Move("output_gradient")), mode="blame")
    assert output.fill_shares(1) == [1.0]
    assert output.fill_shares(0) is None
    delta, gradient = output.largest_blame()
    assert delta == pytest.approx(0.05121, abs=5e-6)
    assert gradient == pytest.approx(0.03318, abs=5e-6)


def test_the_two_views_look_different_and_change_back(qtbot: QtBot) -> None:
    view = shown(qtbot, xor())
    values = view.grab().toImage()
    view.set_mode("blame")
    assert view.mode == "blame"
    assert view.grab().toImage() != values
    view.set_mode("values")
    assert view.grab().toImage() == values


def test_the_palette_of_blame_grows_from_the_canvas() -> None:
    fills = palette(LIGHT, "blame").fills
    assert fills[STEPS] & 0xFFFFFF == 0xFFFFFF
    assert palette(LIGHT).entry(float("nan")) == STEPS
    assert palette(LIGHT).entry(7.0) == 2 * STEPS


def test_saturated_and_inactive_units_carry_a_mark() -> None:
    snapshot = dense([2, 2, 1], "tanh", "sigmoid")
    a = (np.array([0.99, 0.97]), np.array([0.013]))  # 1 − a² = 0.0199 and 0.0591; a(1 − a) = 0.0128
    snapshot = replace(snapshot, example=replace(snapshot.example, a=a))
    scene = scene_of(snapshot)
    assert mark_of(scene, UnitIndex(0, 0)) == "saturated"
    assert mark_of(scene, UnitIndex(0, 1)) is None
    assert mark_of(scene, UnitIndex(1, 0)) is None
    assert "under 5 %" in mark_text(scene, UnitIndex(0, 0))
    relu = scene_of(digits())
    z = relu.snapshot.example.z[0]
    marks = [mark_of(relu, UnitIndex(0, unit)) for unit in range(128)]
    assert marks == ["dead" if value < 0 else None for value in z]
    assert mark_of(scene_of(digits(row=None)), UnitIndex(0, 0)) is None


def test_blame_of_two_outputs_adds_up_at_the_node() -> None:
    snapshot = dense(
        [2, 2, 2], "sigmoid", "sigmoid", HalfSquaredError(), Move("hidden_gradient", 0)
    )
    scene = scene_of(snapshot)
    weights, above = snapshot.parameters[1].weights[0], snapshot.example.delta[1]
    first, second = weights * above
    slope = snapshot.example.a[0][0] * (1 - snapshot.example.a[0][0])
    assert (first + second) * slope == pytest.approx(snapshot.example.delta[0][0])
    text = plain(blame_sum(scene, UnitIndex(0, 0)) or ())
    assert text == "δ₁ = (−0.1053 − 0.08796) · 0.2496 = −0.04823"
    lines = [plain(line) for line in parameter_lines(scene, ParameterIndex(1, "weight", 0, 0))]
    assert lines[1] == "δₒ₁ · v₁ = −0.1053"
    single = scene_of(two_layer(Move("hidden_gradient", 0)))
    assert blame_sum(single, UnitIndex(0, 0)) is None


def test_edges_that_look_the_same_are_not_painted_again(qtbot: QtBot) -> None:
    first = replace(spiral(), running=True)
    view = shown(qtbot, first)
    view.grab()
    picture = view._kept.edges.cacheKey()
    weights = first.parameters[0].weights * 1.0001
    layers = (replace(first.parameters[0], weights=weights), *first.parameters[1:])
    view.show_snapshot(replace(first, parameters=layers, parameters_revision=99))
    view.grab()
    assert view._kept.edges.cacheKey() == picture
    layers = (replace(first.parameters[0], weights=-weights), *first.parameters[1:])
    changed = replace(first, parameters=layers, parameters_revision=100)
    view.show_snapshot(changed)
    mended = view.grab().toImage()
    assert view._kept.edges.cacheKey() != picture
    anew = shown(qtbot, changed)
    assert anew.grab().toImage() == mended


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (0.4437, 2, "0.44"),
        (0.0, 2, "0"),
        (0.0018, 2, "0.002"),  # 0.00 would say that no blame passes
        (-0.043, 1, "−0.04"),
        (0.00018, 2, "2·10⁻⁴"),
        (0.0006, 3, "0.001"),
        (-1.8e-7, 3, "−2·10⁻⁷"),
        (0.01213, 2, "0.01"),
        (123456.0, 3, "1·10⁵"),
        (2.4e8, 3, "2·10⁸"),
    ],
)
def test_a_small_number_in_a_small_circle_keeps_its_size(
    value: float, digits: int, text: str
) -> None:
    assert short(value, digits) == text


def test_the_order_of_magnitude() -> None:
    assert [nearest_power(value) for value in (-9e-5, 1.8e-7, 2.0)] == ["≈−10⁻⁴", "≈10⁻⁷", "≈10⁰"]
