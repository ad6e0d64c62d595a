"""The exported ONNX model, run by onnxruntime on validation rows in the data's own units."""

from pathlib import Path

import msgspec
import numpy as np
import pytest

onnxruntime = pytest.importorskip("onnxruntime")

from backprop_studio.engine.activations import ACTIVATIONS  # noqa: E402
from backprop_studio.experiment.build import Run, build  # noqa: E402
from backprop_studio.experiment.storage import load  # noqa: E402
from backprop_studio.export.onnx import onnx_model  # noqa: E402
from backprop_studio.export.unfit import Unfit  # noqa: E402

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "resources" / "examples").glob("*.backprop"))


def assert_agrees(run: Run) -> None:
    data = run.data
    rows = data.validation_inputs if len(data.validation_inputs) else data.training_inputs
    raw = data.input_values(rows) / data.input_scale  # bytes of the digits
    session = onnxruntime.InferenceSession(onnx_model(run), providers=["CPUExecutionProvider"])
    (found,) = session.run(["y_hat"], {"x": raw.astype(np.float32)})
    expected = data.target_values(run.trainer.predict(rows))
    scale = np.abs(expected).max()
    assert np.abs(found - expected).max() <= 2e-5 * max(scale, 1.0)


def test_numbers_beyond_float32_are_refused() -> None:
    run = build(load(ROOT / "resources" / "examples" / "exploding.backprop"), ROOT)
    run.trainer.parameters[0] = 1e60
    with pytest.raises(Unfit, match="too large"):
        onnx_model(run)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example(path: Path) -> None:
    run = build(load(path), ROOT)
    for _ in range(0 if path.stem == "exploding" else 10):
        run.trainer.step()
    assert_agrees(run)


@pytest.mark.parametrize("kind", [kind for kind in ACTIVATIONS if kind != "softmax"])
def test_every_activation_with_normalization_and_residual(kind: str) -> None:
    experiment = load(ROOT / "resources" / "examples" / "spiral.backprop")
    first, second, last = experiment.network.layers
    first = msgspec.structs.replace(first, activation=kind, batch_norm=True)
    second = msgspec.structs.replace(second, activation=kind, residual=True, dropout=0.2)
    network = msgspec.structs.replace(experiment.network, layers=(first, second, last))
    run = build(msgspec.structs.replace(experiment, network=network), ROOT)
    for _ in range(5):
        run.trainer.step()
    assert_agrees(run)
