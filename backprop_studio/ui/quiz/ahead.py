"""The next question, made on a thread of its own while the person thinks about this one.

To pose a question means to draw networks until one has numbers that will do, and to run it up
to the moves that are shown: up to a tenth of a second, too long for the thread that paints.
"""

from concurrent.futures import Future
from threading import Thread

from msgspec import Struct

from backprop_studio.lessons.answer import Asked
from backprop_studio.lessons.posing import snapshot_of
from backprop_studio.lessons.quiz import Round
from backprop_studio.training.messages import Snapshot


class Posed(Struct, frozen=True, eq=False):
    """A question, and what the diagram shows before and after the answer."""

    asked: Asked
    before: Snapshot
    after: Snapshot


class Ahead:
    """Makes question `number` of a round, from 0, as soon as it is created."""

    def __init__(self, quiz: Round, number: int) -> None:
        self.quiz, self.number = quiz, number
        self._made: Future[Posed] = Future()
        self._thread = Thread(target=self._make, name="next question", daemon=True)
        self._thread.start()

    @property
    def is_ready(self) -> bool:
        """Whether `posed` answers at once."""
        return self._made.done()

    def posed(self) -> Posed:
        """The question; waits for it if need be. Raises Wrong where it cannot be asked."""
        return self._made.result()

    def join(self) -> None:
        """Wait until the thread has ended."""
        self._thread.join()

    def _make(self) -> None:
        try:
            asked = self.quiz.pose(self.number)
            before = snapshot_of(asked.picture)
            self._made.set_result(Posed(asked, before, snapshot_of(asked.picture, answered=True)))
        except Exception as error:  # Wrong, or a fault: whoever takes the question gets it
            self._made.set_exception(error)
