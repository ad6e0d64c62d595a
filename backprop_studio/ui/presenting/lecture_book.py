"""The lecture that is open: its steps, its file, whether it is saved, and its script."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox

from backprop_studio import settings as kept
from backprop_studio.experiment.problem import Refused
from backprop_studio.lectures import storage
from backprop_studio.lectures.lecture import MOST_STEPS, Lecture, Step
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui import dialogs
from backprop_studio.ui.actions import keys_of
from backprop_studio.ui.in_words import in_words
from backprop_studio.ui.presenting.lecture_script import LectureScript
from backprop_studio.ui.presenting.moments import moment
from backprop_studio.ui.presenting.needs import needs_digits

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow


class LectureBook(QObject):
    """Belongs to one window. `changed` after every edit, `discarded` when the person does not
    want what is unsaved, `script_changed` when a lecture is walked or left (the script, or None).
    """

    changed = Signal()
    discarded = Signal()
    script_changed = Signal(object)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.lecture = Lecture()
        self.path: Path | None = None
        self.dirty = False
        self.script: LectureScript | None = None
        self._token: int | None = None  # of the state asked for
        self._replaced: int | None = None  # the step that the moment takes the place of
        window.run.arrived.connect(self._arrived)
        window.files.about_to_ask.connect(self.leave)
        window.files.opened.connect(self._other_document)
        window.document.undo_stack.indexChanged.connect(self._undone)

    @property
    def name(self) -> str:
        """What it is called: by its title, else by its file."""
        return self.lecture.title or (self.path.stem if self.path else self.tr("Untitled"))

    # editing --------------------------------------------------------------------------------

    def set_lecture(self, lecture: Lecture, dirty: bool = True) -> None:
        """Another state of the list."""
        self.lecture, self.dirty = lecture, dirty
        if self.script is not None:
            self.script.renew(lecture)
        self.changed.emit()

    def set_step(self, number: int, step: Step) -> None:
        """Another step in place of one."""
        steps = list(self.lecture.steps)
        if 0 <= number < len(steps) and steps[number] != step:
            steps[number] = step
            self.set_lecture(replace(self.lecture, steps=tuple(steps)))

    def move(self, number: int, by: int) -> int:
        """A step up or down; returns where it stands now."""
        steps, wanted = list(self.lecture.steps), number + by
        if not (0 <= number < len(steps) and 0 <= wanted < len(steps)):
            return number
        steps.insert(wanted, steps.pop(number))
        self.set_lecture(replace(self.lecture, steps=tuple(steps)))
        return wanted

    def remove(self, number: int) -> None:
        """Without that step."""
        steps = list(self.lecture.steps)
        if 0 <= number < len(steps):
            del steps[number]
            self.set_lecture(replace(self.lecture, steps=tuple(steps)))

    def add_moment(self, instead: int | None = None) -> None:
        """The present moment as the last step, or in place of one."""
        if len(self.lecture.steps) >= MOST_STEPS:
            self._window.strip.say(self.tr("A lecture has at most 400 steps."))
            return
        self._replaced = instead
        self._token = self._window.run.ask_state()

    def _arrived(self, snapshot: Snapshot) -> None:
        if self._token is None or snapshot.saved is None or snapshot.saved[0] != self._token:
            return
        self._token = None
        steps = self.lecture.steps
        if self._replaced is not None and self._replaced < len(steps):
            old = steps[self._replaced]
            step = moment(self._window, snapshot, old.title)
            kept_words = replace(
                step, notes=old.notes, hidden_controls=old.hidden_controls, locked=old.locked
            )
            self.set_step(self._replaced, kept_words)
            return
        title = self._title(snapshot)
        step = moment(self._window, snapshot, title)
        self.set_lecture(replace(self.lecture, steps=(*steps, step)))
        said = self.tr("Step {n} of the lecture: {title}")
        self._window.strip.say(said.format(n=len(steps) + 1, title=title))

    def _title(self, snapshot: Snapshot) -> str:
        lessons = self._window.teaching
        if lessons.place is not None:
            return lessons.lessons.titles[lessons.lessons.number]
        name = self._window.document.experiment.title or self.tr("Untitled")
        if self._window.lecturing.is_on:  # in the hall the pair tells more than the moment
            script = self._window.lecturing.presenting.script
            if script.titles:
                name = f"{name}: {script.titles[script.number]}"
        if snapshot.move is not None:
            words = self.tr("{name}, iteration {n}, step {moves}")
            iteration, made = snapshot.iteration + 1, snapshot.moves.index(snapshot.move) + 1
            return words.format(name=name[:150], n=iteration, moves=made)
        if snapshot.iteration == 0:
            return name[:200]
        words = self.tr("{name}, iteration {n}")
        return words.format(name=name[:150], n=snapshot.iteration)

    # walking --------------------------------------------------------------------------------

    def begin(self, number: int = 0) -> bool:
        """Walk the lecture from that step on, one with digits when they have been read; False
        where there is none."""
        if not self.lecture.steps:
            return False
        fetching = self._window.files.fetching
        fetching.before_digits(needs_digits(self.lecture), partial(self._walk, number))
        return True

    def _walk(self, number: int) -> None:
        if not self.lecture.steps:  # removed while the digits were read
            return
        if self.script is None:
            self._window.first_minute.finish()
            self.script = LectureScript(self._window, self.lecture)
        if self.script.go(min(max(number, 0), len(self.lecture.steps) - 1)):
            self.script_changed.emit(self.script)

    def leave(self) -> None:
        """What was there before the lecture comes back."""
        self._end(bring_back=True)

    def _undone(self) -> None:
        """Undo back beyond the lecture's beginning ends it."""
        if self.script is not None and self.script.is_before():
            self._end(bring_back=False)

    def _other_document(self) -> None:
        self._end(bring_back=False)

    def _end(self, bring_back: bool) -> None:
        script, self.script = self.script, None
        if script is not None:
            script.leave(bring_back)
            self.script_changed.emit(None)

    # files ----------------------------------------------------------------------------------

    def open(self, path: Path) -> bool:
        """A lecture from its file; one sentence if it is refused, and what was open stays."""
        try:
            lecture = storage.load(path)
        except Refused as refused:
            words = self.tr("{name} was not opened: {problem}")
            dialogs.show_problem(
                self._window, words.format(name=path.name, problem=in_words(refused))
            )
            return False
        if not self.may_go_on():
            return False
        self.leave()
        self.path = path
        self._remember(path)
        self.set_lecture(lecture, dirty=False)
        self._say_opened()  # before it stands: what goes wrong then is said in its place
        self.begin()
        return True

    def _say_opened(self) -> None:
        """That a lecture is at hand, and how to go on: its first step looks like any document."""
        steps = len(self.lecture.steps)
        if steps == 0:
            words = self.tr("Lecture “{name}” is open and has no step yet: {add} adds this moment.")
        elif steps == 1:
            words = self.tr("Lecture “{name}” is open: {present} presents its one step.")
        else:
            words = self.tr(
                "Lecture “{name}” is open: {present} presents it, {next} walks its {n} steps."
            )
        actions = self._window.actions_by_name
        self._window.strip.say(
            words.format(
                name=self.name,
                n=steps,
                add=keys_of(actions["add_moment"]),
                present=keys_of(actions["present"]),
                next=keys_of(actions["hall_next"]),
            )
        )

    def take_unsaved(self, lecture: Lecture, origin: Path | None) -> None:
        """A lecture that was being built; it is still unsaved, and not walked."""
        if not self.may_go_on():
            return
        self.leave()
        self.path = origin
        self.set_lecture(lecture)

    def ask_open(self) -> bool:
        """Ask which lecture."""
        folder = self._window.settings.text(kept.LAST_FOLDER)
        name, _ = QFileDialog.getOpenFileName(
            self._window, self.tr("Open a lecture"), folder, self._filters()
        )
        return bool(name) and self.open(Path(name))

    def save(self) -> bool:
        """To its file; one sentence where that cannot be."""
        return self.save_as() if self.path is None else self._save_to(self.path)

    def _save_to(self, path: Path) -> bool:
        try:
            storage.save(self.lecture, path)
        except OSError as error:
            words = self.tr("{name} was not saved: {problem}.")
            dialogs.show_problem(
                self._window, words.format(name=path.name, problem=in_words(error))
            )
            return False
        self.path = path
        self._remember(path)
        self.set_lecture(self.lecture, dirty=False)
        self._window.strip.say(self.tr("Saved as {name}.").format(name=path.name))
        return True

    def _remember(self, path: Path) -> None:
        self._window.settings.remember_file(path)
        self._window.settings.set(kept.LAST_FOLDER, str(path.parent))

    def save_as(self) -> bool:
        """Ask for a name."""
        folder = Path(self._window.settings.text(kept.LAST_FOLDER) or Path.home())
        name = self.lecture.title or self.tr("Lecture")
        safe = "".join(sign if sign.isalnum() or sign in " -_" else "-" for sign in name)
        path = dialogs.ask_file(
            self._window,
            self.tr("Save the lecture"),
            folder / f"{safe}{storage.SUFFIX}",
            self._filters(),
            (storage.SUFFIX,),
        )
        return path is not None and self._save_to(path)

    def may_go_on(self) -> bool:
        """Whether the list may go; asks if work would be lost."""
        if not self.dirty or not self.lecture.steps:
            return True
        button = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self._window,
            "Backprop Studio",
            self.tr("The lecture has been changed since it was saved. Save it before going on?"),
            button.Save | button.Discard | button.Cancel,
        )
        if answer == button.Save:
            return self.save()
        if answer == button.Discard:
            self.discarded.emit()
        return answer == button.Discard

    def _filters(self) -> str:
        return self.tr("Lectures (*{suffix});;All files (*)").format(suffix=storage.SUFFIX)
