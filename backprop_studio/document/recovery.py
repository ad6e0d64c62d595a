"""What a program that ended badly leaves behind: its document, as of a few seconds before.

Every running program keeps one file of a kind in a folder they share, and a lock on it. A file
whose program is gone was left behind, and may be opened again. Where the folder cannot be
written, nothing is kept, and the program works all the same.
"""

import contextlib
import os
import secrets
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

from msgspec import Struct
from PySide6.QtCore import QLockFile

from backprop_studio.experiment import storage
from backprop_studio.experiment.model import Experiment
from backprop_studio.ordinary_file import read_at_most

SUFFIX, LOCK, ORIGIN = ".backprop", ".lock", ".origin"
LONGEST_PATH = 100_000  # bytes
DAY = 86_400.0  # s

Content = TypeVar("Content")


class LeftBehind(Struct, frozen=True):
    """A document that nobody closed: the `file` it is kept in, the `origin` it was opened from
    or saved to, and when it was kept."""

    file: Path
    origin: Path | None
    kept_at: datetime


class Place(Generic[Content]):
    """One running program's place in `folder`, for one kind of file, which `suffix` tells and
    which is written by `save` and read by `load`."""

    def __init__(
        self,
        folder: Path,
        suffix: str,
        save: Callable[[Content, Path], object],
        load: Callable[[Path], Content],
    ) -> None:
        self.folder, self._suffix, self._save, self._load = folder, suffix, save, load
        self.file = folder / f"{os.getpid()}-{secrets.token_hex(4)}{suffix}"
        self._lock = _lock_of(self.file)
        self._is_mine = False

    def begin(self) -> None:
        """Take the place; without the right to write there, do without."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._is_mine = self._lock.tryLock(0)
            self._sweep()

    def _sweep(self) -> None:
        """What was half written when a program was killed is of no use to anybody."""
        for part in self.folder.glob(".*.part"):
            if time.time() - part.stat().st_mtime > DAY:
                part.unlink(missing_ok=True)

    def keep(self, content: Content, origin: Path | None) -> None:
        """Write it, whole or not at all. Raises OSError."""
        if not self._is_mine:
            return
        self._save(content, self.file)
        beside = self.file.with_suffix(ORIGIN)
        if origin is None:
            beside.unlink(missing_ok=True)
        else:
            beside.write_text(str(origin), encoding="utf-8")

    def forget(self) -> None:
        """Nothing is unsaved: nothing needs to be kept."""
        if self._is_mine:
            _remove(self.file)

    def end(self, keep: bool = False) -> None:
        """The program ends; `keep` what nobody could be asked about."""
        if not keep:
            self.forget()
        self._is_mine = False
        self._lock.unlock()

    def left_behind(self) -> list[LeftBehind]:
        """What programs that are gone had there, newest first."""
        found = []
        with contextlib.suppress(OSError):
            for file in self.folder.glob(f"*{self._suffix}"):
                lock = _lock_of(file)
                if file != self.file and lock.tryLock(0):
                    with contextlib.suppress(OSError):  # another program was quicker to take it
                        found.append(_described(file))
                    lock.unlock()
        return sorted(found, key=lambda left: left.kept_at, reverse=True)

    def take(self, left: LeftBehind) -> Content:
        """What was kept, which is this program's from now on. Raises Refused if it cannot be
        read; then it stays where it is."""
        content = self._load(left.file)
        with contextlib.suppress(OSError):
            self.keep(content, left.origin)
            if self._is_mine:
                _remove(left.file)
        return content

    def discard(self, left: LeftBehind) -> None:
        """The person does not want it."""
        _remove(left.file)


class RecoveryFolder(Place[Experiment]):
    """The place of the document."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, SUFFIX, storage.save, storage.load)


def _lock_of(file: Path) -> QLockFile:
    lock = QLockFile(str(file.with_suffix(LOCK)))
    lock.setStaleLockTime(0)  # it is held as long as its process lives, however long that is
    return lock


def _described(file: Path) -> LeftBehind:
    beside = file.with_suffix(ORIGIN)
    origin = None
    with contextlib.suppress(OSError, ValueError):  # it was not saved yet, or this is garbled
        text = read_at_most(beside, LONGEST_PATH).decode("utf-8")
        origin = Path(text) if text.isprintable() and text else None
    return LeftBehind(file, origin, datetime.fromtimestamp(file.stat().st_mtime))


def _remove(file: Path) -> None:
    with contextlib.suppress(OSError):
        for path in (file, file.with_suffix(ORIGIN)):
            path.unlink(missing_ok=True)
