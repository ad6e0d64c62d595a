"""Nothing in the hall is smaller than 24 px on a projector of 1920 x 1080."""

import pytest
from drawn_text import drawn_text
from studio_fixture import Driver, studio

from backprop_studio.ui.examples import example_path

__all__ = ["studio"]

LEAST = 23.99


@pytest.mark.parametrize(
    ("example", "pairs"),
    [
        ("two-layer-network", 10),
        ("two-two-two", 3),
        ("circles", 5),
        ("deep-sigmoid", 3),
        ("memorizing", 2),
        ("digits", 2),
    ],
)
def test_every_text_can_be_read_from_the_last_row(studio: Driver, example: str, pairs: int) -> None:
    window, presenting = studio.window, studio.window.lecturing.presenting
    window.files.open_path(example_path(example), ask=False)
    window.run.prepare(0, 5)  # gradients, too
    studio.settle()
    presenting.set_on(True)
    studio.settle()
    window.resize(1920, 1080)
    studio.until(lambda: window.appearance.theme.scale > 1.0)
    studio.settle()
    seen = []
    for _ in range(pairs):
        title = presenting.script.titles[presenting.script.number]
        found = drawn_text(window.centralWidget())
        seen.append(title)
        assert len(found) > 5  # the timeline alone has more
        assert [(title, text) for text in found if text.px < LEAST] == []
        presenting.next()
        studio.settle()
    assert len(set(seen)) == len(seen) == pairs
    presenting.set_on(False)
    studio.settle()
