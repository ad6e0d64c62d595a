"""What the plots of rows have in common: a canvas, what its points mean, and who moved it last."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backprop_studio.theme import LIGHT
from backprop_studio.ui.output.legend_row import LegendRow
from backprop_studio.ui.output.ringed_canvas import RingedCanvas
from backprop_studio.ui.view import View


class RowsPlot(View):
    """Rows as points; `box_changed` when the person looks elsewhere, which then stays until
    `fit`. `summary` is one line for under the plot."""

    box_changed = Signal()
    example_chosen = Signal(int, str)  # row, side

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.by_hand = False
        self.editing = False  # points: the range stays
        self.summary = ""
        self.legend = LegendRow(self)

    def _place(self, canvas: RingedCanvas, name: str, items: Iterable[Any]) -> None:
        """Lay out the canvas, whose scene holds `items` from the lowest, over the legend."""
        canvas.setAccessibleName(name)
        canvas.home_requested.connect(self.fit)
        canvas.moved_by_hand.connect(self._on_moved)
        canvas.example_chosen.connect(self.example_chosen)
        for item in items:
            canvas.box.addItem(item, ignoreBounds=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(canvas, 1)
        layout.addWidget(self.legend)

    def fit(self) -> None:
        """Show all rows."""
        raise NotImplementedError

    def _on_moved(self) -> None:
        self.by_hand = True
        self.box_changed.emit()
