"""The loss over the iterations: training, validation, and each batch's loss fainter.

Nothing is drawn that has not happened: an untrained run shows one dot with its number.
"""

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from backprop_studio.experiment.numbers import format_number
from backprop_studio.theme import CAPTION, LIGHT, Theme
from backprop_studio.training.messages import LossRecord, Snapshot
from backprop_studio.ui.loss_bounds import decades, iterations_shown, linear_top, noise_top
from backprop_studio.ui.plot_canvas import PlotCanvas
from backprop_studio.ui.plot_heading import PlotHeading
from backprop_studio.ui.plot_style import Floats, pen
from backprop_studio.ui.view import View
from backprop_studio.ui.widgets.segmented import Segmented

LONG = 600  # points; above, a pen wider than 1 px costs pyqtgraph six times as much


@dataclass(frozen=True, slots=True)
class Series:
    """One curve: finite points only. `drawn` is loss, or log₁₀ of it on a logarithmic axis."""

    label: str
    iteration: Floats
    loss: Floats

    def shown(self, logarithmic: bool) -> tuple[Floats, Floats]:
        """(iteration, what is drawn); on a logarithmic axis only where the loss is positive."""
        if not logarithmic:
            return self.iteration, self.loss
        positive = self.loss > 0
        return self.iteration[positive], np.log10(self.loss[positive])


def finite_series(label: str, iteration: Floats, loss: Floats) -> Series:
    """Without the points where the loss was not computed or not finite."""
    known = np.isfinite(loss)
    return Series(label, iteration[known], loss[known])


class _LossCanvas(PlotCanvas):
    """Draws the present points, their numbers and the legend over the curves."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.logarithmic = False
        self.training: Series | None = None
        self.legend: tuple[tuple[str, str, Qt.PenStyle, float, str], ...] = ()

    def paint_over(self, painter: QPainter) -> None:
        """The present loss as a dot with its number, and a legend of several series."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        legend = self._paint_legend(painter)
        if self.training is None or not self.training.loss.size:
            return
        across, up = self.training.shown(self.logarithmic)
        area = self.plot_area()
        if not across.size:
            return
        dot = self.pixel(float(across[-1]), float(up[-1]))
        if not area.adjusted(-3, -3, 3, 3).contains(dot):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.positive))
        painter.drawEllipse(dot, 4.5, 4.5)
        self._paint_number(painter, dot, area, legend)

    def _paint_number(
        self, painter: QPainter, dot: QPointF, area: QRectF, legend: QRectF
    ) -> None:
        assert self.training is not None
        text = format_number(float(self.training.loss[-1]), "loss")
        font = self.theme.font(CAPTION, 600)
        metrics = QFontMetricsF(font)
        width, height = metrics.horizontalAdvance(text), metrics.height()
        place = QRectF(dot.x() + 10, dot.y() - height / 2, width, height)
        if place.right() > area.right() + 8 or self.training.loss.size > 1:
            place.moveRight(min(area.right() + 8, dot.x() + width))
            place.moveLeft(max(area.left() + 4, place.left()))
            place.moveBottom(dot.y() - 8)
            if place.top() < area.top() or place.intersects(legend):
                place.moveTop(dot.y() + 8)
            if place.bottom() > area.bottom():
                place.moveBottom(dot.y() - 8)
        backing = QColor(self.theme.panel)
        backing.setAlphaF(0.8)
        painter.fillRect(place.adjusted(-2, 0, 2, 0), backing)
        painter.setFont(font)
        painter.setPen(QColor(self.theme.positive))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_legend(self, painter: QPainter) -> QRectF:
        if len(self.legend) < 2:
            return QRectF()
        font = self.theme.font(CAPTION)
        metrics = QFontMetricsF(font)
        line, gap, sample = metrics.height() + 1, 8.0, self.theme.px(20)
        labels = max(metrics.horizontalAdvance(label) for label, *_ in self.legend)
        numbers = max(metrics.horizontalAdvance(number) for *_, number in self.legend)
        width = sample + gap + labels + (gap + numbers if numbers else 0)
        area = self.plot_area()
        box = QRectF(area.right() - width - 4, area.top() + 2, width, line * len(self.legend))
        backing = QColor(self.theme.panel)
        backing.setAlphaF(0.85)
        painter.fillRect(box.adjusted(-6, -2, 4, 2), backing)
        painter.setFont(font)
        for row, (label, color, style, opacity, number) in enumerate(self.legend):
            top = box.top() + row * line
            painter.setPen(pen(color, 2, style, opacity))
            painter.drawLine(
                QPointF(box.left(), top + line / 2), QPointF(box.left() + sample, top + line / 2)
            )
            painter.setPen(QColor(self.theme.text))
            text = QRectF(box.left() + sample + gap, top, width - sample - gap, line)
            painter.drawText(text, Qt.AlignmentFlag.AlignLeft, label)
            painter.drawText(text, Qt.AlignmentFlag.AlignRight, number)
        return box


class LossCurve(View):
    """Training and validation loss so far; `learning_rate_proposed` after a divergence."""

    learning_rate_proposed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._record: LossRecord | None = None
        self._ghost: Series | None = None
        self._series: dict[str, Series] = {}
        self._top: float | None = None
        self._decades: tuple[float, float] | None = None
        self._by_hand = False
        self._run: tuple[object, ...] = ()
        self._proposed: float | None = None
        self._notice_of: tuple[object, ...] = ()
        self.setAccessibleName(self.tr("Loss curve"))
        self._build()
        self.set_theme(LIGHT)

    def _build(self) -> None:
        self.scale = Segmented(
            self.tr("Scale of the loss"),
            (("linear", self.tr("Linear")), ("log", self.tr("Log"))),
            self,
        )
        self.scale.setToolTip(self.tr("Linear or logarithmic loss axis"))
        self.scale.set_chosen("linear")
        self.scale.chosen.connect(self._on_scale)
        self.heading = PlotHeading(self.tr("Loss curve"), (self.scale,), self)
        self.canvas = _LossCanvas(self)
        self.canvas.setAccessibleName(self.tr("Plot of the loss over the iterations"))
        self.canvas.setToolTip(
            self.tr("Drag to pan, wheel to zoom; double-click or A shows the whole run")
        )
        self.canvas.bottom.set_name(self.tr("iteration"))
        self.canvas.left.setGrid(255)
        self.canvas.left.wanted = 4
        self.canvas.home_requested.connect(self.show_all)
        self.canvas.moved_by_hand.connect(self._on_moved)
        self._curves = {
            name: pg.PlotCurveItem(connect="all") for name in ("ghost", "batch", "training",
                                                                "validation")
        }
        for curve in self._curves.values():
            self.canvas.box.addItem(curve, ignoreBounds=True)
        self.notice = QLabel(self)
        self.notice.setWordWrap(True)
        self.notice.setTextFormat(Qt.TextFormat.PlainText)
        self.remedy = QPushButton(self)
        self.remedy.setAutoDefault(False)
        self.remedy.clicked.connect(self._on_remedy)
        self._notice_row = QWidget(self)
        row = QHBoxLayout(self._notice_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.notice, 1)
        row.addWidget(self.remedy)
        self._notice_row.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self._notice_row)
        layout.addWidget(self.canvas, 1)
        self.setMinimumSize(240, 150)

    # what is shown --------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the record if it is another one; say so if the run diverged."""
        self._show_notice(snapshot)
        record = snapshot.record
        if record is self._record:
            return
        fewer = self._record is not None and record.iteration.size and (
            not self._record.iteration.size
            or record.iteration[-1] < self._record.iteration[-1]
        )
        if fewer or snapshot.iteration == 0:
            self._top = self._decades = None
            self._by_hand = self._by_hand and not fewer
        self._record = record
        self._series = {"training": finite_series(
            self.tr("training"), record.iteration, record.training)}
        if record.validation is not None:
            self._series["validation"] = finite_series(
                self.tr("validation"), record.iteration, record.validation)
        if self._batches(snapshot):
            self._series["batch"] = finite_series(
                self.tr("each batch"), record.iteration, record.batch)
        self._draw()

    def set_ghost(self, record: LossRecord | None) -> None:
        """Keep an earlier run's training loss in grey behind the present one; None: none."""
        self._ghost = None if record is None else finite_series(
            self.tr("before"), record.iteration, record.training)
        self._draw()

    @staticmethod
    def _batches(snapshot: Snapshot) -> bool:
        """Whether a batch's loss says something else than the loss of all rows."""
        experiment = snapshot.experiment
        size = experiment.training.batch_size
        noisy = any(layer.dropout or layer.batch_norm for layer in experiment.network.layers)
        smaller = size is not None and size < snapshot.data.training_rows
        return (smaller or noisy) and snapshot.iteration > 0

    def _draw(self) -> None:
        logarithmic = self.canvas.logarithmic
        for name, curve in self._curves.items():
            series = self._ghost if name == "ghost" else self._series.get(name)
            if series is None or series.loss.size < 2:
                curve.setData([], [])
                continue
            across, up = series.shown(logarithmic)
            self._style(name, curve, across.size)
            curve.setData(across, up)
        self.canvas.training = self._series.get("training")
        self.canvas.legend = self._legend()
        if not self._by_hand:
            self._fit()
        self._describe()
        self.canvas.repaint_marks()

    def _style(self, name: str, curve: pg.PlotCurveItem, points: int) -> None:
        """Wide and smooth while short, 1 px when long."""
        color, style, opacity = self._look(name)
        wide = points <= LONG and name != "batch"
        line = pen(color, 2.0 if wide else 1.0, style, opacity)
        if curve.opts["pen"] != line:
            curve.setPen(line)
        curve.opts["antialias"] = wide

    def _look(self, name: str) -> tuple[str, Qt.PenStyle, float]:
        theme = self._theme
        return {
            "training": (theme.positive, Qt.PenStyle.SolidLine, 1.0),
            "validation": (theme.done, Qt.PenStyle.DashLine, 1.0),
            "batch": (theme.positive, Qt.PenStyle.SolidLine, 0.35),
            "ghost": (theme.muted, Qt.PenStyle.DotLine, 0.8),
        }[name]

    def _legend(self) -> tuple[tuple[str, str, Qt.PenStyle, float, str], ...]:
        entries = dict(self._series)
        if self._ghost is not None:
            entries["ghost"] = self._ghost
        return tuple(
            (
                series.label,
                *self._look(name),
                format_number(float(series.loss[-1]), "loss")
                if name == "validation" and series.loss.size
                else "",
            )
            for name, series in entries.items()
        )

    # ranges ---------------------------------------------------------------------------------

    def show_all(self) -> None:
        """Back from zooming: the whole run."""
        self._by_hand, self._top, self._decades = False, None, None
        self._fit()
        self.canvas.repaint_marks()

    def _on_moved(self) -> None:
        self._by_hand = True

    def _fit(self) -> None:
        shown = [s for name, s in self._series.items() if name != "batch" and s.loss.size]
        if self._ghost is not None and self._ghost.loss.size:
            shown.append(self._ghost)
        if not shown:
            return
        last = max(float(series.iteration[-1]) for series in shown)
        highest = max(float(series.loss.max()) for series in shown)
        batch = self._series.get("batch")
        if batch is not None:
            highest = max(highest, noise_top(batch.loss))
        right = iterations_shown(last)
        if self.canvas.logarithmic:
            positive = [s.loss[s.loss > 0] for s in shown]
            lowest = min((float(p.min()) for p in positive if p.size), default=highest)
            self._decades = decades(lowest, highest, self._decades)
            low, high = self._decades
        else:
            self._top = linear_top(highest, self._top)
            low, high = 0.0, self._top
        margin = 0.02 * (high - low)
        wanted = ((-0.02 * right, right), (low - margin, high + margin))
        if wanted != self.canvas.shown_range():
            self.canvas.set_range(*wanted)

    def _on_scale(self, key: str) -> None:
        self.canvas.logarithmic = self.canvas.left.logarithmic = key == "log"
        self.canvas.left.picture = None
        self._by_hand, self._top, self._decades = False, None, None
        self._draw()

    # divergence -----------------------------------------------------------------------------

    def _show_notice(self, snapshot: Snapshot) -> None:
        state = (snapshot.stopped, snapshot.notice, snapshot.learning_rate)
        if state == self._notice_of:
            return
        self._notice_of = state
        if snapshot.stopped is None:
            self._notice_row.hide()
            return
        sign = snapshot.experiment.notation.learning_rate
        if snapshot.stopped == "diverged":
            text = snapshot.notice or self.tr(
                "The loss grew beyond all numbers: the steps are too long for this curvature."
            )
            self._proposed = proposed_rate(snapshot)
            rate = f"{sign} = {self._proposed:.4g}"
            self.remedy.setText(self.tr("Use {rate}").format(rate=rate))
            self.remedy.setToolTip(
                self.tr("Set the learning rate to {rate}; press Reset to start again")
                .format(rate=rate)
            )
        else:
            text = snapshot.notice or self.tr(
                "Stopped early: the validation loss no longer falls."
            )
        self.notice.setText(text)
        self.remedy.setVisible(snapshot.stopped == "diverged")
        self._notice_row.show()

    def _on_remedy(self) -> None:
        if self._proposed is not None:
            self.learning_rate_proposed.emit(self._proposed)

    # looks ----------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self.heading.set_theme(theme)
        self.canvas.set_theme(theme)
        self.notice.setFont(theme.font(12))
        self.notice.setStyleSheet(f"color: {theme.negative_text};")
        self.remedy.setFont(theme.font(12, 500))
        self._draw()

    def _describe(self) -> None:
        training = self._series.get("training")
        if training is None or not training.loss.size:
            self.canvas.setAccessibleDescription(self.tr("Nothing has been computed yet."))
            return
        self.canvas.setAccessibleDescription(
            self.tr("Iteration {iteration}: training loss {loss}.").format(
                iteration=int(training.iteration[-1]),
                loss=format_number(float(training.loss[-1]), "loss"),
            )
        )


def proposed_rate(snapshot: Snapshot) -> float:
    """The session's proposal; where it makes none, a quarter of the rate that failed."""
    proposed = getattr(snapshot, "proposed_learning_rate", None)
    return float(proposed) if proposed else float(f"{snapshot.learning_rate / 4:.2g}")
