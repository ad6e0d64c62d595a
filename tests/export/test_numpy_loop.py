"""The program that is shown really runs, and gives PyTorch's and the engine's numbers."""

import json
from pathlib import Path

import numpy as np
import pytest
from snapshots import two_layer

from backprop_studio.experiment.build import build
from backprop_studio.experiment.model import Experiment, InlineData, Layer, Sgd, Training
from backprop_studio.experiment.storage import decode, load
from backprop_studio.export.numpy_loop import Given, Loop, numpy_loop, parameter_names

CASES = sorted((Path(__file__).parents[1] / "reference_cases").glob("*.json"))


def start_of(experiment: Experiment) -> tuple[Given, dict[str, np.ndarray]]:
    """What the program is given, and the same as fresh arrays."""
    data = experiment.data
    assert isinstance(data, InlineData) and experiment.parameters is not None
    arrays = {"x": data.inputs, "y": data.targets}
    values = [
        part
        for layer in experiment.parameters
        for part in (layer.weights, layer.bias, layer.scale)
        if part is not None
    ]
    arrays |= dict(zip(parameter_names(experiment), values, strict=True))
    widths = (data.inputs.shape[1], *(layer.units for layer in experiment.network.layers))
    return Given(widths, len(data.inputs), {}), {k: np.array(v, float) for k, v in arrays.items()}


def run(loop: Loop, arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    space = arrays | {"X": arrays["x"], "Y": arrays["y"]}
    exec(compile(loop.text, "loop", "exec"), space)
    return space


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_agrees_with_pytorch(path: Path) -> None:
    case = json.loads(path.read_text())
    experiment = decode(json.dumps(case["experiment"]).encode())
    given, arrays = start_of(experiment)
    space = run(numpy_loop(experiment, given, case["steps"]), arrays)
    for number, expected in enumerate(case["expected"]["parameters"], 1):
        for letter, key in (("W", "weights"), ("b", "bias"), ("g", "scale")):
            if key in expected:
                assert space[f"{letter}{number}"] == pytest.approx(
                    np.array(expected[key]), rel=1e-9, abs=1e-9
                )
    assert float(space["L"]) == pytest.approx(case["expected"]["steps"][-1]["loss"], rel=1e-9)


def test_one_step_by_hand() -> None:
    """v₁ = 0.8 + 0.5 · 0.028031 and b_o = 0.2 + 0.5 · 0.051208, hand calculation."""
    experiment = two_layer().experiment
    given, arrays = start_of(experiment)
    written = Given(given.widths, given.rows, arrays)
    loop = numpy_loop(experiment, written, 1)
    space: dict = {}
    exec(loop.text, space)  # the program stands alone: its small arrays are written out
    assert space["L"] == pytest.approx(0.034778, abs=5e-7)
    assert space["W2"][0, 0] == pytest.approx(0.8140154842, abs=1e-9)
    assert space["b2"][0] == pytest.approx(0.2 + 0.5 * 0.05121, abs=5e-6)


def random_experiment(layers: tuple[Layer, ...], training: Training, rows: int = 10) -> Experiment:
    random = np.random.default_rng(5)
    x, y = random.normal(size=(rows, 3)), random.normal(size=(rows, layers[-1].units))
    plain = two_layer().experiment
    return Experiment(
        format=plain.format,
        version=1,
        data=InlineData(inputs=x, targets=y),
        network=type(plain.network)(layers=layers, seed=4),
        optimizer=Sgd(learning_rate=0.1),
        training=training,
    )


@pytest.mark.parametrize("batch", [None, 4])
@pytest.mark.parametrize("dropout", [0.0, 0.25])
def test_agrees_with_the_engine(batch: int | None, dropout: float) -> None:
    """Full batches, and shuffled ones with dropout: the same rows and masks are drawn."""
    layers = (
        Layer(units=3, activation="tanh", dropout=dropout, residual=True),
        Layer(units=4, activation="relu", dropout=dropout),
        Layer(units=2, activation="linear"),
    )
    experiment = random_experiment(layers, Training(batch_size=batch, seed=3))
    made = build(experiment)
    trainer = made.trainer
    flat = trainer.parameters.copy()
    views = trainer.network.views(flat)
    arrays = {"x": made.data.training_inputs, "y": made.data.training_targets}
    for number, layer in enumerate(views, 1):
        arrays |= {f"W{number}": layer.weights.copy(), f"b{number}": layer.bias.copy()}
    space = run(numpy_loop(experiment, Given((3, 3, 4, 2), 10, {}), 17), arrays)
    for _ in range(17):
        trainer.step()
    for number, layer in enumerate(trainer.network.views(trainer.parameters), 1):
        assert np.abs(space[f"W{number}"] - layer.weights).max() < 1e-12
        assert np.abs(space[f"b{number}"] - layer.bias).max() < 1e-12


def test_every_move_has_its_lines() -> None:
    snapshot = two_layer()
    loop = numpy_loop(snapshot.experiment, Given((2, 2, 1), 1, {}))
    texts = [line.text.strip() for line in loop.lines]
    for move in snapshot.moves:
        assert loop.lines_of(move.kind, move.layer), move
    lit = [texts[n] for n in loop.lines_of("hidden_gradient", 0)]
    assert lit == [
        "delta1 = (delta2 @ W2.T) * h1 * (1 - h1)",
        "dW1 = x.T @ delta1",
        "db1 = delta1.sum(axis=0)",
    ]
    assert texts[loop.loop_line] == "for t in range(iterations):"
    assert max(len(line.text) for line in loop.lines) <= 88


def test_what_is_not_written_is_named_with_its_shape() -> None:
    snapshot = two_layer()
    text = numpy_loop(snapshot.experiment, Given((2, 2, 1), 500, {})).text
    assert "# given: x (500, 2), y (500, 1), W1 (2, 2), b1 (2,), W2 (2, 1), b2 (1,)" in text


EXAMPLES = sorted((Path(__file__).parents[2] / "resources" / "examples").glob("*.backprop"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_shipped_examples_train_as_in_the_engine(path: Path) -> None:
    made = build(load(path), path.parent)
    trainer, data = made.trainer, made.data
    arrays = {
        "x": np.asarray(data.training_inputs, float) * data.input_scale,
        "y": np.asarray(data.training_targets, float),
    }
    for number, layer in enumerate(trainer.network.views(trainer.parameters), 1):
        arrays[f"W{number}"] = layer.weights.astype(float)
        arrays[f"b{number}"] = layer.bias.astype(float)
    steps = 2 if path.stem == "exploding" else 5  # its numbers leave the range soon after
    loop = numpy_loop(made.experiment, Given(trainer.network.widths, len(arrays["x"]), {}), steps)
    space = run(loop, arrays)
    for _ in range(steps):
        trainer.step()
    single = made.experiment.training.precision == "float32"  # the program says it is double
    assert single == ("single precision" in loop.text)
    for number, layer in enumerate(trainer.network.views(trainer.parameters), 1):
        error = np.abs(space[f"W{number}"] - layer.weights).max()
        assert error < (1e-3 if single else 1e-12) * max(1.0, np.abs(layer.weights).max())
