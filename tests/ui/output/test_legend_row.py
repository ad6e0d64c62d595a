"""Samples under a plot: closer together, then in further lines, and nothing left out."""

import pytest

from backprop_studio.theme import LIGHT
from backprop_studio.ui.output.legend_row import LINE, LegendRow, Sample


@pytest.fixture
def row(qtbot):
    row = LegendRow(None)
    qtbot.addWidget(row)
    row.set_theme(LIGHT)
    row.set_samples(tuple(Sample(name, LIGHT.text) for name in ("training", "validation", "wrong")))
    return row


def lines(row, width):
    return row.heightForWidth(width) / LINE


def test_a_wide_row_is_one_line(row):
    assert lines(row, 400) == 1


def test_a_narrow_one_takes_as_many_as_it_needs(row):
    assert lines(row, 150) == 2
    assert lines(row, 60) == 3
    assert lines(row, 5) == 3  # one sample a line, whatever happens


def test_a_tail_stands_beside_the_last_sample_or_below(row):
    row.set_tail("2 of 68 wrong")
    assert lines(row, 400) == 1
    assert lines(row, 220) == 2
    row.set_tail("")
    assert lines(row, 220) == 1


def test_an_optional_sample_takes_no_line_of_its_own(row):
    shown = Sample("shown", LIGHT.text, meaning="the row in the diagram", optional=True)
    row.set_samples((*row.samples, shown))
    assert lines(row, 400) == 1 and row._count(400) == 4
    assert lines(row, 220) == 1 and row._count(220) == 3
    assert lines(row, 150) == 2 and row._count(150) == 4
    assert "shown: the row in the diagram" in row.toolTip()


def test_what_a_sample_means_is_in_the_tooltip(row):
    row.set_samples((Sample("batch", LIGHT.text, meaning="rows of the batch at hand"),))
    assert row.toolTip() == "batch: rows of the batch at hand"
    assert row.accessibleName() == row.toolTip()
