"""Where the 2 of the squared error's derivative goes: ½(ŷ − y)² or (ŷ − y)²."""

from backprop_studio.experiment.model import Experiment
from backprop_studio.ui.experiment_edits import loss_of, tag_of, with_loss

CONVENTIONS = ("half_squared_error", "mse")


def in_convention(experiment: Experiment, wanted: str) -> Experiment:
    """The experiment with the squared error as `wanted`; unchanged where its loss is none, has
    it already, or nothing of that kind is wanted."""
    present = tag_of(loss_of(experiment))
    if wanted not in CONVENTIONS or present not in CONVENTIONS or present == wanted:
        return experiment
    return with_loss(experiment, wanted).experiment
