"""Runs that were put away and can be brought back: by undo, or at the end of a visit."""

from collections import OrderedDict

from backprop_studio.training.live_run import LiveRun

MOST = 8  # resets, take-overs and changes of the network that can be undone
FEW = 2  # of runs over a table of more bytes than LARGE, with rows and buffers of their own
LARGE = 16 << 20


class KeptRuns:
    """By token. What a visit left is kept until it ends, of the others the last few."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, LiveRun] = OrderedDict()
        self._visits: dict[int, LiveRun] = {}

    def put(self, token: int, run: LiveRun, visit: bool = False) -> None:
        """Keep `run`; under a number in use, the one that is there already."""
        if visit:
            self._visits[token] = run
            return
        self._kept.setdefault(token, run)
        most = FEW if run.trainer.training.inputs.nbytes > LARGE else MOST
        while len(self._kept) > most:
            self._kept.popitem(last=False)

    def take(self, token: int) -> LiveRun | None:
        """Bring a run back; None if it is no longer kept."""
        return self._visits.pop(token, None) or self._kept.pop(token, None)

    def clear(self) -> None:
        """Forget all."""
        self._kept.clear()
        self._visits.clear()
