"""What is dear to paint, kept as pictures: the canvas behind, the edges, the legend, the maps."""

import time

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRect, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from backprop_studio.training.messages import FunctionPicture
from backprop_studio.ui.network_diagram.control_painting import paint_controls
from backprop_studio.ui.network_diagram.edge_painting import (
    EdgePens,
    edge_pens,
    edge_table,
    paint_edges,
    paint_links,
    strip_of,
)
from backprop_studio.ui.network_diagram.legend import legend_key, paint_legend
from backprop_studio.ui.network_diagram.map_pictures import MapPictures
from backprop_studio.ui.network_diagram.neuron_maps import NeuronMaps, plane_maps, weight_maps
from backprop_studio.ui.network_diagram.sampling import MOST_FOLDED
from backprop_studio.ui.network_diagram.scene import Scene

LEGEND_REST = 0.25  # seconds between two pictures of the legend while training runs


class KeptPictures:
    """Each is made anew only where what it shows has changed; `ratio` is px of the screen."""

    def __init__(self) -> None:
        self._base = QPixmap()
        self._base_key: object = None
        self.edges = QPixmap()
        self._edges_key: object = None
        self._edge_pens: EdgePens | None = None
        self._legend = QPixmap()
        self._legend_key: tuple[object, object] | None = None
        self._legend_drawn = 0.0
        self.maps: NeuronMaps | None = None
        self._maps_of: tuple[FunctionPicture | None, object] = (None, None)
        self._map_pictures: MapPictures | None = None
        self._map_key: object = None

    # canvas and edges -------------------------------------------------------------------------

    def base_picture(self, scene: Scene, ratio: float) -> QPixmap:
        """What does not change while training: canvas, links to the loss, buttons."""
        key = _base_key(scene, ratio)
        if key != self._base_key:
            with _painter_on(self._base, scene, ratio) as painter:
                painter.fillRect(_whole(scene), QColor(scene.theme.background))
                paint_links(painter, scene)
                paint_controls(painter, scene)
            self._base_key = key
        return self._base

    def edge_picture(self, scene: Scene, ratio: float) -> QPixmap:
        """The edges on that; only the strips between two layers that look different anew."""
        key = (_base_key(scene, ratio), scene.mode)
        earlier = self._edge_pens if key == self._edges_key else None
        pens = edge_pens(scene, earlier)
        layers = pens.changed_layers(edge_table(scene.layout), earlier)
        if earlier is not None and not layers:
            return self.edges
        base = self.base_picture(scene, ratio)
        with _painter_on(self.edges, scene, ratio) as painter:
            if earlier is None:
                painter.drawPixmap(0, 0, base)
            for layer in layers:
                left, right = strip_of(scene.layout, layer)
                if earlier is not None:
                    bottom = _whole(scene).height()
                    painter.setClipRect(QRect(int(left), 0, int(right) + 1 - int(left), bottom))
                    painter.drawPixmap(QPointF(), base)
                paint_edges(painter, scene, pens, layer)
        self._edges_key, self._edge_pens = key, pens
        return self.edges

    # legend -----------------------------------------------------------------------------------

    def draw_legend(self, painter: QPainter, scene: Scene, ratio: float) -> None:
        """The line at the bottom."""
        place = scene.layout.legend
        key = ((scene.layout, scene.theme, ratio, scene.mode), legend_key(scene))
        now = time.perf_counter()
        # The ends of its scales move with every iteration, which nobody can read so fast.
        soon = scene.snapshot.running and now - self._legend_drawn < LEGEND_REST
        same_place = self._legend_key is not None and self._legend_key[0] == key[0]
        if key != self._legend_key and not (soon and same_place):
            self._legend_drawn = now
            self._legend = QPixmap(QSize(_whole(scene).width(), round(place.height)) * ratio)
            self._legend.setDevicePixelRatio(ratio)
            self._legend.fill(QColor(scene.theme.background))
            with QPainter(self._legend) as onto:
                onto.setRenderHint(QPainter.RenderHint.Antialiasing)
                onto.translate(0.0, -place.y)
                paint_legend(onto, scene)
            self._legend_key = key
        painter.drawPixmap(QPointF(0.0, place.y), self._legend)

    # maps -------------------------------------------------------------------------------------

    def map_pictures(self, scene: Scene, ratio: float) -> MapPictures | None:
        """The maps of this snapshot as pictures; computed and coloured only when they change."""
        self._find_maps(scene)
        if self.maps is None:
            return None
        key = (self.maps, scene.layout, scene.theme, ratio)
        if self._map_pictures is None or key != self._map_key:
            self._map_pictures = MapPictures(self.maps, scene.layout, scene.theme, ratio)
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
            self.maps = weight_maps(snapshot, side, MOST_FOLDED)
        else:
            self.maps = None if picture is None else plane_maps(snapshot, picture)


def paint_base_anew(painter: QPainter, scene: Scene) -> None:
    """Without a picture between, for print: the canvas and the links, but no buttons."""
    painter.fillRect(_whole(scene), QColor(scene.theme.background))
    paint_links(painter, scene)
    paint_controls(painter, replace(scene, editable=False))  # buttons are for the window


def paint_edges_anew(painter: QPainter, scene: Scene) -> None:
    """Without a picture between, for print: every edge."""
    pens = edge_pens(scene, None)
    for layer in pens.changed_layers(edge_table(scene.layout), None):
        paint_edges(painter, scene, pens, layer)


def _whole(scene: Scene) -> QRect:
    return QRect(0, 0, round(scene.layout.width), round(scene.layout.height))


def _base_key(scene: Scene, ratio: float) -> object:
    pointed = None if scene.hovered is None else scene.hovered.control
    involved = scene.stage.loss_involved
    revision = scene.snapshot.revision
    return (scene.layout, revision, involved, pointed, scene.theme, ratio, scene.editable)


def _painter_on(picture: QPixmap, scene: Scene, ratio: float) -> QPainter:
    size = _whole(scene).size() * ratio
    if picture.size() != size:
        picture.swap(QPixmap(size))
    picture.setDevicePixelRatio(ratio)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter
