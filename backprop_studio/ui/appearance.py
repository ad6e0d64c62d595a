"""Which theme is on, the system's or the one a person chose, and how many digits are shown."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from backprop_studio import settings as kept
from backprop_studio.experiment.numbers import MOST_DIGITS, USUAL_DIGITS, use_digits
from backprop_studio.settings import Settings
from backprop_studio.stylesheet import palette, stylesheet
from backprop_studio.theme import DARK, LIGHT, Theme, classic


class Appearance(QObject):
    """Dresses the application; `changed(Theme)` tells the views."""

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._scale = 1.0
        self.theme: Theme = self._wanted()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._system_changed)

    def apply(self) -> None:
        """Digits, palette, style sheet and font of the whole application."""
        use_digits(self.theme.digits)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setFont(self.theme.font())
            application.setPalette(palette(self.theme))
            application.setStyleSheet(stylesheet(self.theme))
        self.changed.emit(self.theme)

    def toggle(self) -> None:
        """Light after dark, dark after light; remembered."""
        self._settings.set(kept.THEME, "light" if self.theme.dark else "dark")
        self._take()

    def set_classic(self, is_classic: bool) -> None:
        """The classic colours in place of the safe ones."""
        self._settings.set(kept.PALETTE, "classic" if is_classic else "safe")
        self._take()

    def set_digits(self, digits: int) -> None:
        """So many significant digits in every number, 4 to 8; remembered."""
        wanted = min(MOST_DIGITS, max(USUAL_DIGITS, digits))
        self._settings.set(kept.DIGITS, str(wanted))
        self._take()

    def set_scale(self, scale: float) -> None:
        """Every type size and line so many times as large, for the hall; not remembered."""
        self._scale = scale
        self._take()

    @property
    def is_classic(self) -> bool:
        """Whether the classic colours are on."""
        return self._settings.text(kept.PALETTE) == "classic"

    def _wanted(self) -> Theme:
        choice = self._settings.text(kept.THEME)
        if choice == "system":
            scheme = QGuiApplication.styleHints().colorScheme()
            choice = "dark" if scheme == Qt.ColorScheme.Dark else "light"
        digits = int(self._settings.text(kept.DIGITS))
        theme = replace(DARK if choice == "dark" else LIGHT, digits=digits, scale=self._scale)
        return classic(theme) if self.is_classic else theme

    def _system_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._take()

    def _take(self) -> None:
        wanted = self._wanted()
        if wanted != self.theme:
            self.theme = wanted
            self.apply()
