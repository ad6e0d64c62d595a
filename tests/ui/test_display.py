"""The display's clock: runs while there is something to come, and only then."""

from threading import Event

import numpy as np
import pytest
from broken_session import BrokenSession
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.model import Experiment, InlineData, Layer, Network, Sgd
from backprop_studio.training.commands import (
    Configure,
    Iterate,
    LandscapeRequest,
    Pause,
    Play,
    Watch,
)
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.session import Session
from backprop_studio.training.thread import TrainingThread
from backprop_studio.ui.display import Display

NEURON = Experiment(
    format="backprop-studio/experiment",
    version=1,
    data=InlineData(inputs=np.array([[2.1]]), targets=np.array([[4.0]])),
    network=Network(layers=(Layer(1, "linear"),)),
    optimizer=Sgd(learning_rate=1e-6),
)


class Rig:
    def __init__(self, session: type[Session] | None = None) -> None:
        self.thread = TrainingThread(session=session)
        self.display = Display(self.thread)
        self.seen: list[Snapshot] = []
        self.display.arrived.connect(self.seen.append)
        self.thread.start()


@pytest.fixture
def rig(qapp: QApplication) -> Rig:
    rig = Rig()
    yield rig
    rig.thread.finish()
    qapp.processEvents()
    assert not rig.display.active
    rig.display.deleteLater()


def test_stops_when_everything_is_answered(rig: Rig, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rig.display.rested):
        rig.display.send(Configure(NEURON, 1))
    assert not rig.display.active
    assert rig.display.newest is rig.seen[-1]
    assert rig.seen[-1].answered == 1
    with qtbot.waitSignal(rig.display.rested):
        rig.display.send(Iterate(50))
        assert rig.display.active
    assert rig.seen[-1].iteration == 50


def test_runs_while_training_runs(rig: Rig, qtbot: QtBot) -> None:
    rig.display.send(Configure(NEURON, 1))
    rig.display.send(Play())
    qtbot.waitUntil(lambda: len(rig.seen) > 10)
    assert rig.display.active
    iterations = [snapshot.iteration for snapshot in rig.seen]
    assert iterations == sorted(iterations)
    with qtbot.waitSignal(rig.display.rested):
        rig.display.send(Pause())
    assert not rig.seen[-1].running


def test_waits_for_pictures(rig: Rig, qtbot: QtBot) -> None:
    rig.display.send(Configure(NEURON, 1))
    weight, bias = ParameterIndex(0, "weight", 0), ParameterIndex(0, "bias", 0)
    with qtbot.waitSignal(rig.display.rested):
        rig.display.send(Watch(LandscapeRequest(weight, bias)))
    landscape = rig.seen[-1].landscape
    assert landscape is not None
    assert landscape.parameters_revision == rig.seen[-1].parameters_revision
    with qtbot.waitSignal(rig.display.rested):
        rig.display.send(Iterate(1))
    assert rig.seen[-1].landscape is not None
    assert rig.seen[-1].landscape.parameters_revision == rig.seen[-1].parameters_revision


@pytest.fixture
def broken(qapp: QApplication) -> Rig:
    """A worker that fails at its first command."""
    rig = Rig(BrokenSession)
    yield rig
    rig.thread.finish()


def test_a_failing_worker_stops_the_clock(broken: Rig, qtbot: QtBot) -> None:
    display = broken.display
    with qtbot.waitSignals([broken.thread.failed, display.rested]):
        display.send(Configure(NEURON, 1))
    assert not display.active
    display.send(Pause())
    assert not display.active


def test_a_worker_about_to_end_is_not_waited_for(broken: Rig, qtbot: QtBot) -> None:
    told, gate = Event(), Event()

    def hold(_: str) -> None:
        told.set()
        gate.wait(5)

    broken.thread.failed.connect(hold, Qt.ConnectionType.DirectConnection)
    broken.display.send(Configure(NEURON, 1))
    assert told.wait(5)
    qtbot.waitUntil(lambda: not broken.display.active)
    broken.display.send(Pause())
    assert not broken.display.active and not broken.thread.isFinished()
    gate.set()


def test_the_end_of_a_worker_does_not_stop_the_clock_of_the_next(broken: Rig, qtbot: QtBot) -> None:
    display = broken.display
    display.send(Configure(NEURON, 1))
    assert broken.thread.wait(5000)  # its end lies in the queue of events and is not yet heard
    broken.thread.revive()
    with qtbot.waitSignal(display.rested):
        display.send(Configure(NEURON, 2))
    assert display.newest is not None
    assert display.newest.revision == 2 and display.newest.answered == display.sent
