"""Steps to be put in their order: dragged, or moved by buttons and Alt+Up, Alt+Down."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backprop_studio.theme import TEXT, Theme

STEP = Qt.ItemDataRole.UserRole


class StepList(QWidget):
    """`order` is that of the steps' numbers as the person has put them."""

    changed = Signal()

    def __init__(self, steps: tuple[tuple[int, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget(self)
        self.list.setAccessibleName(
            self.tr("Steps, the first on top; Alt+Up and Alt+Down move one")
        )
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.installEventFilter(self)
        for number, text in steps:
            item = QListWidgetItem(text)
            item.setData(STEP, number)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.model().rowsMoved.connect(self._moved)
        self.up = QPushButton(self.tr("↑ Earlier"), self)
        self.up.setToolTip(self.tr("Move the chosen step up (Alt+Up)"))
        self.up.clicked.connect(partial(self.move_step, -1))
        self.down = QPushButton(self.tr("↓ Later"), self)
        self.down.setToolTip(self.tr("Move the chosen step down (Alt+Down)"))
        self.down.clicked.connect(partial(self.move_step, 1))
        row = QHBoxLayout()
        for button in (self.up, self.down):
            button.setAutoDefault(False)
            button.setAccessibleName(button.toolTip())
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.list)
        column.addLayout(row)

    @property
    def order(self) -> tuple[int, ...]:
        """The numbers of the steps from top to bottom."""
        return tuple(int(self.list.item(row).data(STEP)) for row in range(self.list.count()))

    def move_step(self, by: int) -> None:
        """The chosen step so many places down."""
        row = self.list.currentRow()
        if self.list.isEnabled() and 0 <= row + by < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + by, item)
            self.list.setCurrentRow(row + by)
            self.changed.emit()

    def close_answers(self) -> None:
        """Nothing can be changed any more."""
        for part in (self.list, self.up, self.down):
            part.setEnabled(False)

    def set_theme(self, theme: Theme) -> None:
        """Type, and as tall as its steps."""
        self.list.setFont(theme.font(TEXT + 1))
        self.list.setSpacing(3)
        height = max(self.list.sizeHintForRow(0), 20) + 6
        self.list.setFixedHeight(height * self.list.count() + 10)
        for button in (self.up, self.down):
            button.setFont(theme.font(TEXT))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with the arrows moves the step itself."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
        ):
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            if by:
                self.move_step(by)
                return True
        return super().eventFilter(watched, event)

    def _moved(self) -> None:
        self.changed.emit()
