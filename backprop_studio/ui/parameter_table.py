"""All parameters of the network in a table: value, gradient, next step, and what a hand changed.

A row chooses its edge or bias everywhere, and what is chosen elsewhere finds its row.
"""

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.numbers import format_count
from backprop_studio.theme import CAPTION, TEXT, Theme, blend
from backprop_studio.theme import LIGHT as DEFAULT
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.parameter_grid import Grid
from backprop_studio.ui.parameter_model import Column, ParameterModel
from backprop_studio.ui.plot_heading import PlotHeading
from backprop_studio.ui.view import Selection, View
from backprop_studio.ui.widgets.value_slider import new_gesture

ROW_HEIGHT = 26
PADDING = 8
WIDTHS = {
    Column.NAME: 84,
    Column.PLACE: 108,
    Column.VALUE: 84,
    Column.GRADIENT: 104,
    Column.STEP: 104,
    Column.CHANGED: 106,
}


class ParameterTable(View):
    """Emits what a person types; the window passes it to the document."""

    parameter_dragged = Signal(object, float, str)  # ParameterIndex, value, gesture
    refused = Signal(str)

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("All parameters"))
        self.model = ParameterModel(self)
        self.filter = QLineEdit(self)
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(self.tr("Filter: v1, bias, layer 2"))
        self.filter.setToolTip(
            self.tr("A name, a unit, weight, bias, layer 2, output; several words all count")
        )
        self.filter.setAccessibleName(self.tr("Filter the parameters by name or layer"))
        self.filter.setFixedWidth(210)
        self.filter.textChanged.connect(self._search)
        self.count = QLabel(self)
        self.heading = PlotHeading(self.tr("Parameters"), (self.count, self.filter), self)
        self.grid = Grid(self)
        self.grid.setAccessibleName(self.tr("Table of all parameters"))
        self.grid.setModel(self.model)
        self.nothing = QLabel(self.tr("No parameter has these words."), self)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.hide()
        self.model.entered.connect(self._entered)
        self.model.refused.connect(self.refused)
        self.grid.selectionModel().currentRowChanged.connect(self._row_chosen)
        selection.changed.connect(self._follow)
        self._lay_out()
        self.set_theme(DEFAULT)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.grid, 1)
        middle = QHBoxLayout(self.grid.viewport())
        middle.addWidget(self.nothing)
        self.setMinimumSize(240, 150)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show these numbers; only the rows in view are asked for."""
        if self.model.take(snapshot):
            self._rows_changed()
            return
        shown = self.grid.shown_rows()
        if shown is not None:
            first = self.model.index(shown[0], Column.VALUE)
            self.model.dataChanged.emit(first, self.model.index(shown[1], Column.CHANGED))

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self.model.set_theme(theme)
        self.heading.set_theme(theme)
        self.filter.setFont(theme.font(TEXT))
        self.filter.setFixedWidth(round(theme.px(210)))
        letter(self.count, theme.font(CAPTION), theme.muted)
        letter(self.nothing, theme.font(TEXT), theme.muted)
        self.grid.verticalHeader().setDefaultSectionSize(round(theme.px(ROW_HEIGHT)))
        self.grid.horizontalHeader().setFont(theme.font(CAPTION))
        widths = {column: round(theme.px(width)) for column, width in WIDTHS.items()}
        self.grid.set_widths(widths, 2 * round(theme.px(PADDING)) + 6)
        self.grid.setStyleSheet(_style(theme))

    # rows and the choice --------------------------------------------------------------------

    def _search(self, text: str) -> None:
        self.model.search(text)
        self._rows_changed()

    def _rows_changed(self) -> None:
        rows = self.model.rows
        found, total = (0, 0) if rows is None else (len(rows), rows.total)
        spaced = format_count(total)
        self.count.setText(
            spaced
            if found == total
            else self.tr("{found} of {total}").format(found=format_count(found), total=spaced)
        )
        self.nothing.setVisible(rows is not None and found == 0)
        self._follow()

    def _follow(self) -> None:
        """Show as chosen what is chosen elsewhere."""
        chosen, rows = self._selection.chosen, self.model.rows
        row = (
            rows.row_of(chosen) if rows is not None and isinstance(chosen, ParameterIndex) else None
        )
        if row is None:
            self.grid.clearSelection()
        elif self.grid.currentIndex().row() != row or not self.grid.selectedIndexes():
            column = max(0, self.grid.currentIndex().column())
            self.grid.setCurrentIndex(self.model.index(row, column))
            self.grid.selectRow(row)
            self.grid.scrollTo(self.grid.currentIndex())

    def _row_chosen(self, present: QModelIndex, _before: QModelIndex) -> None:
        rows = self.model.rows
        if present.isValid() and rows is not None:
            self._selection.choose(rows[present.row()])

    def _entered(self, which: QObject, value: float) -> None:
        self.parameter_dragged.emit(which, value, new_gesture("table"))


def _style(theme: Theme) -> str:
    """Quiet rows; the chosen one tinted by the accent, its numbers in their own inks."""
    narrow, wide = round(theme.px(4)), round(theme.px(10))
    tint = blend(QColor(theme.raised), QColor(theme.accent), 0.16).name()
    return f"""
QTableView {{ background: {theme.raised}; border: 1px solid {theme.hairline};
  border-radius: {round(theme.px(5))}px; outline: none;
  selection-background-color: {tint}; }}
QTableView:focus {{ border: 2px solid {theme.accent}; }}
QTableView::item {{ padding: 0 {round(theme.px(PADDING))}px; border: none; }}
QTableView::item:selected {{ background: {tint}; }}
QHeaderView {{ background: {theme.panel}; border: none; }}
QHeaderView::section {{ background: {theme.panel}; color: {theme.muted}; border: none;
  border-bottom: 1px solid {theme.hairline}; padding: {narrow}px {wide}px; }}
"""
