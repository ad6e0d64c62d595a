"""A plot whose rows can be ringed: those of the batch at hand, and the one that is shown."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from backprop_studio.training.commands import Side
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.row_outputs import fixed_sample
from backprop_studio.ui.plot_canvas import PlotCanvas
from backprop_studio.ui.plot_style import Floats, pen

SHOWN_ROWS = 5000  # of more rows, the snapshot holds a fixed sample
NOTHING: Floats = np.empty((0, 2))
NEAR = 10.0  # px from a point that is meant
CLICK = 4.0  # px that a click may move


def shown_numbers(rows: int) -> NDArray[np.intp]:
    """The numbers of the rows that a snapshot holds of `rows`."""
    return fixed_sample(rows, SHOWN_ROWS)


def in_batch(snapshot: Snapshot) -> NDArray[np.intp]:
    """Which of the shown training rows are in the batch at hand; none where that is all rows."""
    rows, batch = snapshot.data.training_rows, snapshot.batch_rows
    if batch is None or len(batch) >= rows:
        return np.arange(0)
    numbers = shown_numbers(rows)
    if len(numbers) == rows:
        return batch.astype(np.intp)
    return np.flatnonzero(np.isin(numbers, batch))


class Tools(Protocol):
    """What takes pointer and keys while points are edited."""

    def press(self, place: QPointF) -> bool:
        """Whether the press is its own."""

    def move(self, place: QPointF, held: bool) -> bool:
        """Whether the movement is its own."""

    def release(self) -> bool:
        """Whether a gesture of its own has ended."""

    def takes(self, event: QKeyEvent) -> bool:
        """Whether a key is its own."""

    def key(self, event: QKeyEvent) -> None:
        """Obey such a key."""

    def paint(self, painter: QPainter) -> None:
        """Its marks over the plot."""


class RingedCanvas(PlotCanvas):
    """Paints rings over the points. `rows` says where each shown row lies, `outputs` points for
    each row; `example_chosen(row, side)` when one is clicked."""

    example_chosen = Signal(int, str)
    tools: Tools | None = None  # while points are edited; asked already while Qt constructs

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.batch: Floats = NOTHING
        self.shown: Floats = NOTHING  # the example in the diagram
        self.rows: dict[Side, Floats] = {}  # where each row lies
        self.outputs = 1
        self.point_size = 8.0
        self._counts: dict[Side, int] = {"training": 0, "validation": 0}
        self._pressed: QPointF | None = None
        self._guessed: tuple[Side, int | None] | None = None  # the row that may not be told
        self.viewport().setMouseTracking(True)

    def paint_over(self, painter: QPainter) -> None:
        """The rings."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.plot_area())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = self.point_size / 2 + self.theme.px(2.2)
        painter.setPen(pen(self.theme.gradient, 1.8))
        for x, y in self._finite(self.batch):
            painter.drawEllipse(QPointF(x, y), radius, radius)
        painter.setPen(pen(self.theme.accent, 2.2))
        for x, y in self._finite(self.shown):
            painter.drawEllipse(QPointF(x, y), radius + 3, radius + 3)
        painter.restore()
        if self.tools is not None:
            self.tools.paint(painter)

    def _finite(self, points: Floats) -> list[list[float]]:
        known = points[np.isfinite(points).all(axis=1)] if len(points) else points
        pixels: list[list[float]] = self.to_pixels(known).tolist() if len(known) else []
        return pixels

    def ring(self, snapshot: Snapshot) -> None:
        """Ring the batch at hand and the shown example; painted again only if they are others."""
        data, example, shown = snapshot.data, snapshot.example, NOTHING
        self._counts = {"training": data.training_rows, "validation": data.validation_rows}
        if example.row is not None and data.training_rows > 1:
            numbers = shown_numbers(self._counts[example.side])
            shown = self._points(example.side, np.flatnonzero(numbers == example.row))
        self._guessed = (example.side, example.row) if "row" in snapshot.untold else None
        batch = self._points("training", in_batch(snapshot))
        if not (np.array_equal(batch, self.batch) and np.array_equal(shown, self.shown)):
            self.batch, self.shown = batch, shown
            self.repaint_marks()

    def _points(self, side: Side, numbers: NDArray[np.intp]) -> Floats:
        spots = self.rows.get(side, NOTHING).reshape(-1, self.outputs, 2)
        return spots[numbers[numbers < len(spots)]].reshape(-1, 2)

    def choose(self, side: Side, number: int) -> None:
        """Say that the point of this number has been chosen."""
        row = shown_numbers(self._counts[side])[number // self.outputs]
        self.example_chosen.emit(int(row), side)

    # pointing -------------------------------------------------------------------------------

    def row_at(self, place: QPointF) -> tuple[Side, int] | None:
        """The row nearest to a place in px, if it is near."""
        found: tuple[float, Side, int] | None = None
        for side, points in self.rows.items():
            if not len(points) or not self.plot_area().contains(place):
                continue
            away = self.to_pixels(points) - [place.x(), place.y()]
            distance = np.nan_to_num(np.hypot(away[:, 0], away[:, 1]), nan=np.inf)
            nearest = int(np.argmin(distance))
            if distance[nearest] <= NEAR and (found is None or distance[nearest] < found[0]):
                found = float(distance[nearest]), side, nearest
        return None if found is None else (found[1], found[2])

    def _is_guessed(self, side: Side, number: int) -> bool:
        """Whether something of this row is covered."""
        guessed, place = self._guessed, number // self.outputs
        return guessed == (side, int(shown_numbers(self._counts[side])[place]))

    def describe(self, side: Side, number: int) -> str:
        """What the tooltip says of a row; nothing unless a view says so."""
        return ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Perhaps a click on a point."""
        left = event.button() == Qt.MouseButton.LeftButton
        if self.tools is not None and left and self.tools.press(event.position()):
            event.accept()
            return
        self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click that did not pan chooses a row."""
        if self.tools is not None and self.tools.release():
            event.accept()
            return
        super().mouseReleaseEvent(event)
        if self._pressed is not None:
            moved = event.position() - self._pressed
            if abs(moved.x()) + abs(moved.y()) <= CLICK:
                found = self.row_at(event.position())
                if found is not None:
                    self.choose(*found)
        self._pressed = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell of the row under the pointer."""
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if self.tools is not None and self.tools.move(event.position(), held):
            event.accept()
            return
        super().mouseMoveEvent(event)
        if event.buttons() != Qt.MouseButton.NoButton:
            return
        found = self.row_at(event.position())
        text = "" if found is None else self.describe(*found)
        if found is not None and self._is_guessed(*found):
            text = "?"
        if text:
            QToolTip.showText(event.globalPosition().toPoint(), text, self)
        elif QToolTip.isVisible():
            QToolTip.hideText()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks of a tool are two clicks."""
        if self.tools is not None:
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    # keys while points are edited -----------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """A key of the tools is none of the window's."""
        if (
            self.tools is not None
            and event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.tools.takes(event)
        ):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The tools first."""
        if self.tools is not None and self.tools.takes(event):
            self.tools.key(event)
        else:
            super().keyPressEvent(event)
