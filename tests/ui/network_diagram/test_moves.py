"""Numbers appear with their move: what stands on the diagram, as text."""

import re

import numpy as np
import pytest
from msgspec.structs import replace
from snapshots import dense, digits, one_neuron, two_layer, xor

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import (
    BinaryCrossEntropy,
    CrossEntropy,
    HalfSquaredError,
    Huber,
    Loss,
    Mae,
    Mse,
)
from backprop_studio.experiment.notation import Naming
from backprop_studio.experiment.numbers import format_factor, format_number
from backprop_studio.theme import LIGHT
from backprop_studio.training.messages import Move, Snapshot
from backprop_studio.ui.loss_sentence import with_numbers
from backprop_studio.ui.move_sentence import explain
from backprop_studio.ui.network_diagram.formulas import (
    loss_formula,
    narrow_parameter,
    parameter_lines,
    unit_label,
    unit_name,
)
from backprop_studio.ui.network_diagram.hit_test import Hit
from backprop_studio.ui.network_diagram.layout import lay_out
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.network_diagram.stage import stage_of
from backprop_studio.ui.network_diagram.words import description, loss_note, parameter_text, tooltip
from backprop_studio.ui.typeset import plain

W1 = ParameterIndex(0, "weight", 0, 0)
V1 = ParameterIndex(1, "weight", 0, 0)
H1, OUTPUT = UnitIndex(0, 0), UnitIndex(1, 0)


def scene_of(snapshot: Snapshot, **options: object) -> Scene:
    widths = [snapshot.example.x.size, *(layer.bias.size for layer in snapshot.parameters)]
    layout = lay_out(widths, [layer.weights for layer in snapshot.parameters], 760, 430)
    naming = Naming(snapshot.experiment, widths[0])
    return Scene(layout, snapshot, stage_of(snapshot), naming, LIGHT, **options)  # type: ignore[arg-type]


def lines(scene: Scene, index: ParameterIndex) -> list[str]:
    return [plain(line) for line in parameter_lines(scene, index)]


def sentence(snapshot: Snapshot, chosen: object = None) -> str:
    said = explain(snapshot, chosen)
    return plain((*said.formula, *said.numbers, *said.result))


def test_between_iterations_all_forward_values_and_no_gradient() -> None:
    scene = scene_of(two_layer())
    assert lines(scene, V1) == ["v₁ = 0.8000"]
    assert plain(unit_label(scene, H1)) == "z₁ = 0.1900"
    assert plain(unit_name(scene, OUTPUT, True)) == "ŷ = σ(zₒ)"
    assert scene.stage.loss


def test_numbers_come_layer_by_layer() -> None:
    first = stage_of(two_layer(Move("forward", 0)))
    assert first.activation_shown(0)
    assert not first.activation_shown(1)
    assert not first.loss
    second = stage_of(two_layer(Move("forward", 1)))
    assert second.activation_shown(1)
    assert not second.loss
    output = stage_of(two_layer(Move("output_gradient")))
    assert output.delta_shown(1)
    assert not output.delta_shown(0)


def test_gradients_stand_under_the_weights_once_made() -> None:
    scene = scene_of(two_layer(Move("output_gradient")))
    assert lines(scene, V1) == ["v₁ = 0.8000", "∂L/∂v₁ = −0.02803"]
    assert lines(scene, W1) == ["w₁ = 0.5000"]
    scene = scene_of(two_layer(Move("hidden_gradient", 0)))
    assert lines(scene, W1)[1] == "∂L/∂w₁ = −0.005075"
    assert plain(unit_label(scene, H1)) == "z₁ = 0.1900   δ₁ = −0.01015"


def test_the_update_shows_old_and_new() -> None:
    scene = scene_of(two_layer(Move("update")))
    assert lines(scene, W1) == ["0.5000 → 0.5025", "w₁  (+0.0025)"]
    assert lines(scene, ParameterIndex(0, "weight", 0, 1)) == [
        "−0.2000 → −0.1959",
        "w₂  (+0.0041)",
    ]
    assert loss_note(scene) == ("now: 0.032444",)
    known = replace(scene, snapshot=replace(scene.snapshot, loss_before=0.034778))
    assert loss_note(known) == ("now: 0.032444", "ΔL = −0.002334")


def test_only_what_takes_part_stays_in_front() -> None:
    stage = stage_of(two_layer(Move("hidden_gradient", 0)))
    assert stage.parameter_involved(V1)
    assert stage.parameter_involved(W1)
    assert not stage.parameter_involved(ParameterIndex(1, "bias", 0))
    assert stage.blame_flows(V1)
    assert not stage.blame_flows(W1)
    assert not stage.loss_involved


def test_the_sentences_of_the_two_layer_network() -> None:
    assert sentence(two_layer(Move("forward", 0))) == (
        "z₁ = w₁ x₁ + w₂ x₂ + b₁ = 0.5000 · 0.5000 + (−0.2000) · 0.8000 + 0.1000"
        " = 0.1900,  h₁ = σ(z₁) = 0.5474"
    )
    # with the four digits shown it would be 0.034769
    assert sentence(two_layer(Move("loss"))) == "L = ½(ŷ − y)² = ½(0.7363 − 1.000)² ≈ 0.034778"
    assert sentence(two_layer(Move("output_gradient"))) == (
        "δₒ = (ŷ − y) · ŷ(1 − ŷ) = (−0.2637) · 0.1942 = −0.05121"
    )
    assert sentence(two_layer(Move("hidden_gradient", 0)), V1) == (
        "δ₁ = δₒ · v₁ · h₁(1 − h₁) = (−0.05121) · 0.8000 · 0.2478 = −0.01015"
    )
    assert sentence(two_layer(Move("update")), W1) == (
        "w₁ ← w₁ − η · ∂L/∂w₁ = 0.5000 − 0.5000 · (−0.005075) = 0.5025"
    )


def test_the_chosen_unit_is_explained() -> None:
    assert sentence(two_layer(Move("hidden_gradient", 0)), UnitIndex(0, 1)).startswith("δ₂ = ")


def test_one_neuron_has_a_two_and_no_slope() -> None:
    assert (
        sentence(one_neuron(Move("output_gradient"))) == "δ = 2(ŷ − y) = 2(2.100 − 4.000) = −3.800"
    )
    assert sentence(one_neuron(Move("update"))) == (
        "w ← w − η · ∂L/∂w = 1.0000 − 0.01000 · (−7.980) = 1.0798"
    )


def test_cross_entropies_have_no_slope_and_tanh_has_its_own() -> None:
    assert "δ⁽³⁾₁ = ŷ − y = " in sentence(xor(Move("output_gradient")))
    assert "(1 − (h⁽¹⁾₁)²)" in sentence(xor(Move("hidden_gradient", 0)))
    assert sentence(digits(Move("output_gradient"))).endswith(" − 1.000 = −0.9748")


def test_a_long_sum_is_written_with_its_numbers() -> None:
    """Four units below: each product is the factors of one edge, and they add up to z and δ."""
    snapshot = xor(Move("forward", 1))
    said = explain(snapshot)
    assert said.sum is not None
    weights, below = snapshot.parameters[1].weights[:, 0], snapshot.example.a[0]
    products = [
        f"{format_factor(w, 'weight')} · {format_factor(h)}"
        for w, h in zip(weights.tolist(), below.tolist(), strict=True)
    ]
    bias = format_factor(float(snapshot.parameters[1].bias[0]), "weight")
    z = format_number(float(snapshot.example.z[1][0]))
    total, terms = re.split(" [=≈] ", plain(said.sum.written(16)))
    assert total == z and terms == " + ".join([*products, bias])
    largest = int(np.argmax(np.abs(weights * below)))
    assert plain(said.sum.written(1)) == f"{z} = {products[largest]} + … 3 smaller + {bias}"
    blame = explain(digits(Move("hidden_gradient", 1))).sum
    assert blame is not None and len(blame.products) == 10 and not blame.bias
    assert explain(xor(Move("forward", 1), row=None)).sum is not None
    assert explain(two_layer(Move("forward", 1))).sum is None


@pytest.mark.parametrize(
    ("loss", "guesses", "targets", "expected"),
    [
        (
            HalfSquaredError(),
            [0.75, 0.5],
            [1.0, 0.0],
            ("½[(0.7500 − 1.000)² + (0.5000 − 0)²]", 0.15625),
        ),
        (Mse(), [0.75, 0.5], [1.0, 0.0], ("1∕2 [(0.7500 − 1.000)² + (0.5000 − 0)²]", 0.15625)),
        (Mae(), [0.75], [1.0], ("|0.7500 − 1.000|", 0.25)),
        (Huber(delta=1.0), [2.0], [0.5], ("1.000(|2.000 − 0.5000| − ½ · 1.000)", 1.0)),
        (Huber(delta=1.0), [2.0], [1.5], ("½(2.000 − 1.500)²", 0.125)),
        (BinaryCrossEntropy(), [0.25], [1.0], ("−ln 0.2500", 1.386294)),
        (BinaryCrossEntropy(), [0.25], [0.0], ("−ln(1 − 0.2500)", 0.287682)),
        (
            BinaryCrossEntropy(),
            [0.25],
            [0.5],
            ("−0.5000 · ln 0.2500 − 0.5000 · ln(1 − 0.2500)", 0.836988),
        ),
        (CrossEntropy(), [0.1] * 9 + [0.25], [0.0] * 9 + [1.0], ("−ln 0.2500", 1.386294)),
        (Mse(), [0.1] * 10, [0.0] * 10, None),
        (BinaryCrossEntropy(), [0.99999], [0.0], None),  # ln(1 − 1.000)
    ],
)
def test_the_loss_with_its_numbers(
    loss: Loss, guesses: list[float], targets: list[float], expected: tuple[str, float] | None
) -> None:
    """Expected values by a pocket calculator."""
    found = with_numbers(loss, guesses, targets)
    if expected is None:
        assert found is None
        return
    assert found is not None
    assert found[0] == expected[0]
    assert found[1] == pytest.approx(expected[1], abs=1e-6)


def test_a_mean_over_examples_claims_no_product() -> None:
    assert sentence(xor(Move("output_gradient"), row=None)).startswith("δ⁽³⁾₁ = ∂L/∂z⁽³⁾₁ = ")
    assert "tanh(" not in sentence(xor(Move("forward", 0), row=None))


def test_blame_of_two_outputs_adds_up() -> None:
    snapshot = dense(
        [2, 2, 2], "sigmoid", "sigmoid", HalfSquaredError(), Move("hidden_gradient", 0)
    )
    assert "(δₒ₁ · v₁ + δₒ₂ · v₃) · h₁(1 − h₁)" in sentence(snapshot)


@pytest.mark.parametrize(("outputs", "expected"), [(1, "L = ½(ŷ − y)²"), (3, "L = ½Σ (ŷ − y)²")])
def test_the_loss_formula_has_its_half(outputs: int, expected: str) -> None:
    assert plain(loss_formula(HalfSquaredError(), outputs)[0]) == expected


def test_a_narrow_chip_says_old_and_new_in_the_update() -> None:
    b1 = ParameterIndex(0, "bias", 0)
    before, after = scene_of(two_layer(Move("loss"))), scene_of(two_layer(Move("update")))
    assert plain(narrow_parameter(before, b1)) == "b₁ 0.1000"
    assert plain(narrow_parameter(after, b1)) == "0.1000 → 0.1051"


def test_the_mean_of_all_comes_with_the_loss() -> None:
    assert loss_note(scene_of(xor(Move("forward", 1)))) == ("example 1 of 4",)
    assert loss_note(scene_of(xor(Move("loss"))))[1].startswith("mean of all: ")


def test_several_rows_are_named_under_the_loss() -> None:
    assert loss_note(scene_of(xor()))[0] == "example 1 of 4"
    assert loss_note(scene_of(xor(row=None))) == ("mean over 4 examples",)
    batch = replace(xor(Move("loss"), row=None), batch_rows=np.array([1, 3]))
    assert loss_note(scene_of(batch))[0] == "mean over 2 examples"
    assert loss_note(scene_of(batch))[1].startswith("mean of all: ")
    assert len(loss_formula(BinaryCrossEntropy(), 1)) == 2


def test_of_very_many_rows_the_mean_is_over_a_sample() -> None:
    def many(snapshot: Snapshot) -> Snapshot:
        return replace(snapshot, data=replace(snapshot.data, training_rows=10_000))

    space = "\N{NARROW NO-BREAK SPACE}"
    words = f"mean over 5{space}000 of 10{space}000"
    assert loss_note(scene_of(many(xor(row=None)))) == (words,)
    assert loss_note(scene_of(many(xor())))[1].startswith(f"mean of 5{space}000: ")
    updated = scene_of(many(xor(Move("update"))))
    now = format_number(updated.snapshot.loss, "loss")
    assert loss_note(updated)[0] == f"mean now: {now}"
    hit = Hit("loss")
    assert f"After the update the mean of 5{space}000 is {now}." in tooltip(updated, hit)


def test_the_ghost_and_the_mark_of_change() -> None:
    before, now = two_layer(), two_layer(iterations=60)
    scene = scene_of(now, ghost=before, baseline=before.parameters, chosen=V1)
    assert lines(scene, V1)[-1] == "was 0.8000"
    assert scene.changed(V1)
    assert not scene.changed(W1)  # by training, not by hand
    assert not scene_of(before, baseline=before.parameters).changed(V1)
    by_hand = replace(before, parameters=now.parameters, start_parameters=now.parameters)
    assert scene_of(by_hand, baseline=before.parameters).changed(W1)
    assert "Changed from the example" in parameter_text(scene, V1)


def test_the_description_reads_the_network_out() -> None:
    text = description(scene_of(two_layer(Move("output_gradient")), chosen=V1))
    assert "2 sigmoid, 1 sigmoid" in text
    assert "ŷ = σ(zₒ) = 0.7363" in text
    assert "L = 0.034778" in text
    assert "v₁ = 0.8000: weight from h₁ to ŷ. ∂L/∂v₁ = −0.02803." in text


def test_an_earlier_number_is_of_the_same_example() -> None:
    kept, now = xor(), xor(iterations=20)
    same = scene_of(now, ghost=kept)
    assert loss_note(same)[0] == f"was {format_number(kept.example.loss, 'loss')}"
    assert same.ghost_activation(H1) == float(kept.example.a[0][0])
    mean = scene_of(xor(iterations=20, row=None), ghost=xor(row=None))
    assert loss_note(mean)[0] == f"was {format_number(kept.loss, 'loss')}"
    other = scene_of(xor(iterations=20, row=1), ghost=kept)
    assert loss_note(other)[0] == "example 2 of 4"
    assert other.ghost_activation(H1) is None
