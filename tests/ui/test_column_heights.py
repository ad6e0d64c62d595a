"""The right column: its heights follow the kind of output until somebody moves a divider."""

from studio_fixture import Driver, studio

from backprop_studio import settings as kept
from backprop_studio.ui.examples import example_path

__all__ = ["studio"]


def shares(studio: Driver) -> list[float]:
    sizes = studio.window.workspace.right.sizes()
    return [size / sum(sizes) for size in sizes]


def show(studio: Driver, example: str) -> None:
    studio.window.files.open_path(example_path(example), ask=False)
    studio.settle()


def test_a_picture_of_many_rows_gets_more_room_than_a_number_line(studio: Driver) -> None:
    line = shares(studio)
    show(studio, "circles")
    picture = shares(studio)
    assert picture[2] > 1.2 * line[2]
    assert abs(picture[2] - picture[0]) < 0.02
    studio.window.plots.views["output"]._pick("one_example")
    studio.settle()
    assert shares(studio) == picture, "another look at the same rows moves nothing"
    show(studio, "two-layer-network")
    assert shares(studio) == line


def test_a_divider_that_was_moved_stays(studio: Driver) -> None:
    window = studio.window
    window.remember()
    assert window.settings.data(kept.RIGHT).isEmpty(), "nobody has moved it"
    window.workspace.right.moveSplitter(200, 1)
    moved = shares(studio)
    show(studio, "circles")
    assert shares(studio) == moved
    window.remember()
    assert not window.settings.data(kept.RIGHT).isEmpty()


def test_what_a_person_has_put_elsewhere_is_left_alone(studio: Driver) -> None:
    studio.window.workspace.move_across("landscape")
    studio.settle()
    before = shares(studio)
    show(studio, "circles")
    assert shares(studio) == before
