"""The screen for the hall, and what becomes of it when screens come and go."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

SETTLE_MS = 100  # Qt itself moves windows first


class HallScreen(QObject):
    """`changed` some time after a screen has come or gone: whether one is lost."""

    changed = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._screen: QScreen | None = None
        self._lost = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._settled)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self._goes)
        application.screenAdded.connect(self._comes)

    @property
    def screen(self) -> QScreen:
        """The one that was chosen; the first one where it is gone."""
        return self._screen or QGuiApplication.primaryScreen()

    @property
    def others(self) -> list[QScreen]:
        """The screens for the speaker."""
        return [screen for screen in QGuiApplication.screens() if screen is not self.screen]

    def choose_beside(self, desk: QScreen) -> None:
        """Another one than the window stands on, if there is one."""
        found = [screen for screen in QGuiApplication.screens() if screen is not desk]
        self._screen = found[0] if found else desk

    def choose_next(self) -> bool:
        """The next of several; False: there is but one."""
        screens = QGuiApplication.screens()
        if len(screens) < 2:
            return False
        self._screen = screens[(screens.index(self.screen) + 1) % len(screens)]
        return True

    def _goes(self, screen: QScreen) -> None:
        """It is deleted next, and must not be touched again."""
        if screen is self._screen:
            self._screen = None
        self._lost = True
        self._settling.start()

    def _comes(self, screen: QScreen) -> None:
        """A projector was plugged in: the hall's picture goes there."""
        self._screen, self._lost = screen, False
        self._settling.start()

    def _settled(self) -> None:
        lost, self._lost = self._lost, False
        self.changed.emit(lost)
