"""The lessons that ship are read beside the window, in a thread, before somebody asks for them:
that would hold the window up for a tenth of a second."""

import contextlib
import gc
from threading import Thread

from backprop_studio.lessons.lesson import Course
from backprop_studio.lessons.reader import read_course, shipped
from backprop_studio.lessons.unreadable import Unreadable


class ReadingAhead(Thread):
    """Touches nothing of Qt. Ends with the program."""

    def __init__(self) -> None:
        super().__init__(name="reading ahead", daemon=True)
        self._course: Course | None = None

    def run(self) -> None:
        """In the thread; while it runs no garbage is collected, for what is of Qt may only be
        thrown away by the window's own thread."""
        gc.disable()
        try:
            with contextlib.suppress(Unreadable):  # said when somebody asks for them
                self._course = read_course(shipped())
        finally:
            gc.enable()

    def course(self) -> Course | None:
        """The lessons that ship, once they are there; None if they cannot be read."""
        self.join()
        return self._course
