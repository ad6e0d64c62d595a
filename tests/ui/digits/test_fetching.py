"""Opening the digits: they are read first, and what was open stays if that is given up."""

from studio_fixture import Driver, studio

from backprop_studio.ui.examples import example_path

__all__ = ["studio"]

TITLE = "Handwritten digits"


def test_a_document_opens_when_they_are_there(studio: Driver) -> None:
    fetching = studio.window.files.fetching
    studio.window.files.open_path(example_path("digits"), ask=False)
    assert fetching.waiting
    studio.until(lambda: not fetching.waiting)
    studio.settle()
    assert studio.window.document.experiment.title == TITLE
    assert studio.snapshot.data.training_rows == 60_000
    assert fetching.dialog is None


def test_cancel_leaves_everything_as_it_was(studio: Driver) -> None:
    window, fetching = studio.window, studio.window.files.fetching
    window.run.iterate_100()
    studio.settle()
    before = window.document.experiment
    window.files.open_path(example_path("digits"), ask=False)
    fetching._show()
    assert fetching.dialog is not None
    fetching.dialog.cancel.click()
    studio.settle()
    assert window.document.experiment is before
    assert studio.snapshot.iteration == 100 and studio.snapshot.fetched is None
    assert "not opened" in window.strip.message


def test_the_panel_waits_for_them_too(studio: Driver) -> None:
    window, fetching = studio.window, studio.window.files.fetching
    data = window.panel.data
    before = window.document.experiment
    data._chosen("mnist")
    fetching._show()
    assert fetching.dialog is not None
    fetching.dialog.reject()
    studio.settle()
    assert window.document.experiment is before
    assert data.choice.currentData() == "inline"
    data._chosen("mnist")
    studio.until(lambda: not fetching.waiting)
    studio.settle()
    assert data.choice.currentData() == "mnist"
    assert window.document.undo_stack.canUndo()
    assert studio.snapshot.data.training_rows == 60_000


def test_another_document_is_not_overtaken(studio: Driver) -> None:
    fetching = studio.window.files.fetching
    studio.window.files.open_path(example_path("digits"), ask=False)
    studio.window.files.open_path(example_path("xor"), ask=False)
    assert not fetching.waiting
    studio.settle()
    assert studio.window.document.path is not None
    assert studio.window.document.path.stem == "xor"


def test_a_document_of_the_command_line_can_be_given_up(studio: Driver) -> None:
    """It is opened before the worker has said anything."""
    window, fetching = studio.window, studio.window.files.fetching
    studio.window.display._newest = None
    window.files.open_path(example_path("digits"), ask=False)
    assert fetching.waiting
    fetching._show()
    assert fetching.dialog is not None
    fetching.dialog.cancel.click()
    studio.settle()
    assert window.document.path is None or window.document.path.stem != "digits"
    assert studio.snapshot.data.training_rows == 1


def test_a_lesson_with_digits_can_be_given_up(studio: Driver) -> None:
    window, fetching = studio.window, studio.window.files.fetching
    before = window.document.experiment
    window.lessons.start("13-digits")
    assert fetching.waiting and window.lessons.lesson is None
    fetching._show()
    assert fetching.dialog is not None
    fetching.dialog.cancel.click()
    studio.settle()
    assert window.lessons.lesson is None
    assert window.document.experiment is before
    assert studio.snapshot.fetched is None


def test_a_lesson_without_digits_waits_for_nothing(studio: Driver) -> None:
    window = studio.window
    window.lessons.start("01-one-neuron")
    assert not window.files.fetching.waiting
    assert window.lessons.lesson is not None and window.lessons.lesson.id == "01-one-neuron"
    studio.settle()
