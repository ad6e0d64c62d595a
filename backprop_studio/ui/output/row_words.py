"""A row of the data in words, for tooltips and captions."""

from PySide6.QtCore import QCoreApplication

from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.units import unit_of
from backprop_studio.training.commands import Side
from backprop_studio.training.data_summary import DataSummary
from backprop_studio.ui.output.prediction import shown_input_names

MOST = 6  # columns that are told


def row_words(experiment: Experiment, data: DataSummary, side: Side, number: int) -> list[str]:
    """One line with the row's number on its side (counted from 1), then its inputs."""
    training = side == "training"
    values = (data.training_values if training else data.validation_values)[number][:MOST]
    head = (
        QCoreApplication.translate("Row", "training row {number}")
        if training
        else QCoreApplication.translate("Row", "held-out row {number}")
    )
    lines = [head.format(number=number + 1)]
    shown = shown_input_names(experiment, data)
    for name, own, value in zip(shown, data.input_names, data.in_units(values), strict=False):
        lines.append(f"{name}: {unit_of(experiment, own).amount(float(value))}")
    return lines
