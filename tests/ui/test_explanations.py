"""The views under the diagram and the diagram's own controls, in the whole window."""

import pytest
from studio_fixture import Driver, studio

from backprop_studio.assets import resource
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment import storage
from backprop_studio.experiment.build import build
from backprop_studio.experiment.model import Experiment, Layer
from backprop_studio.ui import layer_edits
from backprop_studio.ui.experiment_edits import with_layers

__all__ = ["studio"]


def spiral() -> Experiment:
    return storage.load(resource("examples") / "spiral.backprop")


def test_a_layer_inserted_is_like_its_neighbour() -> None:
    edit = layer_edits.with_layer_inserted(spiral(), 1)
    layers = edit.experiment.network.layers
    assert [layer.units for layer in layers] == [8, 8, 8, 1]
    assert layers[1].activation == "tanh" and edit.experiment.parameters is None
    build(edit.experiment)


def test_the_output_layer_is_not_removed() -> None:
    experiment = spiral()
    assert layer_edits.with_layer_removed(experiment, 2).experiment is experiment
    smaller = layer_edits.with_layer_removed(experiment, 0).experiment
    assert [layer.units for layer in smaller.network.layers] == [8, 1]
    build(smaller)


def test_a_residual_connection_that_no_longer_fits_goes() -> None:
    experiment = layer_edits.with_layer_changed(spiral(), 1, {"residual": True}).experiment
    assert experiment.network.layers[1].residual
    build(experiment)
    without = layer_edits.with_layer_removed(experiment, 0).experiment
    assert not without.network.layers[0].residual
    build(without)


@pytest.mark.parametrize("key", ["chain_rule", "parameters", "activation", "code"])
def test_every_view_under_the_diagram_follows_the_run(studio: Driver, key: str) -> None:
    window = studio.window
    studio.until(lambda: key in window.workspace.lower_keys)
    window.workspace.below.show_view(key)
    studio.until(lambda: key in window.lower_views.seen)
    assert list(window.lower_views.seen) == [key]


def test_the_chain_rule_follows_the_chosen_parameter(studio: Driver) -> None:
    window = studio.window
    studio.until(lambda: "chain_rule" in window.lower_views.seen)
    window.selection.choose(ParameterIndex(0, "weight", 0, 0))
    studio.until(
        lambda: (
            window.run.snapshot is not None
            and window.run.snapshot.derivation is not None
            and window.run.snapshot.derivation.explanation.index
            == ParameterIndex(0, "weight", 0, 0)
        )
    )
    studio.settle()  # the panel is drawn when the diagram is
    # −0.005075: ∂L/∂w₁ of the worked example
    panel = window.lower_views.seen["chain_rule"]
    assert "−0.005075" in panel.canvas.accessibleDescription()  # type: ignore[attr-defined]


def test_the_diagram_adds_and_removes_what_it_is_asked(studio: Driver) -> None:
    window = studio.window
    window.diagram.units_requested.emit(0, 3)
    window.diagram.layer_inserted.emit(1)
    layers = window.document.experiment.network.layers
    assert [layer.units for layer in layers] == [3, 3, 1]
    window.diagram.layer_changed.emit(1, {"activation": "tanh", "residual": True})
    assert window.document.experiment.network.layers[1].residual
    for _ in range(3):
        window.document.undo_stack.undo()
    assert [layer.units for layer in window.document.experiment.network.layers] == [2, 1]


def test_the_blame_view_is_one_key(studio: Driver) -> None:
    studio.window.actions_by_name["blame"].trigger()
    assert studio.window.diagram.mode == "blame"


def test_an_inserted_layer_takes_over_the_weights_into_the_layer_that_it_pushes_up() -> None:
    layers = (Layer(4, "tanh"), Layer(8, "tanh"), Layer(8, "tanh"), Layer(1, "sigmoid"))
    experiment = with_layers(spiral(), layers)
    found = {}
    for position in range(4):
        found[position] = layer_edits.with_layer_inserted(experiment, position).came_from
    # features-4-8-8-1: as features-4-4-8-8-1, …-8-8-8-1 twice, and a layer before the output
    assert found == {
        0: (0, None, 1, 2, 3),
        1: (0, 1, None, 2, 3),
        2: (0, 1, 2, None, 3),
        3: (0, 1, 2, None, 3),
    }


def test_the_layer_above_a_removed_one_has_weights_of_its_shape_or_new_ones() -> None:
    layers = (Layer(4, "tanh"), Layer(8, "tanh"), Layer(8, "tanh"), Layer(1, "sigmoid"))
    experiment = with_layers(spiral(), layers)
    found = [layer_edits.with_layer_removed(experiment, layer).came_from for layer in range(3)]
    # 4 → 8 is gone with its layer, 4 → 8 serves the second 8 too, 8 → 1 stays the output's
    assert found == [(None, 2, 3), (0, 1, 3), (0, 1, 3)]
