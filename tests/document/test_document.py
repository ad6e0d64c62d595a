"""The document: every edit can be undone, one drag is one step, a reset returns to the baseline."""

from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backprop_studio.document.commands import ParameterChange
from backprop_studio.document.document import Document
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment import storage
from backprop_studio.experiment.model import (
    Experiment,
    InlineData,
    Layer,
    LayerParameters,
    Network,
    Sgd,
)

WEIGHT = ParameterIndex(0, "weight", 0)
BIAS = ParameterIndex(0, "bias", 0)


def neuron() -> Experiment:
    return Experiment(
        format="backprop-studio/experiment",
        version=1,
        data=InlineData(inputs=np.array([[2.1]]), targets=np.array([[4.0]])),
        network=Network(layers=(Layer(1, "linear"),)),
        parameters=(LayerParameters(np.array([[1.0]]), np.array([0.0])),),
    )


class Log:
    """What the document told, in order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.entries: list[object] = []
        document.changed.connect(self._changed)
        document.parameters_set.connect(self._parameters)
        document.reset_requested.connect(self._reset)
        document.restore_requested.connect(self._restore)

    def _changed(self) -> None:
        self.entries.append(("changed", self._document.revision))

    def _parameters(self, values: dict[ParameterIndex, float]) -> None:
        self.entries += values.items()

    def _reset(self, token: int) -> None:
        self.entries.append(("reset", token))

    def _restore(self, token: int) -> None:
        self.entries.append(("restore", token))


@pytest.fixture
def document(qapp: QApplication) -> Document:
    document = Document(neuron())
    yield document
    document.deleteLater()


def rated(experiment: Experiment, rate: float) -> Experiment:
    return msgspec.structs.replace(experiment, optimizer=Sgd(learning_rate=rate))


def targeted(experiment: Experiment, y: float) -> Experiment:
    data = msgspec.structs.replace(experiment.data, targets=np.array([[y]]))
    return msgspec.structs.replace(experiment, data=data)


def target(document: Document) -> float:
    data = document.experiment.data
    assert isinstance(data, InlineData)
    return float(data.targets[0, 0])


def test_a_change_can_be_undone_and_redone(document: Document) -> None:
    log = Log(document)
    document.change(rated(document.experiment, 0.1), "Learning rate")
    assert document.experiment.optimizer.learning_rate == 0.1
    assert document.dirty
    document.undo_stack.undo()
    assert document.experiment.optimizer.learning_rate == 0.01
    assert not document.dirty
    document.undo_stack.redo()
    assert document.experiment.optimizer.learning_rate == 0.1
    revisions = [entry[1] for entry in log.entries]
    assert revisions == [2, 3, 4]


def test_one_drag_is_one_step(document: Document) -> None:
    for rate in (0.1, 0.2, 0.3):
        document.change(rated(document.experiment, rate), "Learning rate", gesture="drag 1")
    document.change(rated(document.experiment, 0.5), "Learning rate", gesture="drag 2")
    assert document.undo_stack.count() == 2
    document.undo_stack.undo()
    assert document.experiment.optimizer.learning_rate == 0.3
    document.undo_stack.undo()
    assert document.experiment.optimizer.learning_rate == 0.01


def test_a_drag_back_to_its_start_leaves_nothing(document: Document) -> None:
    for rate in (0.1, 0.2, 0.01):
        document.change(rated(document.experiment, rate), "Learning rate", gesture="drag")
    assert document.undo_stack.count() == 0
    assert not document.dirty


def test_a_change_that_changes_nothing_is_no_step(document: Document) -> None:
    log = Log(document)
    document.change(rated(document.experiment, 0.01), "Learning rate")
    assert document.undo_stack.count() == 0
    assert log.entries == []


def test_dragged_parameters_merge_by_gesture_and_parameter(document: Document) -> None:
    log = Log(document)
    document.set_parameter(WEIGHT, 1.0, 1.5, "w", gesture="a")
    document.set_parameter(WEIGHT, 1.5, 2.0, "w", gesture="a")
    document.set_parameter(BIAS, 0.0, 0.5, "b", gesture="a")
    document.set_parameter(WEIGHT, 2.0, 3.0, "w", gesture="b")
    assert document.undo_stack.count() == 3
    assert log.entries == [(WEIGHT, 1.5), (WEIGHT, 2.0), (BIAS, 0.5), (WEIGHT, 3.0)]
    log.entries.clear()
    for _ in range(3):
        document.undo_stack.undo()
    assert log.entries == [(WEIGHT, 2.0), (BIAS, 0.0), (WEIGHT, 1.0)]
    assert document.revision == 1


def test_a_dragged_ball_moves_two_parameters_in_one_step(document: Document) -> None:
    log = Log(document)
    for w, b in ((1.0, 0.0), (1.25, 0.5), (1.5, 0.75)):
        changes = [ParameterChange(WEIGHT, w, w + 0.25), ParameterChange(BIAS, b, b + 0.5)]
        document.set_parameters(changes, "w, b", gesture="ball")
    assert document.undo_stack.count() == 1
    log.entries.clear()
    document.undo_stack.undo()
    assert log.entries == [(WEIGHT, 1.0), (BIAS, 0.0)]
    document.undo_stack.redo()
    assert log.entries[2:] == [(WEIGHT, 1.75), (BIAS, 1.25)]


def test_a_parameter_dragged_back_leaves_nothing(document: Document) -> None:
    for old, new in ((1.0, 2.0), (2.0, 1.0)):
        document.set_parameter(WEIGHT, old, new, "w", gesture="a")
    assert document.undo_stack.count() == 0


def test_reset_brings_dragged_values_back_and_keeps_settings(document: Document) -> None:
    document.change(rated(document.experiment, 0.3), "Learning rate")
    document.change(targeted(document.experiment, 0.2), "Target", gesture="y")
    log = Log(document)
    document.reset()
    assert log.entries == [("reset", 1), ("changed", 4)]
    assert target(document) == 4.0
    assert document.experiment.optimizer.learning_rate == 0.3
    log.entries.clear()
    document.undo_stack.undo()
    assert log.entries == [("changed", 5), ("restore", 1)]
    assert target(document) == 0.2
    document.undo_stack.redo()
    assert target(document) == 4.0


def test_reset_with_nothing_dragged_changes_no_experiment(document: Document) -> None:
    log = Log(document)
    document.reset()
    document.reset()
    assert log.entries == [("reset", 1), ("reset", 2)]


def test_structure_makes_a_new_baseline(document: Document) -> None:
    document.change(targeted(document.experiment, 0.2), "Target")
    rows = InlineData(inputs=np.ones((2, 1)), targets=np.zeros((2, 1)))
    document.change(msgspec.structs.replace(document.experiment, data=rows), "Data")
    assert document.baseline is document.experiment
    document.undo_stack.undo()
    document.reset()
    assert target(document) == 4.0


def test_baseline_of_one_parameter(document: Document) -> None:
    assert document.baseline_value(WEIGHT) == 1.0
    assert document.baseline_value(BIAS) == 0.0
    assert document.baseline_value(ParameterIndex(1, "weight", 0)) is None
    network = msgspec.structs.replace(document.experiment.network, seed=5)
    document.change(msgspec.structs.replace(document.experiment, network=network), "Seed")
    assert document.experiment.parameters is None  # they are to be drawn anew
    assert document.baseline_value(WEIGHT) is None


def test_parameters_leave_with_their_layers_and_come_back(document: Document) -> None:
    network = Network(layers=(Layer(2, "tanh"), Layer(1, "linear")))
    document.change(msgspec.structs.replace(document.experiment, network=network), "Layers")
    assert document.experiment.parameters is None
    document.undo_stack.undo()
    assert document.experiment.parameters is not None


def test_a_trained_network_is_unsaved_work(document: Document, tmp_path: Path) -> None:
    assert not document.dirty
    document.mark_trained()
    assert document.dirty
    document.mark_saved(tmp_path / "one.backprop")
    assert not document.dirty
    assert document.path == tmp_path / "one.backprop"
    assert document.folder == tmp_path


def test_what_is_done_while_the_file_is_written_is_unsaved(
    document: Document, tmp_path: Path
) -> None:
    path, deeds = (
        tmp_path / "one.backprop",
        (
            document.mark_trained,
            document.reset,
            lambda: document.set_parameter(WEIGHT, 1.0, 2.0, "Set w"),
            lambda: document.change(rated(document.experiment, 0.3), "Learning rate"),
            document.undo_stack.undo,
        ),
    )
    for deed in deeds:
        asked = document.work
        document.mark_saved(path, asked)
        assert not document.dirty
        deed()
        document.mark_saved(path, asked)
        assert document.dirty


def test_saved_is_where_undo_returns_to(document: Document, tmp_path: Path) -> None:
    document.change(rated(document.experiment, 0.3), "Learning rate")
    document.mark_saved(tmp_path / "a.backprop")
    assert not document.dirty
    document.undo_stack.undo()
    assert document.dirty


def test_open_and_new(document: Document, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "neuron.backprop"
    storage.save(rated(neuron(), 0.25), path)
    document.change(rated(document.experiment, 0.3), "Learning rate")
    document.mark_trained()
    assert not document.restarts
    with qtbot.waitSignal(document.changed):
        document.new(storage.load(path), path)
    assert document.restarts
    assert not document.dirty
    assert document.undo_stack.count() == 0
    assert document.experiment.optimizer.learning_rate == 0.25
    document.new(neuron())
    assert document.path is None


def test_one_gesture_keeps_the_run_that_it_began_with_and_another_one_its_own() -> None:
    document = Document(neuron())
    kept: list[int | None] = []
    for units, gesture in ((5, "drag"), (6, "drag"), (7, None), (8, "drag")):
        layers = (Layer(units, "tanh"), Layer(1, "linear"))
        network = msgspec.structs.replace(document.experiment.network, layers=layers)
        wider = msgspec.structs.replace(document.experiment, network=network)
        document.change(wider, "Units", gesture)
        kept.append(document.passage.keep)
    assert kept[0] == kept[1] and None not in kept and len(set(kept)) == 3
    for number in (3, 2, 0):
        document.undo_stack.undo()
        assert document.passage.bring == kept[number]
