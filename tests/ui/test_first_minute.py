"""The first sixty seconds with real events, against the numbers that were agreed on.

ŷ, L, v₁ and v₂ after 60 iterations, the losses at v₁ = −2 and 2, the 26 iterations to a
negative v₂, the loss after one iteration at η = 10 and the swinging errors of one neuron
were computed independently (PyTorch, and by hand: e ← e (1 − 2η(x² + 1)), 2/10.82 = 0.1848).
"""

import pytest
from drawn_text import drawn_text
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton
from studio_fixture import Driver, studio

from backprop_studio import settings as kept
from backprop_studio.engine.parameter_index import ParameterIndex

__all__ = ["studio"]

V1 = ParameterIndex(1, "weight", 0, 0)


def drag_slider_to(driver: Driver, slider, value: float) -> None:
    """Press the handle, move, release: with the mouse, as a person does."""
    handle = slider._handle_rect().center().toPoint()
    share = slider._scale.share(value)
    half = slider._handle_rect().width() / 2
    x = round(half + share * (slider.width() - 2 * half))
    driver.qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=handle)
    for step in range(1, 6):
        at = handle + QPoint((x - handle.x()) * step // 5, 0)
        driver.qtbot.mouseMove(slider, at)
    driver.qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(x, handle.y()))
    driver.settle()


def drag_target(driver: Driver, value: float) -> None:
    """Grab the dotted y on the diagram with the mouse, and move it up or down."""
    diagram = driver.window.diagram
    assert diagram.scene is not None
    target = diagram.scene.layout.targets[0]
    grabbed = QPoint(round(target.x), round(target.y))
    left = Qt.MouseButton.LeftButton
    driver.qtbot.mousePress(diagram, left, pos=grabbed)
    down = 1 if value < driver.snapshot.example.y[0] else -1
    at = grabbed
    for _ in range(400):
        if down * (driver.snapshot.example.y[0] - value) <= 0:
            break
        at += QPoint(0, down)
        driver.qtbot.mouseMove(diagram, at)
        driver.settle()
    driver.qtbot.mouseRelease(diagram, left, pos=at)
    driver.settle()


def type_into(driver: Driver, field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    driver.qtbot.keyClicks(field, text)
    driver.qtbot.keyClick(field, Qt.Key.Key_Return)
    driver.settle()


def sentence(driver: Driver) -> str:
    """What is painted under the steps, with their names before it."""
    words = " ".join(text.words for text in drawn_text(driver.window.move_bar))
    return words.partition("Update")[2].strip()


def test_the_callout_gives_way_to_the_sentence_of_a_move(studio: Driver) -> None:
    first = studio.window.first_minute
    first.start()
    asked = first.text
    assert asked and first._callout.isVisible()
    assert not sentence(studio)  # it stands in its place
    studio.press(Qt.Key.Key_Period)
    studio.until(lambda: studio.snapshot.move is not None)
    studio.settle()  # the sentence is drawn after the diagram
    assert not first._callout.isVisible()
    assert "= 0.1900" in sentence(studio)  # z₁ = 0.5 · 0.5 − 0.2 · 0.8 + 0.1
    studio.press(Qt.Key.Key_Comma)
    studio.until(lambda: studio.snapshot.move is None)
    studio.settle()
    assert first._callout.isVisible() and first.text == asked and first.step == "play"
    assert not sentence(studio)
    first.finish()
    assert "The network as it stands" in sentence(studio)


def test_the_opening_numbers_are_on_screen_before_any_key(studio: Driver) -> None:
    example = studio.snapshot.example
    assert example.a[0] == pytest.approx([0.5474, 0.6479], abs=5e-5)
    assert example.a[1] == pytest.approx([0.7363], abs=5e-5)
    assert studio.window.strip.figures["loss"].text() == "0.034778"
    assert studio.window.selection.chosen == V1


def test_the_first_sixty_seconds(studio: Driver) -> None:
    window, minute = studio.window, studio.window.first_minute
    minute.start_if_new()
    assert minute.text == "Space: let it learn"

    # Space: twelve iterations a second, and after 60 a pause by itself, this once.
    window.diagram.setFocus()
    studio.press(Qt.Key.Key_Space)
    studio.until(lambda: studio.snapshot.running)
    assert minute.text == ""
    assert window.run.rate == 12
    window.run.set_rate(None)  # the test need not watch for five seconds
    studio.settle()
    snapshot = studio.snapshot
    assert snapshot.iteration == 60
    assert snapshot.example.a[1][0] == pytest.approx(0.9012, abs=5e-5)
    assert snapshot.loss == pytest.approx(0.00489, abs=5e-6)
    assert snapshot.parameters[1].weights[:, 0] == pytest.approx([1.15, 1.01], abs=5e-3)
    assert minute.text.startswith("9 numbers changed. Go back")
    assert "be the trainer" in minute.text

    # R, and drag v₁, which is chosen already; the earlier values stay in grey.
    studio.press(Qt.Key.Key_R)
    studio.settle()
    assert studio.snapshot.iteration == 0
    assert window.strip.figures["earlier"].text() == "0.0048852"
    slider = window.chosen.slider
    drag_slider_to(studio, slider, -2)
    assert studio.snapshot.parameters[1].weights[0, 0] == pytest.approx(-2, abs=0.03)
    type_into(studio, window.chosen.field, "-2")
    assert studio.snapshot.loss == pytest.approx(0.1946, abs=5e-5)
    type_into(studio, window.chosen.field, "2")
    assert studio.snapshot.loss == pytest.approx(0.0123, abs=5e-5)

    # R, the target to 0.2: every gradient changes its sign; v₂ turns negative after 26.
    before = studio.snapshot
    window.diagram.setFocus()
    studio.press(Qt.Key.Key_R)
    studio.settle()
    assert minute.step == "drag_target"
    before = studio.snapshot
    drag_target(studio, 0.8)
    assert minute.step == "drag_target", "no gradient has changed its sign yet"
    drag_target(studio, 0.2)
    assert studio.snapshot.example.y[0] == pytest.approx(0.2, abs=0.03)
    assert minute.step == "wrong_way"
    window.run.values.set_target(0, 0.2, "exactly")
    studio.settle()
    for old, new in zip(before.gradients, studio.snapshot.gradients, strict=True):
        assert (old.weights * new.weights < 0).all()
        assert (old.bias * new.bias < 0).all()
    for _ in range(25):
        window.run.iterate()
        studio.settle()
    studio.settle()
    assert studio.snapshot.parameters[1].weights[1, 0] > 0
    studio.press(Qt.Key.Key_N)
    studio.settle()
    assert studio.snapshot.parameters[1].weights[1, 0] < 0

    # R; η to 10, one iteration: no cliff here.
    studio.press(Qt.Key.Key_R)
    studio.settle()
    assert minute.step == "rate"
    assert studio.snapshot.example.y[0] == 1.0
    drag_slider_to(studio, window.panel.training.rate_slider, 8)
    type_into(studio, window.panel.training.rate, "10")
    assert studio.snapshot.learning_rate == 10
    studio.press(Qt.Key.Key_N)  # the field has the focus: a letter is still a key of the window
    studio.settle()
    steps = window.document.undo_stack.count()
    assert studio.snapshot.loss == pytest.approx(0.0073, abs=5e-5)
    assert minute.text == "No cliff here."

    # "Find one": one neuron at η = 0.19 swings, and the program says why.
    action = minute._callout.findChildren(QToolButton)[0]
    assert action.text() == "Find one →"
    studio.qtbot.mouseClick(action, Qt.MouseButton.LeftButton)
    minute._arrived(before)  # a late picture of the network that was left
    studio.settle()
    assert studio.snapshot.learning_rate == 0.19
    for _ in range(3):
        studio.press(Qt.Key.Key_N)
        studio.settle()
    assert "−1.9, +2.01, −2.12 …" in minute.text
    assert "the largest stable rate here is 0.1848" in minute.text

    # One key brings the person back, and the callouts are gone for good.
    studio.press(Qt.Key.Key_Escape)
    studio.settle()
    assert studio.snapshot.experiment.title == before.experiment.title
    assert studio.snapshot.iteration == 1, "the run stands where it was left"
    assert studio.snapshot.loss == pytest.approx(0.0073, abs=5e-5)
    assert window.document.undo_stack.index() == steps
    assert minute.text == ""
    assert studio.studio.settings.flag(kept.FIRST_MINUTE_DONE)
    minute.start_if_new()
    assert minute.text == ""


def test_the_callouts_can_be_closed_for_good_and_started_again(studio: Driver) -> None:
    minute = studio.window.first_minute
    minute.start_if_new()
    close = minute._callout._close
    studio.qtbot.mouseClick(close, Qt.MouseButton.LeftButton)
    assert minute.text == ""
    assert studio.studio.settings.flag(kept.FIRST_MINUTE_DONE)
    studio.window.actions_by_name["first_minute"].trigger()
    studio.settle()
    assert minute.text == "Space: let it learn"


def test_after_another_document_was_opened_the_callouts_are_gone(studio: Driver) -> None:
    from backprop_studio.ui.examples import example_path

    minute = studio.window.first_minute
    minute.start_if_new()
    studio.window.files.open_path(example_path("xor"))
    studio.settle()
    assert minute.text == ""
