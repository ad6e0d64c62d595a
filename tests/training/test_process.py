"""The worker as a copy of the process that starts the program: it works, and it ends with it."""

import subprocess
import sys
from pathlib import Path

import pytest

from backprop_studio.training.process import can_fork

ROOT = Path(__file__).resolve().parents[2]
# In a process of its own, which is as the program is before it loads Qt: nothing but Python.
START = """
import os, signal
from backprop_studio.training.process import WorkerProcess, can_fork
assert can_fork()
worker = WorkerProcess(forked=True)
"""
# One neuron that says 2.1 where 4 is wanted: L = (4 - 2.1)^2 = 3.61.
ANSWER = """
import numpy as np
from backprop_studio.experiment.model import (
    Experiment, InlineData, Layer, LayerParameters, Network, Sgd,
)
from backprop_studio.training.commands import Configure, Stop
from backprop_studio.training.parcel import Packer, Unpacker
experiment = Experiment(
    format="backprop-studio/experiment",
    version=1,
    data=InlineData(inputs=np.array([[2.1]]), targets=np.array([[4.0]])),
    network=Network(layers=(Layer(1, "linear"),)),
    parameters=(LayerParameters(weights=np.array([[1.0]]), bias=np.array([0.0])),),
    optimizer=Sgd(learning_rate=0.01),
)
packer = Packer()
worker.commands.send_bytes(packer.pack(Configure(experiment, 1)))
print(f"{Unpacker().unpack(worker.snapshots.recv_bytes()).loss:.6f}")
worker.commands.send_bytes(packer.pack(Stop()))
print(worker.ended())
worker.close()
"""
KILLED = """
print("started", flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")


def said_by(script: str) -> list[str]:
    """What a Python with nothing loaded says, and its worker: the pipe ends with the last."""
    command = [sys.executable, "-c", START + script]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=60)
    return done.stdout.splitlines()


@linux
def test_a_forked_worker_answers_and_stops() -> None:
    assert said_by(ANSWER) == ["3.610000", "The training process ended with status 0."]


@linux
def test_a_forked_worker_ends_when_the_window_is_killed() -> None:
    assert said_by(KILLED) == ["started"]


def test_nothing_is_forked_once_qt_is_loaded() -> None:
    assert "PySide6" in sys.modules
    assert not can_fork()
