"""One picture or study that is watched, and how far it is."""

from collections.abc import Hashable, Iterator
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from backprop_studio.training.commands import LandscapeRequest, Watch
from backprop_studio.training.function_picture import FunctionWork
from backprop_studio.training.landscape_picture import LandscapePicture
from backprop_studio.training.study import Study, Work


class Wish(Struct):
    """Something watched, who draws it, and how far that is."""

    asked: Hashable
    work: Work[Any]
    shows: int = -1  # the revision that the answer shows
    coarse: bool = False  # it is shown at less than its resolution
    cost: float = np.inf  # seconds at full resolution; not known before the first time
    took: float = np.inf  # seconds the last time, when perhaps only the ball had moved

    @property
    def is_still(self) -> bool:
        """Whether it is to be computed no further."""
        return isinstance(self.asked, LandscapeRequest) and self.asked.still


class Aside(Struct):
    """A picture that waits for the answer to a study, with all that belongs to drawing it."""

    wish: Wish
    pieces: Iterator[None]
    revision: int
    divisor: int
    spent: float
    told: float


def moving(asked: Hashable) -> Hashable:
    """The same wish, were it not still."""
    return replace(asked, still=False) if isinstance(asked, LandscapeRequest) else asked


def new_work(key: Hashable, watch: Watch) -> Work[Any]:
    """Who draws what is watched under `key`."""
    if key == "landscape" and watch.landscape is not None:
        return LandscapePicture(watch.landscape)
    if key == "function" and watch.function is not None:
        return FunctionWork(watch.function)
    assert isinstance(key, Study)
    return key.work()
