"""The diagram as a picture: what is shown, laid out and painted. Pointing is `view`'s."""

import time

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import InlineData
from backprop_studio.experiment.notation import Naming
from backprop_studio.theme import LIGHT, TEXT, Theme
from backprop_studio.training.messages import FunctionPicture, LayerValues, Snapshot
from backprop_studio.ui.anew import FINENESS, is_anew
from backprop_studio.ui.network_diagram import graph_form
from backprop_studio.ui.network_diagram.arrangement import Arrangement, existing, shows
from backprop_studio.ui.network_diagram.chip_painting import paint_chips
from backprop_studio.ui.network_diagram.control_painting import paint_controls
from backprop_studio.ui.network_diagram.dropped_painting import paint_dropped
from backprop_studio.ui.network_diagram.edge_painting import (
    EdgePens,
    edge_pens,
    edge_table,
    paint_edges,
    paint_links,
    paint_marked_edges,
    strip_of,
)
from backprop_studio.ui.network_diagram.hit_test import Hit
from backprop_studio.ui.network_diagram.legend import legend_key, paint_legend
from backprop_studio.ui.network_diagram.map_pictures import MapPictures, paint_enlarged
from backprop_studio.ui.network_diagram.marks import paint_marks
from backprop_studio.ui.network_diagram.neuron_maps import NeuronMaps, plane_maps, weight_maps
from backprop_studio.ui.network_diagram.node_painting import paint_nodes
from backprop_studio.ui.network_diagram.palette import Mode
from backprop_studio.ui.network_diagram.sampling import MOST_FOLDED
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.network_diagram.stage import stage_of
from backprop_studio.ui.network_diagram.words import description
from backprop_studio.ui.view import Selection, View

LEGEND_REST = 0.25  # seconds between two pictures of the legend while training runs


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
        self._base = QPixmap()
        self._base_key: object = None
        self._edges = QPixmap()
        self._legend = QPixmap()
        self._legend_key: tuple[object, object] | None = None
        self._legend_drawn = 0.0
        self._edges_key: object = None
        self._edge_pens: EdgePens | None = None
        self._maps: NeuronMaps | None = None
        self._maps_of: tuple[FunctionPicture | None, object] = (None, None)
        self._map_pictures: MapPictures | None = None
        self._map_key: object = None
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
                self._lit,
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
        if form is not None:
            self._paint_base(painter, scene, ratio)
            graph_form.paint_graph_form(painter, scene, form)
            self._paint_legend(painter, scene, ratio)
            painter.end()
            return
        self._paint_edges(painter, scene, ratio)
        paint_marked_edges(painter, scene)
        paint_nodes(painter, scene, self._neuron_maps(scene, ratio), ratio)
        paint_dropped(painter, scene)
        paint_chips(painter, scene, ratio)
        if scene.mode == "blame":
            paint_marks(painter, scene)
        self._paint_legend(painter, scene, ratio)
        hovered = None if scene.hovered is None else scene.hovered.unit
        if hovered is not None and self._maps is not None and not self._dragging:
            paint_enlarged(painter, scene, self._maps, hovered)
        painter.end()

    def _paint_base(self, painter: QPainter, scene: Scene, ratio: float) -> None:
        if is_anew():
            painter.fillRect(self.rect(), QColor(self._theme.background))
            paint_links(painter, scene)
            paint_controls(painter, replace(scene, editable=False))  # buttons are for the window
        else:
            painter.drawPixmap(0, 0, self._base_picture(scene, ratio))

    def _paint_edges(self, painter: QPainter, scene: Scene, ratio: float) -> None:
        if is_anew():
            self._paint_base(painter, scene, ratio)
            pens = edge_pens(scene, None)
            for layer in pens.changed_layers(edge_table(scene.layout), None):
                paint_edges(painter, scene, pens, layer)
        else:
            painter.drawPixmap(0, 0, self._edge_picture(scene, ratio))

    def _edge_picture(self, scene: Scene, ratio: float) -> QPixmap:
        base_key = (self._base_key_of(scene, ratio), scene.mode)
        earlier = self._edge_pens if base_key == self._edges_key else None
        pens = edge_pens(scene, earlier)
        layers = pens.changed_layers(edge_table(scene.layout), earlier)
        if earlier is not None and not layers:
            return self._edges
        painter = self._painter_on(self._edges, ratio)
        base = self._base_picture(scene, ratio)
        if earlier is None:
            painter.drawPixmap(0, 0, base)
        for layer in layers:
            left, right = strip_of(scene.layout, layer)
            strip = QRect(int(left), 0, int(right) + 1 - int(left), self.height())
            if earlier is not None:
                painter.setClipRect(strip)
                painter.drawPixmap(QPointF(), base)
            paint_edges(painter, scene, pens, layer)
        painter.end()
        self._edges_key, self._edge_pens = base_key, pens
        return self._edges

    def _base_picture(self, scene: Scene, ratio: float) -> QPixmap:
        """What does not change while training: canvas, links to the loss, buttons."""
        key = self._base_key_of(scene, ratio)
        if key != self._base_key:
            painter = self._painter_on(self._base, ratio)
            painter.fillRect(self.rect(), QColor(self._theme.background))
            paint_links(painter, scene)
            paint_controls(painter, scene)
            painter.end()
            self._base_key = key
        return self._base

    def _base_key_of(self, scene: Scene, ratio: float) -> object:
        pointed = None if scene.hovered is None else scene.hovered.control
        involved = scene.stage.loss_involved
        revision = scene.snapshot.revision
        return (scene.layout, revision, involved, pointed, self._theme, ratio, scene.editable)

    def _paint_legend(self, painter: QPainter, scene: Scene, ratio: float) -> None:
        if is_anew():
            paint_legend(painter, scene)
            return
        place = scene.layout.legend
        if place.height < 1.0:  # in a hall there is none
            return
        key = ((scene.layout, self._theme, ratio, scene.mode), legend_key(scene))
        now = time.perf_counter()
        # The ends of its scales move with every iteration, which nobody can read so fast.
        soon = scene.snapshot.running and now - self._legend_drawn < LEGEND_REST
        same_place = self._legend_key is not None and self._legend_key[0] == key[0]
        if key != self._legend_key and not (soon and same_place):
            self._legend_drawn = now
            self._legend = QPixmap(QSize(self.width(), round(place.height)) * ratio)
            self._legend.setDevicePixelRatio(ratio)
            self._legend.fill(QColor(self._theme.background))
            onto = QPainter(self._legend)
            onto.setRenderHint(QPainter.RenderHint.Antialiasing)
            onto.translate(0.0, -place.y)
            paint_legend(onto, scene)
            onto.end()
            self._legend_key = key
        painter.drawPixmap(QPointF(0.0, place.y), self._legend)

    def _painter_on(self, picture: QPixmap, ratio: float) -> QPainter:
        if picture.size() != self.size() * ratio:
            picture.swap(QPixmap(self.size() * ratio))
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return painter

    def _neuron_maps(self, scene: Scene, ratio: float) -> MapPictures | None:
        """The maps of this snapshot as pictures; computed and coloured only when they change."""
        self._find_maps(scene)
        if self._maps is None:
            return None
        key = (self._maps, scene.layout, self._theme, ratio)
        if self._map_pictures is None or key != self._map_key:
            self._map_pictures = MapPictures(self._maps, scene.layout, self._theme, ratio)
            self._map_key = key
        return self._map_pictures

    def _find_maps(self, scene: Scene) -> None:
        snapshot, picture = scene.snapshot, scene.snapshot.function
        pictured = scene.layout.picture is not None
        weights = snapshot.parameters_revision if pictured else None
        known, revision = self._maps_of
        if picture is known and (snapshot.revision, weights) == revision:
            return
        self._maps_of = (picture, (snapshot.revision, weights))
        if pictured:
            side = round(snapshot.example.x.size**0.5)
            self._maps = weight_maps(snapshot, side, MOST_FOLDED)
        else:
            self._maps = None if picture is None else plane_maps(snapshot, picture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew."""
        self._scene = None
        super().resizeEvent(event)
