"""What is said of a picture that is flat, overflows, or is drawn over a sample."""

import numpy as np
import pytest
from msgspec.structs import replace
from snapshots import one_neuron, two_layer

from backprop_studio.ui.landscape.arrow import Arrow
from backprop_studio.ui.landscape.words import (
    arrow_words,
    floor_words,
    lowest_words,
    place_words,
    rows_words,
    slope_word,
)

SLOPE = np.add.outer(np.arange(5.0), np.arange(4.0))


def test_infinite_regions_are_named_before_anything_else() -> None:
    loss = SLOPE.copy()
    loss[0] = np.inf
    assert floor_words(loss, one_neuron(), False) == "grey: beyond all numbers (20 %)"
    assert floor_words(loss * np.nan, one_neuron(), False) == "grey: the loss is beyond all numbers"


@pytest.mark.parametrize("level", [0.0, 3.0, 1e300])
def test_a_flat_picture_is_called_flat(level: float) -> None:
    loss = np.full((5, 4), level)
    assert floor_words(loss, one_neuron(), False) == "flat: the loss is the same all over"


def test_no_floor_a_line_and_a_bowl() -> None:
    assert floor_words(SLOPE, one_neuron(), False) == "no floor in sight"
    assert floor_words(SLOPE, two_layer(), False) == "no floor: σ never reaches 1"
    assert floor_words(SLOPE, one_neuron(), True) == "dashed: a line of minima"
    bowl = np.add.outer(np.arange(-2.0, 3) ** 2, np.arange(-2.0, 3) ** 2)
    assert floor_words(bowl, two_layer(), False) == ""


def test_a_sample_is_told() -> None:
    assert rows_words(2000, False, 0.3, one_neuron()) == ("", "")
    told, explained = rows_words(400, True, 0.28934, one_neuron())
    assert told == "400 rows: here L ≈ 0.289"
    assert "400 of the 1 training rows" in explained
    assert rows_words(400, True, np.nan, one_neuron())[0] == "a sample of 400 rows"
    covered = replace(one_neuron(), loss=np.nan)
    assert rows_words(400, True, 0.28934, covered)[0] == "a sample of 400 rows"


def test_two_arrows_are_told_with_their_enlargements() -> None:
    both = (Arrow(1.0, 0.0, optimizer=True), Arrow(0.1, 0.0))
    assert arrow_words(both, (5.0, 5.0), "η") == "−η∇L; white: next step, 5×"
    assert arrow_words(both, (1.0, 50.0), "η") == "−η∇L 50×; white: next step"
    assert (
        arrow_words(both, (1.0, 20_000.0), "η")
        == "−η∇L 20\N{NARROW NO-BREAK SPACE}000×; white: next step"
    )
    assert arrow_words(both, (500.0, 0.0), "η") == "−η∇L too short; white: next step 500×"


def test_arrows_and_place() -> None:
    arrow = (Arrow(1.0, 0.0),)
    assert arrow_words(arrow, (5.0,), "η", slope_word()) == "arrow −η·slope, 5×"
    assert arrow_words(arrow, (1.0,), "α") == "arrow −α∇L"
    assert arrow_words(arrow, (0.0,), "α") == "step too short to draw"
    assert place_words(("w", "b"), (1.0, -0.5), "L = 3") == "w = 1.0000, b = −0.5000, L = 3"
    assert place_words(("w", "b"), None, "L = ∞") == "L = ∞"


def test_a_floor_that_differs_from_zero_by_rounding_only_is_at_zero() -> None:
    assert lowest_words("b", 4.293e-17, 6.0) == "floor at b = 0"
    assert lowest_words("b", -5e-8, 6.0) == "floor at b = 0"
    assert lowest_words("b", 7e-8, 6.0) == "floor at b = 7.000·10⁻⁸"
    assert lowest_words("w", 1.9048, 6.0) == "floor at w = 1.905"
