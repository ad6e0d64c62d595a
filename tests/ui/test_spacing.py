"""Margins and gaps grow with a large screen, and are afterwards as they were."""

from msgspec.structs import replace
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from backprop_studio.theme import LIGHT, hall_scale
from backprop_studio.ui.spacing import add_space, spread


def lengths(row: QHBoxLayout, grid: QGridLayout) -> tuple[int, ...]:
    margins, space = row.contentsMargins(), row.itemAt(1)
    return (
        margins.left(),
        margins.bottom(),
        row.spacing(),
        space.sizeHint().width(),
        grid.horizontalSpacing(),
        grid.verticalSpacing(),
    )


def test_lengths_are_doubled_on_twice_as_fine_a_screen_and_come_back(qtbot: QtBot) -> None:
    outside = QWidget()
    qtbot.addWidget(outside)
    row, grid = QHBoxLayout(outside), QGridLayout()
    row.setContentsMargins(16, 6, 16, 5)
    row.setSpacing(4)
    row.addWidget(QLabel("iteration"))
    add_space(row, 12)
    row.addLayout(grid)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(1)
    hall = replace(LIGHT, scale=hall_scale(1920, 1080), in_hall=True)
    spread(outside, hall)
    assert lengths(row, grid) == (16, 5, 4, 12, 8, 1)
    for width, height in ((3840, 2160), (2560, 1440), (3440, 1440)):
        spread(outside, replace(hall, scale=hall_scale(width, height)))
    spread(outside, replace(hall, scale=hall_scale(3840, 2160)))
    spread(outside, replace(hall, scale=hall_scale(3840, 2160)))  # a second time changes nothing
    assert lengths(row, grid) == (32, 10, 8, 24, 16, 2)
    spread(outside, LIGHT)
    assert lengths(row, grid) == (16, 5, 4, 12, 8, 1)
