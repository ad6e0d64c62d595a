"""The parts of the dialog for a table, and where they stand; what they do is in `dialog`."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backprop_studio.theme import CAPTION, TEXT, Theme
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.own_table.column_model import ColumnModel
from backprop_studio.ui.own_table.grids import ColumnGrid, PreviewGrid
from backprop_studio.ui.own_table.plan_panel import PlanPanel
from backprop_studio.ui.own_table.preview_model import PreviewModel

WIDE, HIGH, PLAN_WIDTH = 980, 640, 264


class TableForm(QDialog):
    """The columns and the first rows at the left, what is to be learned at the right."""

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("own_table")
        self.setWindowTitle(self.tr("Open a table"))
        self._name, self._theme = title, theme
        self._build()
        self._take_theme(theme)

    def _build(self) -> None:
        self.title, self.about = QLabel(self._name, self), QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.named = QCheckBox(self.tr("The first row holds the names"), self)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(self.tr("How much of the table has been read"))
        self.model, self.preview = ColumnModel(self), PreviewModel(self)
        self.columns = ColumnGrid(self.model, self)
        self.rows = PreviewGrid(self.preview, self)
        self.every = QPushButton(self.tr("All as inputs"), self)
        self.none = QPushButton(self.tr("No inputs"), self)
        self.first = QLabel(self.tr("First rows"), self)
        self.plan = PlanPanel(self)
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.open_button = QPushButton(self.tr("Open"), self)
        self.open_button.setProperty("role", "primary")
        self.open_button.setDefault(True)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.clicked.connect(self.reject)
        for button in (self.every, self.none, self.cancel):
            button.setAutoDefault(False)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        for widget in (self.title, self.about):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.named)
        ticks = QHBoxLayout()
        ticks.setSpacing(8)
        ticks.addWidget(self.first)
        ticks.addStretch(1)
        ticks.addWidget(self.every)
        ticks.addWidget(self.none)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.columns, 3)
        left.addLayout(ticks)
        left.addWidget(self.rows, 2)
        self._middle = QWidget(self)
        middle = QHBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(16)
        middle.addLayout(left, 1)
        middle.addWidget(self.plan)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.sentence, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.open_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.progress)
        layout.addWidget(self._middle, 1)
        layout.addLayout(foot)

    def _take_theme(self, theme: Theme) -> None:
        self.title.setFont(theme.font(TEXT + 2, 600))
        self.first.setFont(theme.font(TEXT, 600))
        letter(self.about, theme.font(CAPTION), theme.muted)
        for widget in (self.columns, self.rows, self.plan):
            widget.set_theme(theme)
        self.plan.setFixedWidth(round(theme.px(PLAN_WIDTH)))
        self.progress.setFixedHeight(round(theme.px(4)))
        behind = self.parentWidget()
        wide, high = round(theme.px(WIDE)), round(theme.px(HIGH))
        if behind is not None:
            wide, high = min(wide, behind.width() - 40), min(high, behind.height() - 40)
        self.resize(wide, high)
