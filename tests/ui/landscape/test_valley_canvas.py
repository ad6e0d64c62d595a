"""The valley where losses are so large that a linear axis has no room for them."""

import numpy as np
import pytest
from msgspec.structs import replace

from backprop_studio.theme import DARK, LIGHT
from backprop_studio.training.valley import Valley
from backprop_studio.ui.landscape.arrow import Arrow
from backprop_studio.ui.landscape.valley_canvas import ValleyCanvas
from backprop_studio.ui.landscape.valley_shape import floor_of
from backprop_studio.ui.plot_style import BALL, ON_PICTURE


def valley(height: float) -> Valley:
    values = np.linspace(-2.0, 4.0, 61)
    loss = height * (values - 1.0) ** 2 + height / 100  # lowest at 1
    return Valley(values, loss, 3.0, 4 * height, 1, 1, False)


@pytest.fixture
def canvas(qtbot, qapp):
    canvas = ValleyCanvas(None)
    qtbot.addWidget(canvas)
    canvas.resize(400, 300)
    canvas.set_theme(LIGHT)
    return canvas


def test_a_loss_near_the_largest_number_is_drawn_on_a_logarithmic_axis(canvas):
    canvas.show_valley(valley(1e306), 3.0, 4.01e306, ())
    low, high = canvas.shown_range()[1]
    assert canvas.logarithmic and low < 304.0 and 306.95 < high < 308.0  # L from 1e304 to 9e306
    assert canvas.ball == (3.0, pytest.approx(306.6031, abs=1e-4))  # log10 of 4.01e306
    canvas.show_valley(valley(1.0), 3.0, 4.01, ())
    assert not canvas.logarithmic and canvas.ball == (3.0, 4.01)


def test_an_arrow_longer_than_all_numbers_keeps_its_direction(canvas):
    canvas.show_valley(valley(1.0), 3.0, 4.01, (Arrow(-1.7e308, 0.0),))
    across, down = canvas.arrow_pixels(canvas.arrows[0])
    assert across < 0 and np.isfinite(across) and down == 0
    assert np.isfinite(canvas.arrow_points(canvas.pixel(3.0, 4.01))).all()


@pytest.mark.filterwarnings("error")
def test_the_floor_of_a_steep_curve_is_found():
    place, depth = floor_of(valley(1e300)) or (np.nan, np.nan)
    assert place == pytest.approx(1.0) and depth == pytest.approx(1e298)


def test_a_curve_that_sinks_or_flattens_is_fitted_anew(canvas):
    canvas.show_valley(valley(1.0), 3.0, 4.01, ())
    canvas.fit()
    assert not canvas.misfits()
    canvas.show_valley(valley(0.9), 3.0, 3.61, ())
    assert not canvas.misfits(), "a little does not make it hop"
    canvas.show_valley(valley(0.1), 3.0, 0.401, ())
    assert canvas.misfits(), "it fills a tenth of the height"
    canvas.fit()
    assert not canvas.misfits()
    sunk = valley(0.1)
    canvas.show_valley(replace(sunk, loss=sunk.loss - 0.5), 3.0, -0.099, ())
    assert canvas.misfits(), "its floor is below the plot"


def test_of_two_steps_the_same_way_the_shorter_one_is_seen(canvas, qtbot):
    canvas.set_theme(DARK)
    arrows = (Arrow(-1.0, 0.0, optimizer=True), Arrow(-2.0, 0.0))
    canvas.show_valley(valley(1.0), 3.0, 4.01, arrows)
    canvas.fit()
    canvas.update_enlargement()
    canvas.show()
    qtbot.waitExposed(canvas)
    image = canvas.viewport().grab().toImage()
    seen = [image.pixelColor(canvas.pixel(place, 4.01).toPoint()).name() for place in (2.6, 1.6)]
    assert seen == [ON_PICTURE.lower(), BALL.lower()]
