"""Predict, then reveal: covering, the ghost of before, one number enlarged, a question."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from backprop_studio.theme import Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.quantity import LOSS, Quantity
from backprop_studio.ui.presenting.before import Before
from backprop_studio.ui.presenting.covers import Covers
from backprop_studio.ui.presenting.enlarged import Enlarged
from backprop_studio.ui.presenting.picking import Picking, Purpose
from backprop_studio.ui.presenting.poll import Poll
from backprop_studio.ui.presenting.quantities import every, known, name_of, of_choice
from backprop_studio.ui.presenting.question_dialog import QuestionDialog

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

MODES: dict[str, Purpose] = {"cover_by_click": "cover", "enlarge_by_click": "enlarge"}


class Guessing(QObject):
    """Belongs to one window, at the desk and in the hall."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.covers, self.before = Covers(window), Before(window)
        self.enlarged, self.poll = Enlarged(window), Poll(window)
        self.picking = Picking(window)
        self.picking.picked.connect(self._picked)
        self.covers.changed.connect(self._say_covered)
        self.covers.changed.connect(window.lessons.asking.write_anew)
        self.before.changed.connect(self._say_before)
        window.run.arrived.connect(self._arrived)
        window.appearance.changed.connect(self.set_theme)
        self.set_theme(window.appearance.theme)

    # covering -------------------------------------------------------------------------------

    def cover(self, kind: str) -> None:
        """The value, gradient or sum of what the mouse points at, or else of what is chosen."""
        pointed = self.picking.under_pointer() if kind == "value" else None
        chosen = of_choice(self._window.selection.chosen, kind)
        self.covers.toggle(pointed or chosen)

    def set_mode(self, name: str, on: bool) -> None:
        """Clicks cover or enlarge, one at a time."""
        actions = self._window.actions_by_name
        for other in MODES.keys() - {name}:
            if on:
                actions[other].setChecked(False)
        self.picking.set_purpose(MODES[name] if on else None)

    def fill_menu(self, menu: QMenu) -> None:
        """Every quantity of the network, those covered with a tick."""
        menu.clear()
        snapshot = self._window.run.snapshot
        if snapshot is None:
            return
        for quantity in every(snapshot):
            entry = menu.addAction(name_of(snapshot, quantity))
            entry.setCheckable(True)
            entry.setChecked(quantity in self.covers.quantities)
            entry.triggered.connect(partial(self._toggle, quantity))

    def _toggle(self, quantity: Quantity) -> None:
        self.covers.toggle(quantity)

    def _picked(self, purpose: str, quantity: Quantity) -> None:
        if purpose == "cover":
            self.covers.toggle(quantity)
        else:
            self._enlarge(quantity)

    def _say_covered(self) -> None:
        snapshot = self._window.run.snapshot
        names = () if snapshot is None else known(snapshot, self.covers.quantities)
        if snapshot is None or not names:
            self._window.strip.say(self.tr("All is revealed."))
            return
        told = ", ".join(name_of(snapshot, quantity) for quantity in names)
        self._window.strip.say(self.tr("Covered: {names}. V reveals.").format(names=told))

    def _say_before(self, kept: bool) -> None:
        said = self.tr("What if …? The grey values are those of before; O goes back there.")
        self._window.strip.say(said if kept else self.tr("As it was before."))

    # enlarging ------------------------------------------------------------------------------

    def enlarge(self) -> None:
        """What the mouse points at, or else what is chosen; again: away."""
        if self.enlarged.isVisible():
            self.enlarged.hide()
            return
        pointed = self.picking.under_pointer()
        self._enlarge(pointed or of_choice(self._window.selection.chosen, "value"))

    def _enlarge(self, quantity: Quantity) -> None:
        snapshot = self._window.run.snapshot
        if snapshot is not None:
            self.enlarged.show_quantity(quantity, self.covers.shown(snapshot))

    def _arrived(self, snapshot: Snapshot) -> None:
        if self.enlarged.isVisible():
            self.enlarged.take(self.covers.shown(snapshot))
        if self.poll.isVisible():
            self.poll.take(snapshot)

    # asking ---------------------------------------------------------------------------------

    def ask(self) -> None:
        """A question to the hall; again: away."""
        if self.poll.isVisible():
            self.poll.hide()
            return
        snapshot = self._window.run.snapshot
        if snapshot is None:
            return
        chosen = of_choice(self._window.selection.chosen, "gradient")
        first = known(snapshot, self.covers.quantities or (chosen,)) or (LOSS,)
        dialog = QuestionDialog(snapshot, first, self._window)
        if dialog.exec() and dialog.question is not None:
            self.poll.ask(dialog.question, snapshot)
        dialog.deleteLater()

    def put_away(self) -> bool:
        """What lies over the views goes; False: there was nothing."""
        over = [part for part in self.covering if part.isVisible()]
        for part in over:
            part.hide()
        return bool(over)

    @property
    def covering(self) -> tuple[QWidget, ...]:
        """What may lie over the views."""
        return self.enlarged, self.poll

    def set_theme(self, theme: Theme) -> None:
        """Type and colours."""
        self.enlarged.set_theme(theme)
        self.poll.set_theme(theme)
