"""A study: a question that a view asks of the network, answered again and again.

A view names the studies it wants while it can be seen; the session works at them between
its slices of training, in pieces and within their share of the time, and lays the newest
answers into its snapshots. A new kind of study is one file: the frozen question, which
says who answers it, and the work.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

if TYPE_CHECKING:
    from backprop_studio.training.scene import Scene

Answer = TypeVar("Answer")


class Study(Struct, Generic[Answer], frozen=True):
    """The question, with all it depends on but the network: hashable, equal to its like."""

    def work(self) -> "Work[Answer]":
        """Who answers it, as long as it is asked."""
        raise NotImplementedError


class Work(Generic[Answer]):
    """Keeps `answer` fresh: the newest one finished, None before the first.

    What an answer needs from one time to the next may be kept in the work. Answers are
    frozen and their arrays read-only: they leave the worker.
    """

    answer: Answer | None = None
    unfinished = False  # the answer is one on the way: there is to be another for this scene

    def pieces(self, scene: "Scene", divisor: int) -> Iterator[None]:
        """Answer for this scene, stopping after each millisecond or so of work. While
        training runs flat out `divisor` is above 1 for what takes long: a resolution may be
        divided by it, and the answer is made once more when training rests."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Another run of the same network and rows: nothing kept may be built upon, but the
        old answer is shown meanwhile."""

    def forget(self) -> None:
        """Rows or network are others: nothing kept is of use."""
        self.redraw()
        self.answer = None
