"""What comes down to a neuron's output: ∂L/∂a, and the streams it is the sum of. No Qt.

    ∂L/∂a_j = Σ_k ∂L/∂u_k · w_jk       u_k = Σ_j a_j w_jk, what the neuron k above adds up

(without batch normalization u is z, and ∂L/∂u is δ). A residual layer above hands its own
∂L/∂a down beside that. Everything here is linear in δ, so it holds for the mean over a batch
as it does for one example; what does not is None.
"""

import numpy as np
from numpy.typing import NDArray

from backprop_studio.experiment.model import (
    BinaryCrossEntropy,
    HalfSquaredError,
    Huber,
    Mae,
    Mse,
)
from backprop_studio.training.messages import LayerValues, Snapshot
from backprop_studio.ui.network_diagram.formulas import loss_in_force

Floats = NDArray[np.float64]


def single(snapshot: Snapshot) -> bool:
    """Whether the numbers shown are those of one example, not a mean."""
    return snapshot.example.row is not None or snapshot.data.training_rows == 1


def used_parameters(snapshot: Snapshot) -> tuple[LayerValues, ...]:
    """Those that the passes shown were made with: beside an update the old ones."""
    return snapshot.old_parameters or snapshot.parameters


def below(snapshot: Snapshot, layer: int) -> Floats:
    """What goes into a layer: x, or a of the layer below."""
    return snapshot.example.x if layer == 0 else snapshot.example.a[layer - 1]


def by_sum(snapshot: Snapshot, layer: int) -> Floats | None:
    """∂L/∂u (units,) of a layer, u = x W + b before any normalization.

    With batch normalization it is read off the gradients, ∂L/∂w = ∂L/∂u · x, with the
    largest x; a mean over several examples does not tell it.
    """
    if not snapshot.experiment.network.layers[layer].batch_norm:
        return snapshot.example.delta[layer]
    x = below(snapshot, layer)
    largest = int(np.argmax(np.abs(x)))
    if not single(snapshot) or x[largest] == 0.0:
        return None
    return np.asarray(snapshot.example.gradients[layer].weights[largest] / x[largest])


def streams(snapshot: Snapshot, layer: int, unit: int) -> Floats | None:
    """∂L/∂u_k · w of every neuron k above (units above,); their sum is what arrives."""
    sums = by_sum(snapshot, layer + 1)
    if sums is None:
        return None
    return np.asarray(used_parameters(snapshot)[layer + 1].weights[unit] * sums)


def passed_on(snapshot: Snapshot, layer: int) -> Floats | None:
    """What the residual connection of the layer above hands down: its ∂L/∂a (zeros without)."""
    if not snapshot.experiment.network.layers[layer + 1].residual:
        return np.zeros_like(snapshot.example.delta[layer])
    return by_output(snapshot, layer + 1)


def by_output(snapshot: Snapshot, layer: int) -> Floats | None:
    """∂L/∂a (units,) of a layer; None where these numbers do not tell it."""
    if layer == len(snapshot.parameters) - 1:
        return _by_guess(snapshot)
    sums, past = by_sum(snapshot, layer + 1), passed_on(snapshot, layer)
    if sums is None or past is None:
        return None
    return np.asarray(used_parameters(snapshot)[layer + 1].weights @ sums + past)


def _by_guess(snapshot: Snapshot) -> Floats | None:
    """∂L/∂ŷ: the derivative of the loss in force. One that is not linear in ŷ − y has no
    value at the mean of a batch; a linear output tells it by δ. Softmax and its cross-entropy
    give δ at once, for every ŷ depends on every z."""
    example = snapshot.example
    guess, count = example.a[-1], example.y.size
    error = guess - example.y
    output = snapshot.experiment.network.layers[-1]
    if output.activation == "linear" and not (output.dropout or output.residual):
        return example.delta[-1]
    loss = loss_in_force(snapshot)
    if isinstance(loss, HalfSquaredError):
        return np.asarray(error)
    if isinstance(loss, Mse):
        return np.asarray(2 * error / count)
    if not single(snapshot):
        return None
    with np.errstate(all="ignore"):
        match loss:
            case Mae():
                return np.asarray(np.sign(error) / count)
            case Huber(delta=delta):
                return np.asarray(np.clip(error, -delta, delta) / count)
            case BinaryCrossEntropy():
                return np.asarray(error / (guess * (1 - guess)) / count)
    return None
