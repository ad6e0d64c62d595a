"""Splitting and standardizing, also at the ends of what a float can hold."""

import math

import numpy as np
import pytest

from backprop_studio.data import preparation
from backprop_studio.data.preparation import Standardizer


@pytest.mark.parametrize(
    ("rows", "fraction", "held"),
    [(10, 0.25, 2), (10, 0.0, 0), (1, 0.9, 0), (3, 0.99, 2), (7, 0.5, 3), (932, 0.2, 186)],
)
def test_split_holds_out_the_floor(rows, fraction, held):
    training, validation = preparation.split(rows, fraction, 5)
    assert len(validation) == held
    assert sorted([*training, *validation]) == list(range(rows))


def test_split_depends_on_the_seed():
    first, same, other = (preparation.split(100, 0.2, seed)[1].tolist() for seed in (1, 1, 2))
    assert first == same != other


def test_first_of_one_permutation():
    few = preparation.first_of_permutation(50, 5, 3).tolist()
    more = preparation.first_of_permutation(50, 20, 3).tolist()
    assert more[:5] == few
    assert len(set(more)) == 20


def test_standardize_by_hand():
    by = Standardizer.of(np.array([[1.0, 5.0], [3.0, 5.0], [5.0, 5.0]]))
    assert by.mean.tolist() == [3.0, 5.0]
    assert math.isclose(by.deviation[0], math.sqrt(8 / 3), rel_tol=1e-15)
    assert by.deviation[1] == 1.0  # without spread: only centred
    applied = by.apply(np.array([[5.0, 7.0]]))
    np.testing.assert_allclose(applied, [[2 / math.sqrt(8 / 3), 2.0]], rtol=1e-15)
    np.testing.assert_allclose(by.undo(applied), [[5.0, 7.0]], rtol=1e-15)


def test_a_constant_column_is_centred_exactly():
    rows = np.full((7, 1), 0.1)
    assert Standardizer.of(rows).apply(rows).tolist() == [[0.0]] * 7


@pytest.mark.parametrize("size", [1.7e308, 1e-300, 5e-324])
def test_extreme_columns(size):
    rows = np.array([[-size], [size], [size], [-size]])
    applied = Standardizer.of(rows).apply(rows)
    assert np.isfinite(applied).all()
    if size > 1e-310:
        np.testing.assert_allclose(applied.ravel(), [-1, 1, 1, -1], rtol=1e-12)


def test_bytes_give_the_same_as_floats():
    rows = np.random.default_rng(0).integers(0, 256, (10_000, 3)).astype(np.uint8)
    small, whole = Standardizer.of(rows), Standardizer.of(rows.astype(np.float64))
    np.testing.assert_allclose(small.mean, whole.mean, rtol=1e-13)
    np.testing.assert_allclose(small.deviation, whole.deviation, rtol=1e-13)


def test_identity():
    by = Standardizer.identity(2)
    assert by.changes_nothing
    assert not Standardizer(np.array([1.0]), np.array([1.0])).changes_nothing


@pytest.mark.parametrize("dtype", ["float64", "float32"])
def test_pixels_a_few_rows_at_a_time(dtype: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparation, "CHUNK", 2)
    by = Standardizer(np.array([0.5, 0.0]), np.array([0.25, 1.0]))
    pixels = np.array([[2, 0], [0, 4], [1, 2], [3, 1], [4, 3]], np.uint8)
    found = by.apply_to_pixels(pixels, 0.25, np.dtype(dtype))
    assert found.dtype == dtype
    assert found.tolist() == [[0.0, 0.0], [-2.0, 1.0], [-1.0, 0.5], [1.0, 0.25], [2.0, 0.75]]
