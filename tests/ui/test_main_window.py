"""The window as a whole: keys, undo, files, views; with a real worker and real events."""

import shutil
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from studio_fixture import Driver, studio

from backprop_studio import settings as kept
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment import storage
from backprop_studio.experiment.model import Experiment
from backprop_studio.settings import Settings
from backprop_studio.ui import layout_memory
from backprop_studio.ui.actions import ACTIONS
from backprop_studio.ui.examples import example_path

__all__ = ["studio"]


def answer_dialog(button: QMessageBox.StandardButton, seen: list[str]) -> None:
    """Press a button of the message box that will open."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        seen.append(box.text())
        box.button(button).click()

    QTimer.singleShot(20, press)


def test_keys_drive_the_run(studio: Driver) -> None:
    studio.window.diagram.setFocus()
    studio.press(Qt.Key.Key_N)
    studio.settle()
    assert studio.snapshot.iteration == 1
    assert studio.snapshot.loss == pytest.approx(0.032444, abs=5e-7)
    studio.press(Qt.Key.Key_H)
    studio.settle()
    assert studio.snapshot.iteration == 101
    studio.press(Qt.Key.Key_E)
    studio.settle()
    assert studio.snapshot.iteration == 102  # one row: an epoch is one iteration
    studio.press(Qt.Key.Key_R)
    studio.settle()
    assert studio.snapshot.iteration == 0
    for _ in range(3):
        studio.press(Qt.Key.Key_Period)
        studio.settle()
    assert studio.window.strip.figures["move"].text() == "2 of 5"
    studio.press(Qt.Key.Key_Comma)
    studio.settle()
    assert studio.window.strip.figures["move"].text() == "1 of 5"


def test_a_reset_is_undone_with_the_run_where_it_stood(studio: Driver) -> None:
    studio.window.run.iterate_100()
    studio.settle()
    before = studio.snapshot.loss
    studio.window.run.reset()
    studio.settle()
    studio.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    studio.settle()
    assert studio.snapshot.iteration == 100
    assert studio.snapshot.loss == before


def test_a_drag_of_the_slider_is_one_undo_step(studio: Driver) -> None:
    window, stack = studio.window, studio.window.document.undo_stack
    slider = window.chosen.slider
    handle = slider._handle_rect().center().toPoint()
    studio.qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=handle)
    for step in range(1, 8):
        studio.qtbot.mouseMove(slider, handle + QPoint(4 * step, 0))
        studio.settle()
    studio.qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=handle + QPoint(28, 0))
    studio.settle()
    assert studio.snapshot.parameters[1].weights[0, 0] > 1.2
    assert stack.count() == 1
    window.actions_by_name["undo"].trigger()
    studio.settle()
    assert studio.snapshot.parameters[1].weights[0, 0] == pytest.approx(0.8)


def test_typing_sets_the_chosen_bias_and_home_on_the_diagram_restores_it(studio: Driver) -> None:
    window = studio.window
    window.selection.choose(ParameterIndex(1, "bias", 0))
    field = window.chosen.field
    field.setFocus()
    field.selectAll()
    studio.qtbot.keyClicks(field, "-1,5")
    studio.qtbot.keyClick(field, Qt.Key.Key_Return)
    studio.settle()
    assert studio.snapshot.parameters[1].bias[0] == -1.5
    assert studio.snapshot.iteration == 0, "Return in the field is not one iteration"
    field.setFocus()
    studio.qtbot.keyClick(field, Qt.Key.Key_Return)
    studio.settle()
    assert studio.snapshot.iteration == 0, "nor where nothing was typed"
    window.run.values.restore_parameter(ParameterIndex(1, "bias", 0))
    studio.settle()
    assert studio.snapshot.parameters[1].bias[0] == pytest.approx(0.2)


def test_a_refused_document_leaves_what_was_open(studio: Driver, tmp_path: Path) -> None:
    broken = tmp_path / "broken.backprop"
    broken.write_text('{"format": "backprop-studio/experiment", "version": 1, "data": 3}')
    before = studio.window.document.experiment
    seen: list[str] = []
    answer_dialog(QMessageBox.StandardButton.Ok, seen)
    studio.window.files.open_path(broken)
    assert len(seen) == 1
    assert "broken.backprop was not opened" in seen[0]
    assert studio.window.document.experiment is before


def test_saving_keeps_where_the_run_stands(studio: Driver, tmp_path: Path) -> None:
    window, path = studio.window, tmp_path / "mine.backprop"
    window.run.iterate_100()
    studio.settle()
    assert window.document.dirty
    loss = studio.snapshot.loss
    window.files.save_to(path)
    studio.until(lambda: not window.document.dirty)
    saved = storage.load(path)
    assert saved.state is not None
    assert saved.state.iteration == 100
    assert saved.parameters is not None
    assert saved.parameters[1].weights[0, 0] == 0.8
    window.files.open_path(example_path("xor"))
    studio.settle()
    window.files.open_path(path)
    studio.settle()
    assert studio.snapshot.iteration == 100
    assert studio.snapshot.loss == loss
    assert path in studio.studio.settings.recent_files()


def test_what_is_trained_after_saving_is_unsaved_work(studio: Driver, tmp_path: Path) -> None:
    window = studio.window
    window.run.play_or_pause()
    studio.until(lambda: studio.snapshot.iteration > 0)
    window.files.save_to(tmp_path / "mine.backprop")
    studio.until(lambda: window.document.path is not None)
    saved = studio.snapshot.iteration
    studio.until(lambda: studio.snapshot.iteration > saved)
    window.run.play_or_pause()
    studio.settle()
    assert window.document.dirty


def test_what_runs_is_saved_once_before_the_window_closes(studio: Driver, tmp_path: Path) -> None:
    window, path = studio.window, tmp_path / "mine.backprop"
    window.files.save_to(path)
    studio.until(lambda: window.document.path == path)
    window.run.play_or_pause()
    studio.until(lambda: studio.snapshot.iteration > 1)
    seen: list[str] = []
    answer_dialog(QMessageBox.StandardButton.Save, seen)
    assert not window.close()
    studio.until(lambda: not window.isVisible())
    assert len(seen) == 1
    state = storage.load(path).state
    assert state is not None and state.iteration == studio.snapshot.iteration > 1


def test_the_newest_of_two_wishes_to_save_is_met_too(studio: Driver, tmp_path: Path) -> None:
    window, first, second = studio.window, tmp_path / "a.backprop", tmp_path / "b.backprop"
    window.files.save_to(first)
    studio.until(first.exists)  # written, but not told yet
    window.files.save_to(second)
    studio.until(second.exists)
    studio.until(lambda: window.document.path == second)


def test_what_another_asks_at_once_does_not_keep_it_from_being_saved(
    studio: Driver, tmp_path: Path
) -> None:
    window, path = studio.window, tmp_path / "mine.backprop"
    window.files.save_to(path)
    window.run.ask_state()  # as what is kept for a crash does; one answer is given
    studio.until(lambda: window.document.path == path)


def test_cancel_is_no_wish_to_close_once_another_save_is_done(
    studio: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, path = studio.window, tmp_path / "mine.backprop"
    window.run.iterate()
    studio.settle()
    save, may_write = storage.save, Event()

    def save_late(experiment: Experiment, path: Path) -> None:
        may_write.wait()
        save(experiment, path)

    monkeypatch.setattr(storage, "save", save_late)
    window.files.save_to(path)
    seen: list[str] = []
    answer_dialog(QMessageBox.StandardButton.Cancel, seen)
    assert not window.close()
    may_write.set()
    studio.until(lambda: window.document.path == path)
    studio.settle()
    assert len(seen) == 1
    assert window.isVisible()


def test_a_file_being_saved_is_not_that_of_the_next_document(
    studio: Driver, tmp_path: Path
) -> None:
    window, path = studio.window, tmp_path / "mine.backprop"
    window.files.save_to(path)
    studio.until(path.exists)  # written, but not told yet
    window.files.open_path(example_path("xor"), ask=False)
    studio.settle()
    assert window.document.path == example_path("xor")


def test_a_save_that_fails_is_told_and_stays_unsaved(studio: Driver, tmp_path: Path) -> None:
    window = studio.window
    window.run.iterate()
    studio.settle()
    seen: list[str] = []
    answer_dialog(QMessageBox.StandardButton.Ok, seen)
    window.files.save_to(tmp_path / "no such folder" / "mine.backprop")
    studio.until(lambda: bool(seen))
    assert "was not saved" in seen[0]
    assert window.document.dirty


def test_closing_a_trained_network_asks(studio: Driver) -> None:
    window = studio.window
    window.run.iterate()
    studio.settle()
    seen: list[str] = []
    answer_dialog(QMessageBox.StandardButton.Cancel, seen)
    assert not window.close()
    assert "Two-layer network" in seen[0]
    answer_dialog(QMessageBox.StandardButton.Discard, seen)
    assert window.close()


def test_a_dropped_document_is_opened(studio: Driver, tmp_path: Path) -> None:
    dropped = shutil.copyfile(example_path("xor"), tmp_path / "XOR.BACKPROP")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(dropped))])
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    studio.window.dropEvent(event)
    studio.settle()
    assert studio.snapshot.experiment.title == studio.window.document.experiment.title
    assert studio.snapshot.data.training_rows == 4


def test_every_example_opens_and_learns(studio: Driver) -> None:
    for name in ("one-neuron", "xor", "circles", "spiral", "noisy-sine"):
        studio.window.files.open_path(example_path(name), ask=False)
        studio.settle()
        before = studio.snapshot.loss
        studio.window.run.iterate_100()
        studio.settle()
        assert studio.snapshot.iteration == 100
        assert studio.snapshot.loss < before, name


def test_views_hide_and_maximize_and_narrow_windows_get_tabs(studio: Driver) -> None:
    window, views = studio.window, studio.window.plots.views
    assert all(view.isVisible() for view in views.values())
    window.actions_by_name["show_curve"].trigger()
    assert not views["curve"].isVisible()
    window.actions_by_name["show_curve"].trigger()
    assert views["curve"].isVisible()
    window.actions_by_name["maximize_landscape"].trigger()
    assert views["landscape"].isVisible()
    assert not window.diagram.isVisible()
    assert not views["curve"].isVisible()
    studio.press(Qt.Key.Key_Escape)
    assert window.diagram.isVisible()
    window.resize(1000, 700)
    studio.until(lambda: window.workspace.is_tabbed)
    assert window.workspace.tabs.count() == 3
    window.resize(1300, 800)
    studio.until(lambda: not window.workspace.is_tabbed)
    assert all(view.isVisible() for view in views.values())
    studio.settle()


def test_pictures_are_asked_for_only_while_their_view_is_seen(studio: Driver) -> None:
    window = studio.window
    assert studio.snapshot.landscape is not None
    window.workspace.show_view("landscape", False)
    studio.settle()
    assert studio.snapshot.landscape is None
    window.workspace.show_view("landscape", True)
    studio.settle()
    assert studio.snapshot.landscape is not None


def test_an_edit_the_worker_refuses_is_said_and_taken_back(studio: Driver) -> None:
    from backprop_studio.ui import experiment_edits as edits

    window = studio.window
    before = window.document.experiment
    edit = edits.with_inline_value(before, "targets", 0, 0, 7.0)
    edit = edits.with_loss(edit.experiment, "binary_cross_entropy")
    window.document.change(edit.experiment, "Loss")
    studio.settle()
    studio.until(lambda: window.document.experiment is before)
    assert window.strip.message


def test_the_layout_is_remembered(studio: Driver) -> None:
    window = studio.window
    window.workspace.show_view("output", False)
    window.transport.set_speed(None)
    window.run.set_rate(None)
    window.remember()
    folder = Path(studio.studio.settings._store.fileName()).parent
    again = Settings(folder)
    assert again.text(kept.HIDDEN_VIEWS) == "output"
    assert again.text(kept.SPEED) == "flat out"
    assert not again.data(kept.GEOMETRY).isEmpty()


def test_the_screen_is_filled_at_the_first_start(studio: Driver) -> None:
    window, maximized = studio.window, Qt.WindowState.WindowMaximized
    layout_memory.restore(window)
    assert window.windowState() & maximized
    full_screen = window.actions_by_name["full_screen"]
    full_screen.trigger()
    assert window.isFullScreen()
    full_screen.trigger()
    assert not window.isFullScreen()
    assert window.windowState() & maximized, "as it was before"


def test_the_theme_cycles_and_is_remembered(studio: Driver) -> None:
    window = studio.window
    was_dark = studio.studio.appearance.theme.dark
    window.actions_by_name["theme"].trigger()
    assert studio.studio.appearance.theme.dark is not was_dark
    assert studio.studio.settings.text(kept.THEME) == ("light" if was_dark else "dark")
    window.actions_by_name["theme"].trigger()


def test_every_action_has_a_name_and_shows_its_keys(studio: Driver) -> None:
    for spec in ACTIONS:
        action = studio.window.actions_by_name[spec.name]
        assert action.text()
        for keys in spec.keys[:1]:
            last = action.shortcuts()[0].toString()
            assert keys in (last, keys)
            assert last in action.toolTip(), spec.name


@pytest.mark.parametrize(("example", "layer"), [("deep-sigmoid", 7), ("one-neuron", 0)])
def test_an_opened_document_begins_with_the_last_layers_first_weight(
    studio: Driver, example: str, layer: int
) -> None:
    studio.window.files.open_path(example_path(example), ask=False)
    studio.settle()
    assert studio.window.selection.chosen == ParameterIndex(layer, "weight", 0, 0)


def test_an_inserted_layer_keeps_the_choice_on_its_weight_and_undo_the_run(
    studio: Driver,
) -> None:
    window = studio.window
    run, v1 = window.run, ParameterIndex(1, "weight", 0, 0)
    run.values.set_parameter(v1, 2.0, "drag")
    run.iterate()
    studio.settle()
    trained = studio.snapshot.parameters[1].weights[0, 0]
    assert window.selection.chosen == v1 and trained != 2.0
    window.diagram.layer_inserted.emit(1)
    studio.settle()
    assert window.selection.chosen == ParameterIndex(2, "weight", 0, 0)
    assert studio.snapshot.parameters[2].weights[0, 0] == trained  # what was learned stays
    window.actions_by_name["undo"].trigger()
    studio.settle()
    assert window.selection.chosen == v1
    assert studio.snapshot.iteration == 1
    assert studio.snapshot.parameters[1].weights[0, 0] == trained


def test_a_number_too_long_for_its_field_makes_the_field_wider(studio: Driver) -> None:
    window, v1 = studio.window, ParameterIndex(1, "weight", 0, 0)
    field = window.chosen.field
    usual = field.width()
    for value, wider in ((-1234567.125, True), (0.8, False)):
        window.run.values.set_parameter(v1, value, "")
        studio.until(lambda value=value: field.value == value)
        needed = field.fontMetrics().horizontalAdvance(field.text())
        assert field.minimumWidth() >= needed + 20  # its padding and frame
        assert (field.minimumWidth() > usual) == wider
