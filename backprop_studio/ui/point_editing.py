"""Points that a hand adds, moves and erases in the output view, as edits of the document."""

from PySide6.QtCore import QObject, Signal

from backprop_studio.document.document import Document
from backprop_studio.experiment.model import GeneratedData, InlineData
from backprop_studio.experiment.problem import Refused
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.in_words import in_words
from backprop_studio.ui.point_edits import (
    Plane,
    PointEdit,
    Points,
    Put,
    Rub,
    Shift,
    points_of,
    put,
    rubbed,
    shifted,
    with_points,
)
from backprop_studio.ui.run_control import RunControl


class PointEditing(QObject):
    """Applies edits as fast as the session answers them; one gesture is one undo step."""

    said = Signal(str)
    opened = Signal()  # another document: no points are being edited

    def __init__(self, document: Document, run: RunControl, parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._run = document, run
        self._pending: list[tuple[PointEdit, Plane, str]] = []
        self._held: tuple[str, int] | None = None  # gesture, row
        run.arrived.connect(self._arrived)
        document.changed.connect(self._changed)

    def edit(self, edit: PointEdit, plane: Plane, gesture: str) -> None:
        """Edit the rows, once the session has answered the last edit."""
        if self._pending and isinstance(edit, Shift):
            before, _, same = self._pending[-1]
            if isinstance(before, Shift) and same == gesture:
                self._pending.pop()  # only the newest place of a moved point counts
        self._pending.append((edit, plane, gesture))
        snapshot = self._run.snapshot
        if snapshot is not None and snapshot.revision >= self._document.revision:
            self._flush()

    def _arrived(self, snapshot: Snapshot) -> None:
        if self._pending and snapshot.revision >= self._document.revision:
            self._flush()

    def _changed(self) -> None:
        if self._document.restarts:
            self._pending.clear()
            self.opened.emit()

    def _flush(self) -> None:
        pending, self._pending = self._pending, []
        gesture = pending[0][2]
        now = [each for each in pending if each[2] == gesture]
        self._pending = pending[len(now) :]
        experiment, folder = self._document.experiment, self._document.folder
        source = experiment.data
        snapshot = self._run.snapshot
        elsewhere = not isinstance(source, InlineData | GeneratedData)
        if elsewhere and snapshot is not None and snapshot.data.sampled:
            self.said.emit(
                self.tr("Only a sample of this table is shown: open it by File, Open table.")
            )
            return
        try:
            points = points_of(experiment, folder)
            for edit, plane, _ in now:
                points = self._edited(points, edit, plane, gesture)
            after = with_points(experiment, points, folder)
        except Refused as problem:
            self.said.emit(in_words(problem))
            return
        if not isinstance(source, InlineData):
            self.said.emit(self.tr("The points are now rows of the document."))
        self._document.change(after, self._text(now[-1][0]), gesture, lasting=True)

    def _edited(self, points: Points, edit: PointEdit, plane: Plane, gesture: str) -> Points:
        experiment = self._document.experiment
        if isinstance(edit, Put):
            return put(experiment, points, plane, edit)
        if isinstance(edit, Rub):
            if len(points.inputs) == 1:
                self.said.emit(self.tr("The last point stays: a network needs one to learn from."))
            return rubbed(points, plane, edit)
        if self._held is None or self._held[0] != gesture:
            self._held = gesture, points.nearest(plane, edit.start)
        return shifted(experiment, points, plane, self._held[1], edit.end)

    def _text(self, edit: PointEdit) -> str:
        if isinstance(edit, Put):
            return self.tr("Add points")
        return self.tr("Erase points") if isinstance(edit, Rub) else self.tr("Move a point")
