"""Which language the window speaks: the one chosen in the settings, else the system's.

English is in the sources; another one is a file of `resources/translations`, made by
`packaging/translations.py`. What Qt itself says (buttons of dialogs, names of keys) comes from
Qt's own files.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from backprop_studio import settings as kept
from backprop_studio.assets import resource
from backprop_studio.experiment.numbers import COMMA, POINT, Mark
from backprop_studio.settings import Settings

ENGLISH: Final = "en"


def language_wanted(settings: Settings) -> str:
    """`en`, `de` …: the first of the system's languages that there is, where none is chosen."""
    chosen = settings.text(kept.LANGUAGE)
    if chosen != "system":
        return chosen
    known = kept.LANGUAGE.choices
    spoken = (name.partition("-")[0] for name in QLocale.system().uiLanguages())
    return next((language for language in spoken if language in known), ENGLISH)


def mark_of(language: str, chosen: bool) -> Mark:
    """What stands before decimals: as the system has it, unless a person has `chosen` a language
    that is not the system's."""
    system = QLocale.system()
    if chosen and system.name().partition("_")[0] != language:
        system = QLocale(language)
    return COMMA if system.decimalPoint() == COMMA else POINT


def speak(language: str) -> tuple[QTranslator, ...]:
    """Let the application speak `language` in all that is said from now on. Returns what says
    it, the own words last; nothing for English."""
    application = QCoreApplication.instance()
    if language == ENGLISH or application is None:
        return ()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    files = (
        f"{folder}/qtbase_{language}.qm",
        str(resource(f"translations/backprop-studio_{language}.qm")),
    )
    translators = []
    for file in files:
        translator = QTranslator(application)
        if translator.load(file):  # where one is missing, English is spoken in its place
            application.installTranslator(translator)
            translators.append(translator)
    return tuple(translators)
