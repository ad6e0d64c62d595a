"""Which pictures of the output suit a problem, the most telling one first."""

from typing import Literal

from backprop_studio.experiment.model import ShippedData
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.output.prediction import are_classes

PIXELS = 28 * 28
Kind = Literal["one_example", "fit", "decision_map", "predicted", "confusion"]


def kinds_for(snapshot: Snapshot) -> tuple[Kind, ...]:
    """One input and output: the fit. Two inputs and classes: the map. More inputs: predicted
    against actual, or the confusion matrix. A single row and pictures: the shown example; the
    fit beside it is where a second row can be added."""
    if snapshot.data.training_rows < 2:
        is_curve = len(snapshot.example.x) == len(snapshot.example.y) == 1
        return ("one_example", "fit") if is_curve else ("one_example",)
    experiment, features = snapshot.experiment, len(snapshot.example.x)
    outputs = len(snapshot.example.y)
    is_class = are_classes(experiment, snapshot.data.training_targets)
    softmax = experiment.network.layers[-1].activation == "softmax"
    rows: Kind = "confusion" if is_class else "predicted"
    if features == 1 and outputs == 1:
        return ("fit", rows, "one_example")
    if features == 2 and (outputs == 1 or softmax):
        return (
            ("decision_map", rows, "one_example")
            if is_class
            else (
                "predicted",
                "decision_map",
                "one_example",
            )
        )
    if shows_pictures(snapshot):
        return ("one_example", rows)
    return (rows, "one_example")


def shows_pictures(snapshot: Snapshot) -> bool:
    """Whether the inputs are the pixels of digits."""
    data = snapshot.experiment.data
    return isinstance(data, ShippedData) and data.name == "mnist"


def has_classes(snapshot: Snapshot) -> bool:
    """Whether the outputs are classes, of more than one row."""
    if snapshot.data.training_rows < 2:
        return False
    return are_classes(snapshot.experiment, snapshot.data.training_targets)


def reads_pictures(snapshot: Snapshot) -> bool:
    """Whether the first layer's weights are pictures of 28 × 28."""
    return len(snapshot.example.x) == PIXELS


def compares(snapshot: Snapshot) -> bool:
    """Whether there is a hidden layer, and the function can be drawn over its inputs."""
    layers, features = snapshot.experiment.network.layers, len(snapshot.example.x)
    several = features == 2 and layers[-1].activation == "softmax"
    return (
        len(layers) > 1
        and features in (1, 2)
        and snapshot.data.training_rows > 1
        and (len(snapshot.example.y) == 1 or several)
    )


def has_batches(snapshot: Snapshot) -> bool:
    """Whether there are rows to make batches of."""
    return snapshot.data.training_rows > 1
