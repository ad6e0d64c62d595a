"""Work that needs no window, done beside it: making a file's content and writing it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from backprop_studio.experiment.problem import Refused
from backprop_studio.export.unfit import Unfit


class _Told(QObject):
    done = Signal(str)  # what went wrong, or nothing


class Work(QRunnable):
    """Calls `work` once; `told.done` says on the window's thread how it went."""

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self.told, self._work = _Told(), work
        self.setAutoDelete(False)

    def start(self) -> None:
        """As soon as a thread is free."""
        QThreadPool.globalInstance().start(self)

    def run(self) -> None:
        """In a thread of the pool."""
        self.told.done.emit(problem_of(self._work))


def problem_of(work: Callable[[], object]) -> str:
    """Do it; what went wrong, in a sentence or its end, or nothing."""
    try:
        work()
    except (Refused, Unfit, ValueError) as refused:
        return str(refused)
    except OSError as error:
        return error.strerror or str(error)
    except MemoryError:
        return "there is not enough memory"
    return ""
