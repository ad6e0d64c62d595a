"""Changes of a scene are eased: what stood there before fades while the new stands below."""

from PySide6.QtCore import QEasingCurve, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from backprop_studio.theme import Theme

MILLISECONDS = 220


class Fade(QWidget):
    """A picture of `over` as it stands, which grows transparent and is gone."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._picture = QPixmap()
        self._share = 0.0
        self._still = False
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(MILLISECONDS)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self.hide)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Whether anything may move."""
        self._still = theme.still

    def hold(self, left: int = 0) -> None:
        """Keep what stands there now, from `left` on: a page that is read turns at once."""
        over = self.parentWidget()
        if over is None or not over.isVisible() or self._still:
            return
        self._animation.stop()
        self.hide()
        area = over.rect().adjusted(left, 0, 0, 0)
        self._picture = over.grab(area)
        self._share = 1.0
        self.setGeometry(area)
        self.show()
        self.raise_()

    def go(self) -> None:
        """Let it fade, once the new is laid out and painted: that may take as long."""
        if self.isVisible():
            QTimer.singleShot(0, self._animation, self._animation.start)

    def _step(self, share: object) -> None:
        self._share = float(share) if isinstance(share, float) else 0.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, ever thinner."""
        painter = QPainter(self)
        painter.setOpacity(self._share)
        painter.drawPixmap(0, 0, self._picture)
        painter.end()
