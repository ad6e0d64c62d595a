"""Arrays that begin at a cache line, and those that are gone through as vectors."""

import numpy as np
import pytest

from backprop_studio.engine.arrays import elementwise, new_array


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("shape", [7, (3,), (5, 3), (2, 3, 4), (0, 4), ()])
def test_begins_at_a_line_and_lies_as_asked(shape, dtype, order) -> None:
    array = new_array(shape, dtype, 1.5, order)
    assert array.size == 0 or array.ctypes.data % 64 == 0
    assert array.shape == np.empty(shape).shape and array.dtype == dtype
    assert array.flags["C_CONTIGUOUS" if order == "C" else "F_CONTIGUOUS"]
    assert (array == 1.5).all() and array.flags.writeable


def test_arrays_that_lie_alike_are_vectors() -> None:
    table = np.arange(6.0).reshape(2, 3)
    for order, numbers in (("C", [0, 1, 2, 3, 4, 5]), ("F", [0, 3, 1, 4, 2, 5])):
        given = tuple(np.array(table, order=order) for _ in range(2))
        vectors = elementwise(*given)
        assert [vector.tolist() for vector in vectors] == [numbers, numbers]
        assert all(map(np.shares_memory, vectors, given))


@pytest.mark.parametrize("second", [np.zeros((2, 3), order="F"), np.zeros((2, 4))[:, :3]])
def test_arrays_that_lie_otherwise_stay_tables(second) -> None:
    given = np.zeros((2, 3)), second
    found = elementwise(*given)
    assert all(a is b for a, b in zip(found, given, strict=True))
