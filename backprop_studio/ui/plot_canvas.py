"""The plot under every picture: a view box, two quiet axes, and hooks to paint under and over.

Leaner than pyqtgraph's PlotItem, which brings menus and dialogs of its own (parentless
widgets that outlive the view). Mouse: drag pans, wheel zooms, double-click goes home.
Keys when focused: A goes home, + and − zoom, arrows pan.

What the graphics scene holds (axes, points) is painted into a pixmap, and again only when
it has changed; what moves at every tick is painted by QPainter under and over that pixmap.
"""

from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPicture, QPixmap
from PySide6.QtWidgets import QGraphicsScene, QWidget

from backprop_studio.theme import LIGHT, Theme
from backprop_studio.ui.anew import is_anew
from backprop_studio.ui.plot_axis import PlotAxis
from backprop_studio.ui.plot_points import paint_points, scatters_of
from backprop_studio.ui.plot_style import Floats

ZOOM_STEP, PAN_SHARE = 0.8, 0.1
FARTHEST = 1e300  # beyond, lengths between two numbers are infinite


class PlotCanvas(pg.GraphicsView):  # type: ignore[misc, unused-ignore]
    """A plot. Subclasses paint a picture in `paint_under` and marks in `paint_over`, in px."""

    home_requested = Signal()
    moved_by_hand = Signal()  # the person zoomed or panned
    resized = Signal()
    right_room = 12  # px beside the plot, for half of a number at its end

    def __init__(self, parent: QWidget | None = None, equal_scales: bool = False) -> None:
        super().__init__(parent, background=None)
        self.theme: Theme = LIGHT
        self.box = pg.ViewBox(enableMenu=False, lockAspect=equal_scales, defaultPadding=0.0)
        self.box.disableAutoRange()
        self.bottom, self.left = PlotAxis("bottom"), PlotAxis("left")
        layout = self.centralLayout
        layout.setContentsMargins(0, 8, self.right_room, 0)
        layout.setSpacing(0)
        layout.addItem(self.left, 0, 0)
        layout.addItem(self.box, 0, 1)
        layout.addItem(self.bottom, 1, 1)
        for axis in (self.bottom, self.left):
            axis.linkToView(self.box)
            axis.setZValue(-1)
        self._scene_pixmap: QPixmap | None = None  # None: to be painted again
        self._painted_area: QRectF | None = None  # while painting, when nothing can move
        self.setCacheMode(pg.GraphicsView.CacheModeFlag.CacheNone)
        self.setViewportUpdateMode(pg.GraphicsView.ViewportUpdateMode.NoViewportUpdate)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.scene().changed.connect(self._on_scene_changed)
        self.box.sigRangeChangedManually.connect(self._on_moved)
        self.setMinimumSize(200, 90)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self.theme = theme
        self.setBackground(theme.panel)
        self.bottom.set_theme(theme)
        self.left.set_theme(theme)
        self.repaint_scene()

    # geometry -------------------------------------------------------------------------------

    def set_range(self, horizontal: tuple[float, float], vertical: tuple[float, float]) -> None:
        """Show at least these ranges (with equal scales: one of them more)."""
        across, up = (np.clip(ends, -FARTHEST, FARTHEST) for ends in (horizontal, vertical))
        self.box.setRange(xRange=tuple(across), yRange=tuple(up), padding=0, update=False)
        self.repaint_scene()

    def shown_range(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The ranges that are really in view."""
        across, up = self.box.viewRange()
        return (float(across[0]), float(across[1])), (float(up[0]), float(up[1]))

    def plot_area(self) -> QRectF:
        """Where the data are drawn, px."""
        if self._painted_area is not None:
            return self._painted_area
        return QRectF(self.box.sceneBoundingRect())

    def to_pixels(self, points: Floats) -> Floats:
        """(n, 2) data coordinates → (n, 2) px in this widget."""
        area, ((left, right), (low, high)) = self.plot_area(), self.shown_range()
        pixels = np.empty_like(points)
        with np.errstate(all="ignore"):  # where a run has left the numbers
            pixels[:, 0] = area.left() + (points[:, 0] - left) / (right - left) * area.width()
            pixels[:, 1] = area.bottom() - (points[:, 1] - low) / (high - low) * area.height()
        return pixels

    def pixel(self, x: float, y: float) -> QPointF:
        """One data point in px."""
        across, up = self.to_pixels(np.array([[x, y]], dtype=np.float64))[0]
        return QPointF(float(across), float(up))

    # painting and input ---------------------------------------------------------------------

    def paint_under(self, painter: QPainter) -> None:
        """What lies under axes and points, in px; nothing unless a subclass says so."""

    def paint_over(self, painter: QPainter) -> None:
        """Labels and marks on top, in px; nothing unless a subclass says so."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Panel, picture, the scene from its pixmap, marks."""
        viewport = self.viewport()
        ratio = viewport.devicePixelRatioF()
        anew = is_anew()
        scene = self._scene_pixmap
        if anew:
            pass
        elif scene is None or scene.devicePixelRatio() != ratio:
            scene = self._scene_pixmap = self._paint_scene(ratio)
        self._painted_area = self.plot_area()
        painter = QPainter(viewport)
        try:
            self._paint_layers(painter, None if anew else scene)
        finally:  # a painter that outlives its paint event brings the whole program down
            painter.end()
            self._painted_area = None

    def _paint_layers(self, painter: QPainter, scene: QPixmap | None) -> None:
        """Everything; without a pixmap of the scene it is painted anew."""
        painter.fillRect(self.viewport().rect(), self.backgroundBrush())
        painter.save()
        self.paint_under(painter)
        painter.restore()
        if scene is None:
            drawing = QPicture()
            onto = QPainter(drawing)
            self._render_scene_anew(onto)
            onto.end()
            painter.drawPicture(0, 0, drawing)
        else:
            painter.drawPixmap(0, 0, scene)
        self.paint_over(painter)

    def drawBackground(self, painter: QPainter, rect: QRectF) -> None:
        """Nothing: the scene's pixmap is see-through."""

    def new_layer(self, ratio: float) -> QPixmap:
        """A see-through pixmap as large as the plot; `ratio` is px of the device to one of Qt."""
        layer = QPixmap(self.viewport().size() * ratio)
        layer.setDevicePixelRatio(ratio)
        layer.fill(Qt.GlobalColor.transparent)
        return layer

    def _paint_scene(self, ratio: float) -> QPixmap:
        layer = self.new_layer(ratio)
        painter = QPainter(layer)
        try:
            self._render_scene(painter)
        finally:
            painter.end()
        return layer

    def _render_scene(self, painter: QPainter) -> None:
        everything = self.viewport().rect()
        self.render(painter, QRectF(everything), everything)
        self.bottom.paint_name(painter)
        self.left.paint_name(painter)

    def _render_scene_anew(self, painter: QPainter) -> None:
        scatters = scatters_of(self.box)
        for scatter in scatters:  # they are painted after it
            scatter.setVisible(False)
        self._render_scene(painter)
        for scatter in scatters:
            scatter.setVisible(True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.plot_area())
        for scatter in scatters:
            paint_points(painter, scatter)

    def repaint_marks(self) -> None:
        """Paint what lies under and over the scene again at the next opportunity."""
        self.viewport().update()

    def repaint_scene(self) -> None:
        """Paint everything again at the next opportunity."""
        self._scene_pixmap = None
        self.viewport().update()

    def _on_scene_changed(self, _regions: object) -> None:
        """An item changed by itself, as the axes do when the range does."""
        self.repaint_scene()

    def _on_moved(self, _axes: object) -> None:
        self.moved_by_hand.emit()

    def resizeEvent(self, event: Any) -> None:
        """Tell the view, whose picture may need other ranges."""
        super().resizeEvent(event)
        if hasattr(self, "box"):  # pyqtgraph calls this while it still constructs
            self.repaint_scene()
            self.resized.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Back to the whole picture."""
        event.accept()
        self.home_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A: home. + and −: zoom. Arrows: pan. Everything else goes on to the window."""
        pans = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Down: (0, -1),
            Qt.Key.Key_Up: (0, 1),
        }
        key = Qt.Key(event.key())
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
            Qt.KeyboardModifier.ShiftModifier,
        )
        if not plain:
            event.ignore()
        elif key == Qt.Key.Key_A:
            self.home_requested.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            zoom = 1 / ZOOM_STEP if key == Qt.Key.Key_Minus else ZOOM_STEP
            self.box.scaleBy((zoom, zoom))
            self.moved_by_hand.emit()
        elif key in pans:
            (left, right), (low, high) = self.shown_range()
            across, up = pans[key]
            self.box.translateBy(
                x=across * PAN_SHARE * (right - left), y=up * PAN_SHARE * (high - low)
            )
            self.moved_by_hand.emit()
        else:
            event.ignore()
