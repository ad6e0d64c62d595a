"""Which example the diagram shows, where there are several: one of them, or the batch's mean."""

import numpy as np
from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from backprop_studio.experiment.numbers import format_count
from backprop_studio.theme import TEXT, Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.spacing import add_space
from backprop_studio.ui.view import View
from backprop_studio.ui.widgets.number_field import NumberField
from backprop_studio.ui.widgets.segmented import Segmented

FIELD_WIDTH = 62.0
MARGIN, SPACING = 12, 6


class ExampleChooser(View):
    """A row over the diagram; hidden where there is but one example.

    Any training row may be shown, so that one can be followed through the whole run; the
    row says whether it is in the present batch, for only then it moves this step.
    """

    chosen = Signal(object)  # the row, or None for the mean over the batch
    refused = Signal(str)

    def __init__(
        self, before: QAction, after: QAction, mean: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("example_chooser")
        self.setAccessibleName(self.tr("Which example the diagram shows"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setProperty("canvas", True)
        self._row, self._count = 0, 1
        self._is_mean = False
        self._is_long = True  # the second choice is in all its words
        self._fitted: tuple[object, ...] = ()
        self._actions = (before, after, mean)
        self.kind = Segmented(
            self.tr("Shown"),
            (("one", self.tr("One example")), ("mean", self.tr("Mean of the batch"))),
        )
        self.kind.setToolTip(mean.toolTip())
        self.field = NumberField(self.tr("Number of the example"), 1, 1, whole=True)
        self._of = QLabel(self)
        self._note = QLabel(self)
        self._note.setProperty("muted", True)
        self._note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.before, self.after = self._arrow(before, "◂"), self._arrow(after, "▸")
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 4, MARGIN, 4)
        row.setSpacing(SPACING)
        for widget in (self.kind, self.before, self.field, self._of, self.after):
            row.addWidget(widget)
        add_space(row, SPACING)
        row.addWidget(self._note, 1)
        before.triggered.connect(self._show_before)
        after.triggered.connect(self._show_after)
        mean.triggered.connect(self._switch)
        self.kind.chosen.connect(self._kind_chosen)
        self.field.committed.connect(self._number_entered)
        self.field.refused.connect(self.refused)
        self._apply(shown=False)

    def _arrow(self, action: QAction, sign: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.clicked.connect(action.trigger)
        return button

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Which row is shown, of how many, and whether it is in the batch."""
        example, count = snapshot.example, snapshot.data.training_rows
        held_out = example.side != "training"
        self._is_mean = example.row is None
        self._count = count
        if example.row is not None and not held_out:
            self._row = example.row
        self._apply(shown=count > 1)
        if count < 2:
            return
        self.kind.set_chosen("mean" if self._is_mean else "one")
        self.field.set_range(1, count)
        self.field.set_value(self._row + 1)
        of = self.tr("of {count}").format(count=format_count(count))
        self._write(self._of, of)
        self._write(self._note, self._place(snapshot, held_out))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """With the second choice in one word."""
        hint, metrics = super().minimumSizeHint(), self.kind.fontMetrics()
        long, short = (metrics.horizontalAdvance(words) for words in self._mean_words())
        spared = long - short if self._is_long else 0
        return QSize(hint.width() - spared, hint.height())

    def _mean_words(self) -> tuple[str, str]:
        return self.tr("Mean of the batch"), self.tr("Mean")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer words."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """In a narrow row the second choice is one word, so that the last words are not cut off;
        where even that is not enough, they are left out."""
        needs = (self.width(), self._of.text(), self._note.text())
        if needs == self._fitted:
            return
        self._fitted = needs
        long, short = self._mean_words()
        self.kind.set_text("mean", long)
        self._is_long = self._has_room()
        if not self._is_long:
            self.kind.set_text("mean", short)
        self._note.setVisible(self._has_room())

    def _has_room(self) -> bool:
        parts = (self.kind, self.before, self._of, self.after, self._note)
        words = sum(part.sizeHint().width() for part in parts) + self.field.maximumWidth()
        return words + 2 * MARGIN + (len(parts) + 1) * SPACING <= self.width()

    def _place(self, snapshot: Snapshot, held_out: bool) -> str:
        """Where the example shown stands to the present batch."""
        if held_out:
            return self.tr("held out")
        rows = snapshot.batch_rows
        if rows is None or rows.size >= self._count:
            return ""
        if self._is_mean:
            return self.tr("batch: {count}").format(count=format_count(rows.size))
        if np.any(rows == self._row):
            return self.tr("in batch")
        return self.tr("not in batch")

    def set_theme(self, theme: Theme) -> None:
        """Fonts, and lengths with them."""
        for widget in (self.kind, self.field, self._of, self._note, self.before, self.after):
            widget.setFont(theme.font(TEXT))
        self.field.setFixedWidth(round(theme.px(FIELD_WIDTH)))
        self._fitted = ()
        self._fit()
        self._note.setToolTip(
            self.tr(
                "An update is made of the examples of its batch. Another one can be shown too:"
                " it passes through the same network, and takes no part in the update."
            )
        )

    def _apply(self, shown: bool) -> None:
        before, after, mean = self._actions
        if self.isHidden() == shown:
            self.setVisible(shown)
        mean.setEnabled(shown)
        before.setEnabled(shown and (self._is_mean or self._row > 0))
        after.setEnabled(shown and (self._is_mean or self._row < self._count - 1))
        for button, action in ((self.before, before), (self.after, after)):
            button.setEnabled(action.isEnabled())

    @staticmethod
    def _write(label: QLabel, text: str) -> None:
        if label.text() != text:
            label.setText(text)

    # what a person does ---------------------------------------------------------------------

    def _show_before(self) -> None:
        self._step(-1)

    def _show_after(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        """The neighbour; from the mean back to the example shown before it."""
        row = self._row if self._is_mean else self._row + by
        self.chosen.emit(min(max(row, 0), self._count - 1))

    def _switch(self) -> None:
        self.chosen.emit(self._row if self._is_mean else None)

    def _kind_chosen(self, kind: str) -> None:
        self.chosen.emit(None if kind == "mean" else self._row)

    def _number_entered(self, number: object) -> None:
        if isinstance(number, int | float):
            self.chosen.emit(int(number) - 1)
