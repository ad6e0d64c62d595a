"""The loss over two parameters as contours, with the network's place, trail and next step."""

from typing import Any

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.notation import Naming
from backprop_studio.experiment.numbers import format_number
from backprop_studio.theme import LIGHT, Theme
from backprop_studio.training.messages import Landscape, LandscapeRequest, Snapshot
from backprop_studio.ui.landscape.arrow import Arrow, coincide, gradient_is_whole
from backprop_studio.ui.landscape.axes import (
    Range,
    choices,
    default_axes,
    exists,
    fitting_ranges,
    inside,
    number_at,
)
from backprop_studio.ui.landscape.contour_canvas import ContourCanvas
from backprop_studio.ui.landscape.levels import gradient_on_grid
from backprop_studio.ui.landscape.words import arrow_words, floor_words
from backprop_studio.ui.plot_heading import Caption, PlotHeading
from backprop_studio.ui.plot_style import Floats
from backprop_studio.ui.view import View
from backprop_studio.ui.widgets.choice import Choice

RESOLUTION = 61
PATIENCE_MS = 120  # after the last zoom, pan or resize before a new picture is asked for
TRAIL_POINTS = 500
EDGE = 0.1  # of the picture: a ball so near the edge is followed


class ContourView(View):
    """Draws `Snapshot.landscape`; asks for another by `requested(LandscapeRequest)`."""

    requested = Signal(object)
    axes_changed = Signal(object, object)  # ParameterIndex across, ParameterIndex up

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._landscape: Landscape | None = None
        self._axes: tuple[ParameterIndex, ParameterIndex] | None = None
        self._network: tuple[Any, ...] = ()
        self._named: object = None
        self._offered: list[ParameterIndex] = []
        self._names: list[str] = []
        self._asked: LandscapeRequest | None = None
        self._pending_fit: tuple[Range, Range] | None = None
        self._by_hand = False
        self._picked = False  # the axes are the person's choice
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PATIENCE_MS)
        self._later.timeout.connect(self._ask_again)
        self.setAccessibleName(self.tr("Loss landscape"))
        self._build()
        self.set_theme(LIGHT)

    def _build(self) -> None:
        self.across = Choice(self.tr("Parameter across"), (), self)
        self.up = Choice(self.tr("Parameter up"), (), self)
        self.across.setToolTip(self.tr("The parameter on the horizontal axis"))
        self.up.setToolTip(self.tr("The parameter on the vertical axis"))
        for picker in (self.across, self.up):
            picker.setMinimumContentsLength(4)
            picker.chosen.connect(self._on_picked)
        self.fit_button = QPushButton(self.tr("Fit"), self)
        self.fit_button.setAutoDefault(False)
        self.fit_button.setToolTip(
            self.tr("Show the ball, its trail and its next step (A, or double-click the plot)")
        )
        self.fit_button.clicked.connect(self.fit)
        self.heading = PlotHeading(
            self.tr("Loss landscape"), (self.across, self.up, self.fit_button), self
        )
        self.canvas = ContourCanvas(self)
        self.canvas.setAccessibleName(self.tr("Contours of the loss"))
        self.canvas.setToolTip(self.tr("Drag to pan, wheel to zoom; double-click or A fits"))
        self.canvas.home_requested.connect(self.fit)
        self.canvas.moved_by_hand.connect(self._on_moved)
        self.canvas.resized.connect(self._later.start)
        self.canvas.empty_text = self.tr("The loss over two parameters is being computed …")
        self.arrow_caption = Caption(self)
        self.floor_caption = Caption(self, Qt.AlignmentFlag.AlignRight)
        captions = QHBoxLayout()
        captions.addWidget(self.arrow_caption, 1)
        captions.addWidget(self.floor_caption, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.canvas, 1)
        layout.addLayout(captions)
        self.setMinimumSize(260, 180)

    # axes -----------------------------------------------------------------------------------

    @property
    def axes(self) -> tuple[ParameterIndex, ParameterIndex] | None:
        """The parameters across and up; None before the first snapshot."""
        return self._axes

    def set_axes(self, across: ParameterIndex, up: ParameterIndex) -> None:
        """Look along these two parameters."""
        if across == up or (across, up) == self._axes:
            return
        self._axes, self._picked = (across, up), True
        self._by_hand = False
        self._clear_picture()
        self._show_axes()
        self.axes_changed.emit(across, up)
        self.fit()

    def _meet_network(self, snapshot: Snapshot) -> None:
        """New names or another network: pickers, and default axes where the old are gone."""
        experiment = snapshot.experiment
        key = (
            tuple(layer.weights.shape for layer in snapshot.parameters),
            experiment.notation.weights,
            len(snapshot.data.input_names),
        )
        if key == self._network:
            return
        self._network = key
        parameters = snapshot.parameters
        naming = Naming(experiment, len(snapshot.data.input_names))
        self._offered = choices(parameters)
        axes = self._axes if self._picked else None
        if axes is None or not all(exists(index, parameters) for index in axes):
            self._axes, self._picked = default_axes(parameters), False
        self._by_hand = False
        assert self._axes is not None
        self._offered += [index for index in self._axes if index not in self._offered]
        self._names = [str(naming.parameter(index)) for index in self._offered]
        self._clear_picture()
        for picker in (self.across, self.up):
            picker.clear()
            for number, name in enumerate(self._names):
                picker.addItem(name, str(number))
        self._show_axes()
        self.fit()

    def _clear_picture(self) -> None:
        self._landscape = None
        self.canvas.set_landscape(None)
        self.floor_caption.say("")

    def _show_axes(self) -> None:
        assert self._axes is not None
        for picker, axis, index in zip(
            (self.across, self.up), (self.canvas.bottom, self.canvas.left), self._axes, strict=True
        ):
            if index not in self._offered and self._snapshot is not None:
                naming = Naming(self._snapshot.experiment, len(self._snapshot.data.input_names))
                self._offered.append(index)
                self._names.append(str(naming.parameter(index)))
                for each in (self.across, self.up):
                    each.addItem(self._names[-1], str(len(self._names) - 1))
            number = self._offered.index(index)
            picker.set_key(str(number))
            axis.set_name(self._names[number])

    def _on_picked(self, _key: str) -> None:
        across = self._offered[int(self.across.key)]
        up = self._offered[int(self.up.key)]
        if across == up and self._axes is not None:  # the same twice: they change places
            across, up = self._axes[1], self._axes[0]
        self.set_axes(across, up)

    # range and request ----------------------------------------------------------------------

    def fit(self) -> None:
        """Ask for a picture that holds the ball, its trail and its next step."""
        self._by_hand = False
        if self._snapshot is None or self._axes is None:
            return
        area = self.canvas.plot_area()
        aspect = area.width() / area.height() if area.height() > 20 else 1.5
        self._pending_fit = fitting_ranges(self._worth_seeing(self._snapshot), aspect)
        if self._landscape is None:
            self.canvas.set_range(*self._pending_fit)
        self._ask(*self._pending_fit)

    def _worth_seeing(self, snapshot: Snapshot) -> Floats:
        assert self._axes is not None
        here, start, step = (
            np.array([number_at(index, values) for index in self._axes])
            for values in (snapshot.parameters, snapshot.start_parameters, snapshot.step)
        )
        return np.vstack([start, self._trail(snapshot), here + step, here])

    def _trail(self, snapshot: Snapshot) -> Floats:
        """The way so far, thinned; empty while the session still follows other axes."""
        picture, trail = snapshot.landscape, snapshot.trail
        if trail is None or picture is None or not self._answers(picture) or not len(trail):
            return np.empty((0, 2))
        thinned = trail[:: max(1, len(trail) // TRAIL_POINTS)]
        assert self._axes is not None
        here = [[number_at(index, snapshot.parameters) for index in self._axes]]
        return np.vstack([thinned, here])

    def _answers(self, picture: Landscape) -> bool:
        return (picture.request.horizontal, picture.request.vertical) == self._axes

    def _ask(self, across: Range, up: Range) -> None:
        assert self._axes is not None
        request = LandscapeRequest(*self._axes, across, up, RESOLUTION)
        if request != self._asked:
            self._asked = request
            self.requested.emit(request)

    def _on_moved(self) -> None:
        self._by_hand = True
        self._later.start()

    def _ask_again(self) -> None:
        if self._snapshot is None or self._axes is None:
            return
        if self._by_hand:
            self._ask(*self.canvas.shown_range())
        else:
            self.fit()

    # what is shown --------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Move the ball; take over a new picture when there is one."""
        before, self._snapshot = self._snapshot, snapshot
        self._meet_network(snapshot)
        assert self._axes is not None
        picture = snapshot.landscape
        fresh = picture is not None and picture is not self._landscape and self._answers(picture)
        if (
            not fresh
            and before is not None
            and (
                before.parameters_revision == snapshot.parameters_revision
                and before.revision == snapshot.revision
                and before.trail is snapshot.trail
            )
        ):
            return
        if fresh:
            assert picture is not None
            self._take(picture)
        self._place_ball(snapshot)
        if not self._by_hand and self.canvas.ball is not None:
            pending = self._pending_fit
            room = pending if pending is not None else self.canvas.shown_range()
            if not inside(self.canvas.ball, room, EDGE):
                self.fit()
        self.canvas.repaint_marks()

    def _take(self, picture: Landscape) -> None:
        first, self._landscape = self._landscape is None, picture
        self.canvas.set_landscape(picture)
        if self._pending_fit is not None and picture.request == self._asked:
            self.canvas.set_range(*self._pending_fit)
            self._pending_fit = None
        elif first:
            across, up = picture.horizontal, picture.vertical
            self.canvas.set_range(
                (float(across[0]), float(across[-1])), (float(up[0]), float(up[-1]))
            )
        assert self._snapshot is not None
        self.floor_caption.say(
            floor_words(picture.loss, self._snapshot, self.canvas.line is not None)
        )

    def _place_ball(self, snapshot: Snapshot) -> None:
        assert self._axes is not None
        across, up = (number_at(index, snapshot.parameters) for index in self._axes)
        self.canvas.ball = (across, up) if np.isfinite([across, up]).all() else None
        loss = format_number(snapshot.loss, "loss")
        self.canvas.ball_text = f"L = {loss}"
        self.canvas.trail = self._trail(snapshot)
        self.canvas.arrows = self._arrows(snapshot)
        self.canvas.update_enlargement()
        self.arrow_caption.say(
            arrow_words(
                self.canvas.arrows, self.canvas.enlarged, snapshot.experiment.notation.learning_rate
            )
        )
        names = [self._names[self._offered.index(index)] for index in self._axes]
        self.canvas.setAccessibleDescription(
            f"{names[0]} = {format_number(across, 'weight')}, "
            f"{names[1]} = {format_number(up, 'weight')}, L = {loss}"
        )

    def _arrows(self, snapshot: Snapshot) -> tuple[Arrow, ...]:
        """−η∇L of the loss drawn, and the optimizer's next step where it is another."""
        assert self._axes is not None
        across, up = (number_at(index, snapshot.step) for index in self._axes)
        step = Arrow(across, up, optimizer=True)
        slope = None
        answered = snapshot.landscape is not None and self._answers(snapshot.landscape)
        if snapshot.landscape_gradient is not None and answered:
            slope = np.array(snapshot.landscape_gradient)
        elif gradient_is_whole(snapshot):
            slope = np.array([number_at(index, snapshot.gradients) for index in self._axes])
        elif self._landscape is not None and self.canvas.ball is not None:
            picture = self._landscape
            slope = gradient_on_grid(
                picture.horizontal, picture.vertical, picture.loss, self.canvas.ball
            )
        if slope is None:
            return (step,)
        across, up = (-snapshot.learning_rate * slope).tolist()
        downhill = Arrow(across, up)
        return (downhill,) if coincide(downhill, step) else (step, downhill)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self.heading.set_theme(theme)
        self.canvas.set_theme(theme)
        self.arrow_caption.set_theme(theme)
        self.floor_caption.set_theme(theme)
        for control in (self.across, self.up, self.fit_button):
            control.setFont(theme.font(12))
        for picker in (self.across, self.up):
            picker.setMaximumWidth(round(theme.px(78)))
