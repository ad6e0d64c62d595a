"""Whose numbers are shown, said in words."""

import numpy as np
import pytest
from msgspec.structs import replace
from snapshots import two_layer, xor

from backprop_studio.training.messages import Move, Snapshot
from backprop_studio.ui.move_sentence import explain
from backprop_studio.ui.shown_example import averaged_rows, whose_words


def of_a_batch(snapshot: Snapshot, *rows: int) -> Snapshot:
    return replace(snapshot, batch_rows=np.array(rows))


def held_out(snapshot: Snapshot, row: int, rows: int) -> Snapshot:
    example = replace(snapshot.example, row=row, side="validation")
    return replace(snapshot, example=example, data=replace(snapshot.data, validation_rows=rows))


@pytest.mark.parametrize(
    ("snapshot", "words"),
    [
        (two_layer(), ""),
        (xor(), "example 1 of 4"),
        (xor(row=2), "example 3 of 4"),
        (xor(row=None), "mean over 4 examples"),
        (of_a_batch(xor(row=None), 2, 0), "mean over 2 examples"),
        (of_a_batch(xor(row=3), 2, 0), "example 4 of 4"),
        (held_out(xor(), 4, 7), "held out 5 of 7"),
        (held_out(two_layer(), 1, 3), "held out 2 of 3"),
    ],
)
def test_whose_they_are(snapshot: Snapshot, words: str) -> None:
    assert whose_words(snapshot) == words


def test_the_loss_of_a_batch_is_not_called_that_of_all_rows() -> None:
    snapshot = of_a_batch(xor(Move("loss"), row=None), 1, 3)
    assert averaged_rows(snapshot) == 2
    assert "mean over 2 examples" in explain(snapshot).sentence
