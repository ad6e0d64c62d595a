"""Work that needs no window, done beside it: making a file's content and writing it."""

from collections.abc import Callable
from contextvars import copy_context

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal

from backprop_studio.ui.in_words import in_words

# What a file, the system or a document may cause; anything else is a mistake in the program.
FORESEEN = (ValueError, OSError, MemoryError)


class Beside(QObject):
    """Does `work` once in another thread, where numbers and names are written as in this one;
    `done` then says on the window's thread how it went.

    Not a QRunnable: PySide never lets go of one, nor of what it holds.
    """

    done = Signal(str)  # what went wrong, in a sentence or its end, or nothing
    _ended = Signal(object)  # the exception, or None

    def __init__(self, work: Callable[[], object]) -> None:
        # Else the pool's thread might be the last to hold it, and end it there.
        super().__init__(QCoreApplication.instance())
        self._work, self._context = work, copy_context()
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """As soon as a thread is free."""
        QThreadPool.globalInstance().start(self._run)

    def _run(self) -> None:
        """In a thread of the pool, where nobody would hear of an exception."""
        try:
            self._context.run(self._work)
        except Exception as error:
            self._ended.emit(error)
        else:
            self._ended.emit(None)

    def _tell(self, error: Exception | None) -> None:
        self.deleteLater()
        self.done.emit("" if error is None else _sentence(error))
        if error is not None and not isinstance(error, FORESEEN):
            raise error


def problem_of(work: Callable[[], object]) -> str:
    """Do it here and now; what went wrong, in a sentence or its end, or nothing."""
    try:
        work()
    except FORESEEN as error:
        return _sentence(error)
    return ""


def _sentence(error: Exception) -> str:
    return in_words(error) or type(error).__name__
