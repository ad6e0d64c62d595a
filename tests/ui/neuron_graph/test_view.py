"""The computational graph as a view, and opening it from the diagram."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from snapshots import digits, one_neuron, spiral, two_layer, xor

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.theme import DARK, LIGHT
from backprop_studio.training.messages import Move, Snapshot
from backprop_studio.ui.network_diagram.view import NetworkDiagram
from backprop_studio.ui.neuron_graph.view import NeuronGraph
from backprop_studio.ui.view import Selection

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of a popup, offscreen

H1, W2 = UnitIndex(0, 0), ParameterIndex(0, "weight", 0, 1)


def shown(qtbot: QtBot, snapshot: Snapshot, item: ParameterIndex | UnitIndex | None) -> NeuronGraph:
    selection = Selection()
    selection.choose(item)
    view = NeuronGraph(selection)
    selection.setParent(view)
    qtbot.addWidget(view)
    view.resize(660, 240)
    view.show_snapshot(snapshot)
    view.show()
    QApplication.processEvents()
    return view


def selection_of(view: NeuronGraph) -> Selection:
    found = view.findChild(Selection)
    assert found is not None
    return found


def test_it_follows_the_choice(qtbot: QtBot) -> None:
    view = shown(qtbot, two_layer(), W2)
    assert view.canvas.graph is not None and view.canvas.graph.unit == H1
    selection_of(view).choose(UnitIndex(1, 0))
    assert view.canvas.graph.unit == UnitIndex(1, 0)
    selection_of(view).choose(UnitIndex(-1, 0))
    assert view.canvas.graph is None
    assert "An input is only a number" in view.canvas.accessibleDescription()
    selection_of(view).choose(H1)
    view.show_snapshot(one_neuron())
    assert view.canvas.graph is not None
    selection_of(view).choose(UnitIndex(0, 1))
    assert view.canvas.graph is None


def test_the_mouse_points_and_chooses(qtbot: QtBot) -> None:
    view = shown(qtbot, two_layer(), H1)
    layout = view.canvas.layout_
    assert layout is not None
    there = QPointF(*layout.wires[("w 1", "times 1")].value_at).toPoint()
    with qtbot.waitSignal(view.pointed) as caught:
        QTest.mouseMove(view.canvas, QPoint(1, 1))
        QTest.mouseMove(view.canvas, there)
    assert caught.args == [W2]
    QTest.mouseClick(view.canvas, Qt.MouseButton.LeftButton, pos=there)
    assert selection_of(view).chosen == W2


def test_keys_walk_the_wires_and_read_them_out(qtbot: QtBot) -> None:
    view = shown(qtbot, two_layer(Move("hidden_gradient", 0)), H1)
    pointed: list[object] = []
    view.pointed.connect(pointed.append)
    for _ in range(2):
        QTest.keyClick(view.canvas, Qt.Key.Key_Right)
    assert pointed[0] == UnitIndex(-1, 0)
    assert pointed[1] == ParameterIndex(0, "weight", 0, 0)
    said = view.canvas.accessibleDescription()
    assert said == "w₁ = 0.5000: a weight. Back: ∂L/∂w₁ = δ₁ · x₁ = −0.005075."
    QTest.keyClick(view.canvas, Qt.Key.Key_Return)
    assert selection_of(view).chosen == ParameterIndex(0, "weight", 0, 0)


def test_a_low_panel_folds_what_a_high_one_shows(qtbot: QtBot) -> None:
    view = shown(qtbot, spiral(), H1)
    graph = view.canvas.graph
    assert graph is not None and graph.streams[-1].end == "above more"
    assert view.canvas.height() <= view.height()
    view.resize(660, 700)
    QApplication.processEvents()
    assert view.canvas.graph is not None and len(view.canvas.graph.streams) == 8
    view.resize(660, 240)
    QApplication.processEvents()
    assert view.canvas.graph.streams[-1].end == "above more"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_neuron_is_painted_at_every_move(qtbot: QtBot, theme: object) -> None:
    for make, unit in (
        (one_neuron, UnitIndex(0, 0)),
        (two_layer, H1),
        (two_layer, UnitIndex(1, 0)),
        (xor, UnitIndex(1, 1)),
        (digits, UnitIndex(0, 3)),
        (digits, UnitIndex(2, 3)),
    ):
        view = shown(qtbot, make(), unit)
        view.set_theme(LIGHT if theme is LIGHT else DARK)
        for move in (None, *make().moves):
            view.show_snapshot(make(move))
            assert not view.grab().isNull()


def test_the_same_numbers_are_not_written_again(qtbot: QtBot) -> None:
    view = shown(qtbot, two_layer(), H1)
    before = view.canvas.graph
    view.show_snapshot(two_layer())
    assert view.canvas.graph == before


# from the diagram ----------------------------------------------------------------------------


@pytest.fixture
def diagram(qtbot: QtBot) -> NetworkDiagram:
    selection = Selection()
    view = NetworkDiagram(selection)
    selection.setParent(view)
    qtbot.addWidget(view)
    view.resize(760, 430)
    view.show_snapshot(two_layer())
    view.show()
    view.setFocus()
    QApplication.processEvents()
    return view


def node(diagram: NetworkDiagram, unit: UnitIndex) -> QPoint:
    scene = diagram.scene
    assert scene is not None
    return QPointF(scene.layout.nodes[unit].x, scene.layout.nodes[unit].y).toPoint()


def test_a_double_click_opens_a_neuron_but_no_input(qtbot: QtBot, diagram: NetworkDiagram) -> None:
    opened: list[object] = []
    diagram.unit_opened.connect(opened.append)
    QTest.mouseDClick(diagram, Qt.MouseButton.LeftButton, pos=node(diagram, H1))
    QTest.mouseDClick(diagram, Qt.MouseButton.LeftButton, pos=node(diagram, UnitIndex(-1, 0)))
    assert opened == [H1]


def test_enter_opens_the_chosen_neuron(qtbot: QtBot, diagram: NetworkDiagram) -> None:
    selection = diagram.findChild(Selection)
    assert selection is not None
    selection.choose(UnitIndex(0, 1))
    with qtbot.waitSignal(diagram.unit_opened) as caught:
        QTest.keyClick(diagram, Qt.Key.Key_Return)
    assert caught.args == [UnitIndex(0, 1)]


def test_the_menu_of_a_node_opens_it(qtbot: QtBot, diagram: NetworkDiagram) -> None:
    there = node(diagram, H1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, there, diagram.mapToGlobal(there))
    QApplication.sendEvent(diagram, event)
    menu = diagram.findChild(QMenu)
    assert menu is not None
    found = [action for action in menu.actions() if action.data() == H1]
    assert [action.text() for action in found] == ["Computational graph of h₁"]
    with qtbot.waitSignal(diagram.unit_opened) as caught:
        _trigger(found[0])
    assert caught.args == [H1]
    menu.close()


def _trigger(action: QAction) -> None:
    action.trigger()


def test_diagram_and_other_views_light_each_other(qtbot: QtBot, diagram: NetworkDiagram) -> None:
    pointed: list[object] = []
    diagram.pointed.connect(pointed.append)
    QTest.mouseMove(diagram, node(diagram, H1))
    scene = diagram.scene
    assert scene is not None
    QTest.mouseMove(diagram, QPointF(*scene.layout.loss.middle).toPoint())
    QTest.mouseMove(diagram, QPoint(2, 2))
    assert pointed == [H1, "loss", None]
    plain = diagram.grab().toImage()
    for item in (H1, W2):
        diagram.light(item)
        assert diagram.scene is not None and diagram.scene.lit == item
        assert diagram.grab().toImage() != plain
    diagram.light(None)
    assert diagram.grab().toImage() == plain


def test_one_neuron_is_dragged_on_its_graph(qtbot: QtBot, diagram: NetworkDiagram) -> None:
    diagram.show_snapshot(one_neuron())
    scene = diagram.scene
    assert scene is not None and scene.layout.graph is not None
    weight = ParameterIndex(0, "weight", 0, 0)
    asked: list[tuple[object, ...]] = []

    def heard(*what: object) -> None:
        asked.append(what[:2])

    for signal in (diagram.parameter_dragged, diagram.target_dragged, diagram.input_dragged):
        signal.connect(heard)
    target = scene.layout.targets[0]
    for start in (
        QPointF(*scene.layout.chips[weight].middle).toPoint(),
        QPointF(target.x, target.y).toPoint(),
        node(diagram, UnitIndex(-1, 0)),
    ):
        QTest.mousePress(diagram, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(diagram, start - QPoint(0, 50))
        QTest.mouseRelease(diagram, Qt.MouseButton.LeftButton, pos=start - QPoint(0, 50))
    assert asked == [(weight, 1.5), (0, 4.5), (0, 2.6)]
