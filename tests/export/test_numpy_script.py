"""The exported NumPy script runs alone and makes PyTorch's losses and the engine's parameters."""

import json
import runpy
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from backprop_studio.experiment.build import build
from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.storage import decode, load
from backprop_studio.export.numpy_script import numpy_script
from backprop_studio.export.program import Program, start_of
from backprop_studio.export.saving import data_stem, save_program

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests" / "reference_cases").glob("*.json"))
# of the shipped examples those with other kinds of data: generated, tables, pixels
EXAMPLES = ("two-layer-network", "xor", "spiral", "noisy-sine", "house-prices", "digits")


def run_script(
    experiment: Experiment, folder: Path, steps: int, name: str = "program"
) -> dict[str, object]:
    program = numpy_script(start_of(build(experiment, ROOT)), steps, name)
    if program.arrays:
        np.savez(folder / program.data_name, **program.arrays)
    path = folder / "program.py"
    path.write_text(program.text)
    return runpy.run_path(str(path))


@pytest.mark.parametrize("path", CASES[::4], ids=lambda path: path.stem)
def test_reference_cases(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    case = json.loads(path.read_text())
    space = run_script(decode(json.dumps(case["experiment"]).encode()), tmp_path, case["steps"])
    expected = [step["loss"] for step in case["expected"]["steps"]]
    assert space["losses"] == pytest.approx(expected, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(("rows", "batch"), [(9, 9), (9, 4), (11, 11)])
def test_all_numbers_stand_in_the_script_or_none(
    rows: int, batch: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nine rows of three inputs and a target, three weights and a bias are 40 numbers, one array
    of 27 among them; eleven rows make 48."""
    monkeypatch.chdir(tmp_path)
    inputs = np.arange(3.0 * rows).reshape(rows, 3) % 7 / 7
    document = {
        "format": "backprop-studio/experiment",
        "version": 1,
        "data": {
            "source": "inline",
            "inputs": inputs.tolist(),
            "targets": inputs[:, :1].tolist(),
        },
        "network": {"layers": [{"units": 1, "activation": "tanh"}]},
        "training": {"batch_size": batch},
    }
    experiment = decode(json.dumps(document).encode())
    losses: list[float] = []
    build(experiment).trainer.advance(5, losses)
    assert run_script(experiment, tmp_path, 5)["losses"] == pytest.approx(losses, rel=1e-12)
    assert not list(tmp_path.glob("*.npz"))


def test_no_iterations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    experiment = load(ROOT / "resources" / "examples" / "xor.backprop")
    assert run_script(experiment, tmp_path, 0)["losses"] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_examples(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The program against the engine, two ways of computing the same: float32 within its digits."""
    monkeypatch.chdir(tmp_path)
    experiment = load(ROOT / "resources" / "examples" / f"{name}.backprop")
    space = run_script(experiment, tmp_path, 12)
    trainer = build(experiment, ROOT, resume=False).trainer
    tolerance = 1e-4 if experiment.training.precision == "float32" else 1e-9
    losses = [trainer.step() for _ in range(12)]
    assert space["losses"] == pytest.approx(losses, rel=tolerance)


def test_a_class_ruled_out_and_a_name_with_quotes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rate far too large makes probabilities of exactly 0, whose logarithm is no number."""
    monkeypatch.chdir(tmp_path)
    penguins = load(ROOT / "resources" / "examples" / "penguins.backprop")
    wild = replace(penguins, optimizer=replace(penguins.optimizer, learning_rate=1000.0))
    space = run_script(wild, tmp_path, 6, name='my "first" run')
    trainer = build(wild, ROOT).trainer
    losses = [trainer.step() for _ in range(6)]
    assert np.min(space["y_hat"]) == 0.0
    assert space["losses"] == pytest.approx(losses, rel=1e-9)


def test_no_file_of_somebody_else_is_replaced(tmp_path: Path) -> None:
    path, other = tmp_path / "digits.py", tmp_path / "digits.npz"
    other.write_bytes(b"mine")
    assert data_stem(path) == "digits-2"
    program = Program("print()", {"x": np.zeros(2)}, f"{data_stem(path)}.npz")
    assert save_program(program, path) == (path, tmp_path / "digits-2.npz")
    assert other.read_bytes() == b"mine"
    path.write_text('with np.load("digits-2.npz") as file:')
    assert data_stem(path) == "digits-2", "its own is replaced with it"
    assert data_stem(tmp_path / "second.py") == "second"
