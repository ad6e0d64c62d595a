"""The chain rule panel as a widget: keys, pointing, words."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backprop_studio.assets import resource
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment import storage
from backprop_studio.theme import DARK
from backprop_studio.training.commands import Configure, Watch
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.session import Session
from backprop_studio.ui.chain_rule.panel import ChainRulePanel
from backprop_studio.ui.view import Selection

V1 = ParameterIndex(1, "weight", 0, 0)


def snapshot(index: ParameterIndex) -> Snapshot:
    session = Session()
    path = resource("examples") / "two-layer-network.backprop"
    session.handle(Configure(storage.load(path), 1, Path(".")))
    session.handle(Watch(derivative=index))
    return session.snapshot()


def shown(qtbot: QtBot) -> ChainRulePanel:
    selection = Selection()
    selection.choose(V1)
    panel = ChainRulePanel(selection)
    qtbot.addWidget(panel)
    selection.setParent(panel)
    panel.resize(780, 230)
    panel.show_snapshot(snapshot(V1))
    panel.show()
    return panel


def test_it_asks_for_what_is_chosen(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    asked: list[object] = []
    panel.requested.connect(asked.append)
    panel.hide()
    panel.show()
    assert asked == [None, V1]
    asked.clear()
    selection = panel.findChild(Selection)
    assert selection is not None
    selection.choose(UnitIndex(0, 1))
    selection.choose(UnitIndex(-1, 0))
    assert asked == [ParameterIndex(0, "bias", 1), None]


def test_keys_walk_the_factors(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    pointed: list[object] = []
    panel.pointed.connect(pointed.append)
    for _ in range(3):
        QTest.keyClick(panel.canvas, Qt.Key.Key_Right)
    assert pointed == [UnitIndex(1, 0), UnitIndex(1, 0), UnitIndex(0, 0)]


def test_the_mouse_points_too(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    with qtbot.waitSignal(panel.pointed) as caught:
        QTest.mouseMove(panel.canvas, QPoint(300, 50))
        QTest.mouseMove(panel.canvas, QPoint(130, 50))
    assert caught.args is not None


def test_it_reads_aloud(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    spoken = panel.canvas.accessibleDescription()
    assert "∂L/∂v₁ = ∂L/∂ŷ = (−0.2637) · ∂ŷ/∂zₒ = 0.1942 · ∂zₒ/∂v₁ = 0.5474 = −0.02803" in spoken


def test_dark_and_reversed_paint(qtbot: QtBot) -> None:
    panel = shown(qtbot)
    panel.set_theme(DARK)
    panel.canvas.set_order(from_loss=False)
    image = panel.grab().toImage()
    middle = image.pixelColor(image.width() - 30, image.height() - 20)
    assert middle.name().lower() == DARK.background.lower()
