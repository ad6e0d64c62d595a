"""The thread that hears what the process reading a table tells."""

from contextlib import suppress

from PySide6.QtCore import QObject, QThread, Signal

from backprop_studio.data.table_process import (
    Choose,
    Chosen,
    Counted,
    Described,
    Progress,
    Read,
    TableProcess,
    Told,
    Unreadable,
)


class TableReader(QThread):
    """Starts the process at once; `begin` makes it read. It sleeps while nothing is told."""

    progressed = Signal(float)
    described = Signal(object)  # Described
    counted = Signal(object)  # Counted
    chosen = Signal(object)  # Chosen
    refused = Signal(object)  # Unreadable

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = TableProcess()
        self._first: Read | None = None
        self._ended = False

    def begin(self, first: Read) -> None:
        """Read this table."""
        self._first = first
        self.start()

    def send(self, command: Read | Choose) -> None:
        """A further question, or the same table read in another way."""
        with suppress(OSError):
            self._process.connection.send(command)

    def run(self) -> None:
        """The loop of the thread."""
        connection = self._process.connection
        try:
            connection.send(self._first)  # a long text waits until the process takes it
            while True:
                self._tell(connection.recv())
        except (EOFError, OSError):
            if not self._ended:
                gone = self.tr("a table that was too much for the memory")
                self.refused.emit(Unreadable("", gone, self.tr("a smaller one")))

    def _tell(self, told: Told) -> None:
        if isinstance(told, Progress):
            self.progressed.emit(told.share)
        elif isinstance(told, Described):
            self.described.emit(told)
        elif isinstance(told, Counted):
            self.counted.emit(told)
        elif isinstance(told, Chosen):
            self.chosen.emit(told)
        else:
            self.refused.emit(told)

    def finish(self) -> None:
        """End the process, whatever it does, and the thread."""
        if self._ended:
            return
        self._ended = True
        self._process.kill()
        self.wait()
        self._process.end()
