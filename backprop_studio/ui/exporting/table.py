"""The run in the window as a table: its history walked through, a row for each iteration."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backprop_studio.export.run_table import Moment, parameter_columns, table_text
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.exporting.walk import Walk

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow


class Tabling(QObject):
    """Gathers `iterations`; `ended` carries the table as CSV text."""

    advanced = Signal(int)
    ended = Signal(str)

    def __init__(self, window: "MainWindow", iterations: tuple[int, ...]) -> None:
        super().__init__(window)
        self._moments: dict[int, Moment] = {}
        self._names: tuple[str, ...] | None = None
        self._count = 0
        self._walk = Walk(window, iterations, self)
        self._walk.reached.connect(self._take)
        self._walk.ended.connect(self._finish)

    def start(self) -> None:
        """Begin; the window stays alive."""
        self._walk.start()

    def cancel(self) -> None:
        """Stop."""
        self._walk.stop()

    def _take(self, snapshot: Snapshot) -> None:
        if self._names is None:
            features = snapshot.example.x.size
            self._names = parameter_columns(snapshot.experiment, features)
        # the nearest iteration kept may come twice
        self._moments[snapshot.iteration] = moment_of(snapshot, bool(self._names))
        self._count += 1
        self.advanced.emit(self._count)
        self._walk.go_on()

    def _finish(self) -> None:
        moments = [self._moments[iteration] for iteration in sorted(self._moments)]
        self.ended.emit(table_text(self._names or (), moments))


def moment_of(snapshot: Snapshot, with_parameters: bool) -> Moment:
    """What the table says about a snapshot."""
    numbers: list[float] = []
    for layer in snapshot.parameters if with_parameters else ():
        numbers += layer.weights.ravel().tolist()
        numbers += layer.bias.tolist()
        numbers += [] if layer.scale is None else layer.scale.tolist()
    return Moment(
        snapshot.iteration,
        snapshot.epoch,
        snapshot.learning_rate,
        snapshot.loss,
        snapshot.validation_loss,
        snapshot.accuracy,
        snapshot.validation_accuracy,
        tuple(numbers),
    )
