"""A line of text that has less room than it needs."""

from backprop_studio.ui.widgets.one_line import OneLine

PARTS = "ŷ comes with the forward pass", "example 1 of 60 000", "bars: ŷ, ring: y"


def line_of(qtbot, text, separator=""):
    line = OneLine(text)
    line.separator = separator
    qtbot.addWidget(line)
    return line, line.fontMetrics().horizontalAdvance


def test_no_number_is_cut(qtbot):
    line, wide = line_of(qtbot, " · ".join(PARTS))
    assert line.shown(wide(line.text()) + 1) == line.text()
    assert line.shown(wide(line.text()) - 2) == f"{PARTS[0]} · {PARTS[1]} …"
    assert line.shown(wide(f"{PARTS[0]} · {PARTS[1]}")) == f"{PARTS[0]} …"  # the dots have no room
    assert line.shown(wide("ŷ comes…")).endswith("…")


def test_with_a_separator_the_last_part_stays(qtbot):
    line, wide = line_of(qtbot, " · ".join(PARTS), " · ")
    assert line.shown(wide(line.text()) - 2) == f"{PARTS[1]} · {PARTS[2]}"
    assert line.shown(wide(PARTS[2]) + 1) == PARTS[2]
