"""The actions of the lecture: what carries them out is loaded when somebody asks for it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow
    from backprop_studio.ui.presenting.presenting import Presenting


class LectureEntries(QObject):
    """Belongs to one window; whoever never lectures never waits for it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._presenting: Presenting | None = None

    def connect_actions(self) -> None:
        """Give the actions of the lecture something to do."""
        from backprop_studio.ui.presenting.keys import HALL_ACTIONS

        actions = self._window.actions_by_name
        actions["present"].toggled.connect(self._set_on)
        for name, slot in {
            "hall_next": self._next,
            "hall_previous": self._previous,
            "blank": self._blank,
            "wipe": self._wipe,
            "hall_screen": self._change_screen,
            "leave_hall": self._leave,
        }.items():
            actions[name].triggered.connect(slot)
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
    def is_on(self) -> bool:
        """Whether the window is in the hall."""
        return self._presenting is not None and self._presenting.is_on

    def leave(self) -> bool:
        """Back to the desk; False: it was there."""
        was_on = self.is_on
        if was_on:
            self.presenting.set_on(False)
        return was_on

    def _set_on(self, on: bool) -> None:
        self.presenting.set_on(on)

    def _leave(self) -> None:
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
