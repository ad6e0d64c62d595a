"""Batches and epochs made visible: which rows have been used, and which are used now."""

import math
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from backprop_studio.document.document import Document
from backprop_studio.experiment.numbers import format_count
from backprop_studio.theme import LIGHT, Theme, blend
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.quantity import Quantity
from backprop_studio.ui import experiment_edits as edits
from backprop_studio.ui.output.epoch_rows import EpochRows, epoch_rows
from backprop_studio.ui.output.legend_row import LegendRow, Sample
from backprop_studio.ui.plot_heading import Caption, PlotHeading
from backprop_studio.ui.plot_style import pen
from backprop_studio.ui.view import View
from backprop_studio.ui.widgets.segmented import Segmented

MOST_CELLS = 3000  # of more rows, each batch is one cell
LARGEST = 18.0  # px of a cell


class _Epoch(QWidget):
    """The epoch in the order in which it goes through the rows: a cell for each row, or for
    each batch where rows are many."""

    row_chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self.rows: EpochRows | None = None
        self.size_of_batch = 1
        self.setMinimumSize(160, 40)
        self.setAccessibleName(self.tr("The rows of this epoch, batch by batch"))

    def sizeHint(self) -> QSize:
        """As the panel gives."""
        return QSize(400, 120)

    @property
    def by_batch(self) -> bool:
        """Whether a cell is a whole batch."""
        return self.rows is not None and len(self.rows.order) > MOST_CELLS

    def _cells(self) -> tuple[int, int, float]:
        """How many cells, how many across, and the side of one."""
        assert self.rows is not None
        count = len(self.rows.order)
        if self.by_batch:
            count = math.ceil(count / self.size_of_batch)
        side = self.theme.px(LARGEST)
        while side > 2 and math.ceil(count / max(1, self.width() // side)) * side > self.height():
            side -= 0.5
        return count, max(1, int(self.width() // side)), side

    def paintEvent(self, event: QPaintEvent) -> None:
        """Used rows filled, those of the batch at hand amber, the others empty."""
        if self.rows is None:
            return
        with QPainter(self) as painter:
            theme, rows = self.theme, self.rows
            count, across, side = self._cells()
            unit = self.size_of_batch if self.by_batch else 1
            used, now = QColor(theme.positive), QColor(theme.gradient)
            free = blend(QColor(theme.background), QColor(theme.muted), 0.2)
            gap = 1.0 if side > 4 else 0.5
            for cell in range(count):
                first = cell * unit
                box = QRectF(
                    (cell % across) * side, (cell // across) * side, side - gap, side - gap
                )
                inside = rows.start <= first < rows.stop
                painter.fillRect(box, now if inside else used if first < rows.start else free)
                ends = (first + unit) % self.size_of_batch == 0 and not self.by_batch
                if ends and self.size_of_batch > 1 and side > 5:
                    painter.setPen(pen(theme.text, 1.2))  # where a batch ends
                    painter.drawLine(box.topRight(), box.bottomRight())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show the row in the diagram."""
        if self.rows is None or self.by_batch:
            return
        count, across, side = self._cells()
        column, row = int(event.position().x() // side), int(event.position().y() // side)
        cell = row * across + column
        if column < across and cell < count:
            self.row_chosen.emit(int(self.rows.order[cell]))


class BatchesView(View):
    """One row, some or all at a time, shuffled or not, and what an epoch is made of."""

    example_chosen = Signal(int, str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._theme = LIGHT
        self._rows = 1
        self._usual = 10  # rows of a mini-batch, as it was last
        self.setAccessibleName(self.tr("Batches and epochs"))
        self.way = Segmented(
            self.tr("Rows in each iteration"),
            (
                ("one", self.tr("One by one")),
                ("some", self.tr("Mini-batch")),
                ("all", self.tr("Full batch")),
            ),
            self,
        )
        self.way.chosen.connect(self._take_way)
        self.shuffle = QCheckBox(self.tr("Shuffle"), self)
        self.shuffle.setToolTip(self.tr("Go through the rows in another order in each epoch"))
        self.shuffle.clicked.connect(self._take_shuffle)
        self.heading = PlotHeading(self.tr("Batches and epochs"), (self.way, self.shuffle), self)
        self.caption = Caption(self)
        self.epoch = _Epoch(self)
        self.epoch.row_chosen.connect(self._open)
        self.legend = LegendRow(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 6)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.caption)
        layout.addWidget(self.epoch, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.legend)
        layout.addLayout(foot)
        self.setMinimumSize(420, 140)
        self.set_theme(LIGHT)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Where the epoch stands."""
        self._rows = rows = snapshot.data.training_rows
        training = snapshot.experiment.training
        size = min(training.batch_size or rows, rows)
        if 1 < size < rows:
            self._usual = size
        self.way.set_chosen("one" if size == 1 else "all" if size == rows else "some")
        self.shuffle.setChecked(training.shuffle)
        self.shuffle.setEnabled(size < rows)
        self.epoch.size_of_batch = size
        self.epoch.rows = found = epoch_rows(snapshot)
        self.caption.say(self._words(snapshot, size, found))
        self.epoch.setAccessibleDescription(self.caption.text())
        self.epoch.update()

    def _words(self, snapshot: Snapshot, size: int, found: EpochRows | None) -> str:
        count = snapshot.iterations_per_epoch
        if count == 1:
            text = self.tr("all {rows} rows in each iteration, which makes an epoch")
        else:
            text = self.tr("{size} of {rows} rows an iteration, {count} iterations an epoch")
        text = text.format(
            size=format_count(size), rows=format_count(self._rows), count=format_count(count)
        )
        left = self._rows - (count - 1) * size
        if count > 1 and left < size:
            text += self.tr(" (the last with {left})").format(left=format_count(left))
        if found is not None:
            told = "?" if "epoch" in snapshot.untold else format_count(found.epoch)
            text += self.tr("; now batch {number} of epoch {epoch}").format(
                number=format_count(found.start // size + 1), epoch=told
            )
        return text

    def quantity_at(self, place: QPointF) -> Quantity | None:
        """The epoch, in the line that tells it."""
        return Quantity("epoch") if self.caption.geometry().contains(place.toPoint()) else None

    # what a person does ---------------------------------------------------------------------

    def _take_way(self, key: str) -> None:
        usual = min(self._usual, max(2, self._rows - 1))
        size = {"one": 1, "some": usual, "all": None}[key]
        self._change(partial(edits.with_training, key="batch_size", value=size), "Batch size")

    def _take_shuffle(self, checked: bool) -> None:
        self._change(partial(edits.with_training, key="shuffle", value=checked), "Shuffle")

    def _change(self, make: "partial[edits.Edit]", text: str) -> None:
        words = {"Batch size": self.tr("Batch size"), "Shuffle": self.tr("Shuffle")}
        self._document.change(make(self._document.experiment).experiment, words[text])

    def _open(self, row: int) -> None:
        self.example_chosen.emit(row, "training")

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = self.epoch.theme = theme
        self.heading.set_theme(theme)
        self.caption.set_theme(theme)
        self.legend.set_theme(theme)
        self.legend.set_samples(
            (
                Sample(self.tr("used in this epoch"), theme.positive, "s"),
                Sample(self.tr("the batch at hand"), theme.gradient, "s"),
                Sample(self.tr("still to come"), theme.hairline, "s"),
            )
        )
        self.epoch.update()
