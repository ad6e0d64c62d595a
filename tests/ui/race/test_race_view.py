"""A race as a person holds it: in the whole program, from the table to the take-over."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from studio_fixture import Driver, studio

from backprop_studio.assets import resource
from backprop_studio.ui.landscape.view import LandscapeView
from backprop_studio.ui.loss_curve import LossCurve
from backprop_studio.ui.race.view import RaceView

__all__ = ["studio"]


@pytest.fixture
def race(studio: Driver) -> RaceView:
    window = studio.window
    window.files.open_path(resource("examples") / "one-neuron.backprop", ask=False)
    studio.settle()
    window.workspace.bring_forward("race")
    studio.until(lambda: bool(window.findChildren(RaceView)))
    view = window.findChildren(RaceView)[0]
    studio.until(lambda: view.largest_stable_rate is not None and len(view.table.rows) == 5)
    return view


def press(driver: Driver, button: object) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def start(driver: Driver, view: RaceView, iterations: int) -> None:
    driver.window.run.set_rate(None)
    press(driver, view.start)
    driver.until(lambda: driver.snapshot.race is not None)
    driver.until(lambda: driver.snapshot.race.iteration >= iterations)
    driver.window.run.play_or_pause()
    driver.settle()


def test_from_the_presets_to_states_curves_and_marks(studio: Driver, race: RaceView) -> None:
    rates = [optimizer.learning_rate for optimizer in race.table.optimizers]
    assert rates == [0.0001, 0.01, 0.1, 0.15, 0.19]
    start(studio, race, 30)
    standing = studio.snapshot.race
    words = [row.state.text() for row in race.table.rows]
    assert words[0].startswith("crawling") or standing.iteration > 320
    assert words[1:3] == ["converging", "converging"]
    assert words[4] == "diverged"
    assert studio.snapshot.iteration == 0  # the run itself rests
    curve = studio.window.findChildren(LossCurve)[0]
    assert curve.canvas.runners[0].label == "η = 0.0001"
    landscape = studio.window.findChildren(LandscapeView)[0]
    studio.until(lambda: len(landscape.parts.contours._runners) == 5)
    press(studio, race.stop)
    studio.until(lambda: studio.snapshot.race is None)
    studio.settle()
    assert curve.canvas.runners == ()
    assert landscape.parts.contours._runners == ()


def test_runners_stand_in_the_valley_at_their_own_loss(studio: Driver, race: RaceView) -> None:
    """The error e = 2.1 w + b - 4 is -1.9 at the start; a step multiplies it by 1 - 10.82 η and
    moves w by 2.1 / 5.41 of the change."""
    landscape = studio.window.findChildren(LandscapeView)[0]
    landscape.set_mode("valley")
    studio.settle()
    start(studio, race, 3)
    made = studio.snapshot.race.iteration
    marks = landscape.valley.canvas.runners
    assert [mark.number for mark in marks] == [0, 1, 2, 3, 4]
    for mark, rate in zip(marks[:4], (0.0001, 0.01, 0.1, 0.15), strict=True):
        error = -1.9 * (1 - 10.82 * rate) ** made
        assert mark.place[0] == pytest.approx(1 + 2.1 / 5.41 * (error + 1.9))
        assert mark.loss == pytest.approx(error**2, abs=1e-12)
    assert "own loss" in landscape.parts.captions.arrows.text()
    low, high = landscape.valley.canvas.shown_range()[0]
    assert all(low < m.place[0] < high for m in marks if m.state != "diverged")
    press(studio, race.stop)
    studio.until(lambda: studio.snapshot.race is None)
    studio.settle()
    assert landscape.valley.canvas.runners == ()
    assert "slope" in landscape.parts.captions.arrows.text()


def test_the_timeline_rests_and_says_so(studio: Driver, race: RaceView) -> None:
    timeline = studio.window.strip.timeline
    assert timeline.slider.isEnabled()
    start(studio, race, 5)
    made = studio.snapshot.race.iteration
    assert timeline.statement.text() == f"race: iteration {made}; the run rests at 0"
    assert not timeline.statement.isHidden()
    assert not timeline.slider.isEnabled() and not timeline.field.isEnabled()
    press(studio, race.stop)
    studio.until(lambda: studio.snapshot.race is None)
    studio.settle()
    assert timeline.slider.isEnabled() and timeline.field.isEnabled()
    assert timeline.statement.isHidden()


def test_taking_over_is_one_undo_step(studio: Driver, race: RaceView) -> None:
    start(studio, race, 10)
    chosen = studio.snapshot.race.runners[3]
    press(studio, race.table.rows[3].take_over)
    studio.until(lambda: studio.snapshot.race is None)
    studio.settle()
    document = studio.studio.document
    assert document.experiment.optimizer.learning_rate == 0.15
    assert studio.snapshot.iteration == chosen.iteration
    assert studio.snapshot.loss == pytest.approx(chosen.loss)
    assert studio.snapshot.parameters[0].weights[0, 0] == pytest.approx(chosen.place[0])
    document.undo_stack.undo()
    studio.until(lambda: studio.snapshot.iteration == 0)
    studio.settle()
    assert document.experiment.optimizer.learning_rate == 0.01
    assert studio.snapshot.parameters[0].weights[0, 0] == 1.0
    document.undo_stack.redo()
    studio.until(lambda: studio.snapshot.iteration == chosen.iteration)
    assert studio.snapshot.experiment.optimizer.learning_rate == 0.15


def test_runners_are_added_removed_and_edited(studio: Driver, race: RaceView) -> None:
    for _ in range(5):
        race.add_runner()
    assert len(race.table.rows) == 8 and not race.add.isEnabled()
    press(studio, race.table.rows[0].remove)
    assert [o.learning_rate for o in race.table.optimizers][:2] == [0.01, 0.1]
    race.choose_optimizers()
    assert len(race.table.rows) == 4
    start(studio, race, 5)
    race.table.rows[0].rate.committed.emit(0.05)
    studio.until(lambda: studio.snapshot.race.runners[0].optimizer.learning_rate == 0.05)
    assert studio.snapshot.race.iteration == 0


def test_everything_has_a_name(race: RaceView) -> None:
    for row in race.table.rows:
        for part in (row.shape, row.kind, row.rate, row.take_over, row.remove):
            assert part.accessibleName()
