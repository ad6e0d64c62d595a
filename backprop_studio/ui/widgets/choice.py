"""A drop-down of named keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyledItemDelegate, QWidget

from backprop_studio.ui.dressing import catch_up

MOST = 16  # that a list shows; of more it shows a scroll bar


class Choice(QComboBox):
    """Emits `chosen(key)` when a person picks another one; the wheel scrolls past it."""

    chosen = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shown: str | None = None
        self._passing: str | None = None  # a key among the choices only while it is shown
        self.setAccessibleName(name)
        self.view().setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(MOST)
        self.setItemDelegate(QStyledItemDelegate(self))  # obeys the style sheet
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for key, text in choices:
            self.addItem(text, key)
        self.activated.connect(self._picked)

    @property
    def key(self) -> str:
        """The key shown."""
        return str(self.currentData())

    def set_key(self, key: str, text: str | None = None) -> None:
        """Show `key`, as `text` if it is none of the choices: then only as long as it is shown.
        Emits nothing."""
        if self._passing not in (None, key):
            self.removeItem(self.findData(self._passing))
            self._passing = None
        if self.findData(key) < 0:
            self.addItem(text if text is not None else key, key)
            self._passing = key
        self._shown = key
        self.setCurrentIndex(self.findData(key))

    def allow(self, key: str, allowed: bool, reason: str = "") -> None:
        """Grey a choice out, with the reason in its tooltip."""
        model = self.model()
        position = self.findData(key)
        if position < 0 or not isinstance(model, QStandardItemModel):
            return
        item = model.item(position)
        item.setEnabled(allowed)
        item.setToolTip("" if allowed else reason)

    def _picked(self, position: int) -> None:
        key = str(self.itemData(position))
        if key != self._shown:
            self._shown = key
            self.chosen.emit(key)

    def showPopup(self) -> None:
        """The list is measured before it is shown: in the present look."""
        catch_up(self.view().window())
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the panel must not change the experiment."""
        event.ignore()
