"""What the network reads in a picture that a person has drawn."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.data import drawing
from backprop_studio.engine.forward import ForwardPass
from backprop_studio.training.messages import Floats
from backprop_studio.training.scene import Scene, frozen
from backprop_studio.training.study import Study, Work


class ReadingAnswer(Struct, frozen=True, eq=False):
    """`picture` (28, 28) as the network is given it, and its `outputs` (k,)."""

    picture: NDArray[np.uint8]
    outputs: Floats
    revision: int


class Reading(Study[ReadingAnswer], frozen=True):
    """`ink`: a square of bytes, row by row, 0 paper and 255 ink."""

    ink: bytes

    def work(self) -> "ReadingWork":
        """Prepare it as MNIST was, and pass it forward."""
        return ReadingWork(self.ink)


class ReadingWork(Work[ReadingAnswer]):
    """One picture is one pass, well within a millisecond."""

    def __init__(self, ink: bytes) -> None:
        pixels = np.frombuffer(ink, np.uint8)
        side = round(len(pixels) ** 0.5)
        self._picture = drawing.prepare(pixels.reshape(side, side))

    def pieces(self, scene: Scene, divisor: int) -> Iterator[None]:
        """No answer for a network that does not read pictures of this size."""
        yield
        network, picture = scene.network, self._picture
        if network.features != picture.size:
            self.answer = None
            return
        self.answer = ReadingAnswer(
            frozen(picture.copy()), frozen(_outputs(scene, picture)), scene.revision
        )


def _outputs(scene: Scene, picture: NDArray[Any]) -> Floats:
    network = scene.network
    forward = ForwardPass(network, scene.parameters, scene.running, 1)
    values = (picture.reshape(1, -1) / 255.0 - scene.input_mean) / scene.input_scale
    with np.errstate(all="ignore"):
        forward.load(
            np.append(values, [[1.0]], axis=1).astype(network.dtype), np.zeros_like(forward.y)
        )
        forward.run(training=False)
    return np.array(forward.last.a[0], dtype=np.float64)
