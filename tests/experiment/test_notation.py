"""Names and digits, against the lessons' own."""

import json

import pytest

from backprop_studio.assets import resource
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment import storage
from backprop_studio.experiment.notation import (
    AS_DOCUMENTS,
    BETWEEN_INDICES,
    Naming,
    Preferred,
    use_notation,
)
from backprop_studio.experiment.numbers import (
    format_change,
    format_factor,
    format_in_drawing,
    format_number,
)
from backprop_studio.lessons.names import names_of


def naming(name, features):
    return Naming(storage.load(resource(f"examples/{name}.backprop")), features)


def test_two_layer_network():
    names = naming("two-layer-network", 2)
    weights = [
        str(names.parameter(ParameterIndex(0, "weight", unit, source)))
        for unit in (0, 1)
        for source in (0, 1)
    ]
    assert weights == ["w₁", "w₂", "w₃", "w₄"]
    assert str(names.parameter(ParameterIndex(1, "weight", 0, 0))) == "v₁"
    assert str(names.parameter(ParameterIndex(1, "weight", 0, 1))) == "v₂"
    assert str(names.parameter(ParameterIndex(0, "bias", 1))) == "b₂"
    assert str(names.parameter(ParameterIndex(1, "bias", 0))) == "bₒ"
    assert str(names.activation(UnitIndex(-1, 1))) == "x₂"
    assert str(names.activation(UnitIndex(0, 0))) == "h₁"
    assert str(names.activation(UnitIndex(1, 0))) == "ŷ"
    assert str(names.delta(UnitIndex(1, 0))) == "δₒ"
    assert str(names.pre_activation(UnitIndex(0, 1))) == "z₂"
    assert names.parameter(ParameterIndex(0, "weight", 0, 0)).derivative() == "∂L/∂w₁"
    assert str(names.target(0)) == "y"


def test_one_neuron_has_no_indices():
    names = naming("one-neuron", 1)
    assert str(names.parameter(ParameterIndex(0, "weight", 0, 0))) == "w"
    assert str(names.parameter(ParameterIndex(0, "bias", 0))) == "b"
    assert str(names.activation(UnitIndex(-1, 0))) == "x"


def test_two_outputs_are_numbered():
    names = naming("two-two-two", 2)
    assert str(names.parameter(ParameterIndex(1, "weight", 1, 0))) == "v₃"
    assert names.parameter(ParameterIndex(1, "bias", 1)).sub == "o2"
    assert str(names.activation(UnitIndex(1, 1))) == "ŷ₂"


def test_larger_networks_are_indexed():
    names = naming("spiral", 2)
    assert (
        str(names.parameter(ParameterIndex(1, "weight", 4, 2))) == "w⁽²⁾₃\N{NARROW NO-BREAK SPACE}₅"
    )
    assert str(names.activation(UnitIndex(1, 4))) == "h⁽²⁾₅"


def test_the_document_may_ask_for_a_and_indices():
    tree = json.loads(resource("examples/two-layer-network.backprop").read_text(encoding="utf-8"))
    tree["notation"] = {"hidden": "a", "weights": "indexed", "learning_rate": "α"}
    names = Naming(storage.decode(json.dumps(tree).encode()), 2)
    assert names.activation(UnitIndex(0, 0)).base == "a"
    assert names.parameter(ParameterIndex(1, "weight", 0, 1)).sup == "(2)"
    assert names.learning_rate == "α"


@pytest.mark.parametrize(
    ("value", "quantity", "text"),
    [
        (0.7363, "value", "0.7363"),
        (0.73626, "value", "0.7363"),
        (0.5, "weight", "0.5000"),
        (-0.2, "weight", "−0.2000"),
        (0.0, "weight", "0.0000"),
        (0.03477780478567822, "loss", "0.034778"),
        (3.61, "loss", "3.6100"),
        (-0.005075201564709452, "value", "−0.005075"),
        (9.99996, "value", "10.00"),
        (12345678.0, "value", "1.235·10⁷"),
        (1.2e-7, "value", "1.200·10⁻⁷"),
        (0.0, "value", "0"),
        (-0.0, "value", "0"),
        (float("nan"), "value", "undefined"),
        (float("inf"), "value", "∞"),
        (float("-inf"), "loss", "−∞"),
    ],
)
def test_digits(value, quantity, text):
    assert format_number(value, quantity) == text


def test_factors_and_changes():
    assert format_factor(-2.0) == "(−2.000)"
    assert format_factor(2.0) == "2.000"
    assert format_change(0.014015483) == "+0.01402"
    assert format_change(-0.5) == "−0.5000"
    assert format_change(0.0) == "0"


def test_what_rounding_leaves_of_a_weight_is_drawn_as_about_zero():
    assert format_in_drawing(8.068e-16, "weight") == "≈ 0"
    assert format_in_drawing(-3e-13, "weight") == "≈ 0"
    assert format_in_drawing(2e-12, "weight") == "2.000·10⁻¹²"
    assert format_in_drawing(0.0, "weight") == "0.0000"
    assert format_in_drawing(8.068e-16) == "8.068·10⁻¹⁶"  # a gradient may truly be as small


def test_a_person_may_want_other_names_than_the_author() -> None:
    use_notation(Preferred(weights="indexed", hidden="a", learning_rate="α"))
    names = naming("two-layer-network", 2)
    assert str(names.parameter(ParameterIndex(1, "weight", 0, 1))) == f"w⁽²⁾₂{BETWEEN_INDICES}₁"
    assert str(names.activation(UnitIndex(0, 1))) == "a⁽¹⁾₂"
    assert names.learning_rate == "α"
    use_notation(Preferred(hidden="a"))
    assert str(naming("two-layer-network", 2).activation(UnitIndex(0, 1))) == "a₂"
    use_notation(AS_DOCUMENTS)
    assert str(naming("two-layer-network", 2).activation(UnitIndex(0, 1))) == "h₂"


def test_lessons_mean_the_same_whatever_a_person_prefers() -> None:
    use_notation(Preferred(weights="indexed", hidden="a"))
    opened = storage.load(resource("examples/two-layer-network.backprop"))
    assert {"v1", "h2"} <= set(names_of(opened, 2))
