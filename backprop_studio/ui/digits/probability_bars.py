"""The outputs for one picture as bars, the highest one marked."""

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backprop_studio.experiment.numbers import between, format_number, format_percent
from backprop_studio.theme import CAPTION, LIGHT, Theme, blend
from backprop_studio.ui.plot_style import Floats

NOTHING: Floats = np.empty(0)


def likeliest(outputs: Floats) -> int | None:
    """Which class has the largest output; None where an output is undefined, or there is none."""
    return int(np.argmax(outputs)) if len(outputs) and not np.isnan(outputs).any() else None


class ProbabilityBars(QWidget):
    """One bar for each class from 0 to 1, with its name and its per cent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.outputs: Floats = NOTHING
        self.names: tuple[str, ...] = ()
        self._sure = True
        self.setMinimumSize(140, 90)
        self.setAccessibleName(self.tr("Probabilities"))

    def sizeHint(self) -> QSize:
        """Ten lines."""
        return QSize(260, 180)

    def show_outputs(self, outputs: Floats, names: tuple[str, ...], sure: bool = True) -> None:
        """Other numbers; none for blank paper. `sure`: they are probabilities."""
        self.outputs, self.names, self._sure = outputs, names, sure
        self.setAccessibleDescription(
            between().join(
                f"{n} {self._written(float(p))}" for n, p in zip(names, outputs, strict=False)
            )
        )
        self.update()

    def _written(self, output: float) -> str:
        return format_percent(output) if self._sure else format_number(output)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, flags = self._theme, Qt.AlignmentFlag
        count = max(1, len(self.names))
        height = min(self.height() / count, theme.px(26))
        best = likeliest(self.outputs)
        metrics = QFontMetricsF(theme.font(CAPTION, 600))
        left = max((metrics.horizontalAdvance(name) for name in self.names), default=0.0) + 10
        right = self.width() - metrics.horizontalAdvance("100.0 %") - 10
        for number, name in enumerate(self.names):
            top = number * height
            painter.setFont(theme.font(CAPTION, 600 if number == best else 400))
            painter.setPen(QColor(theme.text if number == best else theme.muted))
            middle = flags.AlignVCenter
            painter.drawText(QRectF(0, top, left - 8, height), flags.AlignRight | middle, name)
            painter.setPen(Qt.PenStyle.NoPen)
            track = QRectF(left, top + height * 0.2, right - left, height * 0.6)
            painter.setBrush(blend(QColor(theme.background), QColor(theme.hairline), 0.6))
            painter.drawRoundedRect(track, 2, 2)
            if number >= len(self.outputs):
                continue
            output = float(self.outputs[number])
            value = float(np.clip(np.nan_to_num(output), 0, 1))
            painter.setBrush(QColor(theme.accent if number == best else theme.muted))
            bar = QRectF(track.left(), track.top(), track.width() * value, track.height())
            painter.drawRoundedRect(bar, 2, 2)
            painter.setPen(QColor(theme.text if number == best else theme.muted))
            box = QRectF(right, top, self.width() - right, height)
            painter.drawText(box, flags.AlignRight | middle, self._written(output))
        painter.end()
