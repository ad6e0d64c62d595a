"""`same` compares parts of a document by content, arrays included."""

import msgspec
import numpy as np
import pytest

from backprop_studio.experiment.comparison import same
from backprop_studio.experiment.model import Adam, GeneratedData, InlineData, Sgd


def inline(target: float) -> InlineData:
    return InlineData(inputs=np.array([[1.0]]), targets=np.array([[target]]))


def test_equal_content_is_the_same() -> None:
    assert same(inline(1.0), inline(1.0))
    assert same((inline(1.0), {"a": np.ones(2)}), (inline(1.0), {"a": np.ones(2)}))
    assert same(None, None)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (inline(1.0), inline(2.0)),
        (inline(1.0), msgspec.structs.replace(inline(1.0), seed=1)),
        (inline(1.0), GeneratedData("xor")),
        (Sgd(), Adam()),
        (np.ones(2), np.ones((1, 2))),
        (np.ones(2), np.ones(2, np.float32)),
        (1, 1.0),
        ((1,), (1, 2)),
        ({"a": 1}, {"b": 1}),
        (inline(1.0), None),
    ],
)
def test_other_content_is_not(first: object, second: object) -> None:
    assert not same(first, second)
