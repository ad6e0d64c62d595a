"""The digits take a moment to read: a dialog tells how far they are, and can give them up.

What is open stays as it is meanwhile. Only when all are there does the experiment that asked
for them take its place, so that giving up costs nothing.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from backprop_studio.experiment.model import Experiment, ShippedData
from backprop_studio.training.commands import FetchDigits
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.display import Display

UNNOTICED = 250  # ms without a dialog: most computers are nearly done by then
WIDE, STEPS = 340, 1000

Act = Callable[[], None]


def reads_digits(experiment: Experiment) -> bool:
    """Whether its rows are the digits that ship."""
    data = experiment.data
    return isinstance(data, ShippedData) and data.name == "mnist"


class _FetchingDialog(QDialog):
    """How much has been read, and Cancel."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("fetching")
        self.setWindowTitle(self.tr("Opening the digits"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        text = QLabel(self.tr("70 000 handwritten digits are being read …"), self)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, STEPS)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.progress.setAccessibleName(self.tr("How many of the digits have been read"))
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(text)
        layout.addWidget(self.progress)
        layout.addLayout(foot)
        self.setMinimumWidth(WIDE)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)  # in a hall, wider


class DigitsFetching(QObject):
    """Has the worker read the digits before an experiment needs them."""

    said = Signal(str)

    def __init__(self, display: Display, window: QWidget) -> None:
        super().__init__(window)
        self._display, self._window = display, window
        self._go_on: Act | None = None
        self._give_up: Act | None = None
        self.dialog: _FetchingDialog | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(UNNOTICED)
        self._patience.timeout.connect(self._show)
        display.arrived.connect(self._arrived)

    def before(self, experiment: Experiment, go_on: Act, give_up: Act | None = None) -> None:
        """`go_on` at once, or when the digits that `experiment` reads are there; `give_up` if
        the person does not want to wait. Whatever waited before is given up."""
        self.before_digits(reads_digits(experiment), go_on, give_up)

    def before_digits(self, needed: bool, go_on: Act, give_up: Act | None = None) -> None:
        """The same where it is known whether digits are `needed`."""
        self._end()
        newest = self._display.newest  # None while the program starts: then they are not there
        if not needed or (newest is not None and newest.fetched == 1.0):
            go_on()
            return
        self._go_on, self._give_up = go_on, give_up
        self._display.send(FetchDigits())
        self._patience.start()

    @property
    def waiting(self) -> bool:
        """Whether somebody waits for digits."""
        return self._go_on is not None

    def _show(self) -> None:
        if self._go_on is None or self.dialog is not None:
            return
        self.dialog = _FetchingDialog(self._window)
        self.dialog.rejected.connect(self._cancelled)
        self.dialog.show()

    def _arrived(self, snapshot: Snapshot) -> None:
        if self._go_on is None or snapshot.fetched is None:
            return
        if self.dialog is not None:
            self.dialog.progress.setValue(round(STEPS * snapshot.fetched))
        if snapshot.fetched == 1.0:
            go_on = self._go_on
            self._forget()
            go_on()

    def _cancelled(self) -> None:
        self._end()
        self.said.emit(self.tr("The digits were not opened: what was here before goes on."))

    def _end(self) -> None:
        """Wait no longer."""
        if self._go_on is None:
            return
        give_up = self._give_up
        self._forget()
        self._display.send(FetchDigits(wanted=False))
        if give_up is not None:
            give_up()

    def _forget(self) -> None:
        self._go_on = self._give_up = None
        self._patience.stop()
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.rejected.disconnect(self._cancelled)
            was_in_front = dialog.isActiveWindow()
            dialog.hide()
            if was_in_front:  # not every window system gives the keys back
                self._window.activateWindow()
            dialog.deleteLater()
