"""Between document and worker: edits and buttons become commands, answers come back."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from backprop_studio.document.document import Document
from backprop_studio.engine.mistakes import Mistakes
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.model import Optimizer
from backprop_studio.training.commands import (
    Branch,
    Configure,
    FunctionRequest,
    Hold,
    Iterate,
    LandscapeRequest,
    NextMove,
    OneEpoch,
    Pause,
    Play,
    PreviousMove,
    Reset,
    Restore,
    SaveState,
    Seek,
    SetMistakes,
    SetParameter,
    ShowExample,
    Side,
    Together,
    Watch,
)
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.race_messages import Exchange, StartRace, StopRace, TakeOver
from backprop_studio.training.study import Study
from backprop_studio.ui.display import Display
from backprop_studio.ui.in_words import in_words
from backprop_studio.ui.value_editing import ValueEditing


class RunControl(QObject):
    """The run as the window's buttons, keys and views act on it."""

    arrived = Signal(object)  # Snapshot
    said = Signal(str)  # a sentence for the person
    play_requested = Signal()  # just before a run begins
    asked = Signal(int)  # the number of a command that has just been sent
    unprompted = Signal(int)  # directly after it: no hand has given it
    sought = Signal()  # the last `seek` has been answered, the snapshot is about to arrive

    def __init__(self, document: Document, display: Display, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._display = document, display
        self._watched: Watch | None = None
        self._pictures: tuple[LandscapeRequest | None, FunctionRequest | None] = (None, None)
        self._derivative: ParameterIndex | None = None
        self._studies: tuple[Study[Any], ...] = ()
        self._error: tuple[int, str] | None = None
        self._ended = False
        self._asked = 0  # numbers below count the states asked for
        self._seek: int | None = None  # the number of the command not yet answered
        self._wanted: int | None = None  # the iteration to seek after it
        self.snapshot: Snapshot | None = None
        self._holds = False
        self.rate: float | None = 12.0
        self.pause_at: int | None = None  # the first minute pauses by itself, once
        self.values = ValueEditing(document, self)
        self.values.said.connect(self.said)
        document.changed.connect(self.configure)
        document.parameters_set.connect(self._send_parameters)
        document.reset_requested.connect(self._send_reset)
        document.visit_requested.connect(self._send_visit)
        document.restore_requested.connect(self._send_restore)
        document.take_over_requested.connect(self._send_take_over)
        document.exchange_requested.connect(self._send_exchange)
        display.asked.connect(self.asked)
        display.arrived.connect(self._arrived)

    # what goes to the worker ----------------------------------------------------------------

    def configure(self) -> None:
        """Train the document's experiment from now on."""
        document = self._document
        self._display.send(
            Configure(
                document.experiment,
                document.revision,
                document.folder,
                document.restarts,
                document.passage,
            )
        )

    def watch_again(self) -> None:
        """Tell a new worker which pictures are wanted."""
        if self._watched is not None:
            self._display.send(self._watched)

    def _send_parameters(self, values: dict[ParameterIndex, float]) -> None:
        commands = tuple(SetParameter(index, value) for index, value in values.items())
        self._display.send(commands[0] if len(commands) == 1 else Together(commands))

    def _send_reset(self, token: int) -> None:
        self._display.send(Reset(token))

    def _send_visit(self, token: int) -> None:
        self._display.send(Reset(token, visit=True))

    def _send_restore(self, token: int) -> None:
        self._display.send(Restore(token))

    def _send_take_over(self, runner: int, token: int) -> None:
        self._display.send(TakeOver(runner, token))

    def _send_exchange(self, token: int) -> None:
        self._display.send(Exchange(token))

    # races ----------------------------------------------------------------------------------

    def start_race(self, optimizers: tuple[Optimizer, ...], running: bool) -> None:
        """Runners at the start, running at the chosen speed or at rest."""
        self._display.send(StartRace(optimizers))
        if running:
            self._display.send(Play(self.rate, None))

    def stop_race(self) -> None:
        """Back to the run."""
        self._display.send(StopRace())

    def take_over(self, runner: int) -> None:
        """That runner as the experiment, from where it stands."""
        race = None if self.snapshot is None else self.snapshot.race
        if race is None or not 0 <= runner < len(race.runners):
            return
        optimizer = race.runners[runner].optimizer
        experiment = replace(self._document.experiment, optimizer=optimizer)
        self._document.take_over(runner, experiment, self.tr("Take over a runner"))
        self._document.mark_trained()

    # transport ------------------------------------------------------------------------------

    def play_or_pause(self) -> None:
        """Train at the chosen speed; while training: finish the iteration and rest."""
        if self.snapshot is not None and self.snapshot.running:
            self._display.send(Pause())
            return
        self.pause_at = None
        self.play_requested.emit()
        self._document.mark_trained()
        self._display.send(Play(self.rate, self.pause_at))

    def set_rate(self, rate: float | None) -> None:
        """Another speed, also of a run under way."""
        self.rate = rate
        if self.snapshot is not None and self.snapshot.running:
            self._display.send(Play(rate, self.pause_at))

    def hold(self, held: bool) -> None:
        """The ball is in a hand, or no more: a run rests until it is let go."""
        if self._holds or (self.snapshot is not None and self.snapshot.running):
            self._holds = held
            self._display.send(Hold(held))

    def iterate(self) -> None:
        """One iteration."""
        self._iterate(1)

    def iterate_100(self) -> None:
        """A hundred iterations."""
        self._iterate(100)

    def _iterate(self, count: int) -> None:
        self._document.mark_trained()
        self._display.send(Iterate(count))

    def one_epoch(self) -> None:
        """To the end of the epoch."""
        self._document.mark_trained()
        self._display.send(OneEpoch())

    def next_move(self) -> None:
        """One move on."""
        self._document.mark_trained()
        self._display.send(NextMove())

    def previous_move(self) -> None:
        """One move back."""
        self._display.send(PreviousMove())

    def seek(self, iteration: int) -> None:
        """Look back at an iteration. While one is being sought only the newest wish is kept."""
        if self._seek is not None:
            self._wanted = iteration
            return
        self._display.send(Seek(iteration))
        self._seek = self._display.sent

    def continue_here(self) -> None:
        """Go on from the iteration looked at, at the chosen speed."""
        self._wanted = None
        self._display.send(Branch())
        self.play_or_pause()

    def reset(self) -> None:
        """Back to iteration 0 and the document's values."""
        self._document.reset()

    def show_example(self, row: int | None, side: Side = "training") -> None:
        """Which row of that side the diagram shows."""
        self._display.send(ShowExample(row, side))

    def prepare(self, iterations: int, moves: int) -> None:
        """Iterations or moves that belong to a lesson's scene; they are no work of a person's."""
        if iterations:
            self._display.send(Iterate(iterations))
        for _ in range(moves):
            self._display.send(NextMove())

    @property
    def sent(self) -> int:
        """How many commands have been sent; see `Snapshot.answered`."""
        return self._display.sent

    def ask_state(self, here: bool = True) -> int:
        """Ask where the run stands (`here`: where it is looked at, else its end);
        `Snapshot.saved` answers with the number returned, which no other asker has."""
        self._asked -= 1
        self._display.send(SaveState(self._asked, here))
        self.unprompted.emit(self._display.sent)
        return self._asked

    def set_mistakes(self, mistakes: Mistakes) -> None:
        """Break the training loop on purpose, or mend it."""
        self._display.send(SetMistakes(mistakes))

    # pictures -------------------------------------------------------------------------------

    def watch_pictures(
        self, landscape: LandscapeRequest | None, function: FunctionRequest | None
    ) -> None:
        """The pictures that visible views want kept fresh."""
        self._pictures = landscape, function
        self._watch(unprompted=True)  # the range of a landscape follows the run

    def watch_derivative(self, index: ParameterIndex | None) -> None:
        """The parameter whose chain rule a visible view tells."""
        self._derivative = index
        self._watch()

    def watch_studies(self, studies: tuple[Study[Any], ...]) -> None:
        """The questions that visible views ask."""
        self._studies = studies
        self._watch()

    def _watch(self, unprompted: bool = False) -> None:
        watch = Watch(*self._pictures, self._derivative, self._studies)
        if watch != self._watched and not self._ended:
            self._watched = watch
            self._display.send(watch)
            if unprompted:
                self.unprompted.emit(self._display.sent)

    def end(self) -> None:
        """The window goes: views that are hidden with it ask for nothing more."""
        self._ended = True

    # what comes back ------------------------------------------------------------------------

    def _arrived(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot
        own = snapshot.race is None and snapshot.revision == self._document.revision
        if snapshot.running and own:
            self._document.mark_running()  # again, if it was saved under way
        if self._seek is not None and snapshot.answered >= self._seek:
            self._seek, wanted, self._wanted = None, self._wanted, None
            if wanted is None:
                self.sought.emit()
            else:
                self.seek(wanted)
        self.arrived.emit(snapshot)
        error = None if snapshot.error is None else (self._document.revision, snapshot.error)
        if error is not None and error != self._error:
            self._error = error
            self.said.emit(in_words(error[1]))
            if snapshot.revision < self._document.revision and self._document.undo_stack.canUndo():
                self._document.undo_stack.undo()
        elif error is None:
            self._error = None
