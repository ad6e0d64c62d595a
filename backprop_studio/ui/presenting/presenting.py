"""Present: in and out of the hall, the script walked by a clicker, ring, pen, curtain, console."""

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent

from backprop_studio.theme import Theme
from backprop_studio.ui.presenting.console import Console
from backprop_studio.ui.presenting.hall import Arrangement, Hall
from backprop_studio.ui.presenting.ink import Ink
from backprop_studio.ui.presenting.keys import HALL_ACTIONS
from backprop_studio.ui.presenting.lecture_script import LectureScript
from backprop_studio.ui.presenting.lesson_script import LessonScript
from backprop_studio.ui.presenting.line import HallLine
from backprop_studio.ui.presenting.overlays import Curtain, Echo, Ring
from backprop_studio.ui.presenting.screens import HallScreen
from backprop_studio.ui.presenting.script import FreeScript, Script

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

MOVE_KEYS = (";",)  # in the hall: the clicker's "." blanks the screen
BLANK_KEYS = ("B", ".")
WALKING = ("hall_next", "hall_previous")  # also at the desk, where a lecture is open
SILENT = frozenset((Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta))


class _Left(Struct, frozen=True):
    """How a step of the script stood when it was left by a step on."""

    number: int
    arrangement: Arrangement


class Presenting(QObject):
    """Belongs to one window. `changed` when the hall is entered or left, `stepped` when
    another step of the script stands."""

    changed = Signal()
    stepped = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.hall = Hall(window)
        self.curtain, self.ring, self.echo = Curtain(window), Ring(window), Echo(window)
        self.ink, self.line = Ink(window), HallLine(window)
        actions = window.actions_by_name
        self.console = Console(window, actions.values())
        self._free = FreeScript(window.workspace.is_available)
        self._script: Script = self._free
        self._prepared: LectureScript | None = None  # a lecture that is open
        self._left: list[_Left] = []
        self._screen = HallScreen(self)
        self._desk_keys = actions["next_move"].shortcuts()
        self.console.closed.connect(self.line.show)
        layout = window.centralWidget().layout()
        assert layout is not None
        layout.addWidget(self.line)
        window.appearance.changed.connect(self.set_theme)
        window.teaching.changed.connect(self._lesson_changed)
        self._find_script()
        self.set_theme(window.appearance.theme)
        self._screen.changed.connect(self._screens_changed)

    # in and out -----------------------------------------------------------------------------

    @property
    def is_on(self) -> bool:
        """Whether the window is in the hall."""
        return self.hall.is_on

    def set_on(self, on: bool) -> None:
        """Into the hall, or out of it; nothing but the way things are shown changes."""
        if on == self.is_on:
            return
        if on:
            self._enter()
        else:
            self._leave()
        self._window.actions_by_name["present"].setChecked(on)
        self.changed.emit()

    def _enter(self) -> None:
        window = self._window
        window.first_minute.finish()
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)
        self._keys(in_hall=True)
        self._left.clear()
        self._screen.choose_beside(window.screen())
        self.hall.enter(self._screen.screen)
        self.console.begin_time()
        self._place_console()
        self._compose()

    def _leave(self) -> None:
        window = self._window
        handle = window.windowHandle()
        if handle is not None:
            handle.removeEventFilter(self)
        self._keys(in_hall=False)
        self.curtain.set_drawn(False)
        self.ink.wipe()
        for name in ("ring", "pen"):
            window.actions_by_name[name].setChecked(False)
        self.echo.silence()
        self.console.put_away()
        self.hall.leave()
        self._show_at_desk()

    def _keys(self, in_hall: bool) -> None:
        """The clicker's keys work in the hall alone; "." means another thing at the desk."""
        actions = self._window.actions_by_name
        for name in HALL_ACTIONS:
            walks = self._prepared is not None and name in WALKING
            actions[name].setEnabled(in_hall or walks)
        moves = [QKeySequence(keys) for keys in MOVE_KEYS]
        actions["next_move"].setShortcuts(moves if in_hall else self._desk_keys)
        blank = [QKeySequence(keys) for keys in BLANK_KEYS]
        actions["blank"].setShortcuts(blank if in_hall else blank[:1])

    # the script -----------------------------------------------------------------------------

    @property
    def script(self) -> Script:
        """What PageDown and PageUp walk."""
        return self._script

    def follow(self, script: LectureScript | None) -> None:
        """A prepared lecture from now on; None: the lesson that is open, or composed pairs."""
        self._prepared = script
        self._find_script()
        self._show_at_desk()

    def _find_script(self) -> None:
        """A lecture before the pages of a lesson before the composed pairs."""
        if self._prepared is not None:
            self._take_script(self._prepared)
        elif not self._window.teaching.lesson_is_open:
            self._take_script(self._free)
        elif not isinstance(self._script, LessonScript):
            self._take_script(LessonScript(self._window))

    def _take_script(self, script: Script) -> None:
        if script is not self._script:
            self._script = script
            self._left.clear()
        if self.is_on:
            self._stand()

    def _lesson_changed(self) -> None:
        """Another page is open, and has shown its views."""
        self._find_script()
        if self.is_on and isinstance(self._script, LessonScript):
            self.hall.home_changed(self._window.workspace.hidden_keys)
            self._compose()

    def next(self) -> None:
        """One step on."""
        self.curtain.set_drawn(False)
        left = _Left(self._script.number, self.hall.arrangement())
        if self._script.next():
            self._left.append(left)
            self._stand()

    def previous(self) -> None:
        """One step back, where everything is as it was left."""
        self.curtain.set_drawn(False)
        if not self._script.previous():
            return
        self._stand()
        left = self._left.pop() if self._left else None
        if left is not None and left.number == self._script.number and self.is_on:
            self.hall.arrange(left.arrangement)

    def _stand(self) -> None:
        self.ink.wipe()
        if self.is_on:
            self._compose()
        self._show_at_desk()
        self.stepped.emit()

    def _compose(self) -> None:
        """The views of the step, and the words on it."""
        views = self._script.views
        if self._prepared is not None:
            self.hall.home_changed(self._prepared.hidden)
        if views is not None:
            self.hall.compose(views)
        self.show_step()

    def _show_at_desk(self) -> None:
        """The line of an open lecture stands there too: its steps look like any document."""
        if not self.is_on:
            self.line.setVisible(self._prepared is not None)
            self.show_step()

    def show_step(self) -> None:
        """Which step of the script stands, in the words it has now."""
        script, window = self._script, self._window
        self.line.show_step(script.number, script.titles)
        if self._prepared is not None and not self.is_on:
            actions = window.actions_by_name
            name = window.lecturing.book.name
            at_end = script.number + 1 >= len(script.titles)
            self.line.add_lecture(name, at_end, actions["hall_next"], actions["present"])
        self.console.show_step(script.number, script.titles, script.notes)

    # what lies over it ----------------------------------------------------------------------

    def blank(self) -> None:
        """Black, and back."""
        self.curtain.set_drawn(not self.curtain.isVisible())

    def set_ring(self, on: bool) -> None:
        """A ring around the pointer."""
        self.ring.move_to(self._window.mapFromGlobal(self._window.cursor().pos()))
        self.ring.setVisible(on)
        self.ring.raise_()

    def set_pen(self, on: bool) -> None:
        """The mouse draws."""
        self.ink.set_down(on)

    def wipe(self) -> None:
        """What was drawn is gone."""
        self.ink.wipe()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every key is echoed, the ring follows the mouse; both go on to where they belong."""
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self._echo(event)
        elif kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self.ring.move_to(event.position().toPoint())
        return False

    def _echo(self, event: QKeyEvent) -> None:
        if event.key() not in SILENT and not event.isAutoRepeat():
            self.echo.say(keys_pressed(event))

    def set_theme(self, theme: Theme) -> None:
        """Type and colours of all of it."""
        for part in (self.ring, self.echo, self.ink, self.line, self.console):
            part.set_theme(theme)

    # screens --------------------------------------------------------------------------------

    def change_screen(self) -> None:
        """The hall's picture goes to the next screen, the console to another."""
        if self.is_on and self._screen.choose_next():
            self._fill()

    def _fill(self) -> None:
        self.hall.fill(self._screen.screen)
        self._place_console()

    def _place_console(self) -> None:
        """On another screen, if there is one; else the line under the views."""
        others = self._screen.others
        self.line.setVisible(not others)
        if others:
            self.console.open_on(others[0])
            self._window.activateWindow()
        else:
            self.console.put_away()

    def _screens_changed(self, lost: bool) -> None:
        """The lecture goes on, on the screens there are now."""
        if not self.is_on:
            return
        self._fill()
        if lost:
            self._window.strip.say(self.tr("A screen is gone; the lecture goes on here."))


def keys_pressed(event: QKeyEvent) -> str:
    """`Page Down`, `Shift+C`: what was pressed, as keyboards name it."""
    names = QKeySequence(event.keyCombination())
    return names.toString(QKeySequence.SequenceFormat.NativeText)
