"""The weights of the first layer as pictures: what each hidden unit looks for."""

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.experiment.notation import Naming
from backprop_studio.experiment.numbers import format_number
from backprop_studio.theme import LIGHT, Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.output.map_colors import value_pixels
from backprop_studio.ui.plot_heading import Caption, PlotHeading
from backprop_studio.ui.plot_style import Floats, pen
from backprop_studio.ui.view import Selection, View

SIDE = 28
GAP = 2.0
LEAST, MOST = 20.0, 84.0  # px of a tile at scale 1


class _Tiles(QWidget):
    """Paints one tile a unit from an atlas of all of them."""

    def __init__(self, selection: Selection, parent: QWidget) -> None:
        super().__init__(parent)
        self._selection = selection
        self.theme = LIGHT
        self.pixels: NDArray[np.uint8] = np.zeros((0, SIDE, SIDE, 3), np.uint8)
        self.snapshot: Snapshot | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, 60)
        self.setAccessibleName(self.tr("Weights of the first layer as pictures"))
        selection.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """As the panel gives."""
        return QSize(500, 160)

    def grid(self) -> tuple[int, int, float]:
        """Tiles across, tiles down, and the side of one, as large as they all fit."""
        count = max(1, len(self.pixels))
        least, most = self.theme.px(LEAST), self.theme.px(MOST)
        side = most
        while side > least:
            across = max(1, int((self.width() + GAP) // (side + GAP)))
            if math.ceil(count / across) * (side + GAP) <= self.height() + GAP:
                break
            side -= 1
        across = max(1, int((self.width() + GAP) // (side + GAP)))
        return across, max(1, int((self.height() + GAP) // (side + GAP))), side

    @property
    def shown(self) -> int:
        """How many there is room for."""
        across, down, _ = self.grid()
        return min(len(self.pixels), across * down)

    def _unit(self) -> int | None:
        chosen = self._selection.chosen
        return chosen.unit if chosen is not None and chosen.layer == 0 else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """All tiles, the chosen unit's framed."""
        painter = QPainter(self)
        across, _, side = self.grid()
        chosen = self._unit()
        for number in range(self.shown):
            tile = self.pixels[number]
            image = QImage(tile.data, SIDE, SIDE, 3 * SIDE, QImage.Format.Format_RGB888)
            row, column = divmod(number, across)
            box = QRectF(column * (side + GAP), row * (side + GAP), side, side)
            painter.drawImage(box, image)
            if number == chosen:
                painter.setPen(pen(self.theme.accent, 2.2))
            else:
                painter.setPen(pen(self.theme.hairline, 1.0))
            painter.drawRect(box)
        painter.end()

    def words(self, unit: int) -> str:
        """A unit's name and the range of its weights."""
        if self.snapshot is None:
            return ""
        weights = self.snapshot.parameters[0].weights
        naming = Naming(self.snapshot.experiment, weights.shape[0])
        return self.tr("{unit}: weights from {low} to {high}").format(
            unit=naming.activation(UnitIndex(0, unit)),
            low=format_number(float(weights[:, unit].min()), "weight"),
            high=format_number(float(weights[:, unit].max()), "weight"),
        )

    def _at(self, x: float, y: float) -> int | None:
        across, _, side = self.grid()
        column, row = int(x // (side + GAP)), int(y // (side + GAP))
        number = row * across + column
        return number if 0 <= column < across and 0 <= number < self.shown else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the unit everywhere."""
        number = self._at(event.position().x(), event.position().y())
        if number is not None:
            self._selection.choose(UnitIndex(0, number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from unit to unit."""
        across = self.grid()[0]
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -across,
            Qt.Key.Key_Down: across,
        }
        key = Qt.Key(event.key())
        if key in steps and self.shown:
            at = self._unit()
            wanted = 0 if at is None else min(max(at + steps[key], 0), self.shown - 1)
            self._selection.choose(UnitIndex(0, wanted))
            self.setAccessibleDescription(self.words(wanted))
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """A unit in words."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._at(event.pos().x(), event.pos().y())
            if number is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self.words(number), self)
            return True
        return super().event(event)


class WeightWall(View):
    """One picture for each unit of the first layer, all on one scale of colours."""

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._weights: Floats | None = None
        self._snapshot: Snapshot | None = None
        self.setAccessibleName(self.tr("First-layer weights"))
        self.caption = Caption(self)
        self.heading = PlotHeading(self.tr("What each unit of layer 1 looks for"), (), self)
        self.tiles = _Tiles(selection, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 8)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.tiles, 1)
        layout.addWidget(self.caption)
        self.setMinimumSize(320, 132)
        self.set_theme(LIGHT)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Paint the weights if they are others."""
        weights = snapshot.parameters[0].weights
        if weights is self._weights or weights.shape[0] != SIDE * SIDE:
            return
        self._weights, self._snapshot = weights, snapshot
        self._draw()

    def _draw(self) -> None:
        weights, snapshot = self._weights, self._snapshot
        if weights is None or snapshot is None:
            return
        known = np.abs(weights[np.isfinite(weights)])
        limit = float(np.partition(known, -max(1, known.size // 200))[-max(1, known.size // 200)])
        self.tiles.snapshot = snapshot
        share = np.clip(np.nan_to_num(weights.T / max(limit, 1e-12)), -1.0, 1.0)
        self.tiles.pixels = np.ascontiguousarray(
            value_pixels(self._theme, share).reshape(-1, SIDE, SIDE, 3)
        )
        text = self.tr("each pixel is the weight from that pixel; blue above 0, orange below")
        text += self.tr("; strongest colour at ±{limit}").format(
            limit=format_number(limit, "weight")
        )
        if self.tiles.shown < weights.shape[1]:
            text += self.tr("; {shown} of {all} units").format(
                shown=self.tiles.shown, all=weights.shape[1]
            )
        self.caption.say(text)
        self.tiles.update()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = self.tiles.theme = theme
        self.heading.set_theme(theme)
        self.caption.set_theme(theme)
        self._draw()
