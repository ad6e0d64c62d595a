"""Keeps the document every few seconds in which something changed; a crash then loses little."""

from functools import partial

import msgspec
from PySide6.QtCore import QObject, QTimer

from backprop_studio.document.document import Document
from backprop_studio.document.recovery import RecoveryFolder
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.beside import Beside
from backprop_studio.ui.run_control import RunControl

EVERY = 5000  # ms
OLD = (-1, -1, -1)  # what stands in the file, if anything, is of an earlier time


class Autosave(QObject):
    """Looks `EVERY` so often as long as pictures arrive, and rests with the program.

    The document of a lesson, or whatever else is only visited, is not kept: what was kept
    before the visit stays.
    """

    def __init__(
        self,
        document: Document,
        run: RunControl,
        folder: RecoveryFolder,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._document, self._run, self._folder = document, run, folder
        self._kept: tuple[int, int, int] | None = None  # what stands in the file
        self._asked: tuple[int, tuple[int, int, int]] | None = None
        self._writing: Beside | None = None
        self._has_warned = False
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(EVERY)
        self._clock.timeout.connect(self.look)
        run.arrived.connect(self._arrived)
        document.state_changed.connect(self._state_changed)

    def look(self) -> None:
        """Keep what is new and unsaved. An answer that has not come by now never will: another
        question came before it was given."""
        snapshot, document = self._run.snapshot, self._document
        if snapshot is None or self._writing is not None or document.is_visiting:
            return
        if not document.dirty:
            self._forget()
            return
        now = (document.revision, snapshot.parameters_revision, snapshot.last_iteration)
        if now != self._kept:
            self._asked = self._run.ask_state(here=False), now

    def _arrived(self, snapshot: Snapshot) -> None:
        if not self._clock.isActive():
            self._clock.start()
        if self._asked is None or snapshot.saved is None or self._writing is not None:
            return
        token, experiment, state = snapshot.saved
        if token != self._asked[0]:
            return
        self._kept = self._asked[1]
        whole = msgspec.structs.replace(experiment, state=state)
        self._writing = Beside(partial(self._folder.keep, whole, self._document.path))
        self._writing.done.connect(self._written)
        self._writing.start()

    def _written(self, problem: str) -> None:
        self._writing = self._asked = None
        if problem:  # a full disk, say, is not worth a dialog: it is tried again in a while
            self._kept = OLD
            self._warn(problem)
        else:
            self._has_warned = False
        if not self._document.dirty:  # saved or closed meanwhile
            self._forget()

    def _warn(self, problem: str) -> None:
        """Once, until it goes well again."""
        if not self._has_warned:
            self._has_warned = True
            sentence = self.tr("A crash would lose unsaved work, for it cannot be kept: {problem}.")
            self._run.said.emit(sentence.format(problem=problem))

    def _state_changed(self) -> None:
        if not self._document.dirty and not self._document.is_visiting and self._writing is None:
            self._forget()

    def _forget(self) -> None:
        if self._kept is not None:
            self._kept = None
            self._folder.forget()
