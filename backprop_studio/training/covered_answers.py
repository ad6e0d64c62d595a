"""Answers to studies without covered numbers, which stand there under another name."""

from collections.abc import Mapping
from dataclasses import replace as anew
from typing import Any

import numpy as np
from msgspec.structs import replace

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.training.blanks import NAN, blank_column
from backprop_studio.training.health import Health, HealthStudy
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.predictions import SHOWN_ROWS, Predicted, Predictions
from backprop_studio.training.row_outputs import fixed_sample
from backprop_studio.training.study import Study
from backprop_studio.training.twin import Twin
from backprop_studio.training.valley import ValleyStudy

Answers = Mapping[Study[Any], Any]


def without_loss(snapshot: Snapshot) -> Answers:
    """Not the squares whose mean it is, nor the loss of a twin that is the network itself."""
    found = dict(snapshot.studies)
    for study, answer in snapshot.studies.items():
        if isinstance(study, Predictions):
            held_out = answer.validation
            held_out = None if held_out is None else _unsummed(held_out)
            found[study] = replace(answer, training=_unsummed(answer.training), validation=held_out)
        elif isinstance(study, Twin) and _is_itself(snapshot, study):
            held_out = None if answer.validation_loss is None else NAN
            found[study] = replace(answer, loss=NAN, validation_loss=held_out)
    return found


def without_accuracy(snapshot: Snapshot) -> Answers:
    """Not that of a twin that is the network itself."""
    found = dict(snapshot.studies)
    for study, answer in snapshot.studies.items():
        if isinstance(study, Twin) and _is_itself(snapshot, study):
            found[study] = replace(answer, accuracy=None if answer.accuracy is None else NAN)
    return found


def without_output(snapshot: Snapshot, unit: int) -> Answers:
    """Not what is predicted for the shown row."""
    example, answer = snapshot.example, snapshot.answer(Predictions())
    if answer is None or example.row is None:
        return snapshot.studies
    part = answer.training if example.side == "training" else answer.validation
    data = snapshot.data
    rows = data.training_rows if example.side == "training" else data.validation_rows
    place = np.flatnonzero(fixed_sample(rows, SHOWN_ROWS) == example.row)
    if part is None or not place.size or place[0] >= len(part.outputs):
        return snapshot.studies
    outputs = np.array(part.outputs)
    outputs[place[0], unit] = NAN
    outputs.flags.writeable = False
    part = replace(part, outputs=outputs)
    side = {"training": part} if example.side == "training" else {"validation": part}
    return {**snapshot.studies, Predictions(): replace(answer, **side)}


def without_slope(studies: Answers, index: ParameterIndex) -> Answers:
    """The valley along that parameter without its slope."""
    found = dict(studies)
    for study, answer in studies.items():
        if isinstance(study, ValleyStudy) and study.index == index:
            found[study] = replace(answer, slope=NAN)
    return found


def length_of(studies: Answers, layer: int) -> float | None:
    """How long the gradient of that layer is; None where nobody looks at the layers."""
    health = studies.get(HealthStudy())
    if not isinstance(health, Health) or layer >= len(health.layers):
        return None
    return health.layers[layer].gradient_norm


def without_length(studies: Answers, layer: int) -> Answers:
    """The layers without the length of that one's gradient, now and through the run."""
    health = studies.get(HealthStudy())
    if not isinstance(health, Health) or layer >= len(health.layers):
        return studies
    layers = list(health.layers)
    layers[layer] = anew(layers[layer], gradient_norm=NAN)
    norms = blank_column(health.norms, layer)
    return {**studies, HealthStudy(): replace(health, layers=tuple(layers), norms=norms)}


def _unsummed(part: Predicted) -> Predicted:
    return replace(part, loss=NAN, mean_square=NAN)


def _is_itself(snapshot: Snapshot, twin: Twin) -> bool:
    hidden = {layer.activation for layer in snapshot.experiment.network.layers[:-1]}
    return twin.activation is None or hidden == {twin.activation}
