"""The 32 reference cases: PyTorch's numbers, autograd and torch.optim in float64.

A number agrees when it is within 1e-9 relative to max(|expected|, 1e-3 · the largest of
its group, 1e-6).
"""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from engine_documents import parameters_of, trainer_of

CASES = sorted((Path(__file__).parents[1] / "reference_cases").glob("*.json"))


def flatten(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [number for key in sorted(value) for number in flatten(value[key])]
    if isinstance(value, list):
        return [number for item in value for number in flatten(item)]
    return [float(value)]


def worst(found: Any, expected: Any) -> float:
    """The largest error in units of what the group's scale allows."""
    ours, theirs = np.array(flatten(found)), np.array(flatten(expected))
    assert ours.shape == theirs.shape
    scale = np.maximum(np.abs(theirs), max(1e-3 * np.abs(theirs).max(), 1e-6))
    return float((np.abs(ours - theirs) / scale).max())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
@pytest.mark.parametrize("by_moves", [False, True], ids=["iterations", "moves"])
def test_agrees_with_pytorch(path: Path, by_moves: bool) -> None:
    case = json.loads(path.read_text())
    expected = case["expected"]
    trainer = trainer_of(case["experiment"])
    found: dict[str, list[Any]] = {
        "iteration": [],
        "epoch": [],
        "loss": [],
        "penalty": [],
        "learning_rate": [],
        "gradients": [],
    }
    for _ in range(case["steps"]):
        found["learning_rate"].append(trainer.learning_rate)
        if by_moves:
            while trainer.next_move() and trainer.made < len(trainer.moves):
                pass
        else:
            trainer.step()
        found["iteration"].append(trainer.iteration)
        found["epoch"].append(trainer.epoch)
        found["loss"].append(trainer.loss)
        found["penalty"].append(trainer.penalty)
        found["gradients"].append(parameters_of(trainer.network, trainer.gradient))
    for group, numbers in found.items():
        wanted = [step[group] for step in expected["steps"] if group in step]
        if wanted:
            assert worst(numbers, wanted) < 1e-9, group
    final = parameters_of(trainer.network, trainer.parameters, trainer.running)
    assert worst(final, expected["parameters"]) < 1e-9
    assert trainer.stopped == expected["stopped"]


def test_all_cases_are_here() -> None:
    assert len(CASES) == 32
