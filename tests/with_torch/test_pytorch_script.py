"""The exported PyTorch script runs alone and makes the trace's losses and parameters."""

import json
import runpy
from pathlib import Path

import msgspec
import numpy as np
import pytest
from torch import nn

from backprop_studio.experiment.build import build
from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.storage import decode, load
from backprop_studio.export.program import start_of
from backprop_studio.export.pytorch_script import pytorch_script

ROOT = Path(__file__).parents[2]
CASES = sorted((ROOT / "tests" / "reference_cases").glob("*.json"))
EXAMPLES = sorted((ROOT / "resources" / "examples").glob("*.backprop"))


def run_script(experiment: Experiment, folder: Path, steps: int) -> dict[str, object]:
    program = pytorch_script(start_of(build(experiment, ROOT)), steps, "program")
    if program.arrays:
        np.savez(folder / program.data_name, **program.arrays)
    path = folder / "program.py"
    path.write_text(program.text)
    return runpy.run_path(str(path))


def learned(model: nn.Module) -> list[dict[str, np.ndarray]]:
    """Weights (below, units), bias and scale of each layer."""
    layers: list[dict[str, np.ndarray]] = []
    for part in model.modules():
        if isinstance(part, nn.Linear):
            layers.append({"weights": part.weight.detach().numpy().T})
            if part.bias is not None:
                layers[-1]["bias"] = part.bias.detach().numpy()
        elif isinstance(part, nn.BatchNorm1d):
            layers[-1] |= {
                "bias": part.bias.detach().numpy(),
                "scale": part.weight.detach().numpy(),
            }
    return layers


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_reference_cases(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    case = json.loads(path.read_text())
    experiment = decode(json.dumps(case["experiment"]).encode())
    space = run_script(experiment, tmp_path, case["steps"])
    expected = [step["loss"] for step in case["expected"]["steps"]]
    assert space["losses"] == pytest.approx(expected, rel=1e-9, abs=1e-9)
    for found, wanted in zip(learned(space["model"]), case["expected"]["parameters"], strict=True):
        for name, array in found.items():
            assert array == pytest.approx(np.array(wanted[name]), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In float64 and without dropout, number by number against the engine."""
    monkeypatch.chdir(tmp_path)
    experiment = load(path)
    training = msgspec.structs.replace(experiment.training, precision="float64")
    layers = tuple(
        msgspec.structs.replace(layer, dropout=0.0) for layer in experiment.network.layers
    )
    network = msgspec.structs.replace(experiment.network, layers=layers)
    experiment = msgspec.structs.replace(experiment, training=training, network=network)
    steps = 30
    space = run_script(experiment, tmp_path, steps)
    trainer = build(experiment, ROOT, resume=False).trainer
    losses = [trainer.step() for _ in range(steps) if trainer.stopped is None]
    if trainer.stopped == "diverged":
        losses.pop()
    assert space["losses"] == pytest.approx(losses, rel=1e-9, abs=1e-9)
    for found, view in zip(
        learned(space["model"]), trainer.network.views(trainer.parameters), strict=True
    ):
        assert found["weights"] == pytest.approx(view.weights, rel=1e-9, abs=1e-9)
        assert found["bias"] == pytest.approx(view.bias, rel=1e-9, abs=1e-9)
