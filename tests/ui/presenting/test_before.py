"""Before: a ghost for "what if …?", and one key returns to exactly what was kept."""

from PySide6.QtCore import Qt
from studio_fixture import Driver, studio

from backprop_studio.engine.parameter_index import ParameterIndex

__all__ = ["studio"]

Key = Qt.Key
V1 = ParameterIndex(1, "weight", 0, 0)


def begin(studio: Driver) -> None:
    studio.window.run.prepare(4, 0)
    studio.settle()
    studio.window.run.prepare(0, 2)
    studio.settle()


def test_one_key_keeps_and_the_same_returns(studio: Driver) -> None:
    begin(studio)
    kept, record = studio.snapshot, studio.snapshot.record
    before = studio.window.lecturing.guessing.before
    studio.press(Key.Key_O)
    studio.until(lambda: before.is_kept and studio.window.showing.earlier is not None)
    studio.settle()
    assert studio.snapshot.iteration == kept.iteration
    assert studio.snapshot.move == kept.move
    assert studio.snapshot.parameters[0].weights.tolist() == kept.parameters[0].weights.tolist()
    studio.window.run.values.set_parameter(V1, -1.5, "")
    studio.window.run.prepare(9, 0)
    studio.settle()
    assert studio.snapshot.iteration > kept.iteration
    studio.press(Key.Key_O)
    studio.settle()
    after = studio.snapshot
    assert not before.is_kept
    assert studio.window.showing.earlier is None
    assert (after.iteration, after.move) == (kept.iteration, kept.move)
    for layer, old in zip(after.parameters, kept.parameters, strict=True):
        assert layer.weights.tolist() == old.weights.tolist()
        assert layer.bias.tolist() == old.bias.tolist()
    assert after.record.iteration.tolist() == record.iteration.tolist()


def test_what_if_goes_on_as_the_run_would_have(studio: Driver) -> None:
    begin(studio)
    studio.window.run.prepare(6, 0)
    studio.settle()
    going_on = studio.snapshot.parameters[0].weights.tolist()
    studio.window.run.seek(0)
    studio.settle()
    studio.window.run.prepare(4, 0)
    studio.settle()
    studio.press(Key.Key_O)
    before = studio.window.lecturing.guessing.before
    studio.until(lambda: before.is_kept and studio.window.showing.earlier is not None)
    studio.settle()
    assert studio.snapshot.iteration == 4
    studio.window.run.prepare(6, 0)
    studio.settle()
    assert studio.snapshot.iteration == 10
    assert studio.snapshot.parameters[0].weights.tolist() == going_on
    studio.press(Key.Key_O)
    studio.settle()


def test_undo_beyond_it_ends_it(studio: Driver) -> None:
    before = studio.window.lecturing.guessing.before
    studio.press(Key.Key_O)
    studio.until(lambda: studio.window.showing.earlier is not None)
    studio.settle()
    studio.window.document.undo_stack.undo()
    studio.settle()
    assert not before.is_kept
    assert studio.window.showing.earlier is None
