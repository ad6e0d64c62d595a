"""What is asked of a run that cannot answer: nothing comes back, and nothing breaks."""

from pathlib import Path

import numpy as np
import pytest
from settled_session import OUT, TANH, W, document, settle, start

from backprop_studio.engine.planes import ParameterAxes
from backprop_studio.experiment import storage
from backprop_studio.training.commands import (
    Configure,
    Iterate,
    LandscapeRequest,
    SetParameter,
    Watch,
)
from backprop_studio.training.confusion import Confusion
from backprop_studio.training.curvature import CurvatureStudy
from backprop_studio.training.plane_place import LARGE, Shadow
from backprop_studio.training.predictions import Predictions
from backprop_studio.training.reading import Reading
from backprop_studio.training.study import Study
from backprop_studio.training.trail_stack import CAPACITY, WHOLE_VECTORS, TrailStack
from backprop_studio.training.valley import ValleyStudy

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"
WEIGHT = W(0, "weight", 0, 0)


@pytest.mark.parametrize(
    "study", [CurvatureStudy(), ValleyStudy(WEIGHT), ValleyStudy(W(9, "bias", 0))]
)
def test_beyond_all_numbers_there_is_neither_slope_nor_curvature(study: Study) -> None:
    session = start(storage.load(EXAMPLES / "one-neuron.backprop"), Watch(studies=(study,)))
    session.handle(SetParameter(WEIGHT, 1.7e308))
    snapshot = settle(session)
    answer = snapshot.answer(study)
    assert answer is None or not np.isfinite(answer.loss[answer.values == 1.7e308]).any()


def test_a_network_without_pictures_reads_none() -> None:
    study = Reading(bytes(784))
    snapshot = settle(start(document([TANH, OUT], samples=40), Watch(studies=(study,))))
    assert snapshot.answer(study) is None


def test_quantities_are_not_confused() -> None:
    """A line through points has no classes: no table, and no row in it."""
    study = Confusion()
    experiment = storage.load(EXAMPLES / "house-prices.backprop")
    answer = settle(start(experiment, Watch(studies=(study,)))).answer(study)
    assert answer is not None
    assert answer.counts.shape == (0, 0)
    assert answer.rows == ()


def test_a_run_that_has_gone_nowhere_has_no_plane_of_its_way() -> None:
    request = LandscapeRequest(WEIGHT, W(1, "bias", 0), resolution=9, axes="trajectory")
    session = start(document([TANH, OUT], samples=40), Watch(request))
    assert settle(session).plane is None
    session.handle(Iterate(1))  # a straight way: the second axis is across it
    plane = settle(session).plane
    assert plane is not None
    assert plane.ball[1] == pytest.approx(0.0, abs=1e-9)


def test_other_data_are_predicted_anew() -> None:
    study = Predictions()
    session = start(document([TANH, OUT], samples=40), Watch(studies=(study,)))
    before = settle(session).answer(study)
    session.handle(Configure(document([TANH, OUT], samples=20), 2))
    after = settle(session).answer(study)
    assert before is not None and after is not None
    assert (len(before.training.outputs), len(after.training.outputs)) == (40, 20)


class Doubled:
    """Axes whose coordinates are twice the first two numbers."""

    seen = 0

    def coordinates(self, vectors: np.ndarray) -> np.ndarray:
        self.seen += 1
        return 2.0 * np.asarray(vectors)[..., :2]


def test_of_large_networks_no_vector_is_looked_at_twice() -> None:
    axes = Doubled()
    shadow = Shadow(axes)
    first, second, last = (np.full(LARGE, float(number)) for number in (1, 2, 3))
    assert shadow.path((first, last)).tolist() == [[2.0, 2.0], [6.0, 6.0]]
    assert shadow.path((first, second, last)).tolist() == [[2.0, 2.0], [4.0, 4.0], [6.0, 6.0]]
    assert axes.seen == 4, "the newest is looked at each time, the others once"


def test_the_way_of_a_large_network_is_kept_along_two_numbers() -> None:
    trail = TrailStack(1, WHOLE_VECTORS + 1)
    trail.choose(3, 5)
    vector = np.zeros((1, WHOLE_VECTORS + 1))
    for iteration in range(CAPACITY + 1):
        vector[0, [3, 5]] = iteration, -iteration
        trail.put(iteration, vector)
    assert trail.stride == 2, "half of the points made room"
    path = trail.path(0, ParameterAxes(3, 5), vector[0])
    assert path[1].tolist() == [2.0, -2.0]
    assert path[-1].tolist() == [CAPACITY, -CAPACITY]
    assert len(trail.path(0, ParameterAxes(5, 3), vector[0])) == 1, "only the way chosen is known"
    trail.choose(5, 3)
    assert trail.stride == 1
