"""The landscape over two axes as the view shows it, contours or surface: its newest picture,
the range that is in sight, and what is said of it."""

import math

import numpy as np
from msgspec.structs import replace

from backprop_studio.experiment.notation import notation_of
from backprop_studio.experiment.numbers import format_number
from backprop_studio.training.messages import Landscape, Snapshot
from backprop_studio.ui.landscape import words
from backprop_studio.ui.landscape.axes import filling, inside
from backprop_studio.ui.landscape.axes_keeper import AxesKeeper
from backprop_studio.ui.landscape.framing import Framing
from backprop_studio.ui.landscape.layout import LandscapeLayout
from backprop_studio.ui.landscape.levels import loss_at
from backprop_studio.ui.landscape.reading import Reading, read, relief_of
from backprop_studio.ui.race.marks import runner_marks

EDGE = 0.1  # of the picture: a ball so near the edge is followed
BARELY = 0.02  # so far from the edge runners and the floor are seen


class PlaneSide:
    """Keeps the reading of one picture."""

    def __init__(self, parts: LandscapeLayout, framing: Framing, keeper: AxesKeeper) -> None:
        self._parts, self._framing, self._keeper = parts, framing, keeper
        self.reading: Reading | None = None
        self._versions = 0
        self.scale = "automatic"

    def forget(self) -> None:
        """The picture is of other axes; words say what will be there."""
        self.reading = None
        self.say_why_empty(False)

    def say_why_empty(self, stopped: bool) -> None:
        """In place of a picture that is not there, or was `stopped` before it was."""
        if self.reading is None:
            self._parts.clear(words.empty_words(self._framing.kind, stopped))

    def set_scale(self, scale: str) -> None:
        """How losses become colours and heights: automatic, linear, logarithmic."""
        self.scale = scale
        if self.reading is not None:
            self._read(self.reading.picture)

    def meets(self, picture: Landscape | None) -> bool:
        """Take over a new picture of the axes wanted; whether it was one."""
        known = None if self.reading is None else self.reading.picture
        if picture is None or picture is known or not self._framing.answered_by(picture):
            return False
        first, framing, canvas = self.reading is None, self._framing, self._parts.contours
        if self.reading is not None and _is_the_same(self.reading.picture, picture):
            self.reading = replace(self.reading, picture=picture)  # only the ball has moved
        else:
            self._read(picture)
        if framing.pending is not None and picture.request == framing.asked:
            canvas.set_range(*framing.pending)
            framing.pending = None
        elif (first or framing.kind != "parameters") and not framing.by_hand:
            across, up = (
                (float(axis[0]), float(axis[-1])) for axis in (picture.horizontal, picture.vertical)
            )
            canvas.set_range(*filling((across, up), self._parts.aspect()))
        return True

    def _read(self, picture: Landscape) -> None:
        self._versions += 1
        self.reading = read(picture, self.scale, self._versions)

    def show(self, snapshot: Snapshot) -> None:
        """Ball, trail, arrows, runners and words of this snapshot."""
        reading, parts = self.reading, self._parts
        if reading is None:
            return
        picture = reading.picture
        text = f"L = {format_number(snapshot.loss, 'loss')}"
        relief = relief_of(reading, self._framing, snapshot, self._names(picture), text)
        is_told = "loss" not in snapshot.untold
        relief = relief if is_told else replace(relief, told=False)
        parts.show_relief(relief)
        parts.show_runners(runner_marks(snapshot.race))
        rate = notation_of(snapshot.experiment).learning_rate
        arrows = words.arrow_words(relief.arrows, parts.enlarged, rate)
        arrows = words.outward(arrows, parts.mode == "contours" and parts.contours.leads_out)
        parts.say_arrows(words.race_words() if snapshot.race is not None else arrows)
        parts.say_floor(words.floor_words(picture.loss, snapshot, relief.line is not None))
        parts.say_note(words.plane_words(picture))
        drawn = math.nan  # an older picture tells nothing of the parameters of now
        if is_told and picture.parameters_revision == snapshot.parameters_revision:
            drawn = _loss_drawn(picture, relief.ball)
        parts.say_sample(*words.rows_words(picture.rows, picture.sampled, drawn, snapshot))
        parts.describe(words.place_words(relief.names, relief.ball, text))

    def _names(self, picture: Landscape) -> tuple[str, str]:
        if self._framing.kind != "parameters":
            return words.plane_names(picture)
        assert self._framing.pair is not None
        first, second = self._framing.pair
        return self._keeper.names.name(first), self._keeper.names.name(second)

    def leaves_something_out(self, snapshot: Snapshot) -> bool:
        """Whether the ball is near the edge, or a runner that has not diverged is beyond it, or
        the next step leads out, or a bowl's floor is near by; and the picture is to follow: not
        one whose range was set by hand, nor while the ball is in the hand."""
        framing, canvas = self._framing, self._parts.contours
        if self.reading is None or framing.by_hand or framing.kind != "parameters":
            return False
        room = framing.pending if framing.pending is not None else canvas.shown_range()
        runners = [m for m in runner_marks(snapshot.race) if m.state != "diverged"]
        if any(not inside(mark.place, room, BARELY) for mark in runners):
            return True
        if canvas.holding:
            return False
        floor, ball = self.reading.floor, framing.ball(snapshot)
        also = floor if framing.is_near(snapshot, floor) else None, framing.tip(snapshot)
        if any(place is not None and not inside(place, room, BARELY) for place in also):
            return True
        return ball is not None and not inside(ball, room, EDGE)


def _is_the_same(before: Landscape, picture: Landscape) -> bool:
    """Whether both show the same losses at the same places."""
    return (
        np.array_equal(before.horizontal, picture.horizontal)
        and np.array_equal(before.vertical, picture.vertical)
        and np.array_equal(before.loss, picture.loss, equal_nan=True)
    )


def _loss_drawn(picture: Landscape, ball: tuple[float, float] | None) -> float:
    """What the picture shows under the ball; NaN where there is no ball."""
    if ball is None:
        return math.nan
    return loss_at(picture.horizontal, picture.vertical, picture.loss, ball)
