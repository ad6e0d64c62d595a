"""A row of small samples with their meaning, under a plot."""

from math import ceil
from typing import Literal

from msgspec import Struct
from pyqtgraph.graphicsItems.ScatterPlotItem import Symbols
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from backprop_studio.theme import CAPTION, LIGHT, Theme
from backprop_studio.ui.plot_style import pen

# Classes differ by shape as well as by colour: pyqtgraph's names for the symbols.
SHAPES = ("o", "s", "t1", "d", "p", "star", "h", "t")
LINE, MARGIN = 18.0, 6.0  # px: the height of a line, and before its first symbol
STEP = 24.0  # px, in which is counted how wide words are whose numbers change
GAP, CLOSE = 18.0, 10.0  # px between two samples, and where room is short; all at scale 1


class Sample(Struct, frozen=True):
    """A symbol by its name, filled or as a ring; or a line, thick if `filled` or as `pen` has
    it. `meaning` says in the tooltip what has no room beside it. The last of a row may be
    `optional`: it is left to the tooltip where it would take a further line."""

    label: str
    color: str
    shape: str = "o"
    filled: bool = True
    kind: Literal["symbol", "line"] = "symbol"
    pen: QPen | None = None
    meaning: str = ""
    optional: bool = False


class LegendRow(QWidget):
    """Paints samples from left to right: closer together where room is short, then in further
    lines. A `tail` stands at the right end of the last line, or below it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._samples: tuple[Sample, ...] = ()
        self._wide: list[float] = []  # each sample with its label
        self._tail, self._tail_wide = "", 0.0
        self._needed: tuple[float, ...] = ()  # when layouts were last told
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def samples(self) -> tuple[Sample, ...]:
        """From the left."""
        return self._samples

    def set_samples(self, samples: tuple[Sample, ...]) -> None:
        """Other entries."""
        if samples != self._samples:
            self._samples = samples
            self.setToolTip("\n".join(map(_in_words, samples)))
            self.setAccessibleName(", ".join(map(_in_words, samples)))
            self._measure()

    def set_tail(self, text: str) -> None:
        """A few words for the right end."""
        if text != self._tail:
            self._tail = text
            self._measure()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self.updateGeometry()
        self._measure()

    def _measure(self) -> None:
        """Once for all paints: samples and tail tell numbers that change with every picture."""
        metrics, step = QFontMetricsF(self._theme.font(CAPTION)), self._theme.px(STEP)
        self._wide = [self._lead(s) + metrics.horizontalAdvance(s.label) for s in self._samples]
        self._tail_wide = step * ceil(metrics.horizontalAdvance(self._tail) / step)
        needed = (len(self._wide), ceil(sum(self._wide) / step), self._tail_wide)
        if needed != self._needed:  # layouts remember the heights at several widths
            self._needed = needed
            self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """As many lines as it takes."""
        return round(self._theme.px(LINE) * (self._tail_line(width) + self._tail_lines(width)))

    def sizeHint(self) -> QSize:
        """At the present width."""
        return QSize(100, self.heightForWidth(max(100, self.width())))

    def minimumSizeHint(self) -> QSize:
        """One line."""
        return QSize(0, round(self._theme.px(LINE)))

    def _tail_line(self, width: float) -> int:
        return self._last_line(width, self._count(width))

    def _count(self, width: float) -> int:
        """How many samples are painted."""
        count = len(self._samples)
        if not (count and self._samples[-1].optional):
            return count
        further = self._last_line(width, count) > self._last_line(width, count - 1)
        return count - further

    def _last_line(self, width: float, count: int) -> int:
        """That of the last of so many samples where the tail fits beside it."""
        places = self._places(width, count)
        if not places:
            return 0
        x, line = places[-1]
        fits = x + self._wide[count - 1] + self._theme.px(CLOSE) + self._tail_wide <= width
        return line if fits or not self._tail else line + 1

    def _tail_lines(self, width: float) -> int:
        """How many lines the tail takes: in a hall nobody can point at what is left out."""
        return 2 if self._theme.in_hall and self._tail_wide > width else 1

    def _lead(self, sample: Sample) -> float:
        """From where a sample begins to its label."""
        return self._theme.px(18.0 if sample.kind == "line" else 8.0)

    def _places(self, width: float, count: int) -> list[tuple[float, int]]:
        """Where each of the first samples begins: x, and its line."""
        margin, px = self._theme.px(MARGIN), self._theme.px
        wide = self._wide[:count]
        spare = width - margin - sum(wide)
        gap = min(px(GAP), max(px(CLOSE), spare / max(1, count - 1)))
        x, line, places = margin, 0, []
        for each in wide:
            if x > margin and x + each > width + 1:
                x, line = margin, line + 1
            places.append((x, line))
            x += each + gap
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        """Samples and labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font, high = self._theme.font(CAPTION), self._theme.px(LINE)
        painter.setFont(font)
        places = self._places(self.width(), self._count(self.width()))
        for sample, (x, line) in zip(self._samples, places, strict=False):
            middle = high * (line + 0.5)
            if sample.kind == "line":
                painter.setPen(sample.pen or pen(sample.color, 2.0 if sample.filled else 1.0))
                ends = x - self._theme.px(4), x + self._theme.px(12)
                painter.drawLine(QPointF(ends[0], middle), QPointF(ends[1], middle))
            else:
                paint_symbol(painter, QPointF(x, middle), sample, self._theme.px(9.0))
            painter.setPen(QColor(self._theme.muted))
            place = QRectF(x + self._lead(sample), high * line, self.width(), high)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, sample.label)
        if self._tail:
            painter.setPen(QColor(self._theme.muted))
            lines, room = self._tail_lines(self.width()), self.width()
            place = QRectF(0, high * self._tail_line(room), room, high * lines)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            words = self._tail
            if lines == 1:
                end = Qt.TextElideMode.ElideRight
                words = painter.fontMetrics().elidedText(words, end, room)
            painter.drawText(place, flags | Qt.TextFlag.TextWordWrap, words)
        painter.end()


def ring_samples(theme: Theme, rows: int) -> tuple[Sample, ...]:
    """The rings around the rows of the present batch, and around the one that is shown; a
    single row has none."""
    if rows < 2:
        return ()
    batch = QCoreApplication.translate("Legend", "batch")
    of_batch = QCoreApplication.translate("Legend", "rows of the batch at hand")
    shown = QCoreApplication.translate("Legend", "shown")
    of_shown = QCoreApplication.translate("Legend", "the row that stands in the diagram")
    return (
        Sample(batch, theme.gradient, filled=False, meaning=of_batch),
        Sample(shown, theme.accent, filled=False, meaning=of_shown, optional=True),
    )


def _in_words(sample: Sample) -> str:
    return f"{sample.label}: {sample.meaning}" if sample.meaning else sample.label


def paint_symbol(painter: QPainter, center: QPointF, sample: Sample, size: float = 9.0) -> None:
    """One sample of a scatter plot."""
    reach = size * 0.62 if sample.shape == "crosshair" else size  # its arms stand out
    place = QTransform.fromTranslate(center.x(), center.y()).scale(reach, reach)
    painter.save()
    painter.setPen(pen(sample.color, 1.6))
    painter.setBrush(QColor(sample.color) if sample.filled else Qt.BrushStyle.NoBrush)
    painter.drawPath(place.map(Symbols[sample.shape]))
    painter.restore()
