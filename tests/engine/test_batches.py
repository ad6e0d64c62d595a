"""Tables of rows, kept whole or converted piece by piece, and the walk over them."""

import numpy as np
import pytest

from backprop_studio.engine import batches
from backprop_studio.engine.batches import Batches, Rows, Table, epoch_order, iteration_random

INPUTS = np.array([[51, 102], [0, 255], [204, 153], [255, 0]])
TARGETS = np.array([[7.0], [8.0], [9.0], [10.0]])


@pytest.mark.parametrize("kind", [np.uint8, np.float64])
@pytest.mark.parametrize("whole", [True, False])
def test_spans_and_chosen_rows_by_hand(monkeypatch, whole: bool, kind: type) -> None:
    bound = 4 * 3 * 8  # rows, inputs and the one, bytes of a number
    monkeypatch.setattr(batches, "WHOLE_TABLE_BYTES", bound if whole else bound - 1)
    table = Table(Rows(INPUTS.astype(kind), TARGETS), np.float64)
    assert table.whole == whole
    unit = 255.0 if kind is np.uint8 else 1.0  # pixels stand for their share of white
    rows = np.column_stack([INPUTS / unit, np.ones(4)])
    x_one, y = table.span(1, 3)
    assert x_one.tolist() == rows[1:3].tolist() and y.tolist() == [[8.0], [9.0]]
    for order in ([2, 0], [3], [1, 3]):
        x_one = np.ones((len(order), 3))
        table.gather(np.array(order), x_one)
        assert x_one.tolist() == rows[order].tolist()
    for place, order in (((1, 1, 3), [1, 2]), ((1, 3, 4), [3])):
        x_one, y = Batches(table, 2, False, 0).take(place)
        assert x_one.tolist() == rows[order].tolist() and y.tolist() == TARGETS[order].tolist()


def walked(walk: Batches, count: int) -> list[list[int]]:
    found = []
    for _ in range(count):
        walk.epoch, start, walk.position = place = walk.next_place()
        found.append(walk.rows_of((place[0], start, place[2])).tolist())
    return found


def test_without_shuffling_the_rows_come_in_their_own_order() -> None:
    table = Table(Rows(INPUTS, TARGETS), np.float64)
    assert walked(Batches(table, 3, False, 0), 3) == [[0, 1, 2], [3], [0, 1, 2]]
    assert walked(Batches(table, 2, False, 0), 3) == [[0, 1], [2, 3], [0, 1]]


def test_a_batch_of_all_rows_needs_no_shuffling() -> None:
    table = Table(Rows(INPUTS, TARGETS), np.float64)
    assert walked(Batches(table, 4, True, 0), 2) == [[0, 1, 2, 3]] * 2
    assert walked(Batches(table, None, True, 0), 2) == [[0, 1, 2, 3]] * 2
    assert epoch_order(0, 1, 3, False).tolist() == [0, 1, 2]


def test_stretches_of_batches_end_before_a_smaller_one() -> None:
    table = Table(Rows(INPUTS, TARGETS), np.float64)
    walk = Batches(table, 2, False, 0)
    assert walk.stretches(3) == [(1, range(0, 3, 2)), (2, range(0, 1, 2))]
    assert walk.stretches(9, to_the_end=False) == [(1, range(0, 2, 2))]
    assert walk.stretches(0) == [] and Batches(table, 3, False, 0).stretches(9)[1:] == []
    walk.skip(walk.stretches(3))
    assert (walk.epoch, walk.position) == (2, 2)


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("together", [True, False])
def test_the_batches_of_a_stretch_are_loaded_one_after_the_other(
    monkeypatch, whole: bool, together: bool
) -> None:
    if not whole:
        monkeypatch.setattr(batches, "WHOLE_TABLE_BYTES", 0)
    walk = Batches(Table(Rows(INPUTS, TARGETS), np.float64), 2, False, 0)
    examples = np.ones((2, 4), order="F")  # two inputs, the one, the target
    x_one, y = examples[:, :3], examples[:, 3:]
    found = [
        examples.tolist()
        for _ in walk.walk(walk.stretches(3), x_one, y, examples if together else None)
    ]
    rows = np.column_stack([INPUTS, np.ones(4), TARGETS]).tolist()
    assert found == [rows[:2], rows[2:], rows[:2]]


# The stream of iteration 5 begins 5 · 2⁶⁴ blocks behind that of iteration 0.
def test_dropout_masks_of_an_iteration_are_always_the_same() -> None:
    expected = np.random.Generator(np.random.Philox(key=7, counter=5 << 64)).random(4)
    assert iteration_random(7, 5).random(4).tolist() == expected.tolist()
