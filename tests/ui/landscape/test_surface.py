"""The surface on the offscreen platform: what is drawn where, turned by mouse and keys."""

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backprop_studio.theme import DARK, LIGHT
from backprop_studio.ui.landscape.arrow import Arrow
from backprop_studio.ui.landscape.levels import scale_of
from backprop_studio.ui.landscape.picture import Relief
from backprop_studio.ui.landscape.projection import Eye
from backprop_studio.ui.landscape.surface import SurfaceCanvas
from backprop_studio.ui.plot_style import BALL
from backprop_studio.ui.race.marks import RunnerMark

W, B = np.linspace(-1, 3, 61), np.linspace(-1.5, 1.5, 61)
TROUGH = (W[None, :] * 2.1 + B[:, None] - 4) ** 2


def relief(loss=TROUGH, version=1, **changes) -> Relief:
    made = Relief(
        W,
        B,
        loss,
        ("w", "b"),
        scale_of(loss),
        version,
        (1.0, 0.0),
        "L = 3.610",
        np.array([[0.2, -0.8], [0.6, -0.4], [1.0, 0.0]]),
        (Arrow(0.08, 0.038),),
    )
    return replace(made, **changes)


@pytest.fixture
def canvas(qtbot: QtBot) -> SurfaceCanvas:
    canvas = SurfaceCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(500, 320)
    canvas.show()
    qtbot.waitExposed(canvas)
    canvas.show_landscape(relief())
    canvas._rest.stop()
    return canvas


def pixel_color(canvas: SurfaceCanvas, place: tuple[float, float]) -> QColor:
    image = canvas.grab().toImage()
    return QColor(image.pixel(round(place[0]), round(place[1])))


def place_of_ball(canvas: SurfaceCanvas) -> tuple[float, float]:
    """By hand: w = 1 and b = 0 are the middle; the loss there is 3.61 of 0.00 … 72.25."""
    heights = (TROUGH - TROUGH.min()) / (TROUGH.max() - TROUGH.min())
    return canvas.projection().point(0.0, 0.0, float(heights[30, 30]))


def test_the_ball_lies_on_the_surface(canvas: SurfaceCanvas) -> None:
    assert pixel_color(canvas, place_of_ball(canvas)) == QColor(BALL)


def test_the_ball_turns_with_the_surface(canvas: SurfaceCanvas) -> None:
    canvas.look_from(Eye(1.2, 0.9))
    assert pixel_color(canvas, place_of_ball(canvas)) == QColor(BALL)


def test_a_low_place_is_dark_blue_and_a_high_one_yellow(canvas: SurfaceCanvas) -> None:
    canvas.show_landscape(relief(ball=None, trail=np.empty((0, 2)), arrows=()))
    low = pixel_color(canvas, canvas.projection().point(0.62, -0.28, 0.003))
    high = pixel_color(canvas, canvas.projection().point(-0.93, -0.65, 0.93))
    assert low.blue() > low.red() + 40
    assert high.red() > high.blue() + 60


def test_dragging_turns(canvas: SurfaceCanvas) -> None:
    before = canvas.eye
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    QTest.mouseMove(canvas, QPoint(260, 180))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(260, 180))
    assert canvas.eye.azimuth == pytest.approx(before.azimuth - np.radians(30))
    assert canvas.eye.elevation == pytest.approx(before.elevation + np.radians(15))


def test_keys_turn_zoom_and_go_home(canvas: SurfaceCanvas, qtbot: QtBot) -> None:
    start = canvas.eye
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Plus):
        QTest.keyClick(canvas, key)
    assert canvas.eye.azimuth > start.azimuth
    assert canvas.eye.elevation > start.elevation
    assert canvas.eye.zoom > 1
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    assert canvas.eye == start
    with qtbot.waitSignal(canvas.home_requested):
        QTest.keyClick(canvas, Qt.Key.Key_A)


def test_the_wheel_zooms(canvas: SurfaceCanvas) -> None:
    event = QWheelEvent(
        QPointF(100, 100),
        QPointF(100, 100),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    canvas.wheelEvent(event)
    assert canvas.eye.zoom > 1


def test_only_another_loss_or_eye_makes_another_image(canvas: SurfaceCanvas) -> None:
    canvas.grab()
    image = canvas._painted[1]
    canvas.show_landscape(relief(ball=(0.5, 0.2)))
    canvas.grab()
    assert canvas._painted[1] is image
    canvas.show_landscape(relief(TROUGH + 1, version=2))
    canvas.grab()
    assert canvas._painted[1] is not image


def test_it_says_what_it_leaves_out(canvas: SurfaceCanvas) -> None:
    assert canvas.note == ""
    tower = TROUGH.copy()
    tower[:2, :2] = 1e12
    canvas.show_landscape(relief(tower, 2))
    assert canvas.note.startswith("cut off above L = ")
    beyond = TROUGH.copy()
    beyond[:, 50:] = np.inf
    canvas.show_landscape(relief(beyond, 3))
    assert canvas.note == "grey: no finite loss"
    canvas.show_landscape(relief(np.full_like(TROUGH, np.nan), 4))
    assert canvas.note == "no finite loss here"
    canvas.show_landscape(relief(np.ones_like(TROUGH), 5))
    assert canvas.note == "flat: the loss is the same everywhere here"
    canvas.grab()


def test_runners_take_the_place_of_the_ball(canvas: SurfaceCanvas) -> None:
    mark = RunnerMark(1, (1.0, 0.0), np.array([[0.2, -0.8], [1.0, 0.0]]), "converging")
    canvas.set_runners((mark,))
    assert pixel_color(canvas, place_of_ball(canvas)) == QColor(DARK.runners[1])
    canvas.set_runners(())
    assert pixel_color(canvas, place_of_ball(canvas)) == QColor(BALL)


def test_hidden_is_faint(canvas: SurfaceCanvas) -> None:
    """Behind a wall, seen from low."""
    wall = np.zeros((61, 61))
    wall[28:31] = 1.0
    canvas.show_landscape(relief(wall, 2, ball=(1.0, 0.3), arrows=(), trail=np.empty((0, 2))))
    canvas.look_from(Eye(0.0, 0.3))
    place = canvas.projection().point(0.0, 0.2 * 0.75, 0.0)
    color = pixel_color(canvas, place)
    assert color != QColor(BALL)
    assert color.red() > color.blue()  # and yet it is there


def test_themes_and_emptiness(canvas: SurfaceCanvas) -> None:
    for theme in (DARK, LIGHT):
        canvas.set_theme(theme)
        assert pixel_color(canvas, (12, 300)).name() == theme.panel.lower()
    canvas.clear("Nothing yet.")
    canvas.grab()
    assert canvas.note == ""
