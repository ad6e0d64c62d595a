"""The first sixty seconds: a few still callouts, each gone when done, all gone for good after.

The steps are those of a person who has never seen the program: let it learn, go
back and drag a weight, drag the target, try a huge learning rate, and see on one
neuron what too large a rate really does.
"""

from typing import Literal

import numpy as np
from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from backprop_studio import settings as kept
from backprop_studio.document.document import Document
from backprop_studio.experiment import storage
from backprop_studio.experiment.model import Experiment, InlineData
from backprop_studio.experiment.numbers import between, format_number, format_short
from backprop_studio.settings import Settings
from backprop_studio.theme import Theme
from backprop_studio.training.advice import largest_stable_rate
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.callout import MARGIN, Callout
from backprop_studio.ui.examples import ONE_NEURON, example_path
from backprop_studio.ui.experiment_edits import with_optimizer_number
from backprop_studio.ui.move_bar import MoveBar
from backprop_studio.ui.network_diagram.view import NetworkDiagram
from backprop_studio.ui.run_control import RunControl

Step = Literal[
    "play",
    "learning",
    "go_back",
    "drag_weight",
    "again",
    "drag_target",
    "wrong_way",
    "rate",
    "cliff",
    "one_neuron",
    "done",
]
PAUSE_AFTER, RATE = 60, 12.0
LARGE_RATE, CLIFF_RATE = 10.0, 0.19
ERRORS_SHOWN = 3
UNDER_BUTTONS: tuple[Step, ...] = ("play", "go_back", "again", "wrong_way", "one_neuron")


class FirstMinute(QObject):
    """Watches document and snapshots, and says the one next thing. `earlier` asks the views
    to keep a state in grey (None: no more)."""

    earlier = Signal(object)  # Snapshot or None
    speed_wanted = Signal(object)

    def __init__(
        self,
        document: Document,
        run: RunControl,
        settings: Settings,
        places: dict[str, QWidget],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._document, self._run, self._settings = document, run, settings
        self._places = places
        self._callout = Callout(window)
        self._callout.pressed.connect(self._find_cliff)
        self._callout.dismissed.connect(self.finish)
        self._step: Step = "done"
        self._started_from: Experiment | None = None
        self._left: tuple[Experiment, int] | None = None  # and the number of the visit
        self._errors: list[float] = []
        self._aside = False  # it gives way to what a move says
        run.arrived.connect(self._arrived)
        run.play_requested.connect(self._play_requested)
        document.reset_requested.connect(self._was_reset)
        document.parameters_set.connect(self._parameters_set)
        document.changed.connect(self._changed)

    @property
    def step(self) -> Step:
        """Where it stands."""
        return self._step

    @property
    def text(self) -> str:
        """What the callout says now; empty when there is none."""
        return self._callout.text

    def start(self) -> None:
        """From the beginning, on the opening example."""
        self._settings.set(kept.FIRST_MINUTE_DONE, False)
        self._errors = []
        self._started_from = self._document.experiment
        self._run.pause_at = None
        self._go("play")

    def start_if_new(self) -> None:
        """Only for a person who has not been through it."""
        if not self._settings.flag(kept.FIRST_MINUTE_DONE):
            self.start()

    def finish(self) -> None:
        """No more callouts, for good."""
        self._settings.set(kept.FIRST_MINUTE_DONE, True)
        self.earlier.emit(None)
        self._go("done")

    def set_theme(self, theme: Theme) -> None:
        """The callout's colours."""
        self._callout.set_theme(theme)

    # the steps ------------------------------------------------------------------------------

    def _go(self, step: Step) -> None:
        self._step = step
        self._moves.give_way(False)
        if step in ("learning", "done") or (self._aside and step in UNDER_BUTTONS):
            self._callout.hide()
        elif step == "play":
            self._say("play", self.tr("Space: let it learn"))
        elif step == "go_back":
            count = self._count_of_parameters()
            self._say(
                "reset",
                self.tr("{count} numbers changed. Go back (R), and be the trainer.").format(
                    count=count
                ),
            )
        elif step == "drag_weight":
            self._say("chosen", self.tr("Now you: drag v₁,\nand watch ŷ and L follow"), "right")
        elif step == "again":
            self._say("reset", self.tr("R: go back. Then drag the target y to 0.2"))
        elif step == "drag_target":
            self._say(
                "diagram", self.tr("Drag the target y to 0.2"), "above", point=self._at_target()
            )
        elif step == "wrong_way":
            self._say("play", self.tr("Every gradient changed its sign. Space: let it learn"))
        elif step == "rate":
            self._say(
                "rate", self.tr("Set the learning rate to 10,\nand press N: one iteration"), "above"
            )
        elif step == "cliff":
            self._say("loss", self.tr("No cliff here."), "above", self.tr("Find one →"))
        elif step == "one_neuron":
            self._tell_errors()

    def _say(
        self,
        place: str,
        text: str,
        side: str = "below",
        action: str = "",
        point: QPoint | None = None,
    ) -> None:
        corner, below = QPoint(MARGIN, 0), side == "below"
        if below:  # the five moves stay in sight
            moves = self._moves
            corner = moves.mapTo(moves.window(), QPoint(0, round(moves.steps_height)))
        self._moves.give_way(below)
        self._callout.point_at(
            self._places[place], text, side, action, point, under=corner.y(), left=corner.x()
        )

    @property
    def _moves(self) -> MoveBar:
        moves = self._places["moves"]
        assert isinstance(moves, MoveBar)
        return moves

    def _at_target(self) -> QPoint:
        """Just above the target y on the diagram."""
        diagram = self._places["diagram"]
        assert isinstance(diagram, NetworkDiagram)
        scene = diagram.scene
        if scene is None or not scene.layout.targets:
            return QPoint(diagram.width() * 3 // 4, diagram.height() * 3 // 4)
        target = scene.layout.targets[0]
        return QPoint(round(target.x), round(target.y - target.r))

    def _count_of_parameters(self) -> int:
        snapshot = self._run.snapshot
        if snapshot is None:
            return 0
        return sum(layer.weights.size + layer.bias.size for layer in snapshot.parameters)

    # what the person does -------------------------------------------------------------------

    def _play_requested(self) -> None:
        snapshot = self._run.snapshot
        if self._step == "play" and snapshot is not None and snapshot.iteration < PAUSE_AFTER:
            self._run.rate = RATE
            self.speed_wanted.emit(RATE)
            self._run.pause_at = PAUSE_AFTER
            self._go("learning")
        elif self._step == "wrong_way":
            self._callout.hide()
            self._moves.give_way(False)

    def _was_reset(self, _token: int) -> None:
        if self._step in ("learning", "go_back"):
            self.earlier.emit(self._run.snapshot)
            self._go("drag_weight")
        elif self._step in ("drag_weight", "again"):
            self._go("drag_target")
        elif self._step == "wrong_way":
            self.earlier.emit(None)
            self._go("rate")

    def _parameters_set(self, _values: object) -> None:
        if self._step == "drag_weight":
            self._go("again")

    def _changed(self) -> None:
        if self._step == "done":
            return
        if self._step == "one_neuron":
            if self._left is not None and self._document.experiment is self._left[0]:
                self.finish()
            return
        now = self._document.experiment
        if self._started_from is not None and now.title != self._started_from.title:
            self.finish()

    # what the run does ----------------------------------------------------------------------

    def _arrived(self, snapshot: Snapshot) -> None:
        aside = snapshot.move is not None and self._step in UNDER_BUTTONS
        if aside != self._aside:
            self._aside = aside
            if not (self._step == "wrong_way" and snapshot.running):  # that has been done
                self._go(self._step)
        if self._step == "learning" and not snapshot.running and snapshot.iteration >= PAUSE_AFTER:
            self._go("go_back")
        elif self._step in ("again", "drag_target"):
            if self._gradients_turned(snapshot):
                self._go("wrong_way")
        elif self._step == "rate":
            large = snapshot.learning_rate >= LARGE_RATE * 0.999
            if large and snapshot.iteration >= 1 and not snapshot.running:
                self._go("cliff")
        elif self._step == "one_neuron":
            self._note_error(snapshot)

    def _gradients_turned(self, snapshot: Snapshot) -> bool:
        """Whether the target was dragged past ŷ: only then does every gradient change sign."""
        data = self._document.baseline.data
        if not isinstance(data, InlineData) or snapshot.iteration or snapshot.example.row != 0:
            return False
        given = float(snapshot.example.a[-1][0])
        before, now = float(np.asarray(data.targets)[0, 0]), float(snapshot.example.y[0])
        return bool((given - before) * (given - now) < 0)

    # the cliff ------------------------------------------------------------------------------

    def _find_cliff(self) -> None:
        if self._step != "cliff":
            return
        experiment = storage.load(example_path(ONE_NEURON))
        edit = with_optimizer_number(experiment, "learning_rate", CLIFF_RATE)
        left = self._document.experiment
        self._errors = []
        self._step = "one_neuron"
        visit = self._document.visit(edit.experiment, self.tr("Find the cliff"))
        self._left = (left, visit)
        self._tell_errors()

    def _note_error(self, snapshot: Snapshot) -> None:
        """ŷ − y of the one example, once an iteration."""
        if snapshot.revision < self._document.revision:
            return  # still of the network that was left for the cliff
        if snapshot.iteration < len(self._errors) - 1 and snapshot.iteration == 0:
            self._errors = []
        if snapshot.move is None and snapshot.iteration == len(self._errors):
            self._errors.append(float(snapshot.example.a[-1][0] - snapshot.example.y[0]))
            self._tell_errors()

    def _tell_errors(self) -> None:
        written = [
            _short(error, signed=number > 0)
            for number, error in enumerate(self._errors[:ERRORS_SHOWN])
        ]
        errors = between().join(written)
        if len(self._errors) < ERRORS_SHOWN:
            text = self.tr(
                "One neuron at η = 0.19. Press N, and watch ŷ − y: {errors}\nEsc: back"
            ).format(errors=errors)
        else:
            stable = self._stable_rate()
            text = self.tr(
                "ŷ − y swings: {errors} … Each step overshoots further,\n"
                "for the largest stable rate here is {rate}. Esc: back to your network"
            ).format(errors=errors, rate="" if stable is None else format_number(stable))
        self._say("play", text)

    def _stable_rate(self) -> float | None:
        data = self._document.experiment.data
        if not isinstance(data, InlineData):
            return None
        return largest_stable_rate(self._document.experiment, np.asarray(data.inputs))

    def come_back(self) -> bool:
        """The one key: back to the network left for the cliff. False: it was not needed."""
        if self._step != "one_neuron" or self._left is None:
            return False
        self._document.leave(self._left[1])
        self.finish()
        return True


def _short(error: float, signed: bool) -> str:
    """Three significant digits, as one says them: −1.9, +2.01, −2.12."""
    text = format_short(error, 3)
    return f"+{text}" if signed and error >= 0 else text
