"""What helps against memorizing, as pure edits: dropout of all hidden layers, early stopping."""

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication

from backprop_studio.experiment import model
from backprop_studio.experiment.model import Experiment
from backprop_studio.ui.experiment_edits import Edit, with_layers


def hidden_dropout(experiment: Experiment) -> float | None:
    """The dropout of all hidden layers; None where they differ or there are none."""
    shares = {layer.dropout for layer in experiment.network.layers[:-1]}
    return shares.pop() if len(shares) == 1 else None


def with_hidden_dropout(experiment: Experiment, dropout: float) -> Edit:
    """The same dropout in every hidden layer."""
    layers = experiment.network.layers
    hidden = tuple(replace(layer, dropout=dropout) for layer in layers[:-1])
    return Edit(with_layers(experiment, (*hidden, layers[-1])))


def patience(experiment: Experiment) -> int | None:
    """Epochs without a new minimum after which training stops; None: it does not."""
    stopping = experiment.training.early_stopping
    return None if stopping is None else stopping.patience


def has_validation(experiment: Experiment) -> bool:
    """Whether rows are held out."""
    data = experiment.data
    digits = isinstance(data, model.ShippedData) and data.name == "mnist"
    return digits or data.validation_fraction > 0


def with_patience(experiment: Experiment, epochs: int | None) -> Edit:
    """Stop after so many epochs without a new minimum of the validation loss, or never."""
    if epochs is not None and not has_validation(experiment):
        return Edit(
            experiment,
            QCoreApplication.translate(
                "RegularizingEdits",
                "Early stopping watches the validation loss: hold some rows out first.",
            ),
        )
    stopping = None if epochs is None else model.EarlyStopping(epochs)
    training = replace(experiment.training, early_stopping=stopping)
    return Edit(replace(experiment, training=training))
