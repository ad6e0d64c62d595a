"""What the legend says, and that it says no more than applies."""

import pytest
from msgspec.structs import replace
from snapshots import dense, two_layer

from backprop_studio.experiment.notation import Naming
from backprop_studio.theme import LIGHT
from backprop_studio.training.messages import Move, Snapshot
from backprop_studio.ui.network_diagram.layout import lay_out
from backprop_studio.ui.network_diagram.legend_entries import entries
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.network_diagram.stage import stage_of
from backprop_studio.ui.typeset import plain

POINT = "point at an edge or a bias: old → new"


def said(snapshot: Snapshot, brief: bool = False, **options: object) -> list[str]:
    widths = [snapshot.example.x.size, *(layer.bias.size for layer in snapshot.parameters)]
    layout = lay_out(widths, [layer.weights for layer in snapshot.parameters], 760, 430)
    naming = Naming(snapshot.experiment, widths[0])
    scene = Scene(layout, snapshot, stage_of(snapshot), naming, LIGHT)
    found = entries(replace(scene, **options), brief)
    return ["".join(plain(words) for _, _, words in entry) for entry in found]


def test_between_iterations_signs_and_the_scale_of_activations() -> None:
    assert said(two_layer()) == ["positive weight", "negative", "0½ neutral1 activation"]
    assert said(two_layer(), brief=True)[0] == "positive"


def test_a_gradient_is_explained_once_there_is_one() -> None:
    gradient = "gradient; δ = ∂L/∂z"
    assert gradient not in said(two_layer(Move("loss")))
    assert gradient in said(two_layer(Move("output_gradient")))


def test_the_update_says_what_is_out_of_date() -> None:
    words = said(two_layer(Move("update")))
    assert "pale: made with the old weights" in words
    assert POINT not in words  # every edge says it itself


def test_where_edges_carry_no_chips_the_update_says_how_to_read_them() -> None:
    words = said(dense((2, 8, 8, 1), move=Move("update")))
    assert POINT in words
    assert "gradient; δ = ∂L/∂z" not in words  # nothing of it is drawn there


def test_a_bias_that_is_a_dot_is_explained() -> None:
    assert said(dense((2, 8, 8, 1)))[-1] == "bias +−"
    assert not any("bias" in words for words in said(two_layer()))


@pytest.mark.parametrize("move", [None, Move("output_gradient")])
def test_the_blame_view_has_its_own(move: Move | None) -> None:
    words = said(two_layer(move), mode="blame")
    assert words[0].startswith("0|∂L/∂w| ") and words[-1] == "saturated"
    assert "positive weight" not in words


@pytest.mark.parametrize(("snapshot", "shown"), [(two_layer(), True), (dense((2, 8, 8, 1)), False)])
def test_a_changed_bias_is_explained_where_it_carries_a_mark(
    snapshot: Snapshot, shown: bool
) -> None:
    first, *others = snapshot.parameters
    example = (replace(first, bias=first.bias + 1.0), *others)
    assert ("changed from the example" in said(snapshot, baseline=example)) == shown
    assert "changed from the example" not in said(snapshot, baseline=snapshot.parameters)
