"""A prepared lecture: put together in the window, saved, opened and walked by a clicker."""

from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from studio_fixture import Driver, studio

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment import storage as storage_of_experiments
from backprop_studio.lectures import storage
from backprop_studio.lectures.lecture import Lecture, Step, raw_of
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.quantity import Quantity
from backprop_studio.ui import dialogs
from backprop_studio.ui.examples import example_path
from backprop_studio.ui.presenting.lecture_book import LectureBook

__all__ = ["studio"]

Key = Qt.Key
V1, V2 = ParameterIndex(1, "weight", 0, 0), ParameterIndex(1, "weight", 0, 1)


def book_of(studio: Driver) -> LectureBook:
    return studio.window.lecturing.book


def add(studio: Driver) -> None:
    book = book_of(studio)
    count = len(book.lecture.steps)
    studio.window.actions_by_name["add_moment"].trigger()
    studio.until(lambda: len(book.lecture.steps) == count + 1)
    studio.settle()


def stand(studio: Driver) -> None:
    book = book_of(studio)
    studio.until(lambda: book.script is None or book.script.stands)
    studio.settle()


def same_run(first: Snapshot, second: Snapshot) -> bool:
    if (first.iteration, first.move, first.epoch) != (second.iteration, second.move, second.epoch):
        return False
    pairs = zip(first.parameters, second.parameters, strict=True)
    return all(
        np.array_equal(a.weights, b.weights) and np.array_equal(a.bias, b.bias) for a, b in pairs
    )


def prepared(studio: Driver) -> list[Snapshot]:
    """Two moments of two experiments, looked at in different ways."""
    window = studio.window
    window.run.prepare(5, 0)
    studio.settle()
    window.run.prepare(0, 2)
    window.selection.choose(V2)
    window.workspace.set_hidden(["experiment", "landscape", "output"])
    studio.settle()
    first = studio.snapshot
    add(studio)
    window.files.open_path(example_path("xor"), ask=False)
    studio.settle()
    window.workspace.set_hidden(["experiment", "curve", "output"])
    window.run.prepare(30, 0)
    studio.settle()
    window.run.show_example(3)
    window.selection.choose(UnitIndex(0, 1))
    landscape = window.plots.landscape
    assert landscape is not None
    landscape.look_at((-1.5, 2.5), (-0.75, 1.25))
    studio.settle()
    add(studio)
    return [first, studio.snapshot]


def test_moments_are_restored_exactly(studio: Driver, tmp_path: Path) -> None:
    window, book = studio.window, book_of(studio)
    kept = prepared(studio)
    landscape = window.plots.landscape
    assert landscape is not None
    zoom = landscape.zoom
    assert zoom is not None
    titles = [step.title for step in book.lecture.steps]
    assert titles == ["Two-layer network, iteration 6, step 2", "XOR, iteration 30"]
    book.path = tmp_path / f"two{storage.SUFFIX}"
    assert book.save()
    window.files.open_path(example_path("one-neuron"), ask=False)
    landscape.fit()
    studio.settle()
    before = studio.snapshot
    # A lecture that is open has a line of its own: with its height the views are as large as when
    # the moments were kept.
    line = window.lecturing.presenting.line.sizeHint().height()
    window.resize(window.width(), window.height() + line)
    window.files.open_path(book.path, ask=False)
    stand(studio)
    assert same_run(studio.snapshot, kept[0])
    assert window.selection.chosen == V2
    assert not window.workspace.is_shown("landscape")
    assert window.workspace.is_shown("curve")
    studio.press(Key.Key_PageDown)
    stand(studio)
    assert same_run(studio.snapshot, kept[1])
    assert window.selection.chosen == UnitIndex(0, 1)
    assert studio.snapshot.example.row == 3
    assert not window.workspace.is_shown("curve")
    assert landscape.zoom is not None
    assert np.allclose(landscape.zoom, zoom)
    book.leave()
    studio.settle()
    assert same_run(studio.snapshot, before)
    assert window.document.experiment.title == before.experiment.title


def test_a_click_too_far_is_undone_exactly(studio: Driver) -> None:
    window, book = studio.window, book_of(studio)
    prepared(studio)
    assert book.begin()
    stand(studio)
    window.run.values.set_parameter(V1, 2.125, "")
    studio.settle()
    window.run.prepare(7, 0)
    studio.settle()
    window.run.prepare(0, 3)
    window.selection.choose(V1)
    window.lecturing.guessing.covers.toggle(Quantity("value", V1))
    studio.settle()
    left = studio.snapshot
    studio.press(Key.Key_PageDown)
    stand(studio)
    assert not same_run(studio.snapshot, left)
    assert window.lecturing.covered == ()
    studio.press(Key.Key_PageUp)
    stand(studio)
    assert same_run(studio.snapshot, left)
    assert studio.snapshot.record.iteration.tolist() == left.record.iteration.tolist()
    assert window.selection.chosen == V1
    assert window.lecturing.covered == (Quantity("value", V1),)
    book.leave()
    studio.settle()


def test_the_hall_sees_only_what_is_meant(studio: Driver) -> None:
    window, book = studio.window, book_of(studio)
    prepared(studio)
    step = replace(
        book.lecture.steps[0],
        notes="Wait for hands.",
        hidden_controls=("network", "chosen"),
        locked=("weights", "data", "network"),
        views=("diagram", "curve", "experiment"),
    )
    book.set_step(0, step)
    book.begin()
    stand(studio)
    assert window.panel.network.isHidden()
    assert window.chosen.isHidden()
    assert not window.panel.data.isHidden()
    v1 = studio.snapshot.parameters[1].weights[0, 0]
    window.run.values.set_parameter(V1, 3.0, "")
    window.run.values.set_target(0, 0.25, "")
    studio.settle()
    assert studio.snapshot.parameters[1].weights[0, 0] == v1
    assert studio.snapshot.example.y[0] == 1.0
    studio.press(Key.Key_F5)
    studio.settle()
    presenting = window.lecturing.presenting
    assert presenting.console.notes.text() == "Wait for hands."
    assert presenting.line.step.text().startswith("1 / 2")
    views = (window.diagram, window.plots.views["curve"], window.panel)
    assert [view.isVisible() for view in views] == [True, True, False]
    studio.press(Key.Key_PageDown)
    stand(studio)
    window.run.values.set_parameter(ParameterIndex(0, "bias", 0), 3.0, "")
    studio.settle()
    assert studio.snapshot.parameters[0].bias[0] == 3.0  # locked in the first step alone
    studio.press(Key.Key_Escape)
    book.leave()
    studio.settle()
    assert not window.panel.network.isHidden()
    assert not window.chosen.isHidden()


def test_twelve_steps_by_four_keys(studio: Driver) -> None:
    window, book = studio.window, book_of(studio)
    for number in range(11):
        window.run.prepare(1 + number, 0)
        studio.settle()
        add(studio)
    iterations = [sum(range(1, n + 2)) for n in range(11)]
    window.lessons.start("00-wiggle", "2-two-losses")
    studio.until(lambda: window.lessons.stage.is_set)
    add(studio)
    window.lessons.leave()
    studio.settle()
    last = book.lecture.steps[-1]
    assert last.lesson is not None
    assert last.lesson.page == "2-two-losses"
    book.begin()
    stand(studio)
    studio.press(Key.Key_F5)
    studio.settle()
    script = window.lecturing.presenting.script
    for number in range(11):
        assert script.number == number
        assert studio.snapshot.iteration == iterations[number]
        studio.press(Key.Key_B)
        assert window.lecturing.presenting.curtain.isVisible()
        studio.press(Key.Key_B)
        studio.press(Key.Key_PageDown)
        stand(studio)
    assert window.lessons.lesson is not None
    assert window.lessons.panel.isVisible()
    studio.press(Key.Key_PageDown)  # there is no thirteenth
    assert script.number == 11
    studio.press(Key.Key_PageUp)
    stand(studio)
    assert (script.number, studio.snapshot.iteration) == (10, iterations[10])
    studio.press(Key.Key_Escape)
    assert not window.isFullScreen()
    book.leave()
    studio.settle()


def test_a_broken_file_is_one_sentence(
    studio: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(dialogs, "show_problem", lambda _parent, text, *_: said.append(text))
    path = tmp_path / f"broken{storage.SUFFIX}"
    path.write_text('{"format": "backprop-studio/lecture", "version": 1, "steps": [7]}')
    studio.window.files.open_path(path)
    assert len(said) == 1
    assert said[0].startswith("broken.backprop-lecture was not opened: steps[0]")
    assert book_of(studio).script is None


def test_a_folder_that_cannot_be_written_is_one_sentence(
    studio: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(dialogs, "show_problem", lambda _parent, text, *_: said.append(text))
    add(studio)
    book = book_of(studio)
    book.path = tmp_path / "gone" / f"a{storage.SUFFIX}"
    assert not book.save()
    assert said == [f"a{storage.SUFFIX} was not saved: No such file or directory."]
    assert book.dirty


def test_the_desk_edits_the_steps(studio: Driver) -> None:
    window, book = studio.window, book_of(studio)
    add(studio)
    window.run.prepare(2, 0)
    studio.settle()
    add(studio)
    window.lecturing.show_desk()
    desk = window.lecturing._desk
    assert desk is not None
    assert desk.steps.count() == 2
    desk.steps.setCurrentRow(1)
    desk.title.setText("Two steps on")
    desk.title.textEdited.emit("Two steps on")
    desk.notes.setPlainText("Say it slowly.")
    desk.locked["weights"].click()
    desk.hidden["training"].click()
    step = book.lecture.steps[1]
    assert (step.title, step.notes) == ("Two steps on", "Say it slowly.")
    assert (step.locked, step.hidden_controls) == (("weights",), ("training",))
    desk.buttons["up"].click()
    assert book.lecture.steps[0].title == "Two steps on"
    assert desk.steps.currentRow() == 0
    desk.buttons["remove"].click()
    assert len(book.lecture.steps) == 1
    desk.buttons["go"].click()
    stand(studio)
    assert studio.snapshot.iteration == 0
    desk.buttons["leave"].click()
    studio.settle()
    assert studio.snapshot.iteration == 2
    desk.close()


def test_the_program_may_end_amid_a_lecture(studio: Driver) -> None:
    window, book = studio.window, book_of(studio)
    add(studio)
    book.begin()
    stand(studio)
    window.lecturing.guessing.before.keep()
    studio.until(lambda: window.lecturing.guessing.before.is_kept)
    studio.settle()
    studio.press(Key.Key_F5)
    window.remember()
    assert book.script is None
    assert not window.lecturing.guessing.before.is_kept
    assert not window.isFullScreen()
    studio.settle()


def test_a_lecture_with_digits_begins_when_they_have_been_read(studio: Driver) -> None:
    book, fetching = book_of(studio), studio.window.files.fetching
    digits = storage_of_experiments.load(example_path("digits"))
    before = studio.window.document.experiment
    step = Step(title="Digits", experiment=raw_of(digits, None))
    book.set_lecture(Lecture(steps=(step,)), dirty=False)
    assert book.begin()
    assert fetching.waiting and book.script is None
    fetching._show()
    assert fetching.dialog is not None
    fetching.dialog.cancel.click()
    studio.settle()
    assert book.script is None and studio.window.document.experiment == before
    assert book.begin()
    studio.until(lambda: book.script is not None)
    stand(studio)
    assert studio.snapshot.data.training_rows == 60_000
    book.leave()
    studio.settle()
