"""The entries of the undo stack. One drag is one entry: its changes share a gesture."""

from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtGui import QUndoCommand

from backprop_studio.document.undo_stack import Step
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.comparison import same
from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.passage import Passage

_CHANGE, _PARAMETER, _RESET, _VISIT, _TAKE_OVER = 1, 2, 3, 4, 5


class Content(Struct, frozen=True):
    """What undo goes back to: the experiment, and what a reset returns it to."""

    experiment: Experiment
    baseline: Experiment


class ChangeExperiment(Step):
    """Another experiment in place of the one before."""

    def __init__(
        self,
        show: Callable[[Content, Passage], None],
        contents: tuple[Content, Content],
        text: str,
        gesture: str | None,
        passage: Passage,
    ) -> None:
        super().__init__(text)
        self._show = show
        self.before, self.after = contents
        self.gesture = gesture
        self.passage = passage

    def id(self) -> int:
        """Only commands of one kind are offered to `mergeWith`."""
        return _CHANGE

    def redo(self) -> None:
        """Show the later experiment."""
        self._show(self.after, self.passage)

    def undo(self) -> None:
        """Show the earlier experiment, with its run if that had to start again."""
        back = self.passage.back(len(self.before.experiment.network.layers))
        self._show(self.before, back)

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over the end of `other` if it belongs to the same gesture."""
        if not isinstance(other, ChangeExperiment):
            return False
        if self.gesture is None or self.gesture != other.gesture:
            return False
        self.after = other.after
        self.passage = Passage(self.passage.keep or other.passage.keep)
        self.setText(other.text())
        self.setObsolete(same(self.before.experiment, self.after.experiment))
        return True


class ParameterChange(Struct, frozen=True):
    """One weight or bias, from `old` to `new`."""

    index: ParameterIndex
    old: float
    new: float


class SetParametersByHand(Step):
    """Weights and biases set by hand; undo sets these back and touches no others."""

    def __init__(
        self,
        announce: Callable[[dict[ParameterIndex, float]], None],
        changes: Sequence[ParameterChange],
        text: str,
        gesture: str | None,
    ) -> None:
        super().__init__(text)
        self._announce = announce
        self.changes = {change.index: change for change in changes}
        self.gesture = gesture

    def id(self) -> int:
        """Only commands of one kind are offered to `mergeWith`."""
        return _PARAMETER

    def redo(self) -> None:
        """Set the new values."""
        self._announce({index: change.new for index, change in self.changes.items()})

    def undo(self) -> None:
        """Set the old values."""
        self._announce({index: change.old for index, change in self.changes.items()})

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over the end of `other` if the same gesture moves the same parameters."""
        if not isinstance(other, SetParametersByHand):
            return False
        if self.gesture is None or self.gesture != other.gesture:
            return False
        if self.changes.keys() != other.changes.keys():
            return False
        for index, change in other.changes.items():
            self.changes[index] = ParameterChange(index, self.changes[index].old, change.new)
        self.setText(other.text())
        self.setObsolete(all(change.new == change.old for change in self.changes.values()))
        return True


class ResetRun(Step):
    """Back to iteration 0 and to the baseline; the run is kept under `token` for undo.

    The order matters: the run is put away before the experiment changes, and
    taken out after the experiment has changed back, because a change of the
    experiment may start the run again.
    """

    def __init__(
        self,
        show: Callable[[Content], None],
        reset: Callable[[int], None],
        restore: Callable[[int], None],
        before: Content,
        token: int,
        text: str,
    ) -> None:
        super().__init__(text)
        self._show = show
        self._reset = reset
        self._restore = restore
        self._before = before
        self._after = Content(before.baseline, before.baseline)
        self._token = token

    def id(self) -> int:
        """Resets are never merged."""
        return _RESET

    def redo(self) -> None:
        """Reset the run, then return to the baseline if anything differs from it."""
        self._reset(self._token)
        self._show(self._after)

    def undo(self) -> None:
        """Bring back what was dragged, then the run."""
        self._show(self._before)
        self._restore(self._token)


class VisitExperiment(Step):
    """Another whole experiment for a while; undo brings back the one before, its file and
    its run, which is kept under `token` meanwhile. It `stands` until it is undone."""

    def __init__(
        self,
        show: Callable[[Content, Path | None], None],
        reset: Callable[[int], None],
        restore: Callable[[int], None],
        before: tuple[Content, Path | None],
        visited: Experiment,
        token: int,
        text: str,
        path: Path | None = None,
    ) -> None:
        super().__init__(text)
        self._show = show
        self._reset = reset
        self._restore = restore
        self._before = before
        self._visited = Content(visited, visited)
        self._token = token
        self._path = path
        self.stands = False

    def id(self) -> int:
        """Visits are never merged."""
        return _VISIT

    def redo(self) -> None:
        """Put the run away, then show the visited experiment, of its file if it has one."""
        self.stands = True
        self._reset(self._token)
        self._show(self._visited, self._path)

    def undo(self) -> None:
        """Show what was left, then its run where it stood."""
        self.stands = False
        self._show(*self._before)
        self._restore(self._token)


class TakeOverRunner(Step):
    """A runner of a race becomes the experiment: its settings, and its run where it stands.

    The runs change places before the settings do, so that each keeps its own.
    """

    def __init__(
        self,
        show: Callable[[Content], None],
        take_over: Callable[[int, int], None],
        exchange: Callable[[int], None],
        contents: tuple[Content, Content],
        runner: int,
        token: int,
        text: str,
    ) -> None:
        super().__init__(text)
        self._show = show
        self._take_over = take_over
        self._exchange = exchange
        self._before, self._after = contents
        self._runner = runner
        self._token = token
        self._done = False

    def id(self) -> int:
        """Never merged."""
        return _TAKE_OVER

    def redo(self) -> None:
        """Take over; once undone, the runs change places again."""
        if self._done:
            self._exchange(self._token)
        else:
            self._take_over(self._runner, self._token)
        self._done = True
        self._show(self._after)

    def undo(self) -> None:
        """The run before is back, then its settings."""
        self._exchange(self._token)
        self._show(self._before)
