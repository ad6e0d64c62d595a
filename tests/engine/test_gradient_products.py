"""The gradient by the weights, whole and in pieces."""

import numpy as np
import pytest

from backprop_studio.engine import backprop
from backprop_studio.engine.backprop import gradient_products


@pytest.mark.parametrize(("uncopied", "pieces"), [(42, 1), (41, 2), (14, 3), (10, 1)])
def test_pieces_make_the_same_product(monkeypatch, uncopied: int, pieces: int) -> None:
    monkeypatch.setattr(backprop, "UNCOPIED", uncopied)
    x, delta = np.array([[1, 2, 3, 4, 5, 6, 7.0]] * 2), np.array([[1, 2, 3], [10, 20, 30.0]])
    out = np.zeros((7, 3))
    operations = gradient_products(x, delta, out)
    assert len(operations) == pieces
    for operation in operations:
        operation()
    assert out.tolist() == [[11.0 * n, 22.0 * n, 33.0 * n] for n in range(1, 8)]


def test_many_examples_are_multiplied_in_one_go(monkeypatch) -> None:
    monkeypatch.setattr(backprop, "UNCOPIED", 1_000)
    assert len(gradient_products(np.ones((33, 40)), np.ones((33, 2)), np.ones((40, 2)))) == 1
    assert len(gradient_products(np.ones((32, 40)), np.ones((32, 2)), np.ones((40, 2)))) == 3
