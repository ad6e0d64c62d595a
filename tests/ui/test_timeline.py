"""The timeline, by mouse and keys, in the whole window with a real worker."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QStyle, QStyleOptionSlider
from studio_fixture import Driver, studio

from backprop_studio.theme import DARK, LIGHT
from backprop_studio.training.commands import Seek
from backprop_studio.ui.timeline import Timeline

__all__ = ["studio"]


@pytest.fixture
def trained(studio: Driver) -> Driver:
    for _ in range(60):
        studio.window.run.iterate()
    studio.settle()
    assert studio.snapshot.iteration == 60
    return studio


def timeline_of(studio: Driver) -> Timeline:
    return studio.window.strip.timeline


def place(studio: Driver, iteration: int) -> QPoint:
    """Where the middle of the handle is for an iteration."""
    slider = timeline_of(studio).slider
    share = (iteration - slider.minimum()) / (slider.maximum() - slider.minimum())
    handle = 16
    return QPoint(round(handle / 2 + share * (slider.width() - handle)), slider.height() // 2)


def type_number(studio: Driver, text: str) -> None:
    field = timeline_of(studio).field
    field.setFocus()
    field.selectAll()
    studio.qtbot.keyClicks(field, text)
    studio.qtbot.keyClick(field, Qt.Key.Key_Return)
    studio.settle()


def test_it_follows_the_run(studio: Driver) -> None:
    timeline = timeline_of(studio)
    assert (timeline.slider.value(), timeline.slider.maximum()) == (0, 0)
    assert timeline.field.text() == "0"
    studio.window.run.iterate_100()
    studio.settle()
    assert (timeline.slider.value(), timeline.slider.maximum()) == (100, 100)
    assert timeline.field.text() == "100"
    assert timeline.statement.isHidden()
    assert timeline.go_on.isHidden()
    studio.window.run.reset()
    studio.settle()
    assert (timeline.slider.value(), timeline.slider.maximum()) == (0, 0)


def test_typing_goes_back_to_the_first_update(trained: Driver) -> None:
    timeline = timeline_of(trained)
    assert trained.snapshot.parameters[1].weights[0, 0] == pytest.approx(1.1512, abs=5e-5)
    type_number(trained, "1")
    snapshot = trained.snapshot
    assert snapshot.iteration == 1
    assert snapshot.parameters[0].weights.T.ravel() == pytest.approx(
        [0.5025, -0.1959, 0.3018, 0.7028], abs=5e-5
    )
    assert snapshot.parameters[0].bias == pytest.approx([0.1051, -0.0965], abs=5e-5)
    assert snapshot.parameters[1].weights.ravel() == pytest.approx([0.8140, 0.6166], abs=5e-5)
    assert snapshot.parameters[1].bias == pytest.approx([0.2256], abs=5e-5)
    assert timeline.slider.value() == 1
    assert timeline.statement.text() == "iteration 1 of 60, looking back"
    assert timeline.go_on.isVisible()
    assert trained.window.strip.figures["loss"].text() == "0.032444"
    assert trained.window.strip.figures["iteration"].text() == "1"


def test_what_is_no_iteration_is_refused_in_words(trained: Driver) -> None:
    type_number(trained, "61")
    assert trained.snapshot.iteration == 60
    assert "from 0 to 60" in trained.window.strip.message


def test_a_reopened_document_stands_at_the_end_of_its_run(trained: Driver, tmp_path: Path) -> None:
    trained.window.files.save_to(tmp_path / "trained.backprop")
    trained.until(lambda: not trained.window.document.dirty)
    trained.window.files.open_path(tmp_path / "trained.backprop")
    trained.settle()
    slider = timeline_of(trained).slider
    assert (slider.minimum(), slider.value(), slider.maximum()) == (60, 60, 60)
    option = QStyleOptionSlider()
    slider.initStyleOption(option)
    control, handle = QStyle.ComplexControl.CC_Slider, QStyle.SubControl.SC_SliderHandle
    place = slider.style().subControlRect(control, option, handle, slider)
    assert place.right() >= slider.width() - 2
    trained.window.run.iterate()
    trained.settle()
    assert (slider.minimum(), slider.value(), slider.maximum()) == (60, 61, 61)


def test_keys(trained: Driver) -> None:
    slider = timeline_of(trained).slider
    slider.setFocus()
    for key, where in (
        (Qt.Key.Key_Left, 59),
        (Qt.Key.Key_Left, 58),
        (Qt.Key.Key_Right, 59),
        (Qt.Key.Key_PageDown, 53),
        (Qt.Key.Key_PageUp, 59),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_End, 60),
    ):
        trained.press(key)
        trained.settle()
        assert trained.snapshot.iteration == where
        assert slider.value() == where


def test_keys_in_a_row_lose_none(trained: Driver) -> None:
    slider = timeline_of(trained).slider
    slider.setFocus()
    for _ in range(25):
        trained.press(Qt.Key.Key_Left)
    trained.settle()
    assert trained.snapshot.iteration == 35
    assert slider.value() == 35


def test_a_click_on_the_groove(trained: Driver) -> None:
    slider = timeline_of(trained).slider
    trained.qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=place(trained, 20))
    trained.settle()
    assert trained.snapshot.iteration == pytest.approx(20, abs=1)
    assert timeline_of(trained).go_on.isVisible()


def test_a_drag_seeks_only_the_newest(trained: Driver) -> None:
    slider = timeline_of(trained).slider
    sent: list[Seek] = []
    worker, send = trained.studio.thread_, trained.studio.thread_.send

    def counting(command: object) -> None:
        if isinstance(command, Seek):
            sent.append(command)
        send(command)

    worker.send = counting
    trained.qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=place(trained, 60))
    for iteration in range(59, 19, -1):
        trained.qtbot.mouseMove(slider, place(trained, iteration))
    assert len(sent) < 10  # forty moves, before the worker had time to answer
    trained.settle()
    assert trained.snapshot.iteration == pytest.approx(20, abs=1)
    assert timeline_of(trained).statement.isHidden()  # nothing moves under the hand
    trained.qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=place(trained, 20))
    trained.settle()
    assert timeline_of(trained).statement.isVisible()
    assert slider.value() == trained.snapshot.iteration


def test_continue_from_here_branches_off(trained: Driver) -> None:
    type_number(trained, "40")
    curve = trained.window.plots.views["curve"]
    assert curve.canvas.training.iteration[-1] == 40
    assert curve._ghost.iteration[-1] == 60
    run = trained.window.run
    trained.qtbot.mouseClick(timeline_of(trained).go_on, Qt.MouseButton.LeftButton)
    trained.until(lambda: trained.snapshot.running and trained.snapshot.iteration > 41)
    run.play_or_pause()
    trained.settle()
    snapshot = trained.snapshot
    assert snapshot.last_iteration == snapshot.iteration < 60
    assert timeline_of(trained).slider.maximum() == snapshot.iteration
    assert timeline_of(trained).go_on.isHidden()
    assert curve._ghost.iteration[-1] == 60
    assert curve._ghost.label == "earlier branch"
    run.reset()
    trained.settle()
    assert curve._ghost is None


def test_an_edit_in_the_past_branches_off(trained: Driver) -> None:
    type_number(trained, "40")
    chosen = trained.window.selection.chosen
    trained.window.run.values.set_parameter(chosen, -2.0, "")
    trained.settle()
    assert trained.snapshot.last_iteration == 40
    assert trained.snapshot.parameters[1].weights[0, 0] == -2.0
    assert timeline_of(trained).go_on.isHidden()


def test_a_seek_stops_training(studio: Driver) -> None:
    run = studio.window.run
    run.set_rate(None)
    run.play_or_pause()
    studio.until(lambda: studio.snapshot.iteration > 200)
    run.seek(100)
    studio.settle()
    assert not studio.snapshot.running
    assert studio.snapshot.iteration == 100
    assert studio.snapshot.last_iteration > 200


def test_previous_move_goes_back_over_updates(studio: Driver) -> None:
    for _ in range(3):
        studio.window.run.iterate()
    studio.settle()
    for _ in range(3 * 6):  # moves of an iteration: two forward, loss, two gradients, update
        studio.press(Qt.Key.Key_Comma)
        studio.settle()
    assert studio.snapshot.iteration == 0
    assert studio.snapshot.move is None
    assert studio.snapshot.loss == pytest.approx(0.034778, abs=5e-7)


def test_a_narrow_window_has_room_for_a_sentence(trained: Driver) -> None:
    type_number(trained, "40")
    timeline, strip = timeline_of(trained), trained.window.strip
    trained.window.resize(960, 600)
    trained.until(lambda: strip.width() < 1000)
    strip.say("Only rows of the document itself can be set by hand.")
    assert timeline.statement.isHidden()
    assert timeline.go_on.isVisible()
    trained.until(lambda: strip._message.width() > 180)
    strip._message_over()
    assert timeline.statement.isVisible()


def test_screen_readers(trained: Driver) -> None:
    type_number(trained, "40")
    timeline = timeline_of(trained)
    for widget in (timeline, timeline.slider, timeline.field, timeline.go_on):
        assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    assert timeline.slider.accessibleDescription() == "iteration 40 of 60, looking back"


def test_both_themes(trained: Driver) -> None:
    type_number(trained, "40")
    timeline = timeline_of(trained)
    for theme in (LIGHT, DARK):
        timeline.set_theme(theme)
        assert theme.accent in timeline.statement.styleSheet()
