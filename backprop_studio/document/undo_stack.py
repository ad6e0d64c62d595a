"""What was done to the document, step by step, and where among these steps it stands."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

MOST_STEPS = 500  # that are remembered


class Step(QUndoCommand):
    """An entry of the stack; `number` counts all that there ever were in it."""

    number = 0


class UndoStack(QUndoStack):
    """A bounded stack of steps that knows its place also when it forgets the first of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setUndoLimit(MOST_STEPS)
        self._pushed = 0

    def push(self, step: QUndoCommand) -> None:
        """Do it; what was undone before it is gone."""
        assert isinstance(step, Step)
        self._pushed += 1
        step.number = self._pushed
        super().push(step)

    @property
    def place(self) -> int:
        """The number of the last step that is done. Unlike the index, which is never above
        `MOST_STEPS`, it means the same later on."""
        if not self.count():
            return 0
        return self._number(self.index() - 1) if self.index() else self._number(0) - 1

    def go_to(self, place: int) -> None:
        """Undo or redo to that place, or to as far as steps are remembered."""
        self.setIndex(sum(self._number(index) <= place for index in range(self.count())))

    def forget_undone(self) -> None:
        """What was undone cannot be done again."""
        if self.canRedo():
            nothing = Step()
            nothing.setObsolete(True)  # Qt drops it, and what it would have taken the place of
            super().push(nothing)

    def _number(self, index: int) -> int:
        step = self.command(index)
        assert isinstance(step, Step)
        return step.number
