"""A plot paints its scene only when it changes, and thins what it draws to its pixels."""

import numpy as np
import pytest
from PySide6.QtGui import QFontMetricsF, QImage

from backprop_studio.theme import CAPTION, LIGHT
from backprop_studio.ui.placed_image import PlacedImage
from backprop_studio.ui.plot_canvas import PlotCanvas
from backprop_studio.ui.plot_style import column_extremes, nice_ticks, short_number, thinned


@pytest.fixture
def canvas(qtbot):
    canvas = PlotCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(300, 200)
    canvas.set_theme(LIGHT)
    canvas.set_range((0.0, 1.0), (0.0, 1.0))
    canvas.show()
    qtbot.waitExposed(canvas)
    qtbot.wait(50)
    canvas.grab()
    return canvas


def pixels(canvas: PlotCanvas) -> QImage:
    return canvas.viewport().grab().toImage()


def test_the_scene_is_painted_anew_only_when_it_has_changed(canvas, qtbot):
    before, kept = pixels(canvas), canvas._scene_pixmap
    canvas.repaint_marks()
    qtbot.wait(50)
    assert canvas._scene_pixmap is kept and pixels(canvas) == before
    canvas.set_range((5.0, 9.0), (0.0, 1.0))
    assert pixels(canvas) != before
    assert canvas._scene_pixmap is not kept
    canvas.set_range((0.0, 1.0), (0.0, 1.0))
    assert pixels(canvas) == before


def test_a_placed_image_has_its_first_row_below(canvas):
    rows = np.zeros((2, 2, 3), dtype=np.uint8)
    rows[1] = 255
    grid = np.array([0.0, 1.0])
    image = PlacedImage(rows, grid, grid)
    canvas.paint_under = lambda painter: image.paint(painter, canvas)
    drawn = pixels(canvas)
    low, high = canvas.pixel(0.3, 0.05).toPoint(), canvas.pixel(0.3, 0.95).toPoint()
    assert drawn.pixelColor(low).lightness() < 60 < 200 < drawn.pixelColor(high).lightness()


def test_a_curve_thinned_to_columns_keeps_its_extremes_and_ends():
    x = np.linspace(0, 50, 4001)
    curve = np.column_stack([x, np.sin(40 * x)])
    drawn = column_extremes(curve)
    assert len(drawn) <= 4 * 51
    assert drawn[0].tolist() == curve[0].tolist() and drawn[-1].tolist() == curve[-1].tolist()
    for column in range(50):
        of, kept = (line[np.floor(line[:, 0]) == column, 1] for line in (curve, drawn))
        assert (of.min(), of.max()) == (kept.min(), kept.max())


def test_a_short_curve_is_left_as_it_is():
    curve = np.column_stack([np.arange(20.0), np.arange(20.0)])
    assert column_extremes(curve) is curve


def test_a_thinned_way_keeps_its_ends():
    way = np.column_stack([np.linspace(0, 10, 1001), np.zeros(1001)])
    drawn = thinned(way, 2.0)
    assert drawn[0].tolist() == [0, 0] and drawn[-1].tolist() == [10, 0] and len(drawn) <= 7


@pytest.mark.parametrize(
    ("low", "high", "numbers"),
    [
        (0.027, 0.046, [0.03, 0.035, 0.04, 0.045]),
        (2e-20, 4.2e-20, [2e-20, 3e-20, 4e-20]),
        (0.02, 0.6, [0.02, 0.05, 0.1, 0.2, 0.5]),
        (0.5, 2000.0, [1.0, 10.0, 100.0, 1000.0]),
    ],
)
def test_a_logarithmic_axis_has_numbers_however_short(canvas, low, high, numbers):
    canvas.left.logarithmic = True
    ((_, values),) = canvas.left.tickValues(np.log10(low), np.log10(high), 150)
    assert 10 ** np.array(values) == pytest.approx(numbers)
    assert all(canvas.left.tickStrings(values, 1.0, 1.0))


class Broken(PlotCanvas):
    """A plot whose marks cannot be painted."""

    def paint_over(self, painter):
        raise ValueError("no marks")


def test_a_mistake_while_painting_leaves_no_painter_behind(qtbot):
    canvas = Broken()
    qtbot.addWidget(canvas)
    canvas.resize(300, 200)
    with pytest.raises(ValueError, match="no marks"):
        canvas.grab()
    assert not canvas.viewport().paintingActive()
    assert canvas.plot_area().width() > 0


def test_an_axis_has_two_numbers_at_least():
    assert nice_ticks(-1.269, 4.769, 3) == [0.0, 2.0, 4.0]
    assert nice_ticks(0.3, 4.9, 1) == [2.0, 4.0]
    assert nice_ticks(-5.0, 5.0, 5) == [-4.0, -2.0, 0.0, 2.0, 4.0]


def test_the_vertical_axis_has_room_for_its_numbers(canvas, qtbot):
    usual = canvas.left.width()
    canvas.set_range((0.0, 1.0), (9.985e7, 1.0005e8))
    wide = QFontMetricsF(LIGHT.font(CAPTION)).horizontalAdvance("9.995·10⁷")
    name = 12  # px before the numbers
    assert wide + name > usual
    qtbot.waitUntil(lambda: canvas.grab() and canvas.plot_area().left() >= wide + name)
    canvas.set_range((0.0, 1.0), (0.0, 1.0))
    qtbot.waitUntil(lambda: canvas.grab() and canvas.plot_area().left() == usual)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (5e6, "5·10⁶"),
        (-2.5e6, "−2.5·10⁶"),
        (1e7, "10⁷"),
        (999_999.0, "999\N{NARROW NO-BREAK SPACE}999"),
        (3.5e-7, "3.5·10⁻⁷"),
        (0.0, "0"),
        (float("inf"), "∞"),
    ],
)
def test_short_numbers_of_any_size(value: float, text: str) -> None:
    assert short_number(value) == text
