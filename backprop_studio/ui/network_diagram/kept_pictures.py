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
LOOKS = 2  # of the edges into a layer that are kept: taking part in a move, and standing aside


class KeptPictures:
    """Each is made anew only where what it shows has changed; `ratio` is px of the screen."""

    def __init__(self) -> None:
        self._bases: dict[bool, QPixmap] = {}
        self._base_key: object = None
        self.edges = QPixmap()
        self._edges_key: object = None
        self._edge_pens: EdgePens | None = None
        self._links_involved = False  # as they stand in the picture of the edges
        self._strips: dict[int, dict[bytes, QPixmap]] = {}  # of a layer, by the codes of its pens
        self._legend = QPixmap()
        self._legend_key: tuple[object, object] | None = None
        self._legend_drawn = 0.0
        self.maps: NeuronMaps | None = None
        self._maps_of: tuple[FunctionPicture | None, object] = (None, None)
        self._map_pictures: MapPictures | None = None
        self._map_key: object = None

    # canvas and edges -------------------------------------------------------------------------

    def base_picture(self, scene: Scene, ratio: float) -> QPixmap:
        """What does not change while training: canvas, links to the loss, buttons. Kept with
        the links taking part, and standing aside."""
        key, involved = _still(scene, ratio), scene.stage.loss_involved
        if key != self._base_key:
            self._bases.clear()
            self._base_key = key
        base = self._bases.get(involved)
        if base is None:
            base = self._bases[involved] = QPixmap()
            with _painter_on(base, scene, ratio) as painter:
                painter.fillRect(_whole(scene), QColor(scene.theme.background))
                paint_links(painter, scene)
                paint_controls(painter, scene)
        return base

    def edge_picture(self, scene: Scene, ratio: float) -> QPixmap:
        """The edges on that; only the strips between two layers that look different anew."""
        key = (_still(scene, ratio), scene.mode)
        earlier = self._edge_pens if key == self._edges_key else None
        pens = edge_pens(scene, earlier)
        layers = pens.changed_layers(earlier)
        other_links = scene.stage.loss_involved != self._links_involved
        if earlier is not None and not layers and not other_links:
            return self.edges
        base = self.base_picture(scene, ratio)
        if earlier is None:
            self._strips.clear()
        with _painter_on(self.edges, scene, ratio) as painter:
            if earlier is None:
                painter.drawPixmap(0, 0, base)
            elif other_links:
                painter.setClipRect(_beyond_edges(scene))
                painter.drawPixmap(0, 0, base)
            for layer in layers:
                self._put_strip(painter, scene, pens, layer, base)
        self._edges_key, self._edge_pens = key, pens
        self._links_involved = scene.stage.loss_involved
        return self.edges

    def _put_strip(
        self, painter: QPainter, scene: Scene, pens: EdgePens, layer: int, base: QPixmap
    ) -> None:
        """The edges into a layer. At rest they are kept, for moves only change which of them
        take part; while training runs they hardly look the same again."""
        place = _strip(scene, layer)
        if scene.snapshot.running:
            painter.setClipRect(place)
            painter.drawPixmap(0, 0, base)
            paint_edges(painter, scene, pens, layer)
            return
        if place.isEmpty():  # layers so close that nothing is seen between them
            return
        looks, look = self._strips.setdefault(layer, {}), pens.look(layer)
        strip = looks.pop(look, None)
        if strip is None:
            ratio = base.devicePixelRatio()
            strip = QPixmap(place.size() * ratio)
            strip.setDevicePixelRatio(ratio)
            with QPainter(strip) as onto:
                onto.setRenderHint(QPainter.RenderHint.Antialiasing)
                onto.translate(-place.topLeft())
                onto.drawPixmap(0, 0, base)
                paint_edges(onto, scene, pens, layer)
        looks[look] = strip  # as the last one
        if len(looks) > LOOKS:
            del looks[next(iter(looks))]
        painter.setClipping(False)
        painter.drawPixmap(place.topLeft(), strip)

    # legend -----------------------------------------------------------------------------------

    def draw_legend(self, painter: QPainter, scene: Scene, ratio: float) -> None:
        """The line at the bottom."""
        place = scene.layout.legend
        shape = scene.layout.nodes, place, len(scene.layout.edges)
        key = ((shape, scene.theme, ratio, scene.mode), legend_key(scene))
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
        key = (self.maps, scene.layout.nodes, scene.theme, ratio)
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
    for layer in pens.changed_layers(None):
        paint_edges(painter, scene, pens, layer)


def _whole(scene: Scene) -> QRect:
    return QRect(0, 0, round(scene.layout.width), round(scene.layout.height))


def _strip(scene: Scene, layer: int) -> QRect:
    """Where the edges into a layer stand, in whole pixels."""
    left, right = strip_of(scene.layout, layer)
    return QRect(int(left), 0, int(right) + 1 - int(left), _whole(scene).height())


def _beyond_edges(scene: Scene) -> QRect:
    """Where the links to the loss stand."""
    whole = _whole(scene)
    parts = edge_table(scene.layout).parts
    return whole.adjusted(_strip(scene, parts[-1][0]).right() + 1 if parts else 0, 0, 0, 0)


def _still(scene: Scene, ratio: float) -> object:
    """What canvas and buttons depend on."""
    pointed = None if scene.hovered is None else scene.hovered.control
    network, layout = scene.snapshot.experiment.network, scene.layout
    places = layout.nodes, layout.loss, layout.controls  # all but which edges are drawn
    return (places, network, pointed, scene.theme, ratio, scene.editable)


def _painter_on(picture: QPixmap, scene: Scene, ratio: float) -> QPainter:
    size = _whole(scene).size() * ratio
    if picture.size() != size:
        picture.swap(QPixmap(size))
    picture.setDevicePixelRatio(ratio)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter
