"""The diagram as one widget: it paints a scene, lets things be chosen and dragged."""

from itertools import count

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import (
    BinaryCrossEntropy,
    CrossEntropy,
    InlineData,
)
from backprop_studio.experiment.notation import Naming
from backprop_studio.theme import LIGHT, TEXT, Theme
from backprop_studio.training.messages import LayerValues, Snapshot
from backprop_studio.ui.network_diagram.arrangement import Arrangement, existing, shows
from backprop_studio.ui.network_diagram.chip_painting import paint_chips
from backprop_studio.ui.network_diagram.edge_painting import paint_edges, paint_marked_edges
from backprop_studio.ui.network_diagram.formulas import loss_in_force
from backprop_studio.ui.network_diagram.gestures import WHEEL_NOTCH, Drag, rounded
from backprop_studio.ui.network_diagram.hit_test import Hit, hit_test
from backprop_studio.ui.network_diagram.legend import paint_legend
from backprop_studio.ui.network_diagram.navigation import Direction, following, neighbour
from backprop_studio.ui.network_diagram.node_painting import paint_nodes
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.network_diagram.stage import stage_of
from backprop_studio.ui.network_diagram.words import description, tooltip
from backprop_studio.ui.view import Selection, View

ARROWS: dict[int, Direction] = {
    Qt.Key.Key_Left: "left",
    Qt.Key.Key_Right: "right",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}


class NetworkDiagram(View):
    """Nodes, edges, values and gradients of one snapshot.

    Dragging emits the value wanted and a name for the gesture (one drag, one undo
    step); what is drawn changes only when a snapshot with it arrives.
    """

    parameter_dragged = Signal(ParameterIndex, float, str)
    target_dragged = Signal(int, float, str)
    input_dragged = Signal(int, float, str)
    restore_parameter = Signal(ParameterIndex)
    edit_requested = Signal(str)  # the first character typed, or empty

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._theme: Theme = LIGHT
        self._snapshot: Snapshot | None = None
        self._ghost: Snapshot | None = None
        self._baseline: tuple[LayerValues, ...] | None = None
        self._arrangement = Arrangement()
        self._scene: Scene | None = None
        self._edges = QPixmap()
        self._edges_key: object = None
        self._hovered: Hit | None = None
        self._drag: Drag | None = None
        self._gestures = count(1)
        self._wheel_gesture: tuple[ParameterIndex, str] | None = None
        self._described: object = None
        selection.changed.connect(self._selection_changed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(self.tr("Network diagram"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # what is shown ---------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw this state."""
        if snapshot is not self._snapshot:
            self._snapshot = snapshot
            self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        if theme != self._theme:
            self._theme = theme
            self._refresh()

    def set_ghost(self, snapshot: Snapshot | None) -> None:
        """Keep earlier values in grey beside the present ones; None removes them."""
        self._ghost = snapshot
        self._refresh()

    def set_baseline(self, parameters: tuple[LayerValues, ...] | None) -> None:
        """What counts as unchanged: parameters that differ carry a mark."""
        self._baseline = parameters
        self._refresh()

    def sizeHint(self) -> QSize:
        """A size at which the two-layer network is drawn at scale 1."""
        return QSize(800, 500)

    @property
    def scene(self) -> Scene | None:
        """What is painted now; None before the first snapshot."""
        return self._current_scene()

    def _refresh(self) -> None:
        self._scene = None
        self._describe()
        self.update()

    def _selection_changed(self) -> None:
        self._wheel_gesture = None
        self._refresh()

    def _current_scene(self) -> Scene | None:
        snapshot = self._snapshot
        if snapshot is None:
            return None
        if self._scene is None:
            layout = self._arrangement.layout(
                snapshot, self.width(), self.height(), self._theme.scale, self._drag is not None
            )
            if self._hovered is not None and not shows(layout, self._hovered):
                self._hovered = None
            self._scene = Scene(
                layout,
                snapshot,
                stage_of(snapshot),
                Naming(snapshot.experiment, snapshot.example.x.size),
                self._theme,
                self._chosen(),
                self._hovered,
                self.hasFocus(),
                self._ghost,
                self._baseline,
                self._draggable(),
            )
        return self._scene

    def _chosen(self) -> ParameterIndex | UnitIndex | None:
        return existing(self._snapshot, self._selection.chosen)

    def _draggable(self) -> bool:
        """Inputs and targets can be dragged where one example of the document is shown."""
        snapshot = self._snapshot
        if snapshot is None or not isinstance(snapshot.experiment.data, InlineData):
            return False
        return snapshot.example.row is not None or snapshot.data.training_rows == 1

    def _describe(self) -> None:
        """The accessible description follows while nothing runs, so readers are not flooded."""
        if self._snapshot is None or self._snapshot.running:
            return
        scene = self._current_scene()
        if scene is not None:
            text = description(scene)
            if text != self._described:
                self._described = text
                self.setAccessibleDescription(text)

    # painting --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The edges from their picture where nothing changed, the rest anew."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._theme.background))
        scene = self._current_scene()
        if scene is None:
            painter.setPen(QColor(self._theme.muted))
            painter.setFont(self._theme.font(TEXT))
            text = self.tr("The network appears here when an experiment is open.")
            painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, text)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._edge_picture(scene))
        paint_marked_edges(painter, scene)
        paint_nodes(painter, scene)
        paint_chips(painter, scene)
        paint_legend(painter, scene)
        painter.end()

    def _edge_picture(self, scene: Scene) -> QPixmap:
        ratio = self.devicePixelRatioF()
        stage = scene.stage
        revision = (scene.snapshot.revision, scene.snapshot.parameters_revision)
        key = (id(scene.layout), revision, stage, self._theme, ratio)
        if key != self._edges_key:
            self._edges = QPixmap(self.size() * ratio)
            self._edges.setDevicePixelRatio(ratio)
            self._edges.fill(QColor(self._theme.background))
            painter = QPainter(self._edges)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_edges(painter, scene)
            painter.end()
            self._edges_key = key
        return self._edges

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        self._scene = None
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring; by Tab, choose the first thing if nothing is chosen."""
        if event.reason() == Qt.FocusReason.TabFocusReason and self._chosen() is None:
            self._choose_following(backwards=False)
        self._refresh()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus ring."""
        self._refresh()
        super().focusOutEvent(event)

    # mouse -----------------------------------------------------------------------------------

    def _hit(self, point: QPointF) -> Hit | None:
        scene = self._current_scene()
        return None if scene is None else hit_test(scene.layout, point.x(), point.y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what lies here and be ready to drag it."""
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        hit, y = self._hit(event.position()), event.position().y()
        if hit is None:
            return
        if hit.parameter is not None:
            self._selection.choose(hit.parameter)
        elif hit.unit is not None:
            self._selection.choose(hit.unit)
        self._drag = self._begin_drag(hit, y)

    def _begin_drag(self, hit: Hit, y: float) -> Drag | None:
        scene = self._current_scene()
        assert scene is not None
        gesture = f"diagram {next(self._gestures)}"
        if hit.parameter is not None:
            value = scene.value(hit.parameter)
            return Drag("parameter", hit.parameter, 0, value, y, gesture)
        if not scene.draggable:
            return None
        if hit.target is not None:
            value = float(scene.snapshot.example.y[hit.target])
            return Drag("target", None, hit.target, value, y, gesture)
        if hit.unit is not None and hit.unit.layer < 0:
            return Drag("input", None, hit.unit.unit, scene.activation(hit.unit), y, gesture)
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or light up what lies here."""
        if self._drag is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._hover(self._hit(event.position()))
            return
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        value = self._drag.value_at(event.position().y(), fine)
        if value is None:
            return
        self.setCursor(Qt.CursorShape.SizeVerCursor)
        self._emit_drag(self._drag, rounded(value))

    def _emit_drag(self, drag: Drag, value: float) -> None:
        if drag.kind == "parameter" and drag.parameter is not None:
            self.parameter_dragged.emit(drag.parameter, value, drag.gesture)
        elif drag.kind == "input":
            self.input_dragged.emit(drag.unit, value, drag.gesture)
        else:
            assert self._snapshot is not None
            loss = loss_in_force(self._snapshot)
            if isinstance(loss, BinaryCrossEntropy | CrossEntropy):
                value = min(1.0, max(0.0, value))
            self.target_dragged.emit(drag.unit, value, drag.gesture)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the gesture."""
        self._drag = None
        self.unsetCursor()
        self._hover(self._hit(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, hit: Hit | None) -> None:
        if hit == self._hovered:
            return
        self._hovered = hit
        scene = self._current_scene()
        if hit is not None and (hit.parameter is not None or self._can_grab(hit, scene)):
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        self._scene = None
        self.update()

    def _can_grab(self, hit: Hit, scene: Scene | None) -> bool:
        grabbable = hit.target is not None or (hit.unit is not None and hit.unit.layer < 0)
        return hit.unit is not None or (scene is not None and scene.draggable and grabbable)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the chosen weight or bias, if focused and under the pointer."""
        hit, chosen = self._hit(event.position()), self._chosen()
        scene = self._current_scene()
        over = hit is not None and hit.parameter == chosen
        if (
            scene is None
            or not self.hasFocus()
            or not over
            or not isinstance(chosen, ParameterIndex)
        ):
            event.ignore()
            return
        if self._wheel_gesture is None or self._wheel_gesture[0] != chosen:
            self._wheel_gesture = (chosen, f"diagram {next(self._gestures)}")
        notches = event.angleDelta().y() / 120
        value = rounded(scene.value(chosen) + notches * WHEEL_NOTCH)
        self.parameter_dragged.emit(chosen, value, self._wheel_gesture[1])
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Tooltips say what the thing under the pointer means."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tooltip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def _show_tooltip(self, here: QPoint, on_screen: QPoint) -> None:
        hit, scene = self._hit(QPointF(here)), self._current_scene()
        if hit is None or scene is None:
            QToolTip.hideText()
        else:
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
        """Arrows choose, Home restores, a figure starts the number field."""
        scene, chosen, key = (
            self._current_scene(),
            self._chosen(),
            event.key(),
        )
        modified = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if scene is None or modified != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif key in ARROWS:
            self._selection.choose(neighbour(scene.layout, chosen, ARROWS[key]))
        elif key == Qt.Key.Key_Home and isinstance(chosen, ParameterIndex):
            self.restore_parameter.emit(chosen)
        elif isinstance(chosen, ParameterIndex) and self._starts_number(event):
            self.edit_requested.emit(event.text().strip())
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _starts_number(event: QKeyEvent) -> bool:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        text = event.text()
        return enter or (len(text) == 1 and text in "0123456789-")
