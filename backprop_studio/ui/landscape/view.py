"""The loss landscape, seen from three sides: a valley, contours, a surface.

The host of the three: it keeps the axes and asks for what the canvas in sight needs, makes
a `Relief` of each snapshot, and says underneath what the picture shows. A valley is cut along
the parameter across; contours and surface are two pictures of the same landscape.
"""

from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.numbers import format_number
from backprop_studio.theme import LIGHT, Theme
from backprop_studio.training.curvature import CurvatureStudy
from backprop_studio.training.messages import Landscape, Snapshot
from backprop_studio.training.study import Study
from backprop_studio.training.valley import ValleyStudy
from backprop_studio.ui.landscape import words
from backprop_studio.ui.landscape.axes import default_axes, exists, inside
from backprop_studio.ui.landscape.framing import Framing
from backprop_studio.ui.landscape.layout import LandscapeLayout
from backprop_studio.ui.landscape.parameter_names import ParameterNames
from backprop_studio.ui.landscape.range_dialog import RangeDialog
from backprop_studio.ui.landscape.rate_words import rate_words
from backprop_studio.ui.landscape.reading import Reading, read, relief_of
from backprop_studio.ui.landscape.valley_side import ValleySide
from backprop_studio.ui.view import Selection, View

PATIENCE_MS = 120  # after the last zoom, pan or resize before a new picture is asked for
EDGE = 0.1  # of the picture: a ball so near the edge is followed
LINGER_MS = 1200  # that the button to stop stays when one picture after another takes long


class LandscapeView(View):
    """Draws `Snapshot.landscape`; asks for another by `requested(LandscapeRequest | None)`."""

    requested = Signal(object)
    axes_changed = Signal(object, object)  # ParameterIndex across, ParameterIndex up
    parameters_moved = Signal(object, str)  # ((ParameterIndex, value), …), gesture
    refused = Signal(str)

    def __init__(self, selection: Selection | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection or Selection(self)
        self._snapshot: Snapshot | None = None
        self._reading: Reading | None = None
        self._stopped = False
        self._picked = False  # the axes are the person's choice
        self._versions = 0
        self._scale = "automatic"
        self.framing = Framing()
        self.names = ParameterNames()
        self.curvature = CurvatureStudy()
        self._later, self._linger = self._timer(PATIENCE_MS), self._timer(LINGER_MS)
        self._later.timeout.connect(self._ask_again)
        self._linger.timeout.connect(self._no_progress)
        self.setAccessibleName(self.tr("Loss landscape"))
        self.parts = LandscapeLayout(self)
        self.bar, self.canvas = self.parts.bar, self.parts.contours
        self.valley = ValleySide(self.parts.valley)
        self._connect()
        self.set_theme(LIGHT)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    def _connect(self) -> None:
        bar = self.bar
        self.parts.mode_chosen.connect(self.set_mode)
        bar.picked.connect(self._on_picked)
        bar.kind_chosen.connect(self.set_kind)
        bar.seed_chosen.connect(self._on_seed)
        bar.scale_chosen.connect(self.set_scale)
        bar.range_requested.connect(self._on_range)
        bar.chosen_across.connect(self._on_chosen_across)
        bar.chosen_up.connect(self._on_chosen_up)
        bar.fit_requested.connect(self.fit)
        bar.stop_requested.connect(self.stop)
        self._selection.changed.connect(self._on_selection)
        for canvas in (self.parts.contours, self.parts.valley):
            canvas.home_requested.connect(self.fit)
            canvas.moved_by_hand.connect(self._on_moved)
            canvas.resized.connect(self._later.start)
            canvas.refused.connect(self._on_refused)
        self.parts.contours.ball_moved.connect(self._on_ball)
        self.parts.valley.ball_moved.connect(self._on_ball)
        self._on_selection()

    # axes -----------------------------------------------------------------------------------

    @property
    def mode(self) -> str:
        """`valley`, `contours` or `surface`."""
        return self.parts.mode

    def set_mode(self, mode: str) -> None:
        """Look from another side."""
        self.parts.show_mode(mode)
        self.bar.show_kind(self.framing.kind, mode == "valley")
        self._stopped = False
        self.studies_changed.emit()
        if mode == "valley":
            self.framing.asked = None
            self.requested.emit(None)
        if self._snapshot is not None:
            self.fit()
            self._draw(self._snapshot)

    @property
    def axes(self) -> tuple[ParameterIndex, ParameterIndex] | None:
        """The parameters across and up; None before the first snapshot."""
        return self.framing.pair

    def set_axes(self, across: ParameterIndex, up: ParameterIndex) -> None:
        """Look along these two parameters."""
        same_kind = self.framing.kind == "parameters" or self.mode == "valley"
        if across == up or ((across, up) == self.framing.pair and same_kind):
            return
        self.framing.pair, self._picked = (across, up), True
        if self.mode != "valley":
            self.framing.kind = "parameters"
        self._change_axes()
        self.axes_changed.emit(across, up)

    def set_kind(self, kind: str) -> None:
        """Two parameters, the run's plane or a random one."""
        if kind in ("parameters", "trajectory", "random"):
            if self.mode == "valley" and kind != "parameters":
                self.parts.show_mode("contours")
            self.framing.kind = kind  # type: ignore[assignment]
            self._change_axes()

    def set_scale(self, scale: str) -> None:
        """How losses become colours and heights: automatic, linear, logarithmic."""
        self._scale = scale
        self.valley.canvas.set_logarithmic(scale == "logarithmic")
        if self._reading is not None:
            self._take(self._reading.picture)
        if self._snapshot is not None:
            self.valley.fitted = None
            self._draw(self._snapshot)

    def _change_axes(self) -> None:
        self._clear_picture()
        self._show_axes()
        self.studies_changed.emit()
        self.fit()

    def _meet_network(self, snapshot: Snapshot) -> None:
        """New names or another network: pickers, and default axes where the old are gone."""
        if not self.names.meet(snapshot):
            return
        pair = self.framing.pair if self._picked else None
        if pair is None or not all(exists(index, snapshot.parameters) for index in pair):
            self.framing.pair, self._picked = default_axes(snapshot.parameters), False
        self.bar.offer(self.names.names)
        self._change_axes()

    def _clear_picture(self) -> None:
        self._reading, self._stopped = None, False
        self.parts.clear(self._emptiness())

    def _emptiness(self) -> str:
        if self.framing.kind == "trajectory":
            return self.tr("The plane of the run is there once the network has been trained a bit.")
        if self.framing.kind == "random":
            return self.tr("Two random directions of the weights: being computed …")
        return self.tr("The loss over two parameters is being computed …")

    def _show_axes(self) -> None:
        pair = self.framing.pair
        assert pair is not None
        for index in pair:
            if self.names.add(index):
                self.bar.offer_another(self.names.names[-1])
        self.bar.show_pair(self.names.number(pair[0]), self.names.number(pair[1]))
        self.bar.show_kind(self.framing.kind, self.mode == "valley")
        self.valley.look_along(pair[0], self.names.name(pair[0]))
        self.canvas.bottom.set_name(self.names.name(pair[0]))
        self.canvas.left.set_name(self.names.name(pair[1]))

    def _on_picked(self, across: int, up: int) -> None:
        first, second = self.names.indices[across], self.names.indices[up]
        if first == second and self.framing.pair is not None:  # they change places
            first, second = self.framing.pair[1], self.framing.pair[0]
        self.set_axes(first, second)

    def _on_seed(self, seed: int) -> None:
        self.framing.seed = seed
        if self.framing.kind == "random":
            self._change_axes()

    def _on_selection(self) -> None:
        self.bar.allow_chosen(self._selection.chosen)

    def _on_chosen_across(self) -> None:
        chosen, pair = self._selection.chosen, self.framing.pair
        if isinstance(chosen, ParameterIndex) and pair is not None:
            self.set_axes(chosen, pair[0] if pair[1] == chosen else pair[1])

    def _on_chosen_up(self) -> None:
        chosen, pair = self._selection.chosen, self.framing.pair
        if isinstance(chosen, ParameterIndex) and pair is not None:
            self.set_axes(pair[1] if pair[0] == chosen else pair[0], chosen)

    # range and request ----------------------------------------------------------------------

    def studies(self) -> tuple[Study[Any], ...]:
        """The valley where it is looked at, and what tells a rate too large."""
        study: ValleyStudy | None = self.valley.study if self.mode == "valley" else None
        return (self.curvature,) if study is None else (study, self.curvature)

    def fit(self) -> None:
        """Ask for a picture that holds the ball, its trail and its next step."""
        if self._snapshot is None or self.framing.pair is None:
            return
        if self.mode == "valley":
            if self.valley.fit():
                self.studies_changed.emit()
            return
        request = self.framing.fitted(self._snapshot, self.parts.aspect())
        if self._reading is None and self.framing.pending is not None:
            self.canvas.set_range(*self.framing.pending)
        self._ask(request)

    def stop(self) -> None:
        """Compute this picture no further, or go on with it."""
        self._stopped = not self._stopped
        self.requested.emit(None if self._stopped else self.framing.asked)
        self.parts.say_stopped(self._stopped)

    def _ask(self, request: Any) -> None:
        if request != self.framing.asked or self._stopped:
            self.framing.asked, self._stopped = request, False
            self.requested.emit(request)

    def _on_moved(self) -> None:
        self.framing.by_hand = True
        self._later.start()

    def _ask_again(self) -> None:
        if self._snapshot is None or self.framing.pair is None or self.canvas.holding:
            return
        if self.mode == "valley":
            if self.framing.by_hand and self.valley.show_range():
                self.studies_changed.emit()
            self.framing.by_hand = False
        elif self.framing.by_hand:
            self._ask(self.framing.chosen(self.canvas.shown_range()))
        else:
            self.fit()

    def _on_range(self) -> None:
        plot = self.valley.canvas if self.mode == "valley" else self.canvas
        dialog = RangeDialog((plot.bottom.name, plot.left.name), plot.shown_range(), self)
        if dialog.exec() and dialog.ranges is not None:
            plot.set_range(*dialog.ranges)
            self._on_moved()
        dialog.deleteLater()

    # what is shown --------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Move the ball; take over a new picture when there is one."""
        before, self._snapshot = self._snapshot, snapshot
        self._meet_network(snapshot)
        self._show_progress(snapshot)
        picture = snapshot.landscape
        reading = self._reading
        fresh = reading is None or picture is not reading.picture
        if (
            fresh
            and picture is not None
            and self.framing.answered_by(picture)
            and self.mode != "valley"
        ):
            self._take(picture)
        elif before is not None and _shows_the_same(before, snapshot):
            return
        self._draw(snapshot)

    def _take(self, picture: Landscape) -> None:
        self._versions += 1
        first = self._reading is None
        self._reading = read(picture, self._scale, self._versions)
        framing = self.framing
        if framing.pending is not None and picture.request == framing.asked:
            self.canvas.set_range(*framing.pending)
            framing.pending = None
        elif (first or framing.kind != "parameters") and not framing.by_hand:
            across, up = picture.horizontal, picture.vertical
            self.canvas.set_range(
                (float(across[0]), float(across[-1])), (float(up[0]), float(up[-1]))
            )

    def _draw(self, snapshot: Snapshot) -> None:
        curvature = snapshot.answer(self.curvature)
        self.parts.say_rate(*rate_words(snapshot, curvature))
        if self.mode == "valley":
            self.valley.show(snapshot, self.parts)
            return
        reading = self._reading
        if reading is None:
            return
        picture = reading.picture
        text = f"L = {format_number(snapshot.loss, 'loss')}"
        relief = relief_of(reading, self.framing, snapshot, self._axis_names(picture), text)
        self.parts.show_relief(relief)
        self.parts.say_arrows(
            words.arrow_words(
                relief.arrows, self.canvas.enlarged, snapshot.experiment.notation.learning_rate
            )
        )
        floor = words.floor_words(picture.loss, snapshot, relief.line is not None)
        self.parts.say_floor(floor)
        sample = words.rows_words(picture.rows, picture.sampled, snapshot)
        self.parts.say_note(words.plane_words(picture), sample)
        self._describe(relief.names, relief.ball, text)
        self._follow(relief.ball)

    def _axis_names(self, picture: Landscape) -> tuple[str, str]:
        if self.framing.kind != "parameters":
            return words.plane_names(picture)
        assert self.framing.pair is not None
        first, second = self.framing.pair
        return self.names.name(first), self.names.name(second)

    def _follow(self, ball: tuple[float, float] | None) -> None:
        """A ball that leaves the picture takes it along, unless it is in the hand."""
        framing = self.framing
        if ball is None or framing.by_hand or framing.kind != "parameters" or self.canvas.holding:
            return
        room = framing.pending if framing.pending is not None else self.canvas.shown_range()
        if not inside(ball, room, EDGE):
            self.fit()

    def _describe(
        self, names: tuple[str, str], ball: tuple[float, float] | None, text: str
    ) -> None:
        if ball is not None:
            places = zip(names, ball, strict=True)
            told = [f"{name} = {format_number(value, 'weight')}" for name, value in places]
            self.parts.describe(", ".join([*told, text]))

    def _show_progress(self, snapshot: Snapshot) -> None:
        """The button to stop stays while one picture after another takes long."""
        if snapshot.landscape_progress is not None and not self._stopped:
            self.bar.say_progress(snapshot.landscape_progress)
            self._linger.start()

    def _no_progress(self) -> None:
        if not self._stopped:
            self.bar.say_progress(None)

    # the ball in the hand -------------------------------------------------------------------

    def _on_ball(self, across: float, up: float, gesture: str) -> None:
        pair = self.framing.pair
        if pair is None:
            return
        if self.mode == "valley":
            self.parameters_moved.emit(((pair[0], across),), gesture)
        else:
            self.parameters_moved.emit(((pair[0], across), (pair[1], up)), gesture)

    def _on_refused(self) -> None:
        self.refused.emit(
            self.tr(
                "These axes mix all weights and biases: choose two parameters to move the ball."
            )
        )

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self.parts.set_theme(theme)


def _shows_the_same(before: Snapshot, snapshot: Snapshot) -> bool:
    return (
        before.parameters_revision == snapshot.parameters_revision
        and before.revision == snapshot.revision
        and before.trail is snapshot.trail
        and before.studies == snapshot.studies
    )
