"""Tells `Deeds` what the person does in the window, and leaves out what a scene does itself."""

import time
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, Signal

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import Experiment, InlineData
from backprop_studio.lessons.deeds import Deeds
from backprop_studio.lessons.names import names_of
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.digits.drawing_view import DrawingView

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

CHECK_EVERY = 0.1  # s between two looks at the tasks while training runs


class Witness(QObject):
    """`seen()` when tasks may have been done; `acted()` when the person has done something."""

    seen = Signal()
    acted = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._deeds: Deeds | None = None
        self._experiment: Experiment | None = None
        self._visible: set[str] = set()
        self._seen_at = 0.0
        self._pad: DrawingView | None = None
        self._overlooked: int | None = None  # a showing ends once so many commands are answered
        document = window.document
        document.parameters_set.connect(self._parameters_set)
        document.changed.connect(self._changed)
        document.reset_requested.connect(self._was_reset)
        window.run.arrived.connect(self._arrived)
        window.run.play_requested.connect(self._played)
        window.selection.changed.connect(self._chosen)
        window.workspace.changed.connect(self._views_changed)

    def watch(self, deeds: Deeds | None, snapshot: Snapshot | None = None) -> None:
        """From now on tell this; None: nothing."""
        self._deeds = deeds
        self._experiment = self._window.document.experiment
        self._visible = self._views()
        self._overlooked = None
        self._follow_pad()
        if deeds is not None and snapshot is not None:
            deeds.see(snapshot)
            self.seen.emit()

    def overlook(self, deeds: Deeds) -> None:
        """As `watch`, but what the page itself is showing just now is nobody's deed: only
        where it ends is seen."""
        self.watch(deeds)
        self._overlooked = self._window.run.sent

    def _overlooks(self, snapshot: Snapshot) -> bool:
        if self._overlooked is None:
            return False
        if snapshot.answered < self._overlooked or snapshot.running:
            return True
        self._overlooked = None
        return False

    def _views(self) -> set[str]:
        workspace = self._window.workspace
        keys = ("diagram", *workspace.right_keys, *workspace.lower_keys)
        return {key for key in keys if self._is_seen(key)}

    def _is_seen(self, key: str) -> bool:
        view = self._window.workspace.view(key)
        return view is not None and view.isVisible()

    def _name(self, index: ParameterIndex | UnitIndex, what: tuple[str, ...]) -> str | None:
        snapshot = self._window.run.snapshot
        if snapshot is None:
            return None
        known = names_of(snapshot.experiment, len(snapshot.example.x))
        return next((n for n, k in known.items() if k.index == index and k.what in what), None)

    # what the person does -------------------------------------------------------------------

    def _played(self) -> None:
        self._overlooked = None
        self.acted.emit()

    def _parameters_set(self, values: dict[ParameterIndex, float]) -> None:
        for index in values:
            self._by_hand(self._name(index, ("parameter",)))

    def _by_hand(self, name: str | None) -> None:
        if self._deeds is not None and name is not None:
            self._deeds.set_by_hand(name)
            self.acted.emit()

    def _changed(self) -> None:
        before, now = self._experiment, self._window.document.experiment
        self._experiment = now
        if self._deeds is None or before is None:
            return
        if before.optimizer.learning_rate != now.optimizer.learning_rate:
            self._by_hand("rate")
        if before.network != now.network:
            self.acted.emit()
        if isinstance(before.data, InlineData) and isinstance(now.data, InlineData):
            for layer, old, new in (
                (-1, before.data.inputs, now.data.inputs),
                (len(now.network.layers) - 1, before.data.targets, now.data.targets),
            ):
                if old.shape != new.shape:
                    continue
                for column in np.unique(np.argwhere(old != new)[:, 1]):
                    what = ("activation",) if layer < 0 else ("target",)
                    self._by_hand(self._name(UnitIndex(layer, int(column)), what))

    def _was_reset(self, _token: int) -> None:
        if self._deeds is not None:
            self._deeds.reset()

    def _chosen(self) -> None:
        chosen = self._window.selection.chosen
        if self._deeds is not None and chosen is not None:
            name = self._name(chosen, ("parameter", "activation"))
            if name is not None:
                self._deeds.chosen.add(name)
                self.seen.emit()

    def _follow_pad(self) -> None:
        """The pad is made when it is first seen."""
        pad = self._window.lower_views.seen.get("drawing")
        if isinstance(pad, DrawingView) and pad is not self._pad:
            self._pad = pad
            pad.was_read.connect(self._read)

    def _read(self, name: str) -> None:
        if self._deeds is not None:
            self._deeds.read(name)
            self.acted.emit()
            self.seen.emit()

    def _views_changed(self) -> None:
        self._follow_pad()
        if self._deeds is not None:
            self._deeds.views |= self._views() - self._visible
            self.seen.emit()

    def _arrived(self, snapshot: Snapshot) -> None:
        if self._deeds is None or self._overlooks(snapshot):
            return
        before = self._deeds.last
        self._deeds.see(snapshot)
        if before is not None and _goes_on(before, snapshot):
            self.acted.emit()
        now = time.perf_counter()
        if not snapshot.running or now - self._seen_at > CHECK_EVERY:
            self._seen_at = now
            self.seen.emit()


def _goes_on(before: Snapshot, now: Snapshot) -> bool:
    """Whether a move or an iteration was made."""
    return (now.iteration, now.move) != (before.iteration, before.move)
