"""What teaches is read beside the window, in threads, before somebody asks for it: that would
hold the window up for a tenth of a second."""

import contextlib
import gc
from abc import abstractmethod
from threading import Thread

from backprop_studio.lessons.lesson import Course
from backprop_studio.lessons.reader import read_course, shipped
from backprop_studio.lessons.unreadable import Unreadable


class _Ahead(Thread):
    """Touches nothing of Qt. Ends with the program."""

    def __init__(self) -> None:
        super().__init__(name="reading ahead", daemon=True)

    def run(self) -> None:
        """In the thread; while it runs no garbage is collected, for what is of Qt may only be
        thrown away by the window's own thread."""
        gc.disable()
        try:
            self.read()
        finally:
            gc.enable()

    @abstractmethod
    def read(self) -> None:
        """In the thread."""


class ReadingAhead(_Ahead):
    """The lessons that ship."""

    def __init__(self) -> None:
        super().__init__()
        self._course: Course | None = None

    def read(self) -> None:
        """All of them."""
        with contextlib.suppress(Unreadable):  # said when somebody asks for them
            self._course = read_course(shipped())

    def course(self) -> Course | None:
        """The lessons that ship, once they are there; None if they cannot be read."""
        self.join()
        return self._course


class LaboratoryAhead(_Ahead):
    """What the pages of an open lesson compute with; the window itself never needs it."""

    def read(self) -> None:
        """Its modules."""
        import backprop_studio.training.session  # noqa: F401
