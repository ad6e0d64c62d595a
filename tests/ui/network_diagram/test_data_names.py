"""Where the data's own names stand on the diagram."""

import pytest

from backprop_studio.ui.network_diagram.data_names import name_sides
from backprop_studio.ui.network_diagram.geometry import Circle

R, LINE = 10.0, 14.0  # px


@pytest.mark.parametrize(
    ("top", "between", "sides"),
    [
        (1.1, 1.1, [-1, -1, -1]),  # in lines: above the first, and between neighbours
        (0.9, 2.1, [1, -1, -1]),  # the first name goes under its circle
        (0.9, 1.9, None),  # where there is no room for two between
        (1.1, 0.9, None),
    ],
)
def test_a_name_stands_above_its_circle_if_a_line_has_room(top, between, sides) -> None:
    pitch = between * LINE + 2 * R
    column = [Circle(50.0, top * LINE + R + number * pitch, R) for number in range(3)]
    assert name_sides(LINE, column) == sides


def test_a_single_input_at_the_upper_edge_has_its_name_below() -> None:
    assert name_sides(LINE, [Circle(50.0, R, R)]) == [1]
    assert name_sides(LINE, []) is None
