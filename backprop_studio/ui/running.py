"""What the actions of the run do: training, the moves of an iteration and their pace."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup

from backprop_studio.experiment.numbers import format_short
from backprop_studio.ui.move_player import PACES

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

# They end the moves being played; Play does by itself.
MOVED_BY_HAND = ("reset", "previous_move", "next_move", "iterate", "iterate_100", "epoch")


class Running(QObject):
    """Belongs to one window; fills the menu of paces when it opens."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def connect_actions(self) -> None:
        """Once, when the window has its run, its player and its transport."""
        window, run = self._window, self._window.run
        slots = {
            "play": self._play_or_pause,
            "faster_moves": partial(window.player.change_pace, 1),
            "slower_moves": partial(window.player.change_pace, -1),
            "reset": run.reset,
            "previous_move": run.previous_move,
            "next_move": run.next_move,
            "iterate": run.iterate,
            "iterate_100": run.iterate_100,
            "epoch": run.one_epoch,
            "faster": partial(window.transport.change_speed, 4),
            "slower": partial(window.transport.change_speed, -4),
        }
        actions = window.actions_by_name
        for name, slot in slots.items():
            actions[name].triggered.connect(slot)
        for name in MOVED_BY_HAND:
            actions[name].triggered.connect(window.player.give_way)
        actions["auto_moves"].toggled.connect(window.transport.show_moves_played)
        window.transport.paces.aboutToShow.connect(self._fill_paces)

    def _play_or_pause(self) -> None:
        """Train; pause what trains, or the moves that are being played."""
        if self._window.player.playing:
            self._window.player.give_way()
        else:
            self._window.run.play_or_pause()

    def _fill_paces(self) -> None:
        """How many moves a second."""
        menu, player = self._window.transport.paces, self._window.player
        menu.clear()
        group = QActionGroup(menu)
        for pace in PACES:
            text = self.tr("1 move a second") if pace == 1 else self.tr("{pace} moves a second")
            entry = menu.addAction(text.format(pace=format_short(pace)))
            entry.setCheckable(True)
            entry.setChecked(pace == player.pace)
            entry.triggered.connect(partial(player.set_pace, pace))
            group.addAction(entry)
