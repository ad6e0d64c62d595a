"""The valley as the landscape's view shows it: which curve is asked for, what is said of it."""

import numpy as np

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.notation import notation_of
from backprop_studio.experiment.numbers import format_number
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.race_messages import RaceStanding
from backprop_studio.training.ranges import LONGEST_ARROW
from backprop_studio.training.valley import Valley, ValleyStudy
from backprop_studio.ui.landscape import words
from backprop_studio.ui.landscape.arrow import Arrow, coincide
from backprop_studio.ui.landscape.axes import Range, exists, number_at
from backprop_studio.ui.landscape.layout import LandscapeLayout
from backprop_studio.ui.landscape.valley_canvas import ValleyCanvas
from backprop_studio.ui.landscape.valley_shape import floor_of, slope_at
from backprop_studio.ui.race.marks import runner_marks

ROOM = 0.15  # of the span, beyond a runner that left it


class ValleySide:
    """Keeps the study of one parameter's valley."""

    def __init__(self, canvas: ValleyCanvas) -> None:
        self.canvas = canvas
        self.study: ValleyStudy | None = None
        self.fitted: object = None  # the curve that the range was chosen for
        self._by_hand = self._raced = False
        self._name = ""

    def look_along(self, index: ParameterIndex, name: str) -> None:
        """The valley of this parameter."""
        if self.study is None or self.study.index != index:
            self.study = ValleyStudy(index)
            self.canvas.show_valley(None, 0.0, 0.0, ())
            self.fitted, self._by_hand = None, False
        self._name = name
        self.canvas.bottom.set_name(name)
        self.canvas.slope_name = f"∂L/∂{name}"

    def fit(self) -> bool:
        """Let the session choose the span; whether that is another question."""
        if self.study is None:
            return False
        before, self.study = self.study, ValleyStudy(self.study.index)
        self.fitted, self._by_hand = None, False
        self.canvas.fit()
        return before != self.study

    def look_over(self, span: Range) -> bool:
        """Ask for the curve over this span, at a scale that suits it; whether it is another
        question."""
        if self.study is None:
            return False
        before, self.study = self.study, ValleyStudy(self.study.index, span)
        self.fitted, self._by_hand = None, False
        return before != self.study

    def show_range(self) -> bool:
        """Ask for the curve over the range that is in view; whether it is another question."""
        if self.study is None:
            return False
        self._by_hand = True
        before = self.study
        self.study = ValleyStudy(before.index, self.canvas.shown_range()[0])
        return before != self.study

    def follows(self, race: RaceStanding | None) -> bool:
        """Widen the span to runners that leave it, and go back once the race is over; whether
        it is another question."""
        if self._by_hand or self.study is None or self.canvas.valley is None:
            return False
        if race is None:
            if not self._raced:
                return False
            self._raced = False
            return self.fit()
        self._raced = True
        low, high = self.study.span or self.canvas.shown_range()[0]  # what was asked for last
        going = [m.place[0] for m in runner_marks(race) if m.state != "diverged"]
        ends = min([low, *going]), max([high, *going])
        if ends == (low, high):
            return False
        room = ROOM * (ends[1] - ends[0])
        return self.look_over((ends[0] - room, ends[1] + room))

    def holds_step(self, snapshot: Snapshot) -> bool:
        """Widen the span to a next step that another rate makes longer, unless it leads far away;
        whether it is another question. While training runs the session does so itself."""
        canvas, study = self.canvas, self.study
        if snapshot.running or snapshot.race is not None or canvas.holding or self._by_hand:
            return False
        if study is None or study.span is not None or canvas.ball is None:
            return False
        here, (low, high) = canvas.ball[0], canvas.shown_range()[0]
        away = [arrow.across for arrow in canvas.arrows if not low <= here + arrow.across <= high]
        near = [way for way in away if abs(way) < LONGEST_ARROW * (high - low)]
        if not near:
            return False
        self.study = ValleyStudy(study.index, holding=here + max(near, key=abs))
        return self.study != study

    def show(self, snapshot: Snapshot, parts: LandscapeLayout) -> None:
        """Curve, ball, arrows and words of this snapshot."""
        study = self.study
        if study is None or not exists(study.index, snapshot.parameters):
            return
        answer = snapshot.answer(study)
        valley = answer or self.canvas.valley
        if valley is None:
            parts.say_nothing()
            return
        here = number_at(study.index, snapshot.parameters)
        arrows = self._arrows(snapshot, valley, here, study.index)
        is_told = "loss" not in snapshot.untold
        self.canvas.tell_losses(is_told)
        self.canvas.show_valley(valley, here, snapshot.loss, arrows)
        # Another span and another loss are another scale.
        shape = float(valley.values[0]), float(valley.values[-1]), snapshot.experiment.loss
        free = answer is not None and not self._by_hand and not self.canvas.holding
        if free and (self.fitted != shape or self.canvas.misfits()):
            self.fitted = shape
            self.canvas.fit()
            self.canvas.update_enlargement()
        self.canvas.set_runners(runner_marks(snapshot.race))
        rate = notation_of(snapshot.experiment).learning_rate
        told = words.arrow_words(arrows, self.canvas.enlarged, rate, words.slope_word())
        told = words.outward(told, self.canvas.leads_out)
        parts.say_arrows(words.race_height_words() if snapshot.race is not None else told)
        parts.say_floor(self._floor(valley, snapshot))
        drawn = np.nan  # an older curve tells nothing of the parameters of now
        if is_told and valley.revision == snapshot.parameters_revision:
            drawn = float(np.interp(here, valley.values, valley.loss))
        parts.say_note("")
        parts.say_sample(*words.rows_words(valley.rows, valley.sampled, drawn, snapshot))
        loss = format_number(snapshot.loss, "loss")
        told = f"{self._name} = {format_number(here, 'weight')}, L = {loss}"
        slope = format_number(self.canvas.slope)
        parts.describe(f"{told}, ∂L/∂{self._name} = {slope}")

    def _arrows(
        self, snapshot: Snapshot, valley: Valley, here: float, index: ParameterIndex
    ) -> tuple[Arrow, ...]:
        """−η times the slope, and the optimizer's step where it is another."""
        step = Arrow(number_at(index, snapshot.step), 0.0, optimizer=True)
        slope = slope_at(valley, here)
        if not np.isfinite(slope):
            return (step,)
        downhill = Arrow(-snapshot.learning_rate * slope, 0.0)
        return (downhill,) if coincide(downhill, step) else (step, downhill)

    def _floor(self, valley: Valley, snapshot: Snapshot) -> str:
        """Where the curve is lowest, or why that is nowhere in sight."""
        loss, floor = valley.loss, floor_of(valley)
        text = words.floor_words(np.tile(loss, (3, 1)), snapshot, has_line=False)
        if not np.isfinite(loss).all() or text.startswith(words.flat_word()):
            return text
        if floor is not None:
            width = float(np.ptp(valley.values))
            return words.lowest_words(self._name, floor[0], width)
        return text
