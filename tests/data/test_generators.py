"""Generated rows: shapes, seeds, noise, and what each problem is."""

import numpy as np
import pytest

from backprop_studio.data.generators import GENERATORS, generate

CLASSES = ("xor", "circles", "moons", "gaussians", "spiral", "and", "or")


@pytest.mark.parametrize("name", GENERATORS)
def test_same_seed_gives_same_rows(name):
    first = generate(name, 50, 0.1, 7)
    again = generate(name, 50, 0.1, 7)
    other = generate(name, 50, 0.1, 8)
    for a, b in zip(first, again, strict=True):
        np.testing.assert_array_equal(a, b)
    assert not np.array_equal(first[0], other[0])


@pytest.mark.parametrize("name", GENERATORS)
@pytest.mark.parametrize("samples", [1, 2, 5, 200])
def test_shapes(name, samples):
    x, y = generate(name, samples, 0.0, 0)
    assert x.shape == (samples, 1 if name in ("line", "sine", "step") else 2)
    assert y.shape == (samples, 1)
    assert x.dtype == y.dtype == np.float64


@pytest.mark.parametrize("name", CLASSES)
def test_classes_are_zero_and_one(name):
    _, y = generate(name, 40, 0.3, 0)
    assert set(y.ravel()) == {0.0, 1.0}


@pytest.mark.parametrize(
    ("name", "targets"), [("xor", [0, 1, 1, 0]), ("and", [0, 0, 0, 1]), ("or", [0, 1, 1, 1])]
)
def test_truth_tables(name, targets):
    x, y = generate(name, 8, 0.0, 3)
    assert x[:4].tolist() == [[0, 0], [0, 1], [1, 0], [1, 1]]
    assert y.ravel().tolist() == targets * 2


def test_functions_without_noise():
    x, y = generate("sine", 30, 0.0, 1)
    np.testing.assert_allclose(y, np.sin(np.pi * x), rtol=0, atol=0)
    x, y = generate("step", 30, 0.0, 1)
    assert ((y == 1) == (x >= 0)).all()
    x, y = generate("line", 30, 0.0, 1)
    assert np.ptp((y - 0.5) / x) < 1e-12
    x, y = generate("plane", 30, 0.0, 1)
    np.testing.assert_allclose(y[:, 0], 0.7 * x[:, 0] - 0.4 * x[:, 1] + 0.2, rtol=1e-14)


def test_noise_of_regression_is_in_the_targets_and_has_its_deviation():
    x, y = generate("sine", 20_000, 0.5, 2)
    clean_x, clean_y = generate("sine", 20_000, 0.0, 2)
    np.testing.assert_array_equal(x, clean_x)
    assert abs((y - clean_y).std() - 0.5) < 0.01


def test_noise_of_classes_is_in_the_inputs():
    x, y = generate("xor", 20_000, 0.2, 2)
    corner, labels = generate("xor", 20_000, 0.0, 2)
    np.testing.assert_array_equal(y, labels)
    assert abs((x - corner).std() - 0.2) < 0.01


def test_circles_and_spirals_keep_their_radii():
    x, y = generate("circles", 500, 0.0, 0)
    radius = np.hypot(*x.T)
    assert radius[y[:, 0] == 1].max() <= 0.5
    assert radius[y[:, 0] == 0].min() >= 0.7
    x, y = generate("spiral", 500, 0.0, 0)
    angle = 2 * np.pi * 1.25 * np.hypot(*x.T) + np.pi * y[:, 0]
    np.testing.assert_allclose(np.cos(angle), x[:, 0] / np.hypot(*x.T), atol=1e-12)


def test_unknown_generator():
    with pytest.raises(KeyError):
        generate("nothing", 5, 0.0, 0)
