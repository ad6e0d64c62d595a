"""Numbers as a person reads and types them: thousands apart, with a decimal point or comma."""

import math
import re

import pytest

from backprop_studio.experiment.numbers import (
    between,
    format_change,
    format_count,
    format_factor,
    format_fixed,
    format_number,
    format_percent,
    format_power,
    format_short,
    read_number,
    use_mark,
    with_mark,
)
from backprop_studio.experiment.units import Unit

APART = "\u202f"  # a narrow space at which no line ends


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12345.6, f"12{APART}346"),
        (-1234.5, f"−1{APART}234"),
        (999.96, f"1{APART}000"),
        (999.4, "999.4"),
        (123456.7, f"123{APART}457"),
        (1234567.8, f"1{APART}234{APART}568"),
    ],
)
def test_thousands_are_apart(value: float, text: str) -> None:
    assert format_number(value) == text
    assert read_number(text) == float(text.replace(APART, "").replace("−", "-"))


def test_with_a_decimal_comma() -> None:
    use_mark(",")
    assert format_number(0.73628) == "0,7363"
    assert format_number(-0.005075, "weight") == "−0,005075"
    assert format_number(0.0347779, "loss") == "0,034778"
    assert format_number(12345.6, digits=6) == f"12{APART}345,6"
    assert format_number(1.2e-7) == "1,200·10⁻⁷"
    assert format_power(-0.00012, 2) == "−1,2·10⁻⁴"
    assert format_factor(-2.0) == "(−2,000)"
    assert format_change(0.014015483) == "+0,01402"
    assert format_percent(0.9753) == "97,5 %"
    assert format_short(0.05) == "0,05" and format_short(1.5e-5) == "1,5·10⁻⁵"
    assert format_count(60_000) == f"60{APART}000"
    assert (format_number(0.0), format_number(math.inf), format_number(math.nan)) == (
        "0",
        "∞",
        "undefined",
    )
    assert Unit("mm").amount(39.1) == "39,1\u2009mm"
    assert Unit("$").amount(-12_345.6) == f"−$12{APART}350"
    assert Unit("$").short(2_500_000, 500_000) == "$2,5M"
    assert f"0{between()}5".replace(" ", "_") == "0;_5"


def test_the_next_test_finds_the_point() -> None:
    assert format_number(0.73628) == "0.7363" and between() == ", "


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(0.25, 1, "0.2"), (-0.04, 1, "0.0"), (-2.0, 0, "−2"), (9999.5, 0, f"10{APART}000")],
)
def test_fixed_decimals(value: float, decimals: int, text: str) -> None:
    assert format_fixed(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1, "0.1"),
        (-2.0, "−2"),
        (12000.0, f"12{APART}000"),
        (1 / 3, "0.333333"),
        (1e-5, "1·10⁻⁵"),
        (-2.5e9, "−2.5·10⁹"),
    ],
)
def test_without_idle_zeros(value: float, text: str) -> None:
    assert format_short(value) == text
    assert read_number(text) == pytest.approx(value, rel=1e-5)


@pytest.mark.parametrize("mark", [".", ","])
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.25", 0.25),
        ("0,25", 0.25),
        (" −1,5 ", -1.5),
        ("12 345.6", 12345.6),
        (f"12{APART}345,6", 12345.6),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        (",5", 0.5),
        ("1e-3", 0.001),
        ("1,2·10⁻⁷", 1.2e-7),
    ],
)
def test_whatever_is_typed_is_read(mark: str, text: str, value: float) -> None:
    use_mark(mark)  # type: ignore[arg-type]
    assert read_number(text) == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize("text", ["", "x", "1,2,3", "1.2.3", "nan", "inf", "1_000", "1·2", "∞"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        read_number(text)


def test_sentences_written_elsewhere_get_the_mark() -> None:
    said = "The rate 0.5 is above 1 234.25 (version 1.2.3, w.csv, h2.5): try 1.200·10⁻⁷."
    assert with_mark(said) == said
    use_mark(",")
    assert with_mark(said) == (
        "The rate 0,5 is above 1 234,25 (version 1.2.3, w.csv, h2.5): try 1,200·10⁻⁷."
    )


def test_what_is_undefined_or_beyond_all_numbers_is_written_in_any_form() -> None:
    assert format_change(math.nan) == format_fixed(math.nan, 2) == "undefined"
    assert format_change(math.inf) == "+∞" and format_change(-math.inf) == "−∞"
    assert format_fixed(-math.inf, 1) == "−∞"
    assert (format_percent(math.nan), format_percent(math.inf)) == ("undefined", "∞ %")
    assert (format_change(0.0), format_change(-0.002)) == ("0", "−0.002000")
