"""Amounts in the unit of their column."""

import pytest

from backprop_studio.assets import resource
from backprop_studio.experiment import storage
from backprop_studio.experiment.units import (
    Unit,
    name_with_unit,
    unit_of,
)


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("$", 231_000.0, "$231\u202f000"),
        ("$", -12_345.6, "−$12\u202f350"),
        ("mm", 39.1, "39.1\u2009mm"),
        ("", 0.034, "0.034"),
        ("", 0.0, "0"),
        ("mm", -0.000345, "−0.000345\u2009mm"),
        ("", 1.31e-5, "1.31·10⁻⁵"),
        ("", float("nan"), "undefined"),
        ("$", float("-inf"), "−∞"),
    ],
)
def test_amounts(name, value, text):
    assert Unit(name).amount(value) == text


@pytest.mark.parametrize(
    ("value", "spacing", "text"),
    [
        (500_000, 500_000, "$500k"),
        (1_000_000, 500_000, "$1M"),
        (1_500_000, 500_000, "$1.5M"),
        (0, 200_000, "$0"),
        (-200_000, 200_000, "−$200k"),
        (0.5, 0.5, "$0.5"),
    ],
)
def test_ticks(value, spacing, text):
    assert Unit("$").short(value, spacing) == text


def test_units_come_from_the_columns():
    houses = storage.load(resource("examples/house-prices.backprop"))
    assert unit_of(houses, "price").name == "$"
    assert unit_of(houses, "sqft").name == "sq ft"
    assert unit_of(houses, "cost_eur").name == "€"
    penguins = storage.load(resource("examples/penguins.backprop"))
    assert unit_of(penguins, "bill_length_mm").name == "mm"
    assert unit_of(penguins, "body_mass_g").name == "g"
    assert unit_of(penguins, "price").name == ""
    assert unit_of(penguins, "g").name == ""


def test_a_name_takes_its_unit_along():
    houses = storage.load(resource("examples/house-prices.backprop"))
    elsewhere = storage.load(resource("examples/xor.backprop"))
    assert name_with_unit(houses, "price") == "price ($)"
    for name in ("price", "sqft"):
        kept = name_with_unit(houses, name)
        assert unit_of(elsewhere, kept) == unit_of(houses, name)
    assert name_with_unit(houses, "sqft") == "sqft"
    assert name_with_unit(houses, "beds") == "beds"
    assert name_with_unit(elsewhere, "height_cm") == "height_cm"
    assert name_with_unit(elsewhere, "Miete €") == "Miete €"
