"""Blame under way in a large network: rims where it arrives, dots along the edges."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot
from snapshots import dense

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.theme import LIGHT
from backprop_studio.training.messages import Move
from backprop_studio.ui.network_diagram.blame_painting import THICK_RIM, THIN_RIM, delta_layers
from backprop_studio.ui.network_diagram.view import NetworkDiagram
from backprop_studio.ui.view import Selection

WIDTHS = (2, *[16] * 8, 1)


def shown(qtbot: QtBot, move: Move) -> NetworkDiagram:
    view = NetworkDiagram(Selection())
    qtbot.addWidget(view)
    view.resize(1000, 620)
    view.show_snapshot(dense(WIDTHS, move=move))
    return view


def amber_width(image: QImage, x: float, y: float, radius: float) -> int:
    """How many of the pixels from the left rim to the middle are amber."""
    amber = QColor(LIGHT.gradient)
    inside = (image.pixelColor(round(x - radius) + step, round(y)) for step in range(round(radius)))
    return sum(abs(c.red() - amber.red()) + abs(c.blue() - amber.blue()) < 60 for c in inside)


@pytest.mark.parametrize(
    ("move", "layers"),
    [
        (None, ()),
        (Move("forward", 3), ()),
        (Move("loss"), ()),
        (Move("output_gradient"), (8,)),
        (Move("hidden_gradient", 4), (4, 5)),
        (Move("update"), ()),
    ],
)
def test_which_delta_belongs_to_a_move(
    qtbot: QtBot, move: Move | None, layers: tuple[int, ...]
) -> None:
    view = NetworkDiagram(Selection())
    qtbot.addWidget(view)
    view.show_snapshot(dense(WIDTHS, move=move))
    assert view.scene is not None
    assert delta_layers(view.scene) == layers


def test_a_rim_is_as_thick_as_its_delta_is_large(qtbot: QtBot) -> None:
    view = shown(qtbot, Move("hidden_gradient", 4))
    scene, image = view.scene, view.grab().toImage()
    assert scene is not None and scene.layout.detail == "compact"
    delta = np.abs(scene.snapshot.example.delta[4])
    widths = []
    for unit in range(16):
        circle = scene.layout.nodes[UnitIndex(4, unit)]
        expected = THIN_RIM + (THICK_RIM - THIN_RIM) * delta[unit] / delta.max()
        widths.append(amber_width(image, circle.x, circle.y, circle.r))
        assert widths[-1] == pytest.approx(expected, abs=1.6)
    assert widths[int(delta.argmax())] > widths[int(delta.argmin())]
    for layer in (2, 7):
        circle = scene.layout.nodes[UnitIndex(layer, 0)]
        assert amber_width(image, circle.x, circle.y, circle.r) == 0


def test_the_rim_of_a_move_that_is_done_stays_faintly(qtbot: QtBot) -> None:
    view = shown(qtbot, Move("hidden_gradient", 4))
    scene, image = view.scene, view.grab().toImage()
    assert scene is not None
    before = shown(qtbot, Move("loss")).grab().toImage()
    for layer, changed in ((2, False), (7, True)):
        unit = int(np.abs(scene.snapshot.example.delta[layer]).argmax())
        circle = scene.layout.nodes[UnitIndex(layer, unit)]
        place = round(circle.x), round(circle.y - circle.r) + 3
        colors = before.pixelColor(*place), image.pixelColor(*place)
        assert (colors[1].blue() < colors[0].blue() - 20) == changed


def test_the_output_gets_its_delta_from_the_loss(qtbot: QtBot) -> None:
    view = shown(qtbot, Move("output_gradient"))
    scene, image = view.scene, view.grab().toImage()
    assert scene is not None
    circle = scene.layout.nodes[UnitIndex(8, 0)]
    assert amber_width(image, circle.x, circle.y, circle.r) >= 3
    link = next(line for kind, line in scene.layout.links if kind == "output")
    x, y = link.at(1 - 11.0 * scene.layout.scale / link.length)
    assert image.pixelColor(round(x), round(y)) == QColor(LIGHT.gradient)
