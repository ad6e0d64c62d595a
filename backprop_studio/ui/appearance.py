"""How everything looks, is written and speaks: as the system has it, or as a person chose."""

from collections.abc import Iterable

from msgspec import convert
from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from backprop_studio import settings as kept
from backprop_studio.experiment.notation import Preferred, use_notation
from backprop_studio.experiment.numbers import (
    COMMA,
    MOST_DIGITS,
    POINT,
    USUAL_DIGITS,
    Mark,
    use_digits,
    use_mark,
)
from backprop_studio.palette import palette
from backprop_studio.settings import Setting, Settings
from backprop_studio.stylesheet import stylesheet
from backprop_studio.theme import Theme, classic, themed
from backprop_studio.ui.dressing import Dressing
from backprop_studio.ui.language import language_wanted, mark_of, speak
from backprop_studio.ui.system_look import prefers_contrast, prefers_rest
from backprop_studio.ui.tight import TIGHT

AS_DOCUMENT = "document"
RATE_SIGNS = {"eta": "η", "alpha": "α"}
MARKS: dict[str, Mark] = {"point": POINT, "comma": COMMA}


class Appearance(QObject):
    """Dresses the application; `changed(Theme)` tells the views, `dressing` that it begins (True)
    and ends: Qt then sends every widget dozens of events, and who listens to all of them waits."""

    changed = Signal(object)
    dressing = Signal(bool)

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        language = language_wanted(settings)
        speak(language)  # before anything is built that says something
        self._usual_mark = mark_of(language, chosen=settings.text(kept.LANGUAGE) != "system")
        self._dressing = Dressing(self)
        self._hall_scale = 1.0
        self._given_way: set[str] = set()  # to these: in them the document's notation holds
        # Kept: where their wrappers go, PySide takes what they wrap for deleted.
        self._hints = QGuiApplication.styleHints()
        self._access = self._hints.accessibility()
        self.theme: Theme = self._wanted()
        # Before anything is built: what Qt styles without a font of its own keeps its first one.
        QApplication.setFont(self.theme.font())
        self._hints.colorSchemeChanged.connect(self._system_changed)
        self._access.contrastPreferenceChanged.connect(self._system_changed)

    def apply(self) -> None:
        """Digits, decimal mark, notation, palette, style sheet and font of the application."""
        use_digits(self.theme.digits)
        use_mark(self.theme.mark)
        use_notation(_preferred(self.theme.notation))
        sheet = stylesheet(self.theme) + TIGHT
        self.dressing.emit(True)
        self._dressing.dress(sheet, self.theme.font(), palette(self.theme))
        self.changed.emit(self.theme)
        self.dressing.emit(False)

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
        """Every type size and line so many times as large, for the hall; not remembered.
        1: as large as at the desk."""
        self._hall_scale = scale
        self._take()

    def chosen(self, setting: Setting) -> str:
        """What a person has chosen of `setting`, or its default."""
        return self._settings.text(setting)

    def choose(self, setting: Setting, value: str) -> None:
        """Take this of the setting's choices; remembered."""
        self._settings.set(setting, value)
        self._take()

    def restore(self, settings: Iterable[Setting]) -> None:
        """These as at first; remembered."""
        for setting in settings:
            self._settings.set(setting, str(setting.default))
        self._take()

    def give_way(self, where: str, gives_way: bool) -> None:
        """While a lesson or the quiz speaks of w₁ and h₁, names are as their documents have
        them."""
        if gives_way:
            self._given_way.add(where)
        else:
            self._given_way.discard(where)
        self._take()

    @property
    def is_classic(self) -> bool:
        """Whether the classic colours are on."""
        return self._settings.text(kept.PALETTE) == "classic"

    def _wanted(self) -> Theme:
        in_hall = self._hall_scale > 1.0
        choice = self._settings.text(kept.THEME)
        if choice == "system":
            scheme = self._hints.colorScheme()
            # In the hall not by itself: a projector shows black as grey.
            dark = scheme == Qt.ColorScheme.Dark and not in_hall
            choice = "dark" if dark else "light"
        contrast, motion = self._settings.text(kept.CONTRAST), self._settings.text(kept.MOTION)
        strong = prefers_contrast(self._access) if contrast == "system" else contrast == "high"
        still = prefers_rest() if motion == "system" else motion == "reduced"
        digits = int(self._settings.text(kept.DIGITS))
        theme = themed(choice == "dark", strong)
        at_desk = int(self._settings.text(kept.TEXT_SCALE)) / 100
        theme = replace(
            theme,
            digits=digits,
            mark=MARKS.get(self._settings.text(kept.MARK), self._usual_mark),
            scale=self._hall_scale if in_hall else at_desk,
            in_hall=in_hall,
            still=still,
            notation=self._notation(),
        )
        return classic(theme) if self.is_classic else theme

    def _notation(self) -> tuple[str, ...]:
        """Weights, hidden units and learning rate, as they are wanted; empty: nothing is."""
        settings = (kept.WEIGHTS, kept.HIDDEN, kept.RATE_SIGN)
        wanted = tuple(self._settings.text(setting) for setting in settings)
        return () if self._given_way or set(wanted) == {AS_DOCUMENT} else wanted

    def _system_changed(self, _now: object) -> None:
        self._take()

    def _take(self) -> None:
        wanted = self._wanted()
        if wanted != self.theme:
            self.theme = wanted
            self.apply()


def _preferred(notation: tuple[str, ...]) -> Preferred:
    """`Theme.notation` as the names' own rule takes it."""
    if not notation:
        return Preferred()
    weights, hidden, rate = (None if wish == AS_DOCUMENT else wish for wish in notation)
    sign = None if rate is None else RATE_SIGNS[rate]
    return convert({"weights": weights, "hidden": hidden, "learning_rate": sign}, Preferred)
