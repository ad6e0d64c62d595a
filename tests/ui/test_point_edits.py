"""Rows added, moved and erased by hand: pure functions, checked by hand."""

import msgspec
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from backprop_studio.assets import resource
from backprop_studio.data.preparation import held_out
from backprop_studio.experiment import storage
from backprop_studio.experiment.model import (
    BinaryCrossEntropy,
    CrossEntropy,
    Experiment,
    GeneratedData,
    InlineData,
    Layer,
    Network,
)
from backprop_studio.experiment.prepared import prepare
from backprop_studio.experiment.units import unit_of
from backprop_studio.ui.point_edits import (
    Put,
    Rub,
    class_targets,
    points_of,
    put,
    rubbed,
    shifted,
    with_points,
)


def experiment(inputs, targets, activation="sigmoid", loss=None, fraction=0.0):
    return Experiment(
        format="backprop-studio/experiment",
        version=1,
        data=InlineData(
            inputs=np.array(inputs, dtype=float),
            targets=np.array(targets, dtype=float),
            validation_fraction=fraction,
        ),
        network=Network(layers=(Layer(units=len(targets[0]), activation=activation),)),
        loss=loss,
    )


def two_classes(fraction=0.0, rows=2):
    inputs = [[float(i), float(-i)] for i in range(rows)]
    targets = [[float(i % 2)] for i in range(rows)]
    return experiment(inputs, targets, loss=BinaryCrossEntropy(), fraction=fraction)


def rows(document):
    """Inputs and targets side by side, as a set."""
    return {(*x, *y) for x, y in zip(document.data.inputs, document.data.targets, strict=True)}


def test_points_are_put_with_the_class_of_the_brush():
    document = two_classes()
    points = put(document, points_of(document, None), "map", Put(((5.0, 6.0), (7.0, 8.0)), 1))
    after = with_points(document, points, None)
    assert after.data.inputs.tolist() == [[0, 0], [1, -1], [5, 6], [7, 8]]
    assert after.data.targets.ravel().tolist() == [0, 1, 1, 1]


def test_classes_of_several_outputs():
    document = experiment([[0, 0], [1, 1]], [[1, 0, 0], [0, 1, 0]], "softmax", CrossEntropy())
    points = put(document, points_of(document, None), "map", Put(((5.0, 6.0),), 2))
    assert points.targets[-1].tolist() == [0, 0, 1]


def test_tanh_has_classes_of_minus_one_and_one():
    document = experiment([[0, 0], [1, 1]], [[-1], [-1]], "tanh")
    assert class_targets(document, document.data.targets).ravel().tolist() == [-1, 1]


def test_on_the_plane_of_a_fit_the_spot_says_the_target():
    document = experiment([[0], [1]], [[2.5], [3.5]], "linear")
    points = put(document, points_of(document, None), "fit", Put(((5.0, 6.0),), 0))
    assert (points.inputs[-1].tolist(), points.targets[-1].tolist()) == ([5], [6])
    moved = shifted(document, points, "fit", 0, (-1.0, 9.0))
    assert (moved.inputs[0].tolist(), moved.targets[0].tolist()) == ([-1], [9])
    assert points.inputs[0].tolist() == [0]  # untouched


def test_a_class_on_the_plane_of_a_fit_is_the_nearer_one():
    document = experiment([[0], [1]], [[0], [1]], loss=BinaryCrossEntropy())
    points = put(document, points_of(document, None), "fit", Put(((5.0, 0.7), (5.0, 0.3)), 0))
    assert points.targets.ravel().tolist() == [0, 1, 1, 0]


def test_erasing_takes_the_point_and_leaves_the_last():
    document = two_classes(rows=3)
    points = points_of(document, None)
    points = rubbed(points, "map", Rub(((1.0, -1.0),)))
    assert points.inputs.tolist() == [[0, 0], [2, -2]]
    assert rubbed(points, "map", Rub(((9.0, 9.0),))) is points  # nothing lies there
    points = rubbed(points, "map", Rub(((0.0, 0.0), (2.0, -2.0))))
    assert points.inputs.tolist() == [[2, -2]]


def test_generated_points_become_rows_as_they_were():
    document = msgspec.structs.replace(
        two_classes(), data=GeneratedData(generator="circles", noise=0.1, validation_fraction=0.25)
    )
    before = prepare(document)
    after = with_points(document, points_of(document, None), None)
    assert isinstance(after.data, InlineData)
    again = prepare(after)
    for name in ("training_inputs", "training_targets", "validation_inputs", "validation_targets"):
        np.testing.assert_array_equal(getattr(again, name), getattr(before, name))


@given(st.integers(2, 40), st.floats(0, 0.9), st.integers(0, 5), st.integers(0, 5))
def test_no_row_is_lost_and_the_held_out_stay_so(count, fraction, added, erased):
    document = two_classes(fraction, count)
    before = prepare(document)
    points = points_of(document, None)
    assert len(before.training_inputs) == points.training
    new = tuple((100.0 + i, 100.0) for i in range(added))
    if new:
        points = put(document, points, "map", Put(new, 0))
    gone = tuple((float(i), float(-i)) for i in range(min(erased, count - 1)))
    points = rubbed(points, "map", Rub(gone))
    after = with_points(document, points, None)
    expected = (rows(document) | {(*spot, 0.0) for spot in new}) - {
        (*spot, float(i % 2)) for i, spot in enumerate(gone)
    }
    assert rows(after) == expected
    total = count + added - len(gone)
    again = prepare(after)
    assert len(again.validation_inputs) == held_out(total, fraction)
    stayed = {tuple(row) for row in before.validation_inputs} & {
        tuple(row) for row in after.data.inputs
    }
    now = {tuple(row) for row in again.validation_inputs}
    assert stayed <= now or now <= stayed


def test_house_prices_stay_dollars_as_rows_of_the_document():
    houses = storage.load(resource("examples/house-prices.backprop"))
    points = put(houses, points_of(houses, None), "map", Put(((2000.0, 3.0),), 300_000.0))
    after = with_points(houses, points, None)
    assert after.data.input_names == ("sqft", "beds")
    assert after.data.target_names == ("price ($)",)
    assert unit_of(after, after.data.target_names[0]) == unit_of(houses, "price")
    assert unit_of(after, "sqft") == unit_of(houses, "sqft")
    assert 300_000.0 in after.data.targets[:, 0]
    again = with_points(after, points_of(after, None), None)
    assert again.data.target_names == ("price ($)",)
