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
        self._left = 0  # of the picture, in `over`
        self._is_held = False
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
        """Keep what stands there now, from `left` on; while it is held, this does nothing."""
        over = self.parentWidget()
        if over is None or not over.isVisible() or self._still or self._is_held:
            return
        self._animation.stop()
        self.hide()
        self._left, self._is_held = left, True
        self._picture = over.grab(over.rect().adjusted(left, 0, 0, 0))

    def let_go(self) -> None:
        """Nothing changes, and nothing is to fade."""
        self._is_held = False
        self._picture = QPixmap()

    def go(self, left: int = 0) -> None:
        """Let it fade, once the new is laid out and painted: that may take as long. From `left`
        on: a page that is read turns at once."""
        over = self.parentWidget()
        if over is None or not self._is_held:
            return
        self._is_held = False
        self._share = 1.0
        self.setGeometry(over.rect().adjusted(left, 0, 0, 0))
        self.show()
        self.raise_()
        QTimer.singleShot(0, self._animation, self._animation.start)

    def _step(self, share: object) -> None:
        self._share = float(share) if isinstance(share, float) else 0.0
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, ever thinner."""
        painter = QPainter(self)
        painter.setOpacity(self._share)
        painter.drawPixmap(self._left - self.x(), 0, self._picture)
        painter.end()
