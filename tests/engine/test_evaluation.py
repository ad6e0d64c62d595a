"""Loss and accuracy over tables, by hand."""

import numpy as np
import pytest

from backprop_studio.engine import evaluation
from backprop_studio.engine.batches import Rows
from backprop_studio.engine.evaluation import count_right, decision_rule
from backprop_studio.engine.network import LayerSpec, Network
from backprop_studio.engine.settings import Settings
from backprop_studio.engine.trainer import Trainer


def test_every_output_has_to_be_right() -> None:
    outputs = np.array([[0.5, 0.4], [0.6, 0.7], [0.2, 0.9], [0.6, 0.4]])
    targets = np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.5, 0.0]])
    assert count_right("half", outputs, targets) == 3  # the second is half right


def test_zero_is_on_the_side_of_plus() -> None:
    outputs, targets = np.array([[0.0], [-0.1], [0.2], [0.3]]), np.array([[1], [-1], [-1], [1]])
    assert count_right("sign", outputs, targets) == 3


@pytest.mark.parametrize(
    ("outputs", "targets", "rule"),
    [
        (1, [[1.0]], "half"),
        (1, [[-1.0]], "sign"),
        (1, [[2.0]], None),
        (2, [[1.0, 0.0]], None),
        (1, np.empty((0, 1)), None),
    ],
)
def test_how_an_output_becomes_a_class(outputs: int, targets, rule: str | None) -> None:
    network = Network(1, (LayerSpec(outputs, "linear"),))
    assert decision_rule(network, "mse", np.array(targets)) == rule


# ŷ = 0, so that the loss is the mean of 0², 1², … 149².
def test_a_table_is_taken_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluation, "PIECE", 0)  # 64 rows at a time then
    data = Rows(np.ones((150, 1)), np.arange(150.0)[:, None])
    network = Network(1, (LayerSpec(1, "linear"),))
    run = Trainer(network, Settings(), data, None, network.new_vector())
    assert run.evaluate(data) == (pytest.approx(149 * 299 / 6, rel=1e-14), None)
    nothing = Rows(np.ones((0, 1)), np.ones((0, 1)))
    with pytest.raises(ValueError, match="no rows"):
        run.evaluate(nothing)
