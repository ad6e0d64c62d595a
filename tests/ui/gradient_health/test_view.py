"""The view in the whole window: its words, the switches, and what stood before."""

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from snapshots import two_layer
from studio_fixture import Driver, studio

from backprop_studio.assets import resource
from backprop_studio.engine.health import Finding, LayerHealth, layer_health
from backprop_studio.training.health import Health, HealthStudy
from backprop_studio.training.messages import LayerValues
from backprop_studio.ui.gradient_health.view import GradientHealth
from backprop_studio.ui.gradient_health.words import brief, percent, times, verdict

__all__ = ["studio"]


def opened(studio: Driver, name: str) -> GradientHealth:
    window = studio.window
    window.files.open_path(resource(f"examples/{name}.backprop"), ask=False)
    studio.settle()
    studio.until(lambda: "health" in window.workspace.lower_keys)
    window.workspace.below.show_view("health")
    studio.until(lambda: "health" in window.lower_views.seen)
    view = window.lower_views.seen["health"]
    assert isinstance(view, GradientHealth)
    studio.until(lambda: bool(view.layers.columns))
    studio.settle()
    return view


def test_it_says_what_is_wrong_and_what_stood_before(studio: Driver) -> None:
    studio.window.resize(1280, 800)
    view = opened(studio, "deep-sigmoid")
    for box in (view.switches.activation, view.switches.initializer):
        assert box.geometry().bottom() < box.parentWidget().height()
    assert view.words.text().startswith("Layer 1 learns ")
    assert "times slower than layer 8: each of the 7 sigmoid layers" in view.words.text()
    assert not view.before.isVisible()
    before = view.words.text()
    studio.qtbot.mouseClick(view.switches.batch_norm, Qt.MouseButton.LeftButton, pos=_box())
    studio.settle()
    layers = studio.window.document.experiment.network.layers
    assert all(layer.batch_norm for layer in layers[:-1])
    assert view.before.isVisible() and before in view.before.toolTip()
    assert view.before.text().startswith("Before, at 0: L = 0.")
    assert view.before.text().endswith("× slower")
    assert "(8 layers, sigmoid, Xavier uniform)" in view.before.toolTip()
    assert all(column.before is not None for column in view.layers.columns)
    studio.until(lambda: view.words.text() != before)
    studio.window.document.undo_stack.undo()
    studio.settle()
    studio.until(lambda: view.words.text() == before)
    assert not view.switches.batch_norm.isChecked()
    view.forget.click()
    assert not view.before.isVisible()


def _box() -> object:
    from PySide6.QtCore import QPoint

    return QPoint(8, 8)


def test_one_layer_has_no_such_view(studio: Driver) -> None:
    window = studio.window
    window.files.open_path(resource("examples/one-neuron.backprop"), ask=False)
    studio.settle()
    tabs = window.workspace.below.tabs
    studio.until(lambda: "Gradient health" not in [tabs.tabText(n) for n in range(tabs.count())])


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.5, "0.50"),
        (12.3, "12"),
        (2.34e-5, "2·10⁻⁵"),
        (1e-7, "10⁻⁷"),
        (4.2e6, "4·10⁶"),
    ],
)
def test_brief_numbers(value: float, text: str) -> None:
    assert brief(value) == text


def test_times_and_shares() -> None:
    assert times(4000.0) == "4\N{NARROW NO-BREAK SPACE}000"
    assert times(6.24) == "6.2"
    assert times(138.0) == "140"
    assert percent(0.62) == "62 %"
    assert percent(0.001) == "< 1 %"


def test_another_rate_is_told_at_rest(qtbot: QtBot) -> None:
    """The gradients stay what they are; a step twice as long is twice as much of the weights."""
    view = GradientHealth()
    qtbot.addWidget(view)
    layers = tuple(_layer("sigmoid", 0.5, 0.25, 0.1) for _ in range(2))
    health = Health(layers, 0, 2, False, np.zeros(1), np.full((1, 2), 0.1))
    snapshot = replace(two_layer(), studies={HealthStudy(): health})
    view.show_snapshot(snapshot)
    before = [column.ratio for column in view.layers.columns]
    assert all(before)
    twice = tuple(LayerValues(2 * part.weights, 2 * part.bias) for part in snapshot.step)
    view.show_snapshot(replace(snapshot, step=twice))
    assert [column.ratio for column in view.layers.columns] == pytest.approx(
        [2 * ratio for ratio in before if ratio]
    )


def _layer(activation: str, a: float, slope: float, length: float) -> LayerHealth:
    return layer_health(activation, np.full((2, 2), a), np.full((2, 2), slope), np.array([length]))


def test_the_words_for_saturated_sigmoids() -> None:
    layers = tuple(_layer("sigmoid", 0.99, 0.0099, 10.0**-n) for n in (4, 3, 2, 1))
    found = (Finding("vanished", 0, 4000.0, 3, "saturated", 0),)
    assert verdict(layers, found).startswith(
        "Layer 1 learns 4\N{NARROW NO-BREAK SPACE}000 times slower than layer 4: its sigmoid units "
        "are saturated."
    )
