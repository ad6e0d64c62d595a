"""On a screen of 800 x 600 everything can be reached, and on a larger one nothing scrolls."""

import pytest
from studio_fixture import Driver, studio

from backprop_studio import settings as kept
from backprop_studio.assets import resource
from backprop_studio.ui.plot_heading import PlotHeading
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


@pytest.mark.parametrize("scale", ["150", "200"])
def test_large_text_scrolls_one_way_only(studio: Driver, scale: str) -> None:
    """The right column goes under the diagram, and comes back as it was."""
    window = studio.window
    window.resize(1280, 800)
    studio.settle()
    window.files.open_path(resource("examples") / "spiral.backprop", ask=False)
    studio.settle()
    columns = window.workspace.columns.count()
    heights = window.workspace.right.sizes()
    window.appearance.choose(kept.TEXT_SCALE, scale)
    studio.settle()
    screen = window.findChild(SmallScreen)
    assert screen.horizontalScrollBar().maximum() == 0
    assert screen.verticalScrollBar().maximum() > 0
    workspace = window.workspace
    assert workspace.columns.is_folded and workspace.tabs.isVisible()
    assert workspace.columns.count() == columns - 1
    diagram, below, _ = workspace.middle.sizes()
    assert diagram > 0.8 * below, "it is not squeezed"
    row = window.transport.layout()
    assert row.minimumSize().width() <= window.transport.width(), "nothing lies over another"
    assert window.transport.title.text() == "Spiral"
    auto = window.transport.buttons["auto_moves"]
    sign = auto.fontMetrics().horizontalAdvance(auto.text())
    assert auto.width() > sign + 20, "beside the arrow of its menu"
    window.appearance.choose(kept.TEXT_SCALE, "100")
    studio.settle()
    assert not workspace.columns.is_folded and workspace.columns.count() == columns
    assert workspace.right.sizes()[0] > 0.8 * heights[0], "the landscape is as tall as before"
    assert screen.verticalScrollBar().maximum() == 0
    heading = window.plots.views["output"].findChild(PlotHeading)
    studio.until(lambda: heading.title.isVisible())
