"""New, open, save: the document and its file, and the question before work is lost."""

from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMessageBox, QWidget

from backprop_studio import settings as kept
from backprop_studio.document.document import Document
from backprop_studio.experiment import storage
from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.problem import Refused
from backprop_studio.settings import Settings
from backprop_studio.training.commands import Pause, SaveState
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui import dialogs
from backprop_studio.ui.beside import Beside
from backprop_studio.ui.digits.fetching import DigitsFetching
from backprop_studio.ui.display import Display
from backprop_studio.ui.examples import OPENING, SUFFIX, example_path, is_shipped, translated
from backprop_studio.ui.in_words import in_words
from backprop_studio.ui.loss_convention import in_convention

LECTURE_SUFFIX = ".backprop-lecture"
TABLE_SUFFIXES = (".csv", ".tsv", ".tab", ".txt")


class _Saving(msgspec.Struct, frozen=True):
    """What is being saved: the question to the session and its number among all commands, the
    file, and how much had been done."""

    token: int
    command: int
    path: Path
    work: int


class DocumentFiles(QObject):
    """Opens and saves the document; `said` carries sentences for the person."""

    said = Signal(str)
    opened = Signal()
    lecture_given = Signal(object)  # Path: no document, but a lecture by its name
    table_given = Signal(object)  # Path: no document, but a table by its name
    about_to_ask = Signal()  # whatever is only visited can be left before

    def __init__(
        self, document: Document, display: Display, settings: Settings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document, self._display, self._settings = document, display, settings
        self._window = window
        self._token = 0
        self._waiting: _Saving | None = None
        self._write: Beside | None = None
        self._afterwards: object = None
        self._is_saved_first = False  # what `may_go_on` asked about, as the person wished
        self.fetching = DigitsFetching(display, window)
        self.fetching.said.connect(self.said)
        self.opened.connect(self._forget_saving)
        display.arrived.connect(self._arrived)

    # opening --------------------------------------------------------------------------------

    def new(self) -> None:
        """The opening example without a name: a place to begin."""
        self.ask_and(self._new)

    def _new(self) -> None:
        experiment = storage.load(example_path(OPENING))
        experiment = in_convention(experiment, self._settings.text(kept.SQUARED_ERROR))
        self._document.new(msgspec.structs.replace(experiment, title=self.tr("Untitled")))
        self.opened.emit()

    def open(self) -> None:
        """Ask which document, and open it."""
        path = dialogs.ask_open_path(self._window, self._settings.text(kept.LAST_FOLDER))
        if path is not None:
            self.open_path(path)

    def open_path(self, path: Path, ask: bool = True) -> None:
        """Open a document; one sentence if it is refused, and what was open stays."""
        if path.suffix.lower() == LECTURE_SUFFIX:
            self.lecture_given.emit(path)
            return
        if path.suffix.lower() in TABLE_SUFFIXES:
            self.table_given.emit(path)
            return
        if ask and not self.may_go_on():
            if self._is_saved_first:
                self._afterwards = path
            return
        try:
            experiment = storage.load(path)
            # Loaded here: it brings the engine along, which the window needs for nothing else.
            from backprop_studio.experiment.build import check

            check(experiment, path.parent)
        except Refused as problem:
            dialogs.show_problem(
                self._window,
                self.tr("{name} was not opened: {problem}").format(
                    name=path.name, problem=in_words(problem)
                ),
            )
            return
        self.fetching.before(experiment, partial(self._take, experiment, path))

    def _take(self, experiment: Experiment, path: Path) -> None:
        """All its rows are at hand."""
        self._document.new(experiment, path)
        if not is_shipped(path):
            self._remember(path)
        self.opened.emit()

    def take_unsaved(self, experiment: Experiment, path: Path | None) -> None:
        """Open what was not saved, by the name of the file it belongs to. Raises Refused."""
        from backprop_studio.experiment.build import check

        check(experiment, None if path is None else path.parent)
        self.fetching.before(experiment, partial(self._take_over, experiment, path))

    def _take_over(self, experiment: Experiment, path: Path | None) -> None:
        self._document.new(experiment, path)
        self._document.mark_trained()
        self.opened.emit()

    def _remember(self, path: Path) -> None:
        self._settings.remember_file(path)
        self._settings.set(kept.LAST_FOLDER, str(path.parent))

    def ask_and(self, go_on: object) -> None:
        """Do it now, or once the unsaved work is saved; not at all if the person cancels."""
        if self.may_go_on():
            self._go(go_on)
        elif self._is_saved_first:
            self._afterwards = go_on

    def _go(self, go_on: object) -> None:
        if isinstance(go_on, Path):
            self.open_path(go_on, ask=False)
        elif callable(go_on):
            go_on()

    def may_go_on(self) -> bool:
        """Whether the present document may go; asks if work would be lost."""
        self.about_to_ask.emit()
        self._is_saved_first = False
        if not self._document.dirty:
            return True
        title = self._document.experiment.title or self.tr("Untitled")
        answer = dialogs.ask_about_unsaved(self._window, title)
        if answer == QMessageBox.StandardButton.Save:
            self._display.send(Pause())  # else there would be more to save afterwards
            asked = self._token
            self.save()
            self._is_saved_first = self._token != asked  # not if no name was given
            return False
        return answer == QMessageBox.StandardButton.Discard

    def close_after_saving(self) -> None:
        """The window was closed with Save: it closes when the file is written."""
        if self._is_saved_first:
            self._afterwards = self._window.close

    # saving ---------------------------------------------------------------------------------

    def save(self) -> None:
        """To its file; a shipped example or a new document is asked for a name."""
        path = self._document.path
        if path is None or is_shipped(path):
            self.save_as()
        else:
            self.save_to(path)

    def save_as(self) -> None:
        """Ask for a name, and save."""
        path = dialogs.ask_save_path(self._window, self._suggested())
        if path is not None:
            self.save_to(path)

    def _suggested(self) -> Path:
        """Its own file; of a document that has none, one by its title."""
        path = self._document.path
        if path is not None and not is_shipped(path):
            return path
        name = translated(self._document.experiment.title) or self.tr("Untitled")
        safe = "".join(sign if sign.isalnum() or sign in " -_" else "-" for sign in name)
        return Path(self._settings.text(kept.LAST_FOLDER) or Path.home()) / f"{safe}{SUFFIX}"

    def save_to(self, path: Path) -> None:
        """Ask the session where it stands; the file is written when it has answered."""
        self._token += 1
        self._display.send(SaveState(self._token))
        self._waiting = _Saving(self._token, self._display.sent, path, self._document.work)

    def _forget_saving(self) -> None:
        """Another document is open: what is being saved is not its file."""
        self._waiting = None

    def _arrived(self, snapshot: Snapshot) -> None:
        saving = self._waiting
        if saving is None or self._write is not None or snapshot.answered < saving.command:
            return
        if snapshot.saved is None or snapshot.saved[0] != saving.token:
            self.save_to(saving.path)  # the answer to another's question has taken its place
            return
        _token, experiment, state = snapshot.saved
        whole = msgspec.structs.replace(experiment, state=state)
        self._write = Beside(partial(storage.save, whole, saving.path))
        self._write.done.connect(partial(self._written, saving, snapshot))
        self._write.start()

    def _written(self, saving: _Saving, then: Snapshot, problem: str) -> None:
        """`then` is what was seen with the answer."""
        waiting, self._waiting, self._write = self._waiting, None, None
        if problem:
            self._afterwards = None
            words = self.tr("{name} was not saved: {problem}.")
            dialogs.show_problem(self._window, words.format(name=saving.path, problem=problem))
        else:
            if waiting is not None:
                self._document.mark_saved(saving.path, saving.work)
                now = self._display.newest
                if now is not None and now.parameters_revision != then.parameters_revision:
                    self._document.mark_running()
            self._remember(saving.path)
            self.said.emit(self.tr("Saved as {name}.").format(name=saving.path.name))
        if waiting is not None and waiting != saving:  # asked for while this one was written
            self.save_to(waiting.path)
            return
        afterwards, self._afterwards = self._afterwards, None
        self._go(afterwards)


def dropped_document(event: QDropEvent) -> Path | None:
    """The one document or lecture among what is dragged over the window."""
    for url in event.mimeData().urls():
        if url.isLocalFile() and url.toLocalFile().lower().endswith((SUFFIX, LECTURE_SUFFIX)):
            return Path(url.toLocalFile())
    return None
