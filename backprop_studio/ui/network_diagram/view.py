"""The diagram as one widget: things are pointed at, chosen, dragged, added and removed."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.network_diagram.canvas import DiagramCanvas
from backprop_studio.ui.network_diagram.hit_test import Hit, hit_test, place_of
from backprop_studio.ui.network_diagram.interaction import (
    Hand,
    LayerWish,
    ValueWish,
    answers,
    chosen_layer,
    control_wish,
    layer_of,
    neuron_of,
    opens,
    pointed_at,
    set_by_hand,
    units_wish,
)
from backprop_studio.ui.network_diagram.layer_menu import layer_menu
from backprop_studio.ui.network_diagram.navigation import Direction, following, neighbour
from backprop_studio.ui.network_diagram.places import Layout
from backprop_studio.ui.network_diagram.words import tooltip
from backprop_studio.ui.view import Selection

ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
UNITS = {"+": 1, "-": -1}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DROP = 14  # px that a tooltip stands below the place it is asked for


class NetworkDiagram(DiagramCanvas):
    """Nodes, edges, values and gradients of one snapshot.

    Dragging emits the value wanted and a name for the gesture (one drag, one undo
    step); what is drawn changes only when a snapshot with it arrives. The same holds
    for layers: `layer_changed` carries a dict of fields of `model.Layer`,
    `layer_inserted` the place that the new layer takes. `unit_opened` asks for the
    computational graph of a neuron, `pointed` tells what lies under the mouse.
    """

    parameter_dragged = Signal(ParameterIndex, float, str)
    target_dragged = Signal(int, float, str)
    input_dragged = Signal(int, float, str)
    restore_parameter = Signal(ParameterIndex)
    edit_requested = Signal(str)  # the first character typed, or empty
    units_requested = Signal(int, int)
    layer_inserted = Signal(int)
    layer_removed = Signal(int)
    layer_changed = Signal(int, dict)
    unit_opened = Signal(UnitIndex)
    pointed = Signal(object)  # ParameterIndex, UnitIndex, "loss" or None

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(selection, parent)
        self._hand = Hand()
        self._pointer: QPointF | None = None  # where the mouse is, while it is over the diagram
        self._pointed_in: Layout | None = None  # the layout in which it was last looked up
        selection.changed.connect(self._selection_changed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Network diagram"))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw this state; where things stand elsewhere now, another one is pointed at."""
        super().show_snapshot(snapshot)
        scene = self._current_scene()
        if scene is None or scene.layout is self._pointed_in:
            return
        self._pointed_in = scene.layout
        if self._pointer is not None and not self._hand.dragging:
            self._hover(self._hit(self._pointer))

    def _selection_changed(self) -> None:
        self._hand.choice_changed()
        self._refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring; by Tab, choose the first thing if nothing is chosen."""
        if event.reason() == Qt.FocusReason.TabFocusReason and self._selection.chosen is None:
            self._choose_following(backwards=False)
        self._refresh()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus ring."""
        self._refresh()
        super().focusOutEvent(event)

    def _ask(self, wish: ValueWish | LayerWish | None) -> bool:
        """Pass a wish on as its signal; False if there is none."""
        match wish:
            case ValueWish("parameter", parameter, _, value, gesture):
                self.parameter_dragged.emit(parameter, value, gesture)
            case ValueWish("target", _, unit, value, gesture):
                self.target_dragged.emit(unit, value, gesture)
            case ValueWish("input", _, unit, value, gesture):
                self.input_dragged.emit(unit, value, gesture)
            case LayerWish("units", layer, units):
                self.units_requested.emit(layer, units)
            case LayerWish("insert", layer):
                self.layer_inserted.emit(layer)
            case LayerWish("remove", layer):
                self.layer_removed.emit(layer)
            case LayerWish("change", layer, _, fields):
                self.layer_changed.emit(layer, dict(fields))
        return wish is not None

    # mouse -----------------------------------------------------------------------------------

    def _hit(self, point: QPointF) -> Hit | None:
        scene = self._current_scene()
        if scene is None:
            return None
        hit = hit_test(scene.layout, point.x(), point.y())
        return None if hit is not None and hit.control and not scene.editable else hit

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what lies here and be ready to drag it; a button does what it says."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        hit, scene = self._hit(event.position()), self._current_scene()
        if hit is None or scene is None:
            return
        if hit.control is not None:
            self._ask(control_wish(scene, hit.control))
            return
        if hit.parameter is not None:
            self._selection.choose(hit.parameter)
        elif hit.unit is not None:
            self._selection.choose(hit.unit)
        elif hit.target is not None:  # by way of its output, as by keyboard
            self._selection.choose(UnitIndex(scene.depth - 1, hit.target))
        self._hand.press(scene, hit, event.position().y())
        self._dragging = self._hand.dragging

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A neuron opens into its computational graph."""
        hit = self._hit(event.position())
        if event.button() == Qt.MouseButton.LeftButton and opens(hit):
            assert hit is not None and hit.unit is not None
            self._hand.release()
            self.unit_opened.emit(hit.unit)
            return
        super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or light up what lies here."""
        self._pointer = event.position()
        scene = self._current_scene()
        held = self._hand.dragging and event.buttons() & Qt.MouseButton.LeftButton
        if not held or scene is None:
            self._hover(self._hit(event.position()))
            return
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self._ask(self._hand.move(scene, event.position().y(), fine)):
            self.setCursor(Qt.CursorShape.SizeVerCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture."""
        self._hand.release()
        self._dragging = False
        self.unsetCursor()
        self._hover(self._hit(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        self._pointer = None
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, hit: Hit | None) -> None:
        if hit == self._hovered:
            return
        self._hovered = hit
        self.pointed.emit(pointed_at(hit))
        scene = self._current_scene()
        if hit is not None and scene is not None and answers(scene, hit):
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        self._scene = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the chosen weight or bias, if focused and under the pointer."""
        scene, hit = self._current_scene(), self._hit(event.position())
        notches = event.angleDelta().y() / 120
        asked = scene is not None and self._ask(self._hand.wheel(scene, hit, notches))
        event.setAccepted(asked)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the layer under the pointer, or by its key of the chosen one's."""
        scene, place = self._current_scene(), event.globalPos()
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        layer = layer_of(self._hit(QPointF(event.pos())))
        if by_key and scene is not None:
            layer = chosen_layer(scene.chosen)
            at = place_of(scene.layout, scene.chosen)
            place = self.mapToGlobal(self.rect().center() if at is None else QPointF(*at).toPoint())
        if scene is None or layer is None or not scene.editable:
            event.ignore()
            return
        hit = self._hit(QPointF(event.pos()))
        pointed = scene.chosen if by_key else None if hit is None else hit.unit or hit.parameter
        menu = layer_menu(scene, layer, self, neuron_of(pointed))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.triggered.connect(self._menu_answered)
        menu.popup(place)

    def _menu_answered(self, action: QAction) -> None:
        wish = action.data()
        if isinstance(wish, LayerWish):
            self._ask(wish)
        elif isinstance(wish, UnitIndex):
            self.unit_opened.emit(wish)

    def event(self, event: QEvent) -> bool:
        """Tooltips say what the thing under the pointer means; Enter on a chosen neuron
        opens it, and is no shortcut."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            chosen = self._chosen()
            if event.key() in ENTER and isinstance(chosen, UnitIndex) and chosen.layer >= 0:
                event.accept()
                return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tooltip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def _show_tooltip(self, here: QPoint, on_screen: QPoint) -> None:
        hit, scene = self._hit(QPointF(here)), self._current_scene()
        if hit is None or scene is None:
            QToolTip.hideText()
            return
        frame = self._enlarged_frame(scene)
        if frame is not None:  # under the large map, which it would cover
            on_screen = self.mapToGlobal(QPoint(round(frame.x), round(frame.bottom) - DROP))
        QToolTip.showText(on_screen, tooltip(scene, hit), self)

    # keyboard --------------------------------------------------------------------------------

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab walks through the diagram first and leaves it at its end."""
        if self.hasFocus() and self._choose_following(backwards=not forwards):
            return True
        return super().focusNextPrevChild(forwards)

    def _choose_following(self, backwards: bool) -> bool:
        scene = self._current_scene()
        if scene is None:
            return False
        item = following(scene.layout, self._chosen(), backwards)
        if item is not None:
            self._selection.choose(item)
        return item is not None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose, Home restores, a figure starts the number field; + and − on a
        hidden unit change how many its layer has, on an input or an output x or y."""
        scene, key, text = self._current_scene(), event.key(), event.text()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if text == "+":  # Shift on many keyboards
            held &= ~Qt.KeyboardModifier.ShiftModifier
        if scene is None or held != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
            return
        chosen = scene.chosen
        if key in ARROWS:
            self._selection.choose(neighbour(scene.layout, chosen, ARROWS[key]))
        elif key == Qt.Key.Key_Home and isinstance(chosen, ParameterIndex):
            self.restore_parameter.emit(chosen)
        elif isinstance(chosen, UnitIndex) and chosen.layer >= 0 and key in ENTER:
            self.unit_opened.emit(chosen)
        elif isinstance(chosen, UnitIndex) and text in UNITS:
            by = UNITS[text]
            self._ask(units_wish(scene, chosen.layer, by) or self._hand.nudge(scene, by))
        elif set_by_hand(scene, chosen) and _starts_number(event):
            self.edit_requested.emit(text.strip())
        else:
            super().keyPressEvent(event)


def _starts_number(event: QKeyEvent) -> bool:
    enter = event.key() in (*ENTER, Qt.Key.Key_F2)
    text = event.text()
    return enter or (len(text) == 1 and text in "0123456789-")
