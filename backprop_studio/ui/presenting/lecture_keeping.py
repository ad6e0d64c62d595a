"""Keeps a lecture that is being built, as `ui.autosave` keeps the document, and offers one that
a program which ended badly left behind."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, QTimer

from backprop_studio.document.recovery import Place
from backprop_studio.lectures import storage
from backprop_studio.lectures.lecture import Lecture
from backprop_studio.ui.beside import Beside
from backprop_studio.ui.presenting.lecture_book import LectureBook
from backprop_studio.ui.recovery_offer import offer_each

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

SOON = 3000  # ms after a change
PATIENCE = 5000  # ms for a file that is being written while the program ends


class LectureRecovery(Place[Lecture]):
    """The place of the lecture, beside that of the document."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, storage.SUFFIX, storage.save, storage.load)


class LectureKeeping(QObject):
    """Belongs to a book: writes it a little after each change, and forgets it once it is saved
    or not wanted."""

    def __init__(self, book: LectureBook, folder: Path) -> None:
        super().__init__(book)
        self._book = book
        self.place = LectureRecovery(folder)
        self.place.begin()
        self._writing: Beside | None = None
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(SOON)
        self._clock.timeout.connect(self.look)
        book.changed.connect(self._changed)
        book.discarded.connect(self._discarded)
        application = QCoreApplication.instance()
        assert application is not None
        application.aboutToQuit.connect(self.end)

    @property
    def is_wanted(self) -> bool:
        """Whether there is anything that would be lost."""
        return self._book.dirty and bool(self._book.lecture.steps)

    def look(self) -> None:
        """Keep what is unsaved."""
        if not self.is_wanted:
            self._forget()
        elif self._writing is None:
            book = self._book
            self._writing = Beside(partial(self.place.keep, book.lecture, book.path))
            self._writing.done.connect(self._written)
            self._writing.start()
        else:
            self._clock.start()

    def _changed(self) -> None:
        if not self.is_wanted:
            self._forget()
        elif not self._clock.isActive():
            self._clock.start()

    def _discarded(self) -> None:
        """The person said so; should the program go on all the same, it is kept again."""
        self._forget()
        self._clock.start()

    def _written(self, problem: str) -> None:
        self._writing = None
        if problem:  # a full disk, say, is not worth a dialog: it is tried again in a while
            self._clock.start()
        if not self.is_wanted:  # saved meanwhile
            self._forget()

    def _forget(self) -> None:
        if self._writing is not None:
            QThreadPool.globalInstance().waitForDone(PATIENCE)
        self.place.forget()

    def end(self) -> None:
        """The program ends: what is still kept, nobody was asked about."""
        self._clock.stop()
        QThreadPool.globalInstance().waitForDone(PATIENCE)
        self.place.end(keep=True)


def offer(window: "MainWindow", keeping: LectureKeeping) -> None:
    """Ask about the lectures left behind."""
    nameless = QCoreApplication.translate("RecoveryOffer", "a lecture without a name")

    def show(lecture: Lecture, origin: Path | None) -> None:
        window.lecturing.book.take_unsaved(lecture, origin)
        window.lecturing.show_desk()

    offer_each(window, keeping.place, nameless, show)
