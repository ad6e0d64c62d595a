"""The diagram as a picture: what is shown, laid out and painted. Pointing is `view`'s."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import InlineData
from backprop_studio.experiment.notation import Naming
from backprop_studio.theme import LIGHT, TEXT, Theme
from backprop_studio.training.messages import LayerValues, Snapshot
from backprop_studio.ui.anew import FINENESS, is_anew
from backprop_studio.ui.network_diagram import graph_form
from backprop_studio.ui.network_diagram.arrangement import Arrangement, existing, shows
from backprop_studio.ui.network_diagram.blame_painting import paint_blame
from backprop_studio.ui.network_diagram.chip_painting import paint_chips
from backprop_studio.ui.network_diagram.dropped_painting import paint_dropped
from backprop_studio.ui.network_diagram.edge_painting import paint_marked_edges
from backprop_studio.ui.network_diagram.geometry import Rect
from backprop_studio.ui.network_diagram.hit_test import Hit
from backprop_studio.ui.network_diagram.kept_pictures import (
    KeptPictures,
    paint_base_anew,
    paint_edges_anew,
)
from backprop_studio.ui.network_diagram.legend import paint_legend
from backprop_studio.ui.network_diagram.map_pictures import enlarged_frame, paint_enlarged
from backprop_studio.ui.network_diagram.marks import paint_marks
from backprop_studio.ui.network_diagram.node_painting import paint_nodes
from backprop_studio.ui.network_diagram.palette import Mode
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.network_diagram.stage import stage_of
from backprop_studio.ui.network_diagram.words import description
from backprop_studio.ui.view import Selection, View


class DiagramCanvas(View):
    """Paints one snapshot; keeps what is dear: the layout, the edges and the maps."""

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._theme: Theme = LIGHT
        self._snapshot: Snapshot | None = None
        self._ghost: Snapshot | None = None
        self._baseline: tuple[LayerValues, ...] | None = None
        self._mode: Mode = "values"
        self._editable = True
        self._arrangement = Arrangement()
        self._scene: Scene | None = None
        self._kept = KeptPictures()
        self._hovered: Hit | None = None
        self._lit: ParameterIndex | UnitIndex | None = None
        self._dragging = False
        self._described: object = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 240)
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

    def set_mode(self, mode: Mode) -> None:
        """Weights and activations (`values`), or |∂L/∂w| and |δ| (`blame`)."""
        if mode != self._mode:
            self._mode = mode
            self._refresh()

    @property
    def mode(self) -> Mode:
        """Which of the two views is shown."""
        return self._mode

    def light(self, item: object) -> None:
        """Light the node or edge that is pointed at elsewhere; None: none any more."""
        lit = item if isinstance(item, ParameterIndex | UnitIndex) else None
        if lit != self._lit:
            self._lit = lit
            self._scene = None
            self.update()

    def set_editable(self, editable: bool) -> None:
        """Whether layers and units may be added and removed on the diagram."""
        if editable != self._editable:
            self._editable = editable
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

    def _current_scene(self) -> Scene | None:
        snapshot = self._snapshot
        if snapshot is None:
            return None
        if self._scene is None:
            layout = self._arrangement.layout(
                snapshot, self.width(), self.height(), self._theme, self._dragging
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
                self._mode,
                self._editable,
                existing(snapshot, self._lit),
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
        with QPainter(self) as painter:
            scene = self._current_scene()
            if scene is None:
                painter.fillRect(self.rect(), QColor(self._theme.background))
                painter.setPen(QColor(self._theme.muted))
                painter.setFont(self._theme.font(TEXT))
                text = self.tr("The network appears here when an experiment is open.")
                painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, text)
                return
            ratio = FINENESS if is_anew() else self.devicePixelRatioF()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            form = scene.layout.graph
            if is_anew():
                paint_base_anew(painter, scene)
            else:
                kept = self._kept
                behind = kept.base_picture if form is not None else kept.edge_picture
                painter.drawPixmap(0, 0, behind(scene, ratio))
            if form is not None:
                graph_form.paint_graph_form(painter, scene, form)
            else:
                self._paint_network(painter, scene, ratio)
            if scene.layout.legend.height < 1.0:
                pass  # captions are left out in a hall
            elif is_anew():
                paint_legend(painter, scene)
            else:
                self._kept.draw_legend(painter, scene, ratio)
            hovered, maps = self._enlarged_unit(scene), self._kept.maps
            if hovered is not None and maps is not None:
                paint_enlarged(painter, scene, maps, hovered)

    def _enlarged_unit(self, scene: Scene) -> UnitIndex | None:
        """Whose map is shown large: the one pointed at, while nothing is dragged."""
        if scene.hovered is None or scene.layout.graph is not None or self._dragging:
            return None
        return scene.hovered.unit

    def _enlarged_frame(self, scene: Scene) -> Rect | None:
        """Where a large map stands at present."""
        unit, maps = self._enlarged_unit(scene), self._kept.maps
        return None if unit is None or maps is None else enlarged_frame(scene, maps, unit)

    def _paint_network(self, painter: QPainter, scene: Scene, ratio: float) -> None:
        """Everything over the edges."""
        if is_anew():
            paint_edges_anew(painter, scene)
        paint_marked_edges(painter, scene)
        paint_blame(painter, scene, ratio)
        paint_nodes(painter, scene, self._kept.map_pictures(scene, ratio), ratio)
        paint_dropped(painter, scene)
        paint_chips(painter, scene, ratio)
        if scene.mode == "blame":
            paint_marks(painter, scene)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        self._scene = None
        super().resizeEvent(event)
