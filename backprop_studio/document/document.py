"""What the person owns: the experiment, its file, and how to undo what was done to it."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal

from backprop_studio.document.commands import (
    ChangeExperiment,
    Content,
    ParameterChange,
    ResetRun,
    SetParametersByHand,
    TakeOverRunner,
    VisitExperiment,
)
from backprop_studio.document.consequences import (
    baseline_after,
    with_baseline_values,
    without_leftovers,
)
from backprop_studio.document.undo_stack import UndoStack
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.comparison import same
from backprop_studio.experiment.model import Experiment, State
from backprop_studio.experiment.passage import STRAIGHT, Passage


class Document(QObject):
    """The current experiment with its undo stack, path and unsaved work.

    The document holds what the person intends. Where a run stands, the session
    knows: `parameters_set`, `reset_requested` and `restore_requested` are what the
    window passes on to it, and saving is given the session's state.
    """

    changed = Signal()  # `experiment` is another one
    parameters_set = Signal(object)  # dict[ParameterIndex, float]: by one movement of the hand
    reset_requested = Signal(int)  # token
    visit_requested = Signal(int)  # token: a reset whose run is kept until `restore_requested`
    restore_requested = Signal(int)  # token
    take_over_requested = Signal(int, int)  # runner, token
    exchange_requested = Signal(int)  # token
    state_changed = Signal()  # dirty, path or what can be undone

    def __init__(self, experiment: Experiment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content = Content(experiment, experiment)
        self._revision = 1
        self._path: Path | None = None
        self._trained = False
        self._work = 0  # counts what is done to experiment and run
        self._whole = True
        self._passage = STRAIGHT
        self._next_token = 1
        self._visits: dict[int, tuple[VisitExperiment, bool]] = {}  # each, and `_trained` before
        self._undo_stack = UndoStack(self)
        self._undo_stack.cleanChanged.connect(self._tell_state)
        self._undo_stack.indexChanged.connect(self._tell_state)

    @property
    def experiment(self) -> Experiment:
        """The experiment as it is now; frozen, a change puts another in its place."""
        return self._content.experiment

    @property
    def baseline(self) -> Experiment:
        """The experiment that a reset returns to, as far as values dragged by hand go."""
        return self._content.baseline

    @property
    def revision(self) -> int:
        """Counts the experiments shown so far; undo counts on."""
        return self._revision

    @property
    def restarts(self) -> bool:
        """True while the present experiment is one that was opened or new, unchanged since:
        the run then starts from it entirely, or goes on from the state it brings."""
        return self._whole

    @property
    def passage(self) -> Passage:
        """What becomes of the run that was trained before the present experiment."""
        return self._passage

    @property
    def path(self) -> Path | None:
        """The file it was opened from or saved to."""
        return self._path

    @property
    def folder(self) -> Path | None:
        """Where relative paths of the experiment's data start."""
        return None if self._path is None else self._path.parent

    @property
    def undo_stack(self) -> UndoStack:
        """For the undo and redo actions, and for lists of what was done."""
        return self._undo_stack

    @property
    def dirty(self) -> bool:
        """Whether closing would lose something. A trained network is unsaved work too."""
        return self._trained or not self._undo_stack.isClean()

    @property
    def work(self) -> int:
        """Counts what has been done to experiment and run, for `mark_saved`."""
        return self._work

    @property
    def is_visiting(self) -> bool:
        """Whether another experiment is shown for a while."""
        return any(step.stands for step, _ in self._visits.values())

    # edits ----------------------------------------------------------------------------------

    def change(
        self,
        experiment: Experiment,
        text: str,
        gesture: str | None = None,
        lasting: bool = False,
        came_from: tuple[int | None, ...] | None = None,
    ) -> None:
        """Put `experiment` in place of the present one, as one undo step named `text`.

        Changes with the same `gesture` (one drag) become one step. Parameters that no
        longer fit the layers, and the state of a run, do not belong to the new one.
        What is `lasting` is not taken back by a reset. Where another network starts the run
        again, undo brings back the run before; `came_from` as in `Passage`.
        """
        after = without_leftovers(self.experiment, experiment)
        if same(after, self.experiment):
            return
        baseline = after if lasting else baseline_after(self._content, after)
        passage = STRAIGHT
        if not same(after.network, self.experiment.network):
            passage = Passage(self._kept_number(gesture), None, came_from)
        contents = self._content, Content(after, baseline)
        self._undo_stack.push(ChangeExperiment(self._show, contents, text, gesture, passage))

    def _kept_number(self, gesture: str | None) -> int:
        """Of the run to be kept: steps that become one keep the run that they began with."""
        stack = self._undo_stack
        last = stack.command(stack.index() - 1)
        if isinstance(last, ChangeExperiment) and not stack.isClean() and gesture is not None:
            kept = last.passage.keep if last.gesture == gesture else None
            if kept is not None:
                return kept
        token = self._next_token
        self._next_token += 1
        return token

    def set_parameter(
        self,
        index: ParameterIndex,
        old: float,
        new: float,
        text: str,
        gesture: str | None = None,
    ) -> None:
        """One weight or bias by hand, from `old` to `new`; undo sets it to `old` again."""
        self.set_parameters([ParameterChange(index, old, new)], text, gesture)

    def set_parameters(
        self, changes: Sequence[ParameterChange], text: str, gesture: str | None = None
    ) -> None:
        """Several weights and biases by hand, as one undo step named `text`."""
        if gesture is None and all(change.old == change.new for change in changes):
            return
        self._undo_stack.push(SetParametersByHand(self._announce, changes, text, gesture))

    def baseline_value(self, index: ParameterIndex) -> float | None:
        """What a parameter is in the document as opened or last restructured; None where
        the document gives no parameters (they are drawn by the initializer)."""
        layers = self.baseline.parameters
        if layers is None or index.layer >= len(layers):
            return None
        layer = layers[index.layer]
        known = index.unit < layer.weights.shape[1] and index.source < layer.weights.shape[0]
        if not known:  # of the network before this one, which may still be on screen
            return None
        if index.kind == "weight":
            return float(layer.weights[index.source, index.unit])
        if index.kind == "bias":
            return float(layer.bias[index.unit])
        return None if layer.scale is None else float(layer.scale[index.unit])

    def reset(self) -> None:
        """Back to iteration 0 and the baseline, as one undo step."""
        token = self._next_token
        self._next_token += 1
        self._undo_stack.push(
            ResetRun(
                self._show,
                self.reset_requested.emit,
                self.restore_requested.emit,
                Content(self.experiment, with_baseline_values(self._content)),
                token,
                self.tr("Reset"),
            )
        )

    def take_over(self, runner: int, experiment: Experiment, text: str) -> None:
        """Make a runner of the race, whose settings `experiment` has, the run; one undo step."""
        token = self._next_token
        self._next_token += 1
        after = Content(experiment, baseline_after(self._content, experiment))
        self._undo_stack.push(
            TakeOverRunner(
                self._show,
                self.take_over_requested.emit,
                self.exchange_requested.emit,
                (self._content, after),
                runner,
                token,
                text,
            )
        )

    def visit(self, experiment: Experiment, text: str, path: Path | None = None) -> int:
        """Show another experiment for a while, as one undo step; `leave` with the number
        returned brings back the present one, its run and what could be undone. `path` is its
        file, if it has one."""
        token = self._next_token
        self._next_token += 1
        here = self._undo_stack.place
        step = VisitExperiment(
            self._show_at,
            self.visit_requested.emit,
            self.restore_requested.emit,
            (self._content, self._path),
            experiment,
            token,
            text,
            path,
        )
        self._visits[here] = step, self._trained
        self._undo_stack.push(step)
        return here

    def visit_standing(self, experiment: Experiment, state: State | None, text: str) -> int:
        """Go on from where the run stands (what the session gave as saved) as a visit, of the
        same file; `leave` brings back the run as it is now."""
        whole = msgspec.structs.replace(experiment, state=state)
        return self.visit(whole, text, self._path)

    def leave(self, visit: int) -> None:
        """Take back everything that was done since `visit` gave this number."""
        self._undo_stack.go_to(visit)
        step, self._trained = self._visits.pop(visit, (None, self._trained))
        if step is not None and step.stands:  # the stack has forgotten it over all that followed
            step.undo()
            self._undo_stack.clear()
        self._undo_stack.forget_undone()  # what was visited is left for good
        self._visits = {place: kept for place, kept in self._visits.items() if place < visit}
        self._tell_state()

    # files ----------------------------------------------------------------------------------

    def new(self, experiment: Experiment, path: Path | None = None) -> None:
        """Take over a whole experiment, with nothing to undo and nothing unsaved."""
        self._undo_stack.clear()
        self._visits.clear()
        self._content = Content(experiment, experiment)
        self._path = path
        self._trained = False
        self._whole = True
        self._passage = STRAIGHT
        self._revision += 1
        self.changed.emit()
        self.state_changed.emit()

    def mark_saved(self, path: Path, work: int | None = None) -> None:
        """What was here when so much `work` was done (None: what is here) is in the file `path`:
        what has been done since is unsaved."""
        self._path = path
        self._trained = work is not None and work != self._work
        self._undo_stack.setClean()
        self.state_changed.emit()

    def mark_trained(self) -> None:
        """The person has the run move on."""
        self._work += 1
        self.mark_running()

    def mark_running(self) -> None:
        """The run goes on from where it was opened or saved."""
        if not self._trained:
            self._trained = True
            self.state_changed.emit()

    # what the commands call -----------------------------------------------------------------

    def _show(self, content: Content, passage: Passage = STRAIGHT) -> None:
        self._work += 1
        if content.experiment is self._content.experiment:
            self._content = content
            return
        self._content = content
        self._passage = passage
        self._whole = False
        self._revision += 1
        self.changed.emit()

    def _show_at(self, content: Content, path: Path | None) -> None:
        self._path = path
        self._show(content)

    def _announce(self, values: dict[ParameterIndex, float]) -> None:
        self._work += 1
        self.parameters_set.emit(values)

    def _tell_state(self) -> None:
        self.state_changed.emit()
