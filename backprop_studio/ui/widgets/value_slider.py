"""A slider over real numbers, linear or logarithmic, with marks at values worth finding again."""

import math
from itertools import count

from msgspec import Struct
from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from backprop_studio.theme import LIGHT, Theme

_gestures = count(1)


def new_gesture(name: str) -> str:
    """A name for one drag; edits that carry the same one are undone together."""
    return f"{name}-{next(_gestures)}"


class Scale(Struct, frozen=True):
    """What the two ends stand for; logarithmic when `logarithmic` (both ends positive)."""

    low: float
    high: float
    logarithmic: bool = False

    def share(self, value: float) -> float:
        """Where `value` lies, 0 at the low end to 1 at the high one; kept inside."""
        if self.logarithmic:
            value = max(value, self.low)
            part = math.log(value / self.low) / math.log(self.high / self.low)
        else:
            part = (value - self.low) / (self.high - self.low)
        return min(1.0, max(0.0, part))

    def value(self, share: float) -> float:
        """The value at `share`; on a logarithmic scale rounded to three digits."""
        if self.logarithmic:
            return float(f"{self.low * (self.high / self.low) ** share:.3g}")
        return self.low + (self.high - self.low) * share


class ValueSlider(QSlider):
    """Emits `edited(value, gesture)` when a person moves it, never when it is set."""

    edited = Signal(float, str)

    def __init__(
        self, scale: Scale, name: str, steps: int = 1000, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._scale, self._name = scale, name
        self._gesture = new_gesture(name)
        self._marks: tuple[tuple[float, bool], ...] = ()
        self._theme = LIGHT
        self.setRange(0, steps)
        self.setSingleStep(max(1, steps // 200))
        self.setPageStep(max(1, steps // 20))
        self.setMinimumHeight(24)
        self.setAccessibleName(name)
        self.actionTriggered.connect(self._moved_by_hand)

    @property
    def real_value(self) -> float:
        """The number the handle stands at."""
        return self._scale.value(self.sliderPosition() / self.maximum())

    def set_real_value(self, value: float) -> None:
        """Put the handle at `value` (at the end if it lies beyond); emits nothing of ours."""
        if not self.isSliderDown():
            self.setValue(round(self._scale.share(value) * self.maximum()))

    def set_scale(self, scale: Scale) -> None:
        """Other ends; the handle must be set again."""
        self._scale = scale
        self.update()

    def set_marks(self, worked: float | None, earlier: float | None = None) -> None:
        """Mark the document's own value, and in grey an earlier one."""
        marks: list[tuple[float, bool]] = []
        if earlier is not None:
            marks.append((earlier, True))
        if worked is not None:
            marks.append((worked, False))
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self.update()

    def set_theme(self, theme: Theme) -> None:
        """Colours of the marks; the rest is the style sheet's."""
        self._theme = theme
        self.update()

    def _moved_by_hand(self, _action: int) -> None:
        if not self.isSliderDown():
            self._gesture = new_gesture(self._name)
        self.edited.emit(self.real_value, self._gesture)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press begins a gesture; a click on the groove takes the handle there."""
        self._gesture = new_gesture(self._name)
        if event.button() == Qt.MouseButton.LeftButton:
            handle = self._handle_rect()
            if not handle.contains(event.position()):
                usable = max(1.0, self.width() - handle.width())
                share = (event.position().x() - handle.width() / 2) / usable
                if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                    share = 1 - share
                self.setSliderPosition(round(min(1.0, max(0.0, share)) * self.maximum()))
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key held down is one gesture, as a drag is."""
        if not event.isAutoRepeat():
            self._gesture = new_gesture(self._name)
        super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel changes a number only where the person has put the focus, none in the hall."""
        if self.hasFocus() and not self._theme.in_hall:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _handle_rect(self) -> QRectF:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        return QRectF(
            self.style().subControlRect(
                QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
            )
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style's slider, and the marks under it."""
        super().paintEvent(event)
        if not self._marks:
            return
        width = self._handle_rect().width()
        painter = QPainter(self)
        self._paint_marks(painter, width)
        painter.end()

    def _paint_marks(self, painter: QPainter, handle: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for value, grey in self._marks:
            x = handle / 2 + self._scale.share(value) * (self.width() - handle)
            painter.setBrush(QColor(self._theme.hairline if grey else self._theme.muted))
            painter.drawRoundedRect(QRectF(x - 1.5, self.height() - 6.0, 3.0, 6.0), 1.5, 1.5)

    def changeEvent(self, event: QEvent) -> None:
        """Enabled or not changes the marks too."""
        super().changeEvent(event)
        self.update()
