"""The dialog of *Export…*: which view, as what, and for a film from where to where."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from backprop_studio.experiment.numbers import format_fixed
from backprop_studio.export.film import NO_ENCODER, has_encoder
from backprop_studio.ui.exporting.choices import (
    KINDS,
    WHOLE,
    Choice,
    shown_views,
    tr,
    view_title,
    view_with_focus,
)
from backprop_studio.ui.exporting.pictures import LARGEST_SCALE
from backprop_studio.ui.in_words import in_words

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

MOST_PICTURES, FASTEST = 600, 50
USUAL_PICTURES = 120
FAR = 2_000_000_000  # an iteration, as far as a spin box counts


class ExportDialog(QDialog):
    """Asks; `choice` is the answer."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setObjectName("export")
        self.setWindowTitle(self.tr("Export"))
        self.kind = QComboBox()
        self.kind.view().setAccessibleName(self.tr("As"))
        for kind in KINDS:
            self.kind.addItem(tr(kind.text))
        self.views = QListWidget()
        snapshot = window.run.snapshot
        first, last = (
            (0, 0) if snapshot is None else (snapshot.first_iteration, snapshot.last_iteration)
        )
        self.scale = self._spin(1, LARGEST_SCALE, 2, self.tr("{}×"))
        self.first = self._spin(first, max(first, min(last, FAR)), first)
        self.last = self._spin(first, max(first, min(last, FAR)), last)
        self.pictures = self._spin(2, MOST_PICTURES, USUAL_PICTURES)
        self.rate = self._spin(1, FASTEST, 12)
        self.length = QLabel()
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setProperty("muted", True)
        self._fill_views(window)
        self._form = form = QFormLayout()
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("As"), self.kind),
            (self.tr("View"), self.views),
            (self.tr("Scale"), self.scale),
            (self.tr("From iteration"), self.first),
            (self.tr("To iteration"), self.last),
            (self.tr("Pictures at most"), self.pictures),
            (self.tr("Pictures a second"), self.rate),
            (self.tr("Length"), self.length),
        )
        for text, field in rows:
            form.addRow(text, field)
            field.setAccessibleName(text)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self.buttons.addButton(
            self.tr("Export…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.note)
        column.addWidget(self.buttons)
        self.setMinimumWidth(420)
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.views.itemChanged.connect(self._view_changed)
        for spin in (self.first, self.last, self.pictures, self.rate):
            spin.valueChanged.connect(self._tell)
        self._kind_changed()

    @property
    def choice(self) -> Choice:
        """What was chosen."""
        first, last = sorted((self.first.value(), self.last.value()))
        return Choice(
            KINDS[self.kind.currentIndex()],
            tuple(self._checked()),
            self.scale.value(),
            first,
            last,
            self.pictures.value(),
            self.rate.value(),
        )

    def _spin(self, low: int, high: int, value: int, form: str = "{}") -> QSpinBox:
        spin = QSpinBox()
        spin.setRange(low, high)
        spin.setValue(value)
        spin.setSuffix(form.partition("{}")[2])
        return spin

    def _fill_views(self, window: "MainWindow") -> None:
        front = view_with_focus(window)
        for key in shown_views(window):
            item = QListWidgetItem(view_title(key), self.views)
            item.setData(Qt.ItemDataRole.UserRole, key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            checked = Qt.CheckState.Checked if key == front else Qt.CheckState.Unchecked
            item.setCheckState(checked)
        height = self.views.sizeHintForRow(0) * min(8, self.views.count()) + 6
        self.views.setFixedHeight(height)

    def _items(self) -> list[QListWidgetItem]:
        return [self.views.item(row) for row in range(self.views.count())]

    def _checked(self) -> list[str]:
        checked = Qt.CheckState.Checked
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in self._items()
            if item.checkState() == checked
        ]

    def _view_changed(self, changed: QListWidgetItem) -> None:
        """A picture is of one view; the whole window stands alone in a film, too."""
        if changed.checkState() == Qt.CheckState.Checked:
            film = KINDS[self.kind.currentIndex()].film
            alone = not film or changed.data(Qt.ItemDataRole.UserRole) == WHOLE
            for item in self._items():
                whole = item.data(Qt.ItemDataRole.UserRole) == WHOLE
                if item is not changed and (alone or whole):
                    item.setCheckState(Qt.CheckState.Unchecked)
        self._tell()

    def _kind_changed(self) -> None:
        kind = KINDS[self.kind.currentIndex()]
        self._form.setRowVisible(self.scale, kind.suffix == ".png")
        for row in (self.first, self.last, self.pictures, self.rate, self.length):
            self._form.setRowVisible(row, kind.film)
        if not kind.film:
            for key in self._checked()[1:]:
                self._item(key).setCheckState(Qt.CheckState.Unchecked)
        self._tell()
        self.adjustSize()

    def _item(self, key: str) -> QListWidgetItem:
        return next(i for i in self._items() if i.data(Qt.ItemDataRole.UserRole) == key)

    def _tell(self) -> None:
        """What a film will be like, or why it cannot be."""
        choice, problem = self.choice, ""
        count = min(choice.pictures, choice.last - choice.first + 1)
        seconds = self.tr("{count} pictures, {seconds} s")
        length = format_fixed(count / choice.rate, 1)
        self.length.setText(seconds.format(count=count, seconds=length))
        if not choice.views:
            problem = self.tr("Choose a view.")
        elif choice.kind.suffix == ".mp4" and not has_encoder():
            problem = in_words(NO_ENCODER)
        elif choice.kind.film and choice.first == choice.last:
            problem = self.tr("There is no run to film yet: train for some iterations first.")
        self.note.setText(problem)
        self.note.setVisible(bool(problem))
        self._go.setEnabled(not problem)
