"""The thread around the session: latest snapshot wins, exceptions are told, nothing is left."""

import threading
import time

import msgspec
import numpy as np
import pytest
from broken_session import BrokenSession
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from backprop_studio.experiment.model import Experiment, InlineData, Layer, Network, Sgd
from backprop_studio.training.commands import Configure, Pause, Play, Reset
from backprop_studio.training.mailbox import Mailbox
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.session import Session
from backprop_studio.training.thread import TrainingThread


def neuron(rate: float = 1e-6) -> Experiment:
    return Experiment(
        format="backprop-studio/experiment",
        version=1,
        data=InlineData(inputs=np.array([[2.1]]), targets=np.array([[4.0]])),
        network=Network(layers=(Layer(1, "linear"),)),
        optimizer=Sgd(learning_rate=rate),
    )


@pytest.fixture
def thread() -> TrainingThread:
    thread = TrainingThread()
    thread.start()
    yield thread
    thread.finish()
    assert thread.isFinished()


def wait_for(thread: TrainingThread, condition: object, seconds: float = 30.0) -> Snapshot:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        snapshot = thread.mailbox.take()
        if snapshot is not None and condition(snapshot):
            return snapshot
        time.sleep(0.002)
    raise AssertionError("no such snapshot arrived")


def test_the_newest_wins_between_two_threads() -> None:
    session = Session()
    session.handle(Configure(neuron(), 1))
    blank = session.snapshot()
    mailbox = Mailbox()
    assert mailbox.take() is None
    numbers = 20_000

    def fill() -> None:
        for number in range(1, numbers + 1):
            mailbox.put(_numbered(blank, number))

    writer = threading.Thread(target=fill)
    writer.start()
    seen = [0]
    while seen[-1] != numbers:
        snapshot = mailbox.take()
        if snapshot is not None:
            seen.append(snapshot.answered)
    writer.join()
    assert seen == sorted(set(seen))
    assert mailbox.empty


def _numbered(snapshot: Snapshot, number: int) -> Snapshot:
    return replace(snapshot, answered=number)


def test_trains_pauses_and_rests(qapp: object, thread: TrainingThread) -> None:
    thread.send(Configure(neuron(), 1))
    wait_for(thread, lambda s: s.answered == 1)
    thread.send(Play())
    running = wait_for(thread, lambda s: s.iteration > 1000)
    assert running.running
    thread.send(Pause())
    paused = wait_for(thread, lambda s: s.answered == 3)
    assert not paused.running
    assert paused.record.iteration[-1] == paused.iteration
    time.sleep(0.3)
    assert thread.mailbox.empty


def test_a_command_is_answered_while_training_flat_out(
    qapp: object, thread: TrainingThread
) -> None:
    thread.send(Configure(neuron(), 1))
    thread.send(Play())
    wait_for(thread, lambda s: s.iteration > 10)
    thread.send(Reset(1))
    snapshot = wait_for(thread, lambda s: s.answered == 3)
    assert (snapshot.iteration, snapshot.running) == (0, False)


def test_an_exception_is_told_and_ends_the_thread(qapp: object, qtbot: QtBot) -> None:
    thread = TrainingThread(session=BrokenSession)
    told: list[str] = []
    thread.failed.connect(told.append)
    with qtbot.waitSignals([thread.failed, thread.finished]):
        thread.start()
        thread.send(Configure(neuron(), 1))
    assert "the numbers ran out" in told[0]
    assert "Traceback" in told[0]
    thread.finish()
    assert thread.isFinished()


def test_a_process_that_is_killed_is_told_too(qapp: object, qtbot: QtBot) -> None:
    thread = TrainingThread()
    told: list[str] = []
    thread.failed.connect(told.append)
    with qtbot.waitSignals([thread.failed, thread.finished]):
        thread.start()
        thread.send(Configure(neuron(), 1))
        thread.kill_worker()
    assert "ended by SIGKILL" in told[0]
    thread.finish()


def test_after_a_failure_it_can_be_revived(qapp: object, qtbot: QtBot) -> None:
    thread = TrainingThread(session=BrokenSession)
    with qtbot.waitSignal(thread.finished):
        thread.start()
        thread.send(Configure(neuron(), 1))
    thread.send(Play())  # nobody obeys
    thread.revive()
    thread.send(Configure(neuron(), 2))
    assert wait_for(thread, lambda s: s.revision == 2).answered == 3
    thread.finish()


def test_finish_ends_a_run_under_way(qapp: object) -> None:
    thread = TrainingThread()
    thread.start()
    thread.send(Configure(neuron(), 1))
    thread.send(Play())
    wait_for(thread, lambda s: s.iteration > 10)
    thread.finish()
    assert thread.isFinished()
    thread.finish()


def test_a_thread_that_never_ran_can_be_finished(qapp: object) -> None:
    thread = TrainingThread()
    thread.finish()
    assert not thread.isRunning()
    assert thread.mailbox.take() is None


def test_settings_may_change_while_it_trains(qapp: object, thread: TrainingThread) -> None:
    thread.send(Configure(neuron(), 1))
    thread.send(Play())
    wait_for(thread, lambda s: s.iteration > 100)
    changed = msgspec.structs.replace(neuron(), optimizer=Sgd(learning_rate=1e-5))
    thread.send(Configure(changed, 2))
    snapshot = wait_for(thread, lambda s: s.revision == 2)
    assert snapshot.running
    assert snapshot.iteration > 100
    assert snapshot.learning_rate == 1e-5


def test_only_the_answer_to_the_last_command_is_told(thread: TrainingThread, qtbot: QtBot) -> None:
    told: list[int] = []
    thread.answered.connect(lambda: told.append(1))
    with qtbot.waitSignal(thread.answered):
        thread.send(Configure(neuron(), 1))
    with qtbot.waitSignal(thread.answered):
        thread.send(Play())
    began = wait_for(thread, lambda s: s.running).iteration
    wait_for(thread, lambda s: s.iteration > began + 1000)
    qtbot.wait(50)
    assert len(told) == 2
