"""What teaches is loaded beside the window, in a thread, before somebody asks for it: that would
hold the window up for a fifth of a second."""

import contextlib
from threading import Thread

from backprop_studio.lessons.lesson import Course
from backprop_studio.lessons.reader import read_course, shipped
from backprop_studio.lessons.unreadable import Unreadable


class ReadingAhead(Thread):
    """The lessons that ship, and the modules that show them. Ends with the program."""

    def __init__(self) -> None:
        super().__init__(name="reading ahead", daemon=True)
        self._course: Course | None = None

    def run(self) -> None:
        """In the thread."""
        with contextlib.suppress(Unreadable):  # said when somebody asks for them
            self._course = read_course(shipped())
        import backprop_studio.ui.lesson_panel.lessons
        import backprop_studio.ui.quiz.quiz  # noqa: F401

    def course(self) -> Course | None:
        """The lessons that ship, once they are there; None if they cannot be read."""
        self.join()
        return self._course
