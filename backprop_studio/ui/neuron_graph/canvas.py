"""The graph as a widget: wires are pointed at and walked along, what they carry is read out."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.theme import LIGHT, TEXT, Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.quantity import LOSS, Quantity
from backprop_studio.ui.network_diagram.geometry import Rect
from backprop_studio.ui.network_diagram.stage import stage_of
from backprop_studio.ui.neuron_graph.graph import Graph, Item, quantity_of
from backprop_studio.ui.neuron_graph.layout import GraphLayout, item_at, place
from backprop_studio.ui.neuron_graph.painting import Look, paint_graph
from backprop_studio.ui.neuron_graph.plan import Plan, Shape, natural_size, plan, shape_of
from backprop_studio.ui.neuron_graph.words import description, wire_text
from backprop_studio.ui.neuron_graph.writer import largest_terms, write_graph

STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
}
LEAST_HEIGHT = 148


class NeuronGraphCanvas(QWidget):
    """Shows one neuron of one snapshot. `pointed` tells what the mouse or the keys are on
    (ParameterIndex, UnitIndex or None), `chosen` what was clicked."""

    pointed = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme: Theme = LIGHT
        self._snapshot: Snapshot | None = None
        self._unit: UnitIndex | None = None
        self._message = ""
        self._terms: tuple[object, tuple[int, ...]] = (None, ())
        self._laid_for: object = None
        self.graph: Graph | None = None
        self.layout_: GraphLayout | None = None
        self._flowing = False
        self._chosen: Item | None = None
        self._lit: Item | None = None
        self._wire: tuple[str, str] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Computational graph of the chosen neuron"))

    # what is shown --------------------------------------------------------------------------

    def show_neuron(self, snapshot: Snapshot, unit: UnitIndex) -> None:
        """This neuron in this state."""
        self._snapshot, self._unit, self._message = snapshot, unit, ""
        self._write()

    def show_message(self, text: str) -> None:
        """No neuron, but a sentence in its place."""
        if text != self._message:
            self._message, self.graph, self.layout_ = text, None, None
            self._snapshot = self._unit = self._laid_for = None
            self.setMinimumSize(0, 0)
            self.setAccessibleDescription(text)
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self._laid_for = None
        self._write()
        self.update()

    def set_chosen(self, item: Item | None) -> None:
        """Mark what is chosen in the window."""
        if item != self._chosen:
            self._chosen = item
            self.update()

    def light(self, item: object) -> None:
        """Light what is pointed at elsewhere."""
        lit = item if isinstance(item, Item) else None
        if lit != self._lit:
            self._lit = lit
            self.update()

    def _write(self) -> None:
        """The graph, with as much of it as there is room for; laid out anew if that changed."""
        snapshot, unit = self._snapshot, self._unit
        if snapshot is None or unit is None:
            return
        shape = shape_of(snapshot, unit)
        scale = self._theme.scale
        seen = self._seen()
        high = max(seen.height(), LEAST_HEIGHT) / scale
        found = plan(shape, seen.width() / scale, high, self._theme.in_hall)
        shown = self._shown_terms(snapshot, unit, found.inputs)
        graph = write_graph(snapshot, unit, shown, tuple(range(found.above)))
        same = graph == self.graph
        self.graph = graph
        key = (shape, found, shown, unit, self.size(), seen, scale)
        if key != self._laid_for:
            self._laid_for = key
            self._lay_out(shape, found)
            if self._wire not in self._keys():
                self._wire = None
        elif not same and self.layout_ is not None:
            self.layout_.take(graph)
        move = stage_of(snapshot).move
        back = move is not None and move.kind in ("output_gradient", "hidden_gradient")
        last = unit.layer == len(snapshot.parameters) - 1
        here = last if move is not None and move.kind == "output_gradient" else False
        self._flowing = back and (here or (move is not None and move.layer == unit.layer))
        if not same:
            if not snapshot.running:
                self.setAccessibleDescription(description(graph))
            self.update()

    def _shown_terms(self, snapshot: Snapshot, unit: UnitIndex, count: int) -> tuple[int, ...]:
        """Which inputs stand in rows of their own; while training they stay the same ones."""
        inputs = len(snapshot.parameters[unit.layer].weights)
        key = (unit, inputs, count, snapshot.revision, snapshot.example.row)
        if key != self._terms[0] or (inputs > count and not snapshot.running):
            self._terms = key, largest_terms(snapshot, unit, count)
        return self._terms[1]

    def _lay_out(self, shape: Shape, found: Plan) -> None:
        assert self.graph is not None
        wide, high = natural_size(shape, found)
        scale = self._theme.scale
        wide, high = wide * found.scale * scale, high * found.scale * scale
        seen = self._seen()
        self.setMinimumSize(
            round(wide) if wide > seen.width() + 1 else 0,
            round(high) if high > seen.height() + 1 else 0,
        )
        box = Rect(0.0, 0.0, seen.width() / scale, seen.height() / scale)
        self.layout_ = place(self.graph, shape, found, box)

    def _seen(self) -> QSize:
        """The room in which the graph is seen; the widget itself may be larger and scrolled."""
        around = self.parentWidget()
        return self.size() if around is None else around.size()

    def fit(self) -> None:
        """The room around has another size."""
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size holds more or less."""
        super().resizeEvent(event)
        self._write()

    def sizeHint(self) -> QSize:
        """Room for two inputs."""
        return QSize(640, 200)

    # painting -------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The whole graph."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            theme = self._theme
            painter.fillRect(self.rect(), QColor(theme.background))
            if self.graph is None or self.layout_ is None:
                painter.setFont(theme.font(TEXT))
                painter.setPen(QColor(theme.muted))
                painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self._message)
                return
            look = Look(
                theme.unscaled(),
                self._chosen,
                self._lit,
                self._wire,
                self.hasFocus(),
                self._flowing,
            )
            painter.scale(theme.scale, theme.scale)
            paint_graph(painter, self.graph, self.layout_, look)

    # pointing -------------------------------------------------------------------------------

    def _keys(self) -> list[tuple[str, str]]:
        return [] if self.layout_ is None else list(self.layout_.wires)

    def _place(self, point: QPointF) -> tuple[float, float]:
        return point.x() / self._theme.scale, point.y() / self._theme.scale

    def _item(self, point: QPointF) -> Item | None:
        if self.graph is None or self.layout_ is None:
            return None
        return item_at(self.graph, self.layout_, *self._place(point))

    def quantity_at(self, place: QPointF) -> Quantity | None:
        """What a wire carries: the value above, below it the gradient."""
        graph, layout = self.graph, self.layout_
        if graph is None or layout is None:
            return None
        x, y = self._place(place)
        key = layout.wire_at(x, y)
        if key is None:
            node = layout.node_at(x, y)
            target = Quantity("target", None, graph.unit.unit)
            return {"loss": LOSS, "target": target}.get(node or "")
        label = layout.wires[key].label
        low = y > label.y + label.height / 2
        return quantity_of(graph, graph.wire(*key), low)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What lies here is lit, here and on the diagram."""
        wire = None
        if self.layout_ is not None:
            wire = self.layout_.wire_at(*self._place(event.position()))
        self._point(wire, self._item(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._point(None, None)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is pointed at any more."""
        super().focusOutEvent(event)
        self._point(None, None)

    def _point(self, wire: tuple[str, str] | None, item: Item | None) -> None:
        if item is None:
            self.unsetCursor()
        else:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        if wire != self._wire or item != self._lit:
            self._wire, self._lit = wire, item
            self.pointed.emit(item)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose what lies here; a neuron chosen is the one whose graph is shown."""
        item = self._item(event.position())
        if event.button() == Qt.MouseButton.LeftButton and item is not None:
            self.chosen.emit(item)
            return
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tooltips tell how a number arises; Enter belongs to the wire that the keys are on."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tooltip(event)
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and self._wire is not None:
                event.accept()
                return True
        return super().event(event)

    def _show_tooltip(self, event: QHelpEvent) -> None:
        if self.graph is None or self.layout_ is None:
            QToolTip.hideText()
            return
        x, y = self._place(QPointF(event.pos()))
        wire, node = self.layout_.wire_at(x, y), self.layout_.node_at(x, y)
        if wire is not None:
            text = wire_text(self.graph, self.graph.wire(*wire))
        else:
            text = "" if node is None else self.graph.nodes[node].meaning
        QToolTip.showText(event.globalPos(), text, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from wire to wire, Enter chooses what the wire belongs to."""
        graph, keys = self.graph, self._keys()
        step = STEPS.get(Qt.Key(event.key()))
        if graph is not None and step is not None and keys:
            here = keys.index(self._wire) if self._wire in keys else (-1 if step > 0 else len(keys))
            wire = keys[max(0, min(len(keys) - 1, here + step))]
            self._point(wire, graph.wire(*wire).item)
            self.setAccessibleDescription(wire_text(graph, graph.wire(*wire)))
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and graph is not None and self._wire is not None:
            item = graph.wire(*self._wire).item
            if item is not None:
                self.chosen.emit(item)
            return
        super().keyPressEvent(event)
