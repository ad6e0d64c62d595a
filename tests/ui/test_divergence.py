"""A run that leaves the numbers behind: every view says so, and none fails."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from studio_fixture import Driver, studio

from backprop_studio.ui.examples import example_path

__all__ = ["studio"]

TOO_HIGH = 0.5  # of one neuron, whose largest stable rate is 0.1848


@pytest.fixture
def diverged(studio: Driver) -> Driver:
    window = studio.window
    window.files.open_path(example_path("one-neuron"), ask=False)
    studio.settle()
    window.run.values.set_learning_rate(TOO_HIGH)
    for _ in range(4):
        window.run.iterate_100()
        studio.settle()
    return studio


@pytest.mark.parametrize("mode", ["valley", "contours", "surface"])
def test_the_landscape_is_drawn_as_far_as_it_is_finite(diverged: Driver, mode: str) -> None:
    assert diverged.snapshot.stopped == "diverged"
    assert abs(diverged.snapshot.parameters[0].weights).max() > 1e150
    landscape = diverged.window.plots.landscape
    landscape.set_mode(mode)
    diverged.settle()
    picture = landscape.grab().toImage()
    assert not picture.isNull()


def test_the_loss_curve_says_so_and_its_button_helps(diverged: Driver) -> None:
    notice = diverged.window.plots._curve.notice
    iteration = diverged.snapshot.iteration
    assert notice.sentence.text().startswith(f"Diverged after iteration {iteration}:")
    assert "0.1848" in notice.sentence.toolTip()
    assert notice.sentence.height() >= notice.sentence.heightForWidth(notice.sentence.width())
    diverged.qtbot.mouseClick(notice.remedy, Qt.MouseButton.LeftButton)
    diverged.settle()
    assert diverged.snapshot.learning_rate == pytest.approx(0.05)
    diverged.window.run.reset()
    diverged.window.run.iterate_100()
    diverged.settle()
    assert diverged.snapshot.stopped is None
    assert np.isclose(diverged.snapshot.loss, 0, atol=1e-12)
