"""Sessions for the tests of pictures and studies: small networks, and waiting for the answer."""

import json

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment import storage
from backprop_studio.experiment.model import Experiment
from backprop_studio.training.commands import Configure, Watch
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.session import Session

W = ParameterIndex
TANH = {"units": 3, "activation": "tanh"}
OUT = {"units": 1, "activation": "sigmoid"}


class Clock:
    """Each look at it costs a tenth of a millisecond."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1e-4
        return self.now


def document(layers: list[dict[str, object]], samples: int = 30) -> Experiment:
    tree = {
        "format": "backprop-studio/experiment",
        "version": 1,
        "data": {"source": "generated", "generator": "moons", "samples": samples},
        "network": {"layers": layers, "seed": 3},
        "loss": {"kind": "mse"},
        "optimizer": {"kind": "sgd", "learning_rate": 0.05},
        "training": {"batch_size": 10},
    }
    return storage.decode(json.dumps(tree).encode())


def start(experiment: Experiment, watch: Watch | None = None) -> Session:
    session = Session(Clock())
    session.handle(Configure(experiment, 1, None, True))
    if watch is not None:
        session.handle(watch)
    return session


def settle(session: Session) -> Snapshot:
    for _ in range(100_000):
        if session.rest() is None:
            return session.snapshot()
        session.advance(0.01, _never)
    raise AssertionError("the pictures are never finished")


def _never() -> bool:
    return False
