"""The actions of the lecture: what carries them out is loaded when somebody asks for it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backprop_studio.training.messages import Snapshot
from backprop_studio.training.quantity import Quantity
from backprop_studio.ui.document_files import LECTURE_SUFFIX

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow
    from backprop_studio.ui.presenting.guessing import Guessing
    from backprop_studio.ui.presenting.lecture_book import LectureBook
    from backprop_studio.ui.presenting.lecture_desk import LectureDesk
    from backprop_studio.ui.presenting.lecture_keeping import LectureKeeping
    from backprop_studio.ui.presenting.lecture_script import LectureScript
    from backprop_studio.ui.presenting.presenting import Presenting


class LectureEntries(QObject):
    """Belongs to one window; whoever never lectures never waits for it. `changed` when a lecture
    is walked or left, and when the one that is open has been edited or saved."""

    changed = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._presenting: Presenting | None = None
        self._guessing: Guessing | None = None
        self._book: LectureBook | None = None
        self._desk: LectureDesk | None = None
        self._recovery: Path | None = None  # where a lecture that is being built is kept
        self._keeping: LectureKeeping | None = None

    def connect_actions(self) -> None:
        """Give the actions of the lecture something to do."""
        from backprop_studio.ui.presenting.keys import HALL_ACTIONS

        actions = self._window.actions_by_name
        actions["present"].toggled.connect(self._set_on)
        slots: dict[str, Callable[[], None]] = {
            "hall_next": self._next,
            "hall_previous": self._previous,
            "blank": self._blank,
            "wipe": self._wipe,
            "hall_screen": self._change_screen,
            "leave_hall": self._leave,
            "add_moment": self._add_moment,
            "lecture_desk": self.show_desk,
            "open_lecture": self._open_lecture,
            "cover": partial(self._cover, "value"),
            "cover_gradient": partial(self._cover, "gradient"),
            "reveal": self._reveal,
            "before": self._before,
            "enlarge": self._enlarge,
            "question": self._ask,
        }
        for name, slot in slots.items():
            actions[name].triggered.connect(slot)
        for name in ("cover_by_click", "enlarge_by_click"):
            actions[name].toggled.connect(partial(self._set_mode, name))
        self._window.files.lecture_given.connect(self._lecture_given)
        actions["ring"].toggled.connect(self._ring)
        actions["pen"].toggled.connect(self._pen)
        for name in HALL_ACTIONS:
            actions[name].setEnabled(False)

    @property
    def presenting(self) -> "Presenting":
        """The hall; made at the first call."""
        if self._presenting is None:
            from backprop_studio.ui.presenting.presenting import Presenting

            self._presenting = Presenting(self._window)
        return self._presenting

    @property
    def guessing(self) -> "Guessing":
        """Covers, ghost, question; made at the first call."""
        if self._guessing is None:
            from backprop_studio.ui.presenting.guessing import Guessing

            self._guessing = Guessing(self._window)
        return self._guessing

    @property
    def covered(self) -> tuple[Quantity, ...]:
        """What is covered now."""
        return () if self._guessing is None else self._guessing.covers.quantities

    @property
    def book(self) -> "LectureBook":
        """The lecture that is open; made at the first call."""
        if self._book is None:
            from backprop_studio.ui.presenting.lecture_book import LectureBook

            self._book = LectureBook(self._window)
            self._book.script_changed.connect(self._script_changed)
            self._book.changed.connect(self._lecture_changed)
            self._keep()
        return self._book

    @property
    def walked(self) -> "LectureBook | None":
        """The lecture whose step stands in the window, if it is one."""
        return None if self._book is None or self._book.script is None else self._book

    def keep_in(self, folder: Path) -> None:
        """Lectures that are being built are kept there from now on; offer those that a program
        before this one left behind."""
        self._recovery = folder
        self._keep()
        if any(folder.glob(f"*{LECTURE_SUFFIX}")):  # else the lectures need not be loaded
            from backprop_studio.ui.presenting.lecture_keeping import offer

            offer(self._window, self.keeping)

    @property
    def keeping(self) -> "LectureKeeping":
        """What keeps the lecture. Only where `keep_in` has said where."""
        assert self.book is not None and self._keeping is not None
        return self._keeping

    def _keep(self) -> None:
        if self._book is not None and self._recovery is not None and self._keeping is None:
            from backprop_studio.ui.presenting.lecture_keeping import LectureKeeping

            self._keeping = LectureKeeping(self._book, self._recovery)

    def show_desk(self) -> None:
        """Where the lecture is put together."""
        if self._desk is None:
            from backprop_studio.ui.presenting.lecture_desk import LectureDesk

            self._desk = LectureDesk(self._window, self.book)
        self._desk.show()
        self._desk.activateWindow()

    def may_close(self) -> bool:
        """Whether the program may end; asks about an unsaved lecture, and leaves it."""
        if self._book is None:
            return True
        if not self._book.may_go_on():
            return False
        self._book.leave()
        return True

    def _script_changed(self, script: "LectureScript | None") -> None:
        self.presenting.follow(script)
        for name in ("hall_next", "hall_previous"):
            self._window.actions_by_name[name].setEnabled(script is not None or self.is_on)
        self.changed.emit()

    def _lecture_changed(self) -> None:
        if self.walked is not None:
            self.presenting.show_step()
        self.changed.emit()

    def _add_moment(self) -> None:
        self.book.add_moment()

    def _open_lecture(self) -> None:
        self.book.ask_open()

    def _lecture_given(self, path: Path) -> None:
        self.book.open(path)

    def shown(self, snapshot: Snapshot) -> Snapshot:
        """What views may see of a snapshot: not what is covered."""
        return snapshot if self._guessing is None else self._guessing.covers.shown(snapshot)

    def shown_earlier(self, snapshot: Snapshot) -> Snapshot:
        """The same of an earlier one."""
        return snapshot if self._guessing is None else self._guessing.covers.without(snapshot)

    def put_away(self) -> bool:
        """What lies over the views goes; False: there was nothing."""
        return self._guessing is not None and self._guessing.put_away()

    def _cover(self, kind: str) -> None:
        self.guessing.cover(kind)

    def _reveal(self) -> None:
        self.guessing.covers.reveal()

    def _before(self) -> None:
        self.guessing.before.toggle()

    def _enlarge(self) -> None:
        self.guessing.enlarge()

    def _ask(self) -> None:
        self.guessing.ask()

    def _set_mode(self, name: str, on: bool) -> None:
        self.guessing.set_mode(name, on)

    @property
    def is_on(self) -> bool:
        """Whether the window is in the hall."""
        return self._presenting is not None and self._presenting.is_on

    def end(self) -> None:
        """The program ends: lecture, "what if" and hall are left before the window goes."""
        if self._book is not None:
            self._book.leave()
        if self._guessing is not None:
            self._guessing.before.go_back()
        self.leave()

    def leave(self) -> bool:
        """Back to the desk; False: it was there."""
        was_on = self.is_on
        if was_on:
            self.presenting.set_on(False)
        return was_on

    def _set_on(self, on: bool) -> None:
        self.presenting.set_on(on)

    def _leave(self) -> None:
        if not self.put_away():
            self.leave()

    def _next(self) -> None:
        self.presenting.next()

    def _previous(self) -> None:
        self.presenting.previous()

    def _blank(self) -> None:
        self.presenting.blank()

    def _wipe(self) -> None:
        self.presenting.wipe()

    def _change_screen(self) -> None:
        self.presenting.change_screen()

    def _ring(self, on: bool) -> None:
        self.presenting.set_ring(on)

    def _pen(self, on: bool) -> None:
        self.presenting.set_pen(on)
