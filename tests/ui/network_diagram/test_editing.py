"""Adding and removing units and layers on the diagram: it only asks."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot
from snapshots import digits, spiral, two_layer, xor

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.network_diagram.chip_placement import floating_place
from backprop_studio.ui.network_diagram.controls import place_controls
from backprop_studio.ui.network_diagram.geometry import Line
from backprop_studio.ui.network_diagram.hit_test import hit_test
from backprop_studio.ui.network_diagram.view import NetworkDiagram
from backprop_studio.ui.view import Selection

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of a popup, offscreen
LEFT = Qt.MouseButton.LeftButton


class Asked:
    """A diagram and every edit of layers it asked for."""

    def __init__(self, qtbot: QtBot, snapshot: Snapshot) -> None:
        self.selection = Selection()
        self.view = NetworkDiagram(self.selection)
        qtbot.addWidget(self.view)
        self.view.resize(1000, 620)
        self.view.show_snapshot(snapshot)
        self.view.show()
        self.view.setFocus()
        QApplication.processEvents()
        self.edits: list[tuple[object, ...]] = []
        self.view.units_requested.connect(self._units)
        self.view.layer_inserted.connect(self._inserted)
        self.view.layer_removed.connect(self._removed)
        self.view.layer_changed.connect(self._changed)

    def _units(self, layer: int, units: int) -> None:
        self.edits.append(("units", layer, units))

    def _inserted(self, place: int) -> None:
        self.edits.append(("inserted", place))

    def _removed(self, layer: int) -> None:
        self.edits.append(("removed", layer))

    def _changed(self, layer: int, fields: dict[str, object]) -> None:
        self.edits.append(("changed", layer, fields))

    def press(self, kind: str, layer: int) -> None:
        scene = self.view.scene
        assert scene is not None
        control = next(c for c in scene.layout.controls if (c.kind, c.layer) == (kind, layer))
        QTest.mouseClick(self.view, LEFT, pos=QPointF(*control.rect.middle).toPoint())

    def menu_at(self, unit: UnitIndex) -> QMenu:
        scene = self.view.scene
        assert scene is not None
        circle = scene.layout.nodes[unit]
        here = QPointF(circle.x, circle.y).toPoint()
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(
            self.view, QContextMenuEvent(reason, here, self.view.mapToGlobal(here))
        )
        return self.menu()

    def menu(self) -> QMenu:
        return self.view.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]

    def choose(self, menu: QMenu, *path: str) -> QAction:
        for text in path:
            inside = [m for m in menu.findChildren(QMenu) if m.title() == text]
            if inside:
                menu = inside[0]
            else:
                action = next(a for a in menu.actions() if a.text() == text)
        action.trigger()
        return action


@pytest.fixture
def asked(qtbot: QtBot) -> Asked:
    return Asked(qtbot, xor())


def test_buttons_add_and_remove_units_and_layers(asked: Asked) -> None:
    asked.press("more", 0)
    asked.press("fewer", 1)
    asked.press("insert", 0)
    asked.press("insert", 2)
    assert asked.edits == [("units", 0, 5), ("units", 1, 1), ("inserted", 0), ("inserted", 2)]


def test_plus_and_minus_change_the_layer_of_the_chosen_unit(asked: Asked) -> None:
    asked.selection.choose(UnitIndex(0, 1))
    QTest.keyClick(asked.view, Qt.Key.Key_Plus)
    QTest.keyClick(asked.view, Qt.Key.Key_Plus, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(asked.view, Qt.Key.Key_Minus)
    assert asked.edits == [("units", 0, 5), ("units", 0, 5), ("units", 0, 3)]
    for fixed in (UnitIndex(-1, 0), UnitIndex(2, 0)):  # inputs and outputs are the data's
        asked.selection.choose(fixed)
        QTest.keyClick(asked.view, Qt.Key.Key_Plus)
    assert len(asked.edits) == 3


def test_the_last_unit_of_a_layer_stays(qtbot: QtBot) -> None:
    narrow = Asked(qtbot, two_layer())
    narrow.selection.choose(UnitIndex(0, 0))
    QTest.keyClick(narrow.view, Qt.Key.Key_Minus)
    assert narrow.edits == [("units", 0, 1)]


def test_the_menu_changes_what_a_layer_does(asked: Asked) -> None:
    menu = asked.menu_at(UnitIndex(0, 0))
    assert asked.choose(menu, "Activation", "tanh").isChecked()
    asked.choose(menu, "Activation", "ReLU")
    asked.choose(menu, "Dropout", "0.20")
    asked.choose(menu, "Batch normalization")
    asked.choose(menu, "Remove this layer")
    assert asked.edits[1:] == [
        ("changed", 0, {"activation": "relu"}),
        ("changed", 0, {"dropout": 0.2}),
        ("changed", 0, {"batch_norm": True}),
        ("removed", 0),
    ]
    residual = next(a for a in menu.actions() if a.text() == "Residual connection")
    assert not residual.isEnabled()  # 2 inputs, 4 units
    menu.close()


def test_the_menu_key_opens_the_menu_of_what_is_chosen(asked: Asked) -> None:
    asked.selection.choose(ParameterIndex(1, "bias", 0))
    here = asked.view.mapToGlobal(QPoint(1, 1))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), here)
    QApplication.sendEvent(asked.view, event)
    menu = asked.menu()
    assert menu.accessibleName() == "Layer 2"
    menu.close()


def test_the_output_layer_keeps_its_units(asked: Asked) -> None:
    menu = asked.menu_at(UnitIndex(2, 0))
    texts = [action.text() for action in menu.actions()]
    assert "One unit more" not in texts
    assert "Dropout" not in texts  # cross-entropy of a probability
    menu.close()


def test_where_nothing_may_be_edited_there_are_no_buttons(asked: Asked) -> None:
    asked.view.set_editable(False)
    asked.press("more", 0)
    asked.selection.choose(UnitIndex(0, 1))
    QTest.keyClick(asked.view, Qt.Key.Key_Plus)
    assert asked.edits == []


def test_buttons_stand_apart_or_not_at_all() -> None:
    controls = place_controls([20.0, 180.0, 340.0, 500.0], 600.0, 20.0)
    assert [(c.kind, c.layer) for c in controls if c.kind == "insert"] == [
        ("insert", 0),
        ("insert", 1),
        ("insert", 2),
    ]
    for one in controls:
        assert not any(one.rect.meets(other.rect) for other in controls if other is not one)
    close = place_controls([20.0, 80.0, 140.0], 600.0, 20.0)  # eight layers side by side
    assert [c.kind for c in close] == ["fewer", "more", "insert", "insert"]
    for one in close:
        assert not any(one.rect.meets(other.rect) for other in close if other is not one)
    assert place_controls([20.0, 60.0, 100.0], 600.0, 20.0) == []


@pytest.mark.parametrize("make", [two_layer, xor, spiral])
def test_a_window_of_1280_by_800_has_the_buttons(
    make: Callable[[], Snapshot], qtbot: QtBot
) -> None:
    asked = Asked(qtbot, make())
    asked.view.resize(662, 357)  # under the row that chooses an example
    scene = asked.view.scene
    assert scene is not None
    assert {"fewer", "more", "insert"} <= {control.kind for control in scene.layout.controls}


def test_what_comes_under_the_mouse_is_pointed_at(qtbot: QtBot) -> None:
    """Where a layer is put in, another thing stands under a mouse that lies still."""
    asked = Asked(qtbot, two_layer())
    scene = asked.view.scene
    assert scene is not None
    weight = ParameterIndex(0, "weight", 0, 0)
    place = QPointF(*scene.layout.chips[weight].middle).toPoint()
    QTest.mouseMove(asked.view, place)
    before = asked.view.scene
    assert before is not None and before.hovered is not None
    assert before.hovered.parameter == weight
    asked.view.show_snapshot(spiral())
    now = asked.view.scene
    assert now is not None
    assert now.hovered == hit_test(now.layout, place.x(), place.y()) != before.hovered


@pytest.mark.parametrize("make", [xor, spiral, digits])
def test_every_button_is_hit(qtbot: QtBot, make: object) -> None:
    asked = Asked(qtbot, make())  # type: ignore[operator]
    scene = asked.view.scene
    assert scene is not None
    assert scene.layout.controls
    for control in scene.layout.controls:
        hit = hit_test(scene.layout, *control.rect.middle)
        if control.kind != "caption":
            assert hit is not None
            assert hit.control == control


def test_the_chip_of_a_bias_leaves_the_buttons_free(qtbot: QtBot) -> None:
    asked = Asked(qtbot, spiral())
    asked.view.resize(662, 357)
    scene = asked.view.scene
    assert scene is not None
    layout = scene.layout
    assert layout.controls
    for index, dot in layout.biases.items():
        x, y = dot.middle[0], dot.bottom + 14.0
        chip = floating_place(layout, Line(x, y, x, y), (110.0, 22.0))
        assert not any(chip.meets(control.rect) for control in layout.controls), index
