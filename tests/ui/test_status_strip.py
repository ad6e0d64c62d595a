"""Of how many rows the figures in the status strip are."""

import numpy as np
import pytest
from msgspec.structs import replace
from snapshots import digits, two_layer, xor

from backprop_studio.theme import LIGHT
from backprop_studio.training.messages import Move
from backprop_studio.ui.status_strip import StatusStrip


@pytest.fixture
def strip(qtbot):
    strip = StatusStrip()
    qtbot.addWidget(strip)
    strip.set_theme(LIGHT)
    strip.resize(1280, 40)
    strip.show()
    return strip


def test_a_sample_is_told_where_rows_are_many(strip):
    snapshot = digits()
    data = replace(snapshot.data, training_rows=60_000, validation_rows=10_000)
    strip.show_snapshot(replace(snapshot, data=data))
    figure = strip.figures["sample"]
    assert figure.isVisible() and figure.text() == "5\u202f000 rows"
    assert "5\u202f000 of 60\u202f000 training rows" in figure.toolTip()
    assert "5\u202f000 of 10\u202f000 held-out rows" in figure.toolTip()
    lagging = replace(snapshot.record, iteration=np.array([0.0, 1200.0]))
    strip.show_snapshot(replace(snapshot, data=data, running=True, iteration=1345, record=lagging))
    assert figure.text() == "5\u202f000 rows at 1\u202f200"


def test_a_side_with_few_rows_is_whole(strip):
    snapshot = digits()
    data = replace(snapshot.data, training_rows=60_000, validation_rows=5000)
    strip.show_snapshot(replace(snapshot, data=data))
    assert "held-out" not in strip.figures["sample"].toolTip()


def test_all_of_few_rows_needs_no_words(strip):
    strip.show_snapshot(xor())
    assert not strip.figures["sample"].isVisible()


def test_a_loss_that_this_iteration_has_not_computed_is_grey_and_says_so(strip):
    figure = strip.figures["loss"]
    strip.show_snapshot(two_layer(Move("forward", 1)))
    assert LIGHT.muted in figure.styleSheet()
    for words in (figure.toolTip(), figure.accessibleName()):
        assert "before this iteration; its loss is computed in move 2" in words
    for snapshot in (two_layer(Move("loss")), two_layer(Move("update")), two_layer()):
        strip.show_snapshot(two_layer(Move("forward", 0)))
        strip.show_snapshot(snapshot)
        assert LIGHT.text in figure.styleSheet() and figure.toolTip() == ""
        assert figure.accessibleName() == f"L {figure.text()}"


def test_what_lasts_leaves_the_timeline_half_of_the_room(strip, qtbot):
    notice = "Each step overshoots further: the learning rate is above the largest stable one. " * 3
    strip.say(notice)
    strip.show_snapshot(replace(two_layer(), notice=notice))
    qtbot.waitUntil(lambda: strip.timeline.slider.width() < 300)  # for a while the sentence reigns
    strip._clock.timeout.emit()
    qtbot.waitUntil(lambda: strip.timeline.slider.width() > 300)
    assert strip.message == notice
