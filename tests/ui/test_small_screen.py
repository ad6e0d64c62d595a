"""On a screen of 800 x 600 everything can be reached, and on a larger one nothing scrolls."""

import pytest
from studio_fixture import Driver, studio

from backprop_studio.ui.small_screen import LAID_OUT_FOR, SmallScreen

__all__ = ["studio"]


@pytest.mark.parametrize(("size", "hidden"), [((800, 600), True), ((960, 600), False)])
def test_what_has_no_room_can_be_scrolled_to(
    studio: Driver, size: tuple[int, int], hidden: bool
) -> None:
    window = studio.window
    window.resize(*size)
    studio.settle()
    assert (window.width(), window.height()) == size
    screen = window.findChild(SmallScreen)
    assert window.centralWidget().width() == max(size[0], LAID_OUT_FOR[0])
    assert (screen.horizontalScrollBar().maximum() > 0) == hidden
    assert screen.verticalScrollBar().maximum() == 0
    screen.horizontalScrollBar().setValue(screen.horizontalScrollBar().maximum())
    right = window.centralWidget().mapTo(window, window.centralWidget().rect().topRight()).x()
    assert right < size[0], "the right edge is in sight"
