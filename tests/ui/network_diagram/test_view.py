"""The widget: chosen, dragged and read with real events."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from snapshots import dense, digits, one_neuron, spiral, two_layer, xor

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.theme import DARK, LIGHT
from backprop_studio.training.messages import Move, Snapshot
from backprop_studio.ui.move_bar import MoveBar
from backprop_studio.ui.network_diagram.view import NetworkDiagram
from backprop_studio.ui.view import Selection

V1 = ParameterIndex(1, "weight", 0, 0)


class Shown:
    """A diagram, what is chosen on it, and what it asked for."""

    def __init__(self, qtbot: QtBot, snapshot: Snapshot) -> None:
        self.selection = Selection()
        self.view = NetworkDiagram(self.selection)
        qtbot.addWidget(self.view)
        self.view.resize(760, 430)
        self.view.show_snapshot(snapshot)
        self.view.show()
        self.view.setFocus()
        QApplication.processEvents()
        self.asked: list[tuple[object, ...]] = []
        self.view.parameter_dragged.connect(self._heard)
        self.view.target_dragged.connect(self._heard)
        self.view.input_dragged.connect(self._heard)

    def _heard(self, *what: object) -> None:
        self.asked.append(what)

    def place(self, index: ParameterIndex) -> QPoint:
        scene = self.view.scene
        assert scene is not None
        rect = scene.layout.chips.get(index) or scene.layout.biases[index]
        return QPointF(*rect.middle).toPoint()

    def drag(self, start: QPoint, up: int) -> None:
        button = Qt.MouseButton.LeftButton
        QTest.mousePress(self.view, button, pos=start)
        for step in (up // 2, up):
            QTest.mouseMove(self.view, start - QPoint(0, step))
            QApplication.processEvents()
        QTest.mouseRelease(self.view, button, pos=start - QPoint(0, up))


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot, two_layer())


def test_a_click_chooses_an_edge_a_bias_and_a_node(shown: Shown) -> None:
    QTest.mouseClick(shown.view, Qt.MouseButton.LeftButton, pos=shown.place(V1))
    assert shown.selection.chosen == V1
    bias = ParameterIndex(0, "bias", 1)
    QTest.mouseClick(shown.view, Qt.MouseButton.LeftButton, pos=shown.place(bias))
    assert shown.selection.chosen == bias
    scene = shown.view.scene
    assert scene is not None
    circle = scene.layout.nodes[UnitIndex(0, 0)]
    QTest.mouseClick(
        shown.view, Qt.MouseButton.LeftButton, pos=QPointF(circle.x, circle.y).toPoint()
    )
    assert shown.selection.chosen == UnitIndex(0, 0)
    assert shown.asked == []


def test_dragging_an_edge_upwards_raises_its_weight_in_one_gesture(shown: Shown) -> None:
    shown.drag(shown.place(V1), 100)
    assert shown.asked[-1][:2] == (V1, 1.8)
    assert len({gesture for *_, gesture in shown.asked}) == 1
    first = shown.asked[-1][2]
    shown.drag(shown.place(V1), -280)
    assert shown.asked[-1][:2] == (V1, -2.0)
    assert shown.asked[-1][2] != first


def test_the_target_and_the_inputs_are_dragged(shown: Shown) -> None:
    scene = shown.view.scene
    assert scene is not None
    target = scene.layout.targets[0]
    shown.drag(QPointF(target.x, target.y).toPoint(), -80)
    assert shown.asked[-1][:2] == (0, 0.2)
    node = scene.layout.nodes[UnitIndex(-1, 1)]
    shown.drag(QPointF(node.x, node.y).toPoint(), 20)
    assert shown.asked[-1][:2] == (1, 1.0)


def test_targets_of_generated_data_stay(qtbot: QtBot) -> None:
    shown = Shown(qtbot, spiral())
    scene = shown.view.scene
    assert scene is not None
    target = scene.layout.targets[0]
    shown.drag(QPointF(target.x, target.y).toPoint(), -80)
    assert shown.asked == []


def wheel(shown: Shown, at: QPoint, notches: int) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(shown.view.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(shown.view, event)


def test_the_wheel_changes_only_the_chosen_weight_under_the_pointer(shown: Shown) -> None:
    wheel(shown, shown.place(V1), 1)
    assert shown.asked == []
    shown.selection.choose(V1)
    wheel(shown, shown.place(ParameterIndex(1, "weight", 0, 1)), 1)
    assert shown.asked == []
    wheel(shown, shown.place(V1), -2)
    assert shown.asked[-1][:2] == (V1, 0.7)


def test_the_wheel_changes_nothing_in_a_lecture(shown: Shown) -> None:
    shown.selection.choose(V1)
    shown.view.set_theme(replace(LIGHT, in_hall=True))
    wheel(shown, shown.place(V1), -2)
    assert shown.asked == []


def test_tab_and_arrows_choose_and_tab_leaves_at_the_end(shown: Shown) -> None:
    seen = set()
    for _ in range(40):
        if not shown.view.focusNextPrevChild(True):
            break
        seen.add(shown.selection.chosen)
        if len(seen) == 14:
            break
    assert len(seen) == 14  # 6 edges, 3 biases, 5 units
    shown.selection.choose(UnitIndex(0, 0))
    QTest.keyClick(shown.view, Qt.Key.Key_Right)
    assert shown.selection.chosen == V1
    QTest.keyClick(shown.view, Qt.Key.Key_Down)
    assert shown.selection.chosen == ParameterIndex(1, "weight", 0, 1)


def test_home_restores_and_figures_start_the_number_field(shown: Shown, qtbot: QtBot) -> None:
    shown.selection.choose(V1)
    with qtbot.waitSignal(shown.view.restore_parameter) as restored:
        QTest.keyClick(shown.view, Qt.Key.Key_Home)
    assert restored.args == [V1]
    with qtbot.waitSignal(shown.view.edit_requested) as edited:
        QTest.keyClicks(shown.view, "-")
    assert edited.args == ["-"]


def test_screen_readers_hear_the_numbers(shown: Shown) -> None:
    assert shown.view.accessibleName() == "Network diagram"
    assert "ŷ = σ(zₒ) = 0.7363" in shown.view.accessibleDescription()
    assert "L = 0.034778" in shown.view.accessibleDescription()
    shown.selection.choose(V1)
    assert "v₁ = 0.8000: weight from h₁ to ŷ" in shown.view.accessibleDescription()
    running = replace(two_layer(iterations=5), running=True)
    before = shown.view.accessibleDescription()
    shown.view.show_snapshot(running)
    assert shown.view.accessibleDescription() == before


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_network_is_painted_at_every_move(qtbot: QtBot, theme: object) -> None:
    assert theme in (LIGHT, DARK)
    for make in (one_neuron, two_layer, xor, spiral, digits):
        shown = Shown(qtbot, make())
        shown.view.set_theme(LIGHT if theme is LIGHT else DARK)
        for move in (None, *make().moves):
            shown.view.show_snapshot(make(move))
            assert not shown.view.grab().isNull()


def test_the_choice_of_a_network_that_is_gone_does_no_harm(shown: Shown) -> None:
    shown.selection.choose(ParameterIndex(1, "weight", 0, 1))
    shown.view.show_snapshot(one_neuron())
    assert shown.view.scene is not None
    assert shown.view.scene.chosen is None
    shown.view.set_ghost(two_layer())
    shown.view.set_baseline(two_layer().parameters)
    shown.view.grab()


def test_values_that_are_not_finite_are_drawn(shown: Shown) -> None:
    diverged = dense([2, 2, 1])
    weights = diverged.parameters[0].weights.copy()
    weights[0, 0] = float("inf")
    layer = replace(diverged.parameters[0], weights=weights)
    shown.view.show_snapshot(replace(diverged, parameters=(layer, diverged.parameters[1])))
    assert not shown.view.grab().isNull()


def test_the_same_snapshot_paints_the_edges_once(shown: Shown) -> None:
    shown.view.grab()
    picture = shown.view._kept.edges.cacheKey()
    shown.selection.choose(V1)
    shown.view.grab()
    assert shown.view._kept.edges.cacheKey() == picture
    shown.view.show_snapshot(two_layer(iterations=60))
    shown.view.grab()
    assert shown.view._kept.edges.cacheKey() != picture


def test_the_move_bar_says_where_the_iteration_stands(qtbot: QtBot) -> None:
    bar = MoveBar(Selection())
    qtbot.addWidget(bar)
    bar.resize(760, bar.sizeHint().height())
    bar.show_snapshot(two_layer())
    assert [step.state for step in bar._steps] == ["next", "later", "later", "later", "later"]
    bar.show_snapshot(two_layer(Move("hidden_gradient", 0)))
    assert [step.state for step in bar._steps] == ["done", "done", "done", "present", "next"]
    assert "Each hidden unit takes its share of the blame" in bar.accessibleDescription()
    assert not bar.grab().isNull()
    with qtbot.waitSignal(bar.next_requested):
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar._places[4].center().toPoint())
    with qtbot.waitSignal(bar.previous_requested):
        QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar._places[2].center().toPoint())
    bar.show_snapshot(one_neuron())
    assert len(bar._steps) == 4


def test_what_another_view_lights_may_be_gone_with_the_network(qtbot: QtBot) -> None:
    view = Shown(qtbot, two_layer()).view
    for item in (ParameterIndex(0, "weight", 1, 1), UnitIndex(0, 1)):
        view.show_snapshot(two_layer())
        view.light(item)
        assert view.scene is not None and view.scene.lit == item
        view.show_snapshot(one_neuron())
        assert view.scene is not None and view.scene.lit is None
        assert not view.grab().isNull()
