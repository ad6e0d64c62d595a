"""The loss landscape, seen from three sides: a valley, contours, a surface.

The host of the three: it keeps the axes and asks for what the canvas in sight needs, makes
a `Relief` of each snapshot, and says underneath what the picture shows. A valley is cut along
the parameter across; contours and surface are two pictures of the same landscape.
"""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.theme import LIGHT, Theme
from backprop_studio.training.commands import AxesKind
from backprop_studio.training.curvature import CurvatureStudy
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.study import Study
from backprop_studio.ui.landscape.axes import Range, exists
from backprop_studio.ui.landscape.axes_keeper import AxesKeeper
from backprop_studio.ui.landscape.ball_canvas import BallCanvas
from backprop_studio.ui.landscape.framing import Framing
from backprop_studio.ui.landscape.layout import LandscapeLayout
from backprop_studio.ui.landscape.outlook import Outlook
from backprop_studio.ui.landscape.patience import Patience
from backprop_studio.ui.landscape.plane_side import PlaneSide
from backprop_studio.ui.landscape.range_dialog import RangeDialog
from backprop_studio.ui.landscape.rate_words import rate_words
from backprop_studio.ui.landscape.reading import shows_the_same
from backprop_studio.ui.landscape.valley_side import ValleySide
from backprop_studio.ui.view import Selection, View

PATIENCE_MS = 120  # after the last zoom, pan or resize before a new picture is asked for


class LandscapeView(View):
    """Draws `Snapshot.landscape`; asks for another by `requested(LandscapeRequest | None)`."""

    requested = Signal(object)
    parameters_moved = Signal(object, str)  # ((ParameterIndex, value), …), gesture
    ball_held = Signal(bool)
    refused = Signal(str)

    def __init__(self, selection: Selection | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self.framing = Framing()
        self.curvature = CurvatureStudy()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PATIENCE_MS)
        self._later.timeout.connect(self._ask_again)
        self.setAccessibleName(self.tr("Loss landscape"))
        self.parts = LandscapeLayout(self)
        self.bar, self.canvas = self.parts.bar, self.parts.contours
        self.keeper = AxesKeeper(self.framing, self.bar, selection or Selection(self), self)
        self.patience = Patience(self.bar, self)
        self.valley = ValleySide(self.parts.valley)
        self.plane = PlaneSide(self.parts, self.framing, self.keeper)
        self._connect()
        self.set_theme(LIGHT)

    def _connect(self) -> None:
        bar = self.bar
        self.parts.mode_chosen.connect(self.set_mode)
        self.parts.fit_requested.connect(self.fit)
        bar.scale_chosen.connect(self.set_scale)
        bar.range_requested.connect(self._on_range)
        bar.fit_requested.connect(self.fit)
        self.patience.changed.connect(self._on_patience)
        self.keeper.changed.connect(self._change_axes)
        for canvas in (self.parts.contours, self.parts.valley):
            canvas.home_requested.connect(self.fit)
            canvas.moved_by_hand.connect(self._on_moved)
            canvas.resized.connect(self._later.start)
            canvas.refused.connect(self._on_refused)
            canvas.ball_moved.connect(self._on_ball)
            canvas.held.connect(self.ball_held)

    # axes -----------------------------------------------------------------------------------

    @property
    def mode(self) -> str:
        """`valley`, `contours` or `surface`."""
        return self.parts.mode

    def set_mode(self, mode: str) -> None:
        """Look from another side."""
        self.parts.show_mode(mode)
        self.bar.show_kind(self.framing.kind, mode == "valley")
        self.patience.forget()
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
        self.keeper.set_pair(across, up)

    def set_kind(self, kind: AxesKind) -> None:
        """Two parameters, the run's plane or a random one."""
        self.keeper.set_kind(kind)

    def set_scale(self, scale: str) -> None:
        """How losses become colours and heights: automatic, linear, logarithmic."""
        self.valley.canvas.set_logarithmic(scale == "logarithmic")
        self.plane.set_scale(scale)
        if self._snapshot is not None:
            self.valley.fitted = None
            self._draw(self._snapshot)

    def _change_axes(self) -> None:
        if self.mode == "valley" and self.framing.kind != "parameters":
            self.parts.show_mode("contours")
        self.patience.forget()
        self.plane.forget()
        self.keeper.show(self.mode == "valley")
        pair = self.framing.pair
        assert pair is not None
        names = self.keeper.names
        self.valley.look_along(pair[0], names.name(pair[0]))
        single = self.framing.kind == "parameters"  # planes have names once they are known
        self.canvas.bottom.set_name(names.name(pair[0]) if single else "")
        self.canvas.left.set_name(names.name(pair[1]) if single else "")
        self.studies_changed.emit()
        self.fit()

    @property
    def outlook(self) -> Outlook:
        """How the person looks at it, to be remembered."""
        framing = self.framing
        pair = self.keeper.picked_pair
        return Outlook(self.mode, self.plane.scale, framing.kind, framing.seed, pair)

    @property
    def zoom(self) -> tuple[Range, Range] | None:
        """The part a person has zoomed to, across and up; None: it follows the run."""
        return self._plot.shown_range() if self.framing.by_hand else None

    def look(self, outlook: Outlook) -> None:
        """Look at it as before; axes that the network does not have are left out."""
        shown = self._snapshot
        self.framing.seed = outlook.seed
        self.bar.show_seed(outlook.seed)
        self.bar.show_scale(outlook.scale)
        self.set_scale(outlook.scale)
        pair = outlook.pair
        if pair and (shown is None or all(exists(index, shown.parameters) for index in pair)):
            self.keeper.prefer(pair)
        if shown is None:
            self.framing.kind = outlook.kind
        elif self.framing.kind != outlook.kind:
            self.keeper.set_kind(outlook.kind)
        if self.mode != outlook.mode:
            self.set_mode(outlook.mode)

    # range and request ----------------------------------------------------------------------

    def studies(self) -> tuple[Study[Any], ...]:
        """The valley where it is looked at, and what tells a rate too large."""
        study = self.valley.study if self.mode == "valley" else None
        return (self.curvature,) if study is None else (study, self.curvature)

    def fit(self) -> None:
        """Ask for a picture that holds the ball, its trail and its next step."""
        if self._snapshot is None or self.framing.pair is None:
            return
        if self.mode == "valley":
            self.framing.by_hand = False  # a range of contours is none of the valley
            if self.valley.fit():
                self.studies_changed.emit()
            return
        reading = self.plane.reading
        floor = None if reading is None else reading.floor
        request = self.framing.fitted(self._snapshot, self.parts.aspect(), floor)
        if self.plane.reading is None and self.framing.pending is not None:
            self.canvas.set_range(*self.framing.pending)
        self._ask(request)

    def _on_patience(self) -> None:
        asked = self.framing.asked
        if self.mode != "valley":
            self.plane.say_why_empty(self.patience.stopped)
        if asked is not None:
            self.requested.emit(replace(asked, still=self.patience.stopped))

    def _ask(self, request: Any) -> None:
        if request != self.framing.asked:
            self.framing.asked = request
            self.patience.forget()
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

    @property
    def _plot(self) -> BallCanvas:
        return self.valley.canvas if self.mode == "valley" else self.canvas

    def look_at(self, across: Range, up: Range) -> None:
        """This part at least; in a valley, `up` is a range of losses."""
        self.framing.pending = None
        self._plot.set_range(across, up)
        self._on_moved()

    def look_over(self, across: Range, up: Range) -> None:
        """This part at least; of a valley the span, with a scale of losses that suits."""
        if self.mode != "valley":
            self.look_at(across, up)
        elif self.valley.look_over(across):
            self.studies_changed.emit()

    def _on_range(self) -> None:
        plot = self._plot
        dialog = RangeDialog((plot.bottom.name, plot.left.name), plot.shown_range(), self)
        if dialog.exec():
            self.look_at(*dialog.ranges)
        dialog.deleteLater()

    # what is shown --------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Move the ball; take over a new picture when there is one."""
        before, self._snapshot = self._snapshot, snapshot
        self.keeper.meet(snapshot)
        self.patience.show_progress(snapshot.landscape_progress)
        fresh = self.mode != "valley" and self.plane.meets(snapshot.landscape)
        if fresh or before is None or not shows_the_same(before, snapshot):
            self._draw(snapshot)
        elif before.studies != snapshot.studies:
            self._draw_studies(snapshot)
        if fresh and self.framing.kind != "parameters" and not self._later.isActive():
            self._later.start()  # its names may have left another room for the plot

    def _draw(self, snapshot: Snapshot) -> None:
        self._draw_studies(snapshot)
        if self.mode == "valley":
            return
        self.plane.show(snapshot)
        if self.plane.leaves_something_out(snapshot):
            self.fit()

    def _draw_studies(self, snapshot: Snapshot) -> None:
        """The valley, and what tells a rate too large."""
        self.parts.say_rate(*rate_words(snapshot, snapshot.answer(self.curvature)))
        if self.mode != "valley":
            return
        self.valley.show(snapshot, self.parts)
        if not self.framing.by_hand and (
            self.valley.follows(snapshot.race) or self.valley.holds_step(snapshot)
        ):
            self.studies_changed.emit()

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
