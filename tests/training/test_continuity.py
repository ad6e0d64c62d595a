"""What a changed network takes over from the run before it, layer by layer."""

from collections.abc import Sequence

import numpy as np
from settled_session import OUT, TANH, document, settle, start

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.model import Experiment, LayerParameters, State
from backprop_studio.experiment.passage import Passage
from backprop_studio.training.commands import (
    Command,
    Configure,
    Iterate,
    Reset,
    SaveState,
    SetParameter,
)
from backprop_studio.training.messages import LayerValues, Snapshot
from backprop_studio.training.session import Session

Layers = Sequence[LayerValues]


def network(*units: int) -> Experiment:
    """Hidden layers of so many tanh units and one output."""
    return document([*({**TANH, "units": count} for count in units), OUT])


class Editor:
    """Trains a network and puts others in its place."""

    def __init__(self, experiment: Experiment) -> None:
        self.session: Session = start(experiment)
        self.revision = 1

    def obey(self, *commands: Command) -> Snapshot:
        for command in commands:
            self.session.handle(command)
            settle(self.session)
        return self.session.snapshot()

    def configure(self, experiment: Experiment, passage: Passage | None = None) -> Snapshot:
        self.revision += 1
        return self.obey(
            Configure(experiment, self.revision, passage=passage or Passage(keep=self.revision))
        )

    def saved(self) -> tuple[Experiment, State | None]:
        answer = self.obey(SaveState(1)).saved
        assert answer is not None
        return answer[1], answer[2]


def agree(new: Layers, old: Layers, *pairs: tuple[int, int]) -> bool:
    """Whether layers (of the new network, of the old one) have the same numbers."""
    return all(
        np.array_equal(new[a].weights, old[b].weights) and np.array_equal(new[a].bias, old[b].bias)
        for a, b in pairs
    )


def test_a_layer_in_between_leaves_what_the_others_learned_and_its_undoing_the_run() -> None:
    editor = Editor(network(4, 8, 8))
    before = editor.obey(Iterate(3))
    after = editor.configure(network(4, 4, 8, 8), Passage(keep=7, came_from=(0, None, 1, 2, 3)))
    assert agree(after.parameters, before.parameters, (0, 0), (2, 1), (3, 2), (4, 3))
    assert after.parameters[1].weights.shape == (4, 4) and after.iteration == 0
    undone = editor.configure(network(4, 8, 8), Passage(bring=7, came_from=(0, 2, 3, 4)))
    assert undone.iteration == 3 and undone.revision == editor.revision
    assert agree(undone.parameters, before.parameters, (0, 0), (1, 1), (2, 2), (3, 3))


def test_a_layer_less_leaves_what_the_others_learned_and_a_reset_what_they_began_with() -> None:
    editor = Editor(network(6, 6, 6))
    before = editor.obey(Iterate(3))
    after = editor.configure(network(6, 6), Passage(keep=7, came_from=(0, 2, 3)))
    assert after.iteration == 0
    assert agree(after.parameters, before.parameters, (0, 0), (1, 2), (2, 3))
    again = editor.obey(Iterate(2), Reset(1))
    assert agree(again.parameters, before.start_parameters, (0, 0), (1, 2), (2, 3))


def test_weights_that_fit_survive_more_and_fewer_units() -> None:
    editor = Editor(network(3))
    by_hand = ParameterIndex(0, "weight", 2, 1)
    before = editor.obey(Iterate(5), SetParameter(by_hand, 5.0))
    learned, drawn = before.parameters, before.start_parameters
    more = editor.configure(network(4))
    assert more.iteration == 0 and more.parameters[0].weights.shape == (2, 4)
    assert more.parameters[0].weights[1, 2] == 5.0
    assert np.array_equal(more.parameters[0].weights[:, :3], learned[0].weights)
    assert np.array_equal(more.parameters[1].weights[:3], learned[1].weights)
    fewer = editor.configure(network(2))
    assert np.array_equal(fewer.parameters[0].weights, learned[0].weights[:, :2])
    reset = editor.obey(Reset(1))
    assert np.array_equal(reset.parameters[0].weights, drawn[0].weights[:, :2])


def test_a_layer_more_without_a_word_keeps_the_layers_around_it() -> None:
    editor = Editor(network(3))
    before = editor.obey(Iterate(2))
    after = editor.configure(network(3, 3))
    assert agree(after.parameters, before.parameters, (0, 0), (2, 1))


def test_another_activation_starts_where_the_one_before_did() -> None:
    editor = Editor(network(3))
    before = editor.obey(Iterate(5))
    after = editor.configure(document([{**TANH, "activation": "relu"}, OUT]))
    assert after.iteration == 0
    assert agree(after.parameters, before.start_parameters, (0, 0), (1, 1))


def test_units_more_keep_the_statistics_of_batch_normalization() -> None:
    normalized = {**TANH, "batch_norm": True}
    editor = Editor(document([normalized, TANH, OUT]))
    editor.obey(Iterate(20))
    _, stands = editor.saved()
    assert stands is not None
    editor.configure(document([normalized, {**TANH, "units": 4}, OUT]))
    experiment, _ = editor.saved()
    learned, kept = statistics(stands.parameters), statistics(experiment.parameters)
    assert np.array_equal(kept, learned) and np.any(learned[0] != 0.0)
    editor.obey(Reset(1))
    experiment, _ = editor.saved()
    assert statistics(experiment.parameters).tolist() == [[0.0] * 3, [1.0] * 3]


def statistics(layers: tuple[LayerParameters, ...] | None) -> np.ndarray:
    """Running mean and variance of the first layer, (2, units)."""
    assert layers is not None
    assert layers[0].running_mean is not None and layers[0].running_var is not None
    return np.stack([layers[0].running_mean, layers[0].running_var])


def test_a_run_that_is_no_number_any_more_begins_again() -> None:
    editor = Editor(network(3))
    before = editor.obey(Iterate(1), SetParameter(ParameterIndex(0, "weight", 0, 0), np.nan))
    after = editor.configure(network(4))
    assert after.error is None
    assert np.array_equal(after.parameters[1].weights[:3], before.start_parameters[1].weights)
