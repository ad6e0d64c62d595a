"""What the actions of the look do: colours, digits, full screen, and which views show."""

from functools import partial
from math import pi
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from backprop_studio.experiment.numbers import MOST_DIGITS, USUAL_DIGITS, format_number
from backprop_studio.theme import Theme
from backprop_studio.ui.views import TITLES

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow


class Looking(QObject):
    """Belongs to one window; keeps the actions checked as the window looks."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def connect_actions(self) -> None:
        """Once, when the window has its appearance and its workspace."""
        window, actions = self._window, self._window.actions_by_name
        slots = {
            "theme": window.appearance.toggle,
            "more_digits": partial(self._change_digits, 1),
            "fewer_digits": partial(self._change_digits, -1),
        }
        for name, slot in slots.items():
            actions[name].triggered.connect(slot)
        actions["blame"].toggled.connect(self._show_blame)
        actions["classic"].setChecked(window.appearance.is_classic)
        actions["classic"].toggled.connect(window.appearance.set_classic)
        actions["high_contrast"].triggered.connect(window.appearance.set_strong)
        actions["less_motion"].triggered.connect(window.appearance.set_still)
        actions["system_look"].triggered.connect(window.appearance.follow_system)
        window.appearance.changed.connect(self._show_look)
        self._show_look(window.appearance.theme)
        actions["full_screen"].toggled.connect(self._full_screen)
        for key in TITLES:
            for kind, slot in (("show", self._show_view), ("maximize", self._maximize)):
                action = actions.get(f"{kind}_{key}")
                if action is not None:
                    action.triggered.connect(partial(slot, key))
        window.workspace.changed.connect(self._show_views)
        self._show_views()

    def fill_digits(self, menu: QMenu) -> None:
        """How many significant digits every number has: 4 to 8."""
        appearance, group = self._window.appearance, QActionGroup(menu)
        for digits in range(USUAL_DIGITS, MOST_DIGITS + 1):
            example = format_number(pi, digits=digits)
            entry = menu.addAction(
                self.tr("{digits}: {example}").format(digits=digits, example=example)
            )
            entry.setCheckable(True)
            entry.setChecked(digits == appearance.theme.digits)
            entry.triggered.connect(partial(self._set_digits, digits))
            group.addAction(entry)

    def _set_digits(self, digits: int) -> None:
        self._window.appearance.set_digits(digits)

    def _change_digits(self, by: int) -> None:
        self._set_digits(self._window.appearance.theme.digits + by)

    def _show_look(self, theme: Theme) -> None:
        actions = self._window.actions_by_name
        actions["high_contrast"].setChecked(theme.strong)
        actions["less_motion"].setChecked(theme.still)

    def _show_blame(self, on: bool) -> None:
        self._window.diagram.set_mode("blame" if on else "values")

    def _full_screen(self, whole: bool) -> None:
        states, full = self._window.windowState(), Qt.WindowState.WindowFullScreen
        self._window.setWindowState(states | full if whole else states & ~full)

    def _show_view(self, key: str) -> None:
        workspace = self._window.workspace
        workspace.show_view(key, not workspace.is_shown(key))

    def _maximize(self, key: str) -> None:
        self._window.workspace.maximize(key)

    def _show_views(self) -> None:
        actions, workspace = self._window.actions_by_name, self._window.workspace
        for key in TITLES:
            shown, whole = actions.get(f"show_{key}"), actions.get(f"maximize_{key}")
            if shown is not None:
                shown.setChecked(workspace.is_shown(key))
            if whole is not None:
                whole.setChecked(workspace.maximized == key)
