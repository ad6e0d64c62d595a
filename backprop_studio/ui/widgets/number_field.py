"""A field for one number, written and read by the program's one rule for digits."""

import math

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from backprop_studio.experiment.numbers import (
    MINUS,
    Quantity,
    format_count,
    format_fixed,
    format_number,
    format_short,
    read_number,
)

_SIGNS_OF_NUMBERS = "0123456789.,+-" + MINUS
_EXPONENT = "eE"


class NumberField(QLineEdit):
    """Emits `committed(value)` when a person enters another number within its range.

    What is no number, or lies outside, is answered by `refused(sentence)`, and the
    field shows the old value again. An empty field means None where `optional`.
    """

    committed = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        name: str,
        low: float = -math.inf,
        high: float = math.inf,
        *,
        whole: bool = False,
        optional: bool = False,
        above: bool = False,
        quantity: Quantity = "value",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._low, self._high = name, low, high
        self._whole, self._optional, self._above = whole, optional, above
        self._quantity: Quantity = quantity
        self._value: float | None = None
        self._entered = False  # by the click that is under way
        self._room: tuple[int, int] | None = None
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.editingFinished.connect(self._commit)

    @property
    def value(self) -> float | None:
        """The number last set or entered."""
        return self._value

    def set_value(self, value: float | None) -> None:
        """Show `value`; while the person is typing their text stays."""
        self._value = value
        if not (self.hasFocus() and self.isModified()):
            self._show()

    def set_range(self, low: float, high: float) -> None:
        """Other ends for what is entered from now on."""
        self._low, self._high = low, high

    def set_name(self, name: str) -> None:
        """What the number is called, for sentences and screen readers."""
        self._name = name
        self.setAccessibleName(name)

    def keep_width(self, usual: int, beside: int) -> None:
        """From now on `usual` px wide, but wider where its number and `beside` px around it need
        that."""
        self._room = usual, beside
        self._fit()

    def rewrite(self) -> None:
        """Write the number anew: with another number of digits."""
        self.set_value(self._value)

    def _show(self) -> None:
        text = self._written(self._value)
        if text != self.text():
            self.setText(text)
            self._fit()
        self.setModified(False)

    def _fit(self) -> None:
        if self._room is not None:
            usual, beside = self._room
            needed = self.fontMetrics().horizontalAdvance(self.text()) + beside
            self.setFixedWidth(max(usual, needed))

    def _written(self, value: float | None) -> str:
        if value is None:
            return ""
        if self._whole:
            return format_count(int(value))
        return format_number(value, self._quantity)

    def _commit(self) -> None:
        if not self.isModified():
            return
        text = self.text().strip()
        self.setModified(False)
        if not text and self._optional:
            self._take(None)
            return
        try:
            value = read_number(text)
        except ValueError:
            self._refuse(text)
            return
        outside = not self._low <= value <= self._high or (self._above and value <= self._low)
        if outside or (self._whole and value != int(value)):
            self._refuse(text)
            return
        self._take(value)

    def _take(self, value: float | None) -> None:
        changed = value != self._value
        self._value = value
        self._show()
        if changed:
            self.committed.emit(value if value is None or not self._whole else int(value))

    def _refuse(self, text: str) -> None:
        self._show()
        self.refused.emit(
            self.tr("{name} is {allowed}; “{found}” is not.").format(
                name=self._name, allowed=self._allowed(), found=text
            )
        )

    def _allowed(self) -> str:
        kind = self.tr("a whole number") if self._whole else self.tr("a number")
        low, high = self._written_end(self._low), self._written_end(self._high)
        if low and high:
            if self._above:
                return self.tr("{kind} above {low}, up to {high}").format(
                    kind=kind, low=low, high=high
                )
            return self.tr("{kind} from {low} to {high}").format(kind=kind, low=low, high=high)
        if low:
            word = self.tr("above") if self._above else self.tr("not below")
            return f"{kind} {word} {low}"
        return kind

    def _written_end(self, end: float) -> str:
        if math.isinf(end):
            return ""
        return format_fixed(end, 0) if end == int(end) else format_short(end, 9)

    def event(self, event: QEvent) -> bool:
        """What cannot stand in a number is a key of the window: Space plays, N iterates.
        Return belongs to the field, also where nothing was typed; Escape while it is typed in."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            typed = self.isModified() and event.key() == Qt.Key.Key_Escape
            if typed or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()
                return True
            if self._is_foreign(event):
                event.ignore()
                return False
        return super().event(event)

    def _is_foreign(self, event: QKeyEvent) -> bool:
        """Whether a key types a sign that no number has; e does only after a digit."""
        sign = event.text()
        if len(sign) != 1 or not sign.isprintable() or sign in _SIGNS_OF_NUMBERS:
            return False
        whole = self.selectedText() == self.text()
        return sign not in _EXPONENT or whole or not self.isModified()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down step, Escape takes back what was typed."""
        if self._is_foreign(event):
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._show()
            return
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._value is not None:
            sign = 1 if event.key() == Qt.Key.Key_Up else -1
            self._take(min(self._high, max(self._low, self._value + sign * self._step())))
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.selectAll()  # the next digit begins another number

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A click into the field means its number; a further one a place in it."""
        super().focusInEvent(event)
        self._entered = event.reason() == Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the number whole, so that the next digit begins another."""
        super().mouseReleaseEvent(event)
        if self._entered and not self.hasSelectedText():
            self.selectAll()
        self._entered = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The number, not the digits before its point; a third click leaves it chosen."""
        super().mouseDoubleClickEvent(event)
        self.selectAll()

    def _step(self) -> float:
        return 1.0 if self._whole else 0.1

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving commits (editingFinished), then the field shows its value as written."""
        super().focusOutEvent(event)
        self._show()
