"""Arrays that begin at a cache line."""

import numpy as np
import pytest

from backprop_studio.engine.arrays import new_array


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("shape", [7, (3,), (5, 3), (2, 3, 4), (0, 4), ()])
def test_begins_at_a_line_and_lies_as_asked(shape, dtype, order) -> None:
    array = new_array(shape, dtype, 1.5, order)
    assert array.size == 0 or array.ctypes.data % 64 == 0
    assert array.shape == np.empty(shape).shape and array.dtype == dtype
    assert array.flags["C_CONTIGUOUS" if order == "C" else "F_CONTIGUOUS"]
    assert (array == 1.5).all() and array.flags.writeable
