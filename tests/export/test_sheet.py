"""The hand-calculation sheet, against the two-layer network's published numbers."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from backprop_studio.experiment.build import build
from backprop_studio.experiment.model import Adamw
from backprop_studio.experiment.storage import load
from backprop_studio.export.sheet import BLANK, Sheet, sheet_of
from backprop_studio.export.unfit import Unfit

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"
# x = (0.5, 0.8), w = (0.5, −0.2, 0.3, 0.7), v = (0.8, 0.6), b = (0.1, −0.1, 0.2), y = 1, η = 0.5,
# worked out with a pocket calculator
SOLVED = ("0.1900", "0.5474", "0.6479", "0.7363", "0.034778", "−0.05121", "−0.005075", "0.5025")


def sheet(name: str) -> Sheet:
    path = EXAMPLES / f"{name}.backprop"
    return sheet_of(build(load(path), path.parent))


def plain(text: str) -> str:
    return re.sub("<[^>]*>", "", text)


def test_solved_as_by_hand() -> None:
    text = plain(sheet("two-layer-network").solved)
    for number in SOLVED:
        assert number in text
    heads = [
        text.index(f"{number} {name}")
        for number, name in enumerate(
            ("Forward pass", "Loss", "Output gradient", "Hidden gradients", "Update"), 1
        )
    ]
    assert heads == sorted(heads)


def test_the_blank_page_gives_nothing_away() -> None:
    made = sheet("two-layer-network")
    text = plain(made.blank) + made.blank_drawing
    assert text.count(BLANK) >= 29
    for number in SOLVED:
        assert number not in text


def test_many_examples_are_named() -> None:
    assert "first of the" in plain(sheet("circles").solved)


@pytest.mark.parametrize("name", ["digits", "spiral"])
def test_large_networks_are_refused_in_one_sentence(name: str) -> None:
    with pytest.raises(Unfit, match="at most 40") as refused:
        sheet(name)
    assert "\n" not in str(refused.value)


def test_another_optimizer_is_named_as_everybody_calls_it() -> None:
    experiment = load(EXAMPLES / "one-neuron.backprop")
    run = build(replace(experiment, optimizer=Adamw(0.01)))
    assert "after AdamW’s step" in plain(sheet_of(run).solved)
