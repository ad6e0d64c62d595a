"""The numbers of contour lines: level where there is room, else along their line."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from backprop_studio.theme import CAPTION, LIGHT
from backprop_studio.ui.landscape.contour_labels import Label, place_labels
from backprop_studio.ui.plot_style import text_size

AREA = QRectF(0, 0, 400, 300)


@pytest.fixture
def font(qtbot: QtBot) -> QFont:
    return LIGHT.font(CAPTION, 500)


def parallel(
    apart: float, slope: float = 2.0, count: int = 5
) -> list[tuple[str, list[np.ndarray]]]:
    """Steep lines whose distance from each other is `apart` px."""
    y = np.linspace(0.0, 300.0, 100)
    step = apart * np.hypot(1.0, slope) / slope
    return [
        (f"{level}000", [np.column_stack((100 + level * step + y / slope, y))])
        for level in range(1, count + 1)
    ]


def distance(label: Label, line: np.ndarray) -> float:
    return float(np.hypot(line[:, 0] - label.x, line[:, 1] - label.y).min())


def test_with_room_around_they_stand_level(font: QFont) -> None:
    levels = parallel(60.0, count=3)
    labels = place_labels(levels, font, AREA, [])
    assert [label.text for label in labels] == ["1000", "2000", "3000"]
    assert all(label.angle == 0.0 for label in labels)


def test_in_a_steep_valley_they_stand_along_their_lines(font: QFont) -> None:
    height = text_size(font, "5000")[1]
    levels = parallel(0.5 * height + 4.0)
    labels = place_labels(levels, font, AREA, [])
    assert len(labels) == 5
    for label in labels:
        lines = {text: distance(label, own[0]) for text, own in levels}
        assert min(lines, key=lines.__getitem__) == label.text
        assert label.angle == pytest.approx(np.degrees(np.arctan2(2.0, 1.0)), abs=0.5)


def test_where_lines_touch_no_number_is_written(font: QFont) -> None:
    assert place_labels(parallel(2.0), font, AREA, []) == []


def test_what_is_taken_stays_free(font: QFont) -> None:
    assert place_labels(parallel(60.0), font, AREA, [AREA]) == []
    assert place_labels([("1", [])], font, AREA, []) == []


def test_they_move_with_their_lines(font: QFont) -> None:
    before = place_labels(parallel(60.0, count=3), font, AREA, [])
    moved = [
        (text, [line + np.array((5.0, 3.0)) for line in own])
        for text, own in parallel(60.0, count=3)
    ]
    for search in (True, False):
        after = place_labels(moved, font, AREA, [], before, search)
        assert [label.text for label in after] == ["1000", "2000", "3000"]
        for (_, (line,)), old, label in zip(moved, before, after, strict=True):
            assert distance(label, line) < 1e-9
            assert np.hypot(label.x - old.x, label.y - old.y) < 6.0
    assert place_labels(moved, font, AREA, [], (), search=False) == []
