"""How the landscape is looked at, kept from one start to the next."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from snapshots import one_neuron, two_layer
from studio_fixture import Driver, studio

from backprop_studio import settings as kept
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.settings import Settings
from backprop_studio.ui.landscape.outlook import Outlook, outlook_from
from backprop_studio.ui.landscape.view import LandscapeView

__all__ = ["studio"]

W1, B1 = ParameterIndex(0, "weight", 0, 0), ParameterIndex(0, "bias", 0)
W23, B4 = ParameterIndex(1, "weight", 2, 3), ParameterIndex(0, "bias", 4)
V1, V2 = ParameterIndex(1, "weight", 0, 0), ParameterIndex(1, "weight", 0, 1)


@pytest.mark.parametrize(
    ("outlook", "text"),
    [
        (Outlook(), "contours automatic parameters 1"),
        (Outlook("surface", "logarithmic", "random", 77), "surface logarithmic random 77"),
        (
            Outlook(
                "valley", pair=(ParameterIndex(1, "weight", 2, 3), ParameterIndex(0, "bias", 4))
            ),
            "valley automatic parameters 1 1.weight.2.3 0.bias.4.0",
        ),
    ],
)
def test_there_and_back(outlook: Outlook, text: str) -> None:
    assert outlook.text == text
    assert outlook_from(text) == outlook


@pytest.mark.parametrize(
    "text",
    [
        "",
        "contours",
        "hills automatic parameters 1",
        "contours automatic parameters -1",
        "contours automatic parameters 99999999",
        "contours automatic parameters 1 0.weight.0.0",
        "contours automatic parameters 1 0.weight.0.0 0.weight.0.0",
        "contours automatic parameters 1 0.weight.0 0.bias.0.0",
        "contours automatic parameters 1 0.weights.0.0 0.bias.0.0",
        "contours automatic parameters 1 x.weight.0.0 0.bias.0.0",
    ],
)
def test_garbled_text_says_nothing(text: str) -> None:
    assert outlook_from(text) is None


@pytest.mark.parametrize("first", [True, False])
def test_a_view_looks_as_before(qtbot: QtBot, first: bool) -> None:
    view = LandscapeView()
    qtbot.addWidget(view)
    view.show()
    if first:
        view.show_snapshot(two_layer())
    wanted = Outlook("valley", "logarithmic", "parameters", 5, (W1, B1))
    view.look(wanted)
    view.show_snapshot(two_layer())
    assert view.mode == "valley" and view.axes == (W1, B1)
    assert view.valley.study is not None and view.valley.study.index == W1
    assert view.valley.canvas.logarithmic
    assert view.outlook == wanted


def test_axes_that_are_not_there_are_left_out(qtbot: QtBot) -> None:
    view = LandscapeView()
    qtbot.addWidget(view)
    view.show_snapshot(one_neuron())
    usual = view.axes
    view.look(Outlook("contours", pair=(V1, V2)))
    assert view.axes == usual and view.outlook.pair is None
    view.look(Outlook("contours", kind="random", seed=9))
    assert view.framing.kind == "random" and view.framing.asked is not None
    assert view.framing.asked.seed == 9


def test_the_window_keeps_it(studio: Driver) -> None:
    window = studio.window
    landscape = window.plots.landscape
    assert landscape is not None
    landscape.set_axes(W1, B1)
    landscape.set_mode("surface")
    studio.settle()
    window.remember()
    folder = Path(studio.studio.settings._store.fileName()).parent
    told = Settings(folder).text(kept.LANDSCAPE)
    assert told == "surface automatic parameters 1 0.weight.0.0 0.bias.0.0"
