"""The two tables of the dialog: the columns to choose from, and the first rows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from backprop_studio.assets import resource
from backprop_studio.theme import CAPTION, LIGHT, Theme, blend
from backprop_studio.ui.own_table.column_model import ColumnModel, Field
from backprop_studio.ui.own_table.preview_model import PreviewModel

ROW_HEIGHT, PREVIEW_HEIGHT = 26, 22
WIDTHS = {Field.INPUT: 54, Field.TARGET: 58, Field.NAME: 150, Field.HOLDS: 300, Field.MISSING: 74}
NARROWEST, WIDEST, BESIDE = 64, 190, 22
FITTED_ROWS, FITTED_COLUMNS = 20, 60


class _Grid(QTableView):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns = self.horizontalHeader()
        columns.setHighlightSections(False)
        columns.setSectionsClickable(False)


class ColumnGrid(_Grid):
    """Space, or I and T anywhere in a row, tick a column as input or target."""

    def __init__(self, model: ColumnModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.setAccessibleName(self.tr("Columns of the table"))
        self.setToolTip(self.tr("Space ticks; I: input, T: target of the row"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters tick, everything else walks."""
        ticks = {Qt.Key.Key_I: Field.INPUT, Qt.Key.Key_T: Field.TARGET}
        row, key = self.currentIndex().row(), Qt.Key(event.key())
        if row >= 0 and key in ticks and not event.modifiers():
            self._model.toggle(row, ticks[key])
        elif row >= 0 and key == Qt.Key.Key_Space:
            at = self.currentIndex().column()
            self._model.toggle(row, Field.TARGET if at == Field.TARGET else Field.INPUT)
        else:
            super().keyPressEvent(event)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._model.set_theme(theme)
        self.setFont(theme.font())
        self.verticalHeader().setDefaultSectionSize(round(theme.px(ROW_HEIGHT)))
        self.horizontalHeader().setFont(theme.font(CAPTION))
        for field, width in WIDTHS.items():
            self.setColumnWidth(field, round(theme.px(width)))
        self.horizontalHeader().setSectionResizeMode(Field.HOLDS, QHeaderView.ResizeMode.Stretch)
        self.setStyleSheet(_style(theme))


class PreviewGrid(_Grid):
    """The first rows; nothing in them can be changed."""

    def __init__(self, model: PreviewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme = model, LIGHT
        self.setModel(model)
        self.setAccessibleName(self.tr("First rows of the table"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._model.set_theme(theme)
        self.setStyleSheet(_style(theme))  # before the font, which it takes off
        self.setFont(theme.font(CAPTION))
        self.verticalHeader().setDefaultSectionSize(round(theme.px(PREVIEW_HEIGHT)))
        self._theme = theme
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setFont(theme.font(CAPTION))

    def fit_columns(self) -> None:
        """Each column as wide as its name and, of the first ones, its cells, within bounds."""
        measure, model = QFontMetricsF(self._theme.font(CAPTION)), self._model
        rows = min(FITTED_ROWS, model.rowCount())
        for place in range(model.columnCount()):
            texts = [str(model.headerData(place, Qt.Orientation.Horizontal))]
            if place < FITTED_COLUMNS:
                texts += [str(model.index(row, place).data()) for row in range(rows)]
            longest = max(measure.horizontalAdvance(text) for text in texts) + BESIDE
            bound = min(self._theme.px(WIDEST), max(self._theme.px(NARROWEST), longest))
            self.setColumnWidth(place, round(bound))


def _style(theme: Theme) -> str:
    """Quiet rows, as in the table of parameters."""
    mark = resource("icons") / f"check-{'dark' if theme.dark else 'light'}.svg"
    side = round(theme.px(14))
    tint = blend(QColor(theme.raised), QColor(theme.accent), 0.16).name()
    return f"""
QTableView {{ background: {theme.raised}; border: 1px solid {theme.hairline};
  border-radius: {round(theme.px(5))}px; outline: none; color: {theme.text};
  selection-background-color: {tint}; selection-color: {theme.text}; }}
QTableView:focus {{ border: 2px solid {theme.accent}; }}
QTableView::item {{ padding: 0 {round(theme.px(6))}px; border: none; }}
QTableView::item:selected {{ background: {tint}; color: {theme.text}; }}
QTableView::item:focus {{ border: 1px solid {theme.accent}; }}
QTableView::indicator {{ width: {side}px; height: {side}px; border: 1px solid {theme.muted};
  border-radius: {round(theme.px(3))}px; background: {theme.raised}; }}
QTableView::indicator:checked {{ background: {theme.accent}; border-color: {theme.accent};
  image: url("{mark.as_posix()}"); }}
QHeaderView {{ background: {theme.panel}; border: none; }}
QHeaderView::section {{ background: {theme.panel}; color: {theme.muted}; border: none;
  border-bottom: 1px solid {theme.hairline}; padding: {round(theme.px(3))}px {round(theme.px(8))}px;
}}
"""
