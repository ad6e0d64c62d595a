"""In and out of the hall: what is shown there, and that nothing is lost."""

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from studio_fixture import Driver, studio

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.theme import CAPTION, LIGHT, hall_scale
from backprop_studio.ui.presenting.presenting import Presenting

Key = Qt.Key


__all__ = ["studio"]  # the fixture


def into_hall(studio: Driver) -> Presenting:
    studio.window.actions_by_name["present"].trigger()
    studio.settle()
    return studio.window.lecturing.presenting


def shown(studio: Driver) -> set[str]:
    workspace = studio.window.workspace
    every = ("experiment", "diagram", *workspace.right_keys, *workspace.lower_keys)
    return {key for key in every if (view := workspace.view(key)) and view.isVisible()}


def test_no_type_is_smaller_than_24_px_on_a_projector() -> None:
    from msgspec.structs import replace

    hall = replace(LIGHT, scale=hall_scale(1920, 1080), in_hall=True)
    assert hall.font(CAPTION).pixelSize() >= 24
    assert replace(hall, scale=hall_scale(3840, 2160)).font(CAPTION).pixelSize() >= 48
    assert hall_scale(800, 600) == 1.0  # never smaller than at the desk


def test_pages_walk_composed_pairs_and_back(studio: Driver) -> None:
    presenting = into_hall(studio)
    assert studio.window.isFullScreen()
    assert shown(studio) == {"diagram"}
    studio.press(Key.Key_PageDown)
    studio.settle()
    assert shown(studio) == {"diagram", "chain_rule"}
    studio.press(Key.Key_PageDown)
    studio.settle()
    assert shown(studio) == {"diagram", "curve"}
    assert presenting.line.following.text() == "next: Diagram and landscape"
    studio.press(Key.Key_PageUp)
    studio.settle()
    assert shown(studio) == {"diagram", "chain_rule"}
    studio.press(Key.Key_Escape)


def test_everything_is_as_it_was_before(studio: Driver) -> None:
    window = studio.window
    window.run.prepare(7, 0)
    studio.settle()
    window.run.prepare(0, 2)
    studio.settle()
    window.selection.choose(ParameterIndex(0, "weight", 1, 0))
    window.workspace.show_view("output", False)
    window.workspace.below.show_view("parameters")
    studio.settle()
    before = (window.lecturing.presenting.hall.arrangement(), window.size())
    run, undo = studio.snapshot, window.document.undo_stack.index()
    into_hall(studio)
    for key in (Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageUp, Key.Key_PageDown):
        studio.press(key)
        studio.settle()
    studio.press(Key.Key_F5)
    studio.settle()
    studio.until(lambda: window.size() == before[1])
    assert not window.isFullScreen()
    assert window.lecturing.presenting.hall.arrangement() == before[0]
    assert window.transport.isVisible()
    assert window.strip.isVisible()
    assert window.appearance.theme.scale == 1.0
    after = studio.snapshot
    assert (after.iteration, after.moves) == (run.iteration, run.moves)
    assert np.array_equal(after.parameters[0].weights, run.parameters[0].weights)
    assert window.selection.chosen == ParameterIndex(0, "weight", 1, 0)
    assert window.document.undo_stack.index() == undo


def test_one_click_too_far_is_undone(studio: Driver) -> None:
    presenting = into_hall(studio)
    for _ in range(2):
        studio.press(Key.Key_PageDown)
        studio.settle()
    studio.window.workspace.columns.setSizes([0, 430, 370])  # by hand
    before = presenting.hall.arrangement()
    studio.press(Key.Key_PageDown)
    studio.settle()
    studio.press(Key.Key_PageUp)
    studio.settle()
    assert presenting.hall.arrangement() == before
    studio.press(Key.Key_Escape)


def test_what_was_out_of_sight_shows_the_present_state_again(studio: Driver) -> None:
    into_hall(studio)
    window = studio.window
    for _ in range(10):
        if not window.strip.isVisible():
            break
        studio.press(Key.Key_PageDown)
        studio.settle()
    assert not window.strip.isVisible()
    window.run.values.set_parameter(ParameterIndex(1, "weight", 0, 0), -2.0, "")
    studio.settle()
    studio.press(Key.Key_PageUp)
    assert window.strip.isVisible()
    # z = −2 · 0.5474 + 0.6 · 0.6479 + 0.2, ŷ = σ(−0.506) = 0.3761, L = ½ (0.3761 − 1)²
    assert window.strip.figures["loss"].text().startswith("0.1946")
    studio.settle()
    studio.press(Key.Key_Escape)


def test_a_point_blanks_in_the_hall_and_moves_at_the_desk(studio: Driver) -> None:
    presenting = into_hall(studio)
    for key in (Key.Key_Period, Key.Key_B):
        studio.press(key)
        assert presenting.curtain.isVisible()
        studio.press(key)
        assert not presenting.curtain.isVisible()
    studio.settle()
    assert studio.snapshot.move is None
    studio.press(Key.Key_Semicolon)
    studio.settle()
    assert studio.snapshot.move is not None
    studio.press(Key.Key_Escape)
    move = studio.snapshot.move
    studio.press(Key.Key_Period)
    studio.settle()
    assert studio.snapshot.move != move


def test_the_pen_draws_and_one_key_wipes(studio: Driver) -> None:
    presenting = into_hall(studio)
    studio.press(Key.Key_W)
    ink = presenting.ink
    studio.qtbot.mousePress(ink, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    studio.qtbot.mouseMove(ink, QPoint(90, 60))
    studio.qtbot.mouseRelease(ink, Qt.MouseButton.LeftButton, pos=QPoint(90, 60))
    assert ink.strokes == 1
    studio.press(Key.Key_W)
    assert ink.isVisible()  # the pen is up, the line stays
    studio.press(Key.Key_X)
    assert not ink.isVisible()
    studio.press(Key.Key_Escape)


def test_a_screen_that_is_gone_leaves_the_lecture_going(studio: Driver) -> None:
    presenting = into_hall(studio)
    studio.press(Key.Key_PageDown)
    studio.settle()
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    told: list[bool] = []
    presenting._screen.changed.connect(told.append)
    application.screenRemoved.emit(presenting._screen.screen)
    assert presenting._screen._screen is None  # it is about to be deleted
    studio.until(lambda: told == [True])
    studio.settle()
    assert presenting.is_on
    assert studio.window.isFullScreen()
    assert presenting.line.isVisible()
    assert presenting.script.number == 1
    studio.press(Key.Key_Escape)


def test_closing_in_the_hall_remembers_the_desk(studio: Driver) -> None:
    into_hall(studio)
    studio.window.remember()
    assert not studio.window.isFullScreen()
    assert "curve" not in studio.window.workspace.hidden_keys
