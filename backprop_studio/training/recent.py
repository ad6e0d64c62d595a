"""What was found at the moments looked at last: a walk back over moves finds it again."""

from collections.abc import Hashable
from typing import Generic, TypeVar

from backprop_studio.engine.network import Network
from backprop_studio.experiment.model import Experiment
from backprop_studio.training.copies import vectors_kept
from backprop_studio.training.moment import Moment

Answer = TypeVar("Answer")


class Recent(Generic[Answer]):
    """The newest answers of one who looks; `each` is how many an iteration has."""

    def __init__(self, network: Network, each: int = 1) -> None:
        self._most = each * vectors_kept(network)
        self._kept: dict[tuple[int, Hashable], tuple[Experiment, Answer]] = {}

    def at(self, moment: Moment, asked: Hashable) -> Answer | None:
        """What was found then to the same question; None if that is not known any more."""
        key = moment.revision, asked
        kept = self._kept.pop(key, None)
        if kept is None or kept[0] is not moment.experiment:
            return None
        self._kept[key] = kept  # as the newest
        return kept[1]

    def keep(self, moment: Moment, asked: Hashable, answer: Answer) -> Answer:
        """Remember the answer of this moment, and give it back."""
        self._kept[moment.revision, asked] = moment.experiment, answer
        if len(self._kept) > self._most:
            del self._kept[next(iter(self._kept))]
        return answer

    def forget(self) -> None:
        """Training runs: no moment comes back."""
        self._kept.clear()
