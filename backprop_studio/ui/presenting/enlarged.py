"""One number, as large as the screen allows."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from backprop_studio.theme import LIGHT, Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.quantity import Quantity
from backprop_studio.ui.presenting.quantities import formula_of
from backprop_studio.ui.typeset import Formula, Ink, plain, typeset

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

FILLED = 0.84  # of the width, and half of the height
LARGEST = 400.0  # px


class Enlarged(QWidget):
    """Over all views; follows the run. A click or the key again puts it away."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setObjectName("enlarged")
        self._quantity: Quantity | None = None
        self._formula: Formula = ()
        self._theme: Theme = LIGHT
        window.installEventFilter(self)
        self.hide()

    def show_quantity(self, quantity: Quantity, snapshot: Snapshot) -> bool:
        """Fill the window with it; False: this network has no such number."""
        self._quantity = quantity
        self.take(snapshot)
        if not self._formula:
            return False
        self._fit()
        self.show()
        self.raise_()
        return True

    def take(self, snapshot: Snapshot) -> None:
        """The newest state."""
        found = None if self._quantity is None else formula_of(snapshot, self._quantity)
        self._formula = found or ()
        self.setAccessibleName(plain(self._formula))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Colours."""
        self._theme = theme
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As large as the window."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def _fit(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Away again."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The symbol and its number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(self._theme.background))
        probe = typeset(self._formula, Ink(self._theme, 100.0))
        if self._formula and probe.width > 0:
            high = max(1.0, probe.ascent + probe.descent)
            by = min(FILLED * self.width() / probe.width, 0.5 * self.height() / high)
            px = min(100.0 * by, LARGEST)
            box = typeset(self._formula, Ink(self._theme, px))
            x = (self.width() - box.width) / 2
            box.draw(painter, x, self.height() / 2 + (box.ascent - box.descent) / 2)
        painter.end()
