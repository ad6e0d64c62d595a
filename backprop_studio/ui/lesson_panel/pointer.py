"""Points out the thing that a page is about, on the diagram itself or on a control."""

from operator import itemgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtWidgets import QWidget

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.lessons.scene import Look
from backprop_studio.theme import Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.callout import MARGIN, TIP, Callout
from backprop_studio.ui.lesson_panel.stage import index_of
from backprop_studio.ui.network_diagram.chip_placement import covered
from backprop_studio.ui.network_diagram.geometry import Rect
from backprop_studio.ui.network_diagram.places import Layout
from backprop_studio.ui.plot_heading import PlotHeading

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

WAIT = 260  # ms: until the new scene stands
TRIES = 20  # so often is looked whether it does
ROOM = 200  # px from the top of the window to a view that has another one above it
BESIDE = 34  # px that a bubble may begin left of what it points at, for its tip
HEADING = 18  # px from the top of a view to the middle of its heading


class Pointer(QObject):
    """A callout that stays until the person does something."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._callout = Callout(window)
        self._callout.dismissed.connect(self.hide)
        self._look: Look | None = None
        self._tries = 0
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(WAIT)
        self._waiting.timeout.connect(self._point)
        window.diagram.installEventFilter(self)

    @property
    def text(self) -> str:
        """What it says now; empty while there is none."""
        return self._callout.text

    def show(self, look: Look | None) -> None:
        """Point at this once the scene stands; None: at nothing."""
        self.hide()
        self._look, self._tries = look, TRIES
        if look is not None:
            self._waiting.start()

    def hide(self) -> None:
        """Point at nothing any more."""
        self._look = None
        self._waiting.stop()
        self._callout.hide()
        self._window.diagram.light(None)

    def set_theme(self, theme: Theme) -> None:
        """The callout's colours."""
        self._callout.set_theme(theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The diagram is laid out anew: so is the pointer."""
        if event.type() == QEvent.Type.Resize and self._look is not None:
            self._waiting.start()
        return False

    def _point(self) -> None:
        """Point, or look again a little later: on a slow machine the thing may not be painted."""
        look, snapshot = self._look, self._window.run.snapshot
        if look is None or snapshot is None:
            return
        widget = self._widget(look.at)
        if widget is None:
            self._point_on_diagram(look, snapshot)
        elif widget.isVisible():
            self._point_at_widget(look, widget)
        if self._callout.isHidden() and self._tries > 0:
            self._tries -= 1
            self._waiting.start()

    def _point_at_widget(self, look: Look, widget: QWidget) -> None:
        """Where the bubble hides neither what it names nor the bars above and below."""
        window = self._window
        if look.at.startswith("control:"):
            self._callout.point_at(widget, look.say, "right")
        elif look.at in window.workspace.lower_keys:
            self._point_at_lower(look, widget)
        elif look.at == "timeline":
            self._callout.point_at(widget, look.say, "above")
        elif look.at in window.workspace.right_keys:
            if widget.mapTo(window, QPoint(0, 0)).y() > ROOM:
                self._callout.point_at(widget, look.say, "above")
            else:
                self._callout.point_at(widget, look.say, "left", point=QPoint(0, HEADING))
        else:
            bar = window.move_bar
            below_moves = look.at in window.transport.buttons and bar.isVisible()
            under = bar.mapTo(window, QPoint(0, bar.height())).y() if below_moves else 0
            self._callout.point_at(widget, look.say, under=under, left=self._left())

    def _point_at_lower(self, look: Look, view: QWidget) -> None:
        """Beside its title, so that the diagram's legend above it can be read."""
        heading = view.findChild(PlotHeading)
        if heading is None or heading.title.isHidden():
            below = self._window.workspace.below
            self._callout.point_at(below, look.say, "above", left=self._left())
            return
        title = heading.title
        end = QPoint(title.width() + MARGIN, title.height() // 2)
        self._callout.point_at(title, look.say, "right", point=end)

    def _left(self) -> int:
        """Right of the page's text."""
        panel = self._window.lessons.panel
        return panel.mapTo(self._window, QPoint(panel.width(), 0)).x()

    def _widget(self, name: str) -> QWidget | None:
        window = self._window
        widgets: dict[str, QWidget] = {
            "control:chosen": window.chosen,
            "control:learning_rate": window.panel.training.rate_slider,
            "control:mistakes": window.lessons.panel.mistakes,
            "control:data": window.panel.data,
            "control:network": window.panel.network,
            "control:activation": window.panel.network.hidden,
            "control:loss": window.panel.training.loss,
            "timeline": window.strip.timeline,
            "example": window.example_chooser,
            **dict(window.transport.buttons),
        }
        return widgets.get(name) or window.workspace.view(name)

    def _point_on_diagram(self, look: Look, snapshot: Snapshot) -> None:
        diagram = self._window.diagram
        scene = diagram.scene
        if scene is None or not diagram.isVisible():
            return
        if scene.snapshot.revision != snapshot.revision:
            return  # another network is still painted there
        layout = scene.layout
        if look.at == "loss":
            rect = layout.loss
            top = QPoint(round(rect.middle[0]), round(rect.y))
            self._callout.point_at(diagram, look.say, "above", point=top)
            return
        index = index_of(snapshot, look.at)
        diagram.light(index)
        if isinstance(index, ParameterIndex):
            place = layout.chips.get(index) or layout.biases.get(index)
            if place is not None:
                self._point_at(layout, place.middle[0], (place.bottom, place.y), look.say)
            elif index in layout.edges:
                x, y = layout.edges[index].at(0.5)
                self._point_at(layout, x, (y, y), look.say)
        elif isinstance(index, UnitIndex):
            target = look.at.startswith("y") and not look.at.startswith("yhat")
            circle = layout.targets.get(index.unit) if target else layout.nodes.get(index)
            if circle is not None:
                ends = circle.y + circle.r, circle.y - circle.r
                self._point_at(layout, circle.x, ends, look.say)

    def _point_at(self, layout: Layout, x: float, ends: tuple[float, float], say: str) -> None:
        """Below (the first of the ends) or above, in the middle or more to the right, where the
        bubble covers least."""
        diagram, found = self._window.diagram, []
        here = diagram.mapTo(self._window, QPoint(round(x), 0)).x()
        for left in (MARGIN, *(here - times * BESIDE for times in (3, 2, 1))):
            for side, y in zip(("below", "above"), ends, strict=True):
                point = QPoint(round(x), round(y))
                self._callout.point_at(diagram, say, side, point=point, left=left)
                corner = diagram.mapFromGlobal(self._callout.mapToGlobal(QPoint(TIP, TIP)))
                width, height = (edge - 2 * TIP for edge in self._callout.size().toTuple())
                over = covered(layout, Rect(corner.x(), corner.y(), width, height))
                found.append((over, side, point, left))
        _, side, point, left = min(found, key=itemgetter(0))
        self._callout.point_at(diagram, say, side, point=point, left=left)
