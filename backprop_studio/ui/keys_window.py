"""All keyboard shortcuts, as a list that scrolls: there are more than a screen is high."""

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

SIZE = (520, 640)
SHARE = 0.85  # of the height of the screen, at most


class KeysWindow(QDialog):
    """What each key does; `rows` are the deed and its keys."""

    def __init__(self, rows: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setWindowTitle(self.tr("Keys"))
        self.table = QTableWidget(len(rows), 2, self)
        self.table.setAccessibleName(self.tr("Keys"))
        self.table.setHorizontalHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        self.table.horizontalHeader().hide()  # for who hears the table, not for who sees it
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        for row, words in enumerate(rows):
            for column, text in enumerate(words):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.resizeColumnToContents(0)
        self.table.horizontalHeader().setStretchLastSection(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        page = QVBoxLayout(self)
        page.addWidget(self.table)
        page.addWidget(buttons)
        width, height = SIZE
        self.resize(width, min(height, round(SHARE * self.screen().availableSize().height())))
        self.table.setFocus()
