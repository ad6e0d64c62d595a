"""What the program remembers of a person between two starts: one table, one ini file.

A value that is missing or garbled reads as its default: a damaged file never
keeps the program from starting.
"""

import os
from pathlib import Path
from typing import Final

from msgspec import Struct
from platformdirs import user_config_dir
from PySide6.QtCore import QByteArray, QLockFile, QSettings

FOLDER_VARIABLE = "BACKPROP_STUDIO_CONFIG"
RECENT_FILES = 10
LOCK_PATIENCE = 200  # ms


class Setting(Struct, frozen=True):
    """One remembered thing; `choices` limits a text to what the program knows."""

    key: str
    default: bool | str | bytes
    choices: tuple[str, ...] = ()


THEME: Final = Setting("look/theme", "system", ("system", "light", "dark"))
CONTRAST: Final = Setting("look/contrast", "system", ("system", "usual", "high"))
MOTION: Final = Setting("look/motion", "system", ("system", "full", "reduced"))
PALETTE: Final = Setting("look/palette", "safe", ("safe", "classic"))
DIGITS: Final = Setting("look/digits", "4", ("4", "5", "6", "7", "8"))
MARK: Final = Setting("look/decimal_mark", "system", ("system", "point", "comma"))
TEXT_SCALE: Final = Setting("look/text_scale", "100", ("100", "110", "125", "150", "175", "200"))
LANGUAGE: Final = Setting("look/language", "system", ("system", "en", "de"))
# How names are written; "document" leaves it to whoever made the experiment.
WEIGHTS: Final = Setting("notation/weights", "document", ("document", "letters", "indexed"))
HIDDEN: Final = Setting("notation/hidden", "document", ("document", "h", "a"))
RATE_SIGN: Final = Setting("notation/learning_rate", "document", ("document", "eta", "alpha"))
SQUARED_ERROR: Final = Setting(
    "notation/squared_error", "document", ("document", "half_squared_error", "mse")
)
GEOMETRY: Final = Setting("window/geometry", b"")
COLUMNS: Final = Setting("window/columns", b"")
MIDDLE: Final = Setting("window/middle", b"")
RIGHT: Final = Setting("window/right", b"")
LANDSCAPE: Final = Setting("window/landscape", "")
RIGHT_VIEWS: Final = Setting("window/right_views", "")
LOWER_VIEWS: Final = Setting("window/lower_views", "")
LOWER_OPEN: Final = Setting("window/lower_open", True)
HIDDEN_VIEWS: Final = Setting("window/hidden_views", "")
SPEED: Final = Setting("transport/speed", "12")
MOVE_PACE: Final = Setting("transport/move_pace", "1", ("0.25", "0.5", "1", "2", "4"))
FOLD_OPEN: Final = Setting("panel/fold_open", False)
FIRST_MINUTE_DONE: Final = Setting("first_minute/done", False)
LAST_FOLDER: Final = Setting("files/last_folder", "")
_RECENT: Final = Setting("files/recent", "")


class Settings:
    """The table above, kept in `folder` (or the user's configuration folder)."""

    def __init__(self, folder: Path | None = None) -> None:
        if folder is None:
            folder = Path(os.environ.get(FOLDER_VARIABLE) or user_config_dir("backprop-studio"))
        self.folder = folder
        self._store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)

    def flag(self, setting: Setting) -> bool:
        """A yes or no."""
        raw = self._raw(setting)
        return bool(setting.default) if raw not in ("true", "false") else raw == "true"

    def text(self, setting: Setting) -> str:
        """A text, one of the choices where there are any."""
        raw = self._raw(setting)
        known = isinstance(raw, str) and (not setting.choices or raw in setting.choices)
        return str(raw) if known else str(setting.default)

    def data(self, setting: Setting) -> QByteArray:
        """Bytes such as Qt's saved geometries; empty when there are none."""
        raw = self._raw(setting)
        if not isinstance(raw, str):
            return QByteArray()
        return QByteArray.fromBase64(QByteArray(raw.encode("utf-8", "replace")))

    def set(self, setting: Setting, value: bool | str | QByteArray) -> None:
        """Remember `value`."""
        if isinstance(value, bool):
            text = "true" if value else "false"
        elif isinstance(value, QByteArray):
            text = bytes(value.toBase64().data()).decode("ascii")
        else:
            text = value
        self._store.setValue(setting.key, text)

    def recent_files(self) -> tuple[Path, ...]:
        """Documents opened or saved lately, newest first; those gone are left out."""
        lines = self.text(_RECENT).split("|")
        return tuple(path for path in map(Path, filter(None, lines)) if _is_file(path))

    def remember_file(self, path: Path) -> None:
        """Put `path` first among the recent ones, those of other windows included."""
        lock = QLockFile(str(self.folder / "settings.recent.lock"))
        lock.tryLock(LOCK_PATIENCE)  # where it cannot be had, an entry may be lost, no more
        self._store.sync()
        others = [known for known in self.recent_files() if known != path]
        self.set(_RECENT, "|".join(str(known) for known in [path, *others][:RECENT_FILES]))
        self._store.sync()
        lock.unlock()

    def save(self) -> None:
        """Write to disk now."""
        self._store.sync()

    def _raw(self, setting: Setting) -> object:
        value = self._store.value(setting.key)
        return value.strip() if isinstance(value, str) else value


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name the file system cannot hold
        return False
