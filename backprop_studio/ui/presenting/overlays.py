"""What lies over the window in the hall: the curtain, the pointer's ring, the key just pressed."""

from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QWidget

from backprop_studio.theme import TEXT, Theme

ECHO_MS = 1200
RING = 26.0  # px, its radius at scale 1
MARGIN = 20


class Curtain(QWidget):
    """Black over everything, until it is drawn back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("curtain")
        self.setAccessibleName(self.tr("The screen is blank; B shows it again"))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.hide()

    def set_drawn(self, drawn: bool) -> None:
        """Blank the window, or show it again."""
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
        self.setVisible(drawn)
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing but black."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("#000000"))
        painter.end()


class Ring(QWidget):
    """A ring around the pointer, seen from the last row; the mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("ring")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._ink, self._halo, self._radius = QColor("#8A6100"), QColor("#FFFFFF"), RING
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Amber on a halo of the canvas, enlarged with the type."""
        self._ink, self._halo = QColor(theme.gradient), QColor(theme.background)
        self._radius = theme.px(RING)
        side = round(2 * self._radius) + 12
        self.resize(side, side)

    def move_to(self, point: QPoint) -> None:
        """Around this point of the window."""
        self.move(point - QPoint(self.width() // 2, self.height() // 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two circles: it is seen on light and on dark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        center = QPointF(self.width() / 2, self.height() / 2)
        for width, color in ((8.0, self._halo), (4.0, self._ink)):
            painter.setPen(QPen(color, width))
            painter.drawEllipse(center, self._radius, self._radius)
        painter.end()


class Echo(QLabel):
    """The key that was pressed, in a corner, for a moment."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("echo")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(ECHO_MS)
        self._clock.timeout.connect(self.hide)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Dark on light or light on dark, against what lies under it."""
        self.setStyleSheet(
            f"background: {theme.text}; color: {theme.background};"
            f" border-radius: {round(theme.px(6))}px;"
            f" padding: {round(theme.px(4))}px {round(theme.px(10))}px;"
        )
        self.setFont(theme.font(TEXT, 600))

    def say(self, keys: str) -> None:
        """Show the name of the keys."""
        window = self.parentWidget()
        if window is None:
            return
        self.setText(keys)
        self.adjustSize()
        self.move(window.width() - self.width() - MARGIN, MARGIN)
        self.show()
        self.raise_()
        self._clock.start()

    def silence(self) -> None:
        """Gone at once."""
        self._clock.stop()
        self.hide()
