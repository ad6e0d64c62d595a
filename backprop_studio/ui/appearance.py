"""Which theme is on, the system's or the one a person chose, and how many digits are shown."""

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from backprop_studio import settings as kept
from backprop_studio.experiment.numbers import MOST_DIGITS, USUAL_DIGITS, use_digits
from backprop_studio.settings import Settings
from backprop_studio.stylesheet import palette, stylesheet
from backprop_studio.theme import Theme, classic, themed
from backprop_studio.ui.system_look import prefers_contrast, prefers_rest


class Appearance(QObject):
    """Dresses the application; `changed(Theme)` tells the views."""

    changed = Signal(object)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._scale = 1.0
        # Kept: where their wrappers go, PySide takes what they wrap for deleted.
        self._hints = QGuiApplication.styleHints()
        self._access = self._hints.accessibility()
        self.theme: Theme = self._wanted()
        self._hints.colorSchemeChanged.connect(self._system_changed)
        self._access.contrastPreferenceChanged.connect(self._system_changed)

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

    def set_strong(self, strong: bool) -> None:
        """High contrast, light or dark; remembered."""
        self._settings.set(kept.CONTRAST, "high" if strong else "usual")
        self._take()

    def set_still(self, still: bool) -> None:
        """Nothing moves by itself; remembered."""
        self._settings.set(kept.MOTION, "reduced" if still else "full")
        self._take()

    def follow_system(self) -> None:
        """Light or dark, contrast and motion as the system has them."""
        for setting in (kept.THEME, kept.CONTRAST, kept.MOTION):
            self._settings.set(setting, "system")
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
            scheme = self._hints.colorScheme()
            in_hall = self._scale > 1.0  # where a projector shows black as grey
            dark = scheme == Qt.ColorScheme.Dark and not in_hall
            choice = "dark" if dark else "light"
        contrast, motion = self._settings.text(kept.CONTRAST), self._settings.text(kept.MOTION)
        strong = prefers_contrast(self._access) if contrast == "system" else contrast == "high"
        still = prefers_rest() if motion == "system" else motion == "reduced"
        digits = int(self._settings.text(kept.DIGITS))
        theme = themed(choice == "dark", strong)
        theme = replace(theme, digits=digits, scale=self._scale, still=still)
        return classic(theme) if self.is_classic else theme

    def _system_changed(self, _now: object) -> None:
        self._take()

    def _take(self) -> None:
        wanted = self._wanted()
        if wanted != self.theme:
            self.theme = wanted
            self.apply()
