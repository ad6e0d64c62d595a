"""What the chain rule panel tells, against hand calculations."""

import dataclasses
import math
from pathlib import Path

import pytest
from msgspec.structs import replace

from backprop_studio.assets import resource
from backprop_studio.engine.gradient_check import agreeing_digits
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment import storage
from backprop_studio.training.commands import Configure, NextMove, ShowExample, Watch
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.session import Session
from backprop_studio.ui.chain_rule.cards import Sheet, Writer
from backprop_studio.ui.typeset import plain

V1 = ParameterIndex(1, "weight", 0, 0)
W1 = ParameterIndex(0, "weight", 0, 0)


def after_moves(name: str, index: ParameterIndex, moves: int, row: int | None = 0) -> Snapshot:
    session = Session()
    session.handle(Configure(storage.load(resource("examples") / f"{name}.backprop"), 1, Path(".")))
    session.handle(Watch(derivative=index))
    session.handle(ShowExample(row))
    for _ in range(moves):
        session.handle(NextMove())
    return session.snapshot()


def sheet(name: str, index: ParameterIndex, moves: int = 99, row: int | None = 0) -> Sheet:
    snapshot = after_moves(name, index, 0, row)
    if moves < 99:
        snapshot = after_moves(name, index, moves, row)
    assert snapshot.derivation is not None
    return Writer(snapshot, snapshot.derivation).sheet()


def numbers(found: Sheet) -> list[list[str]]:
    return [[card.number for card in line.cards] for line in found.lines]


def test_the_worked_example_in_three_factors() -> None:
    # ŷ − y = 0.7363 − 1, ŷ(1 − ŷ), h₁: product.md and the picture of the window
    found = sheet("two-layer-network", V1)
    assert numbers(found) == [["(−0.2637)", "0.1942", "0.5474"]]
    assert found.result == "−0.02803"
    assert [plain(card.symbol) for card in found.lines[0].cards] == ["∂L/∂ŷ", "∂ŷ/∂zₒ", "∂zₒ/∂v₁"]
    assert [plain(bracket.text) for bracket in found.lines[0].brackets] == [
        "upstream  δₒ = −0.05121  made in move 3",
        "local  where v₁ starts",
    ]
    assert found.agrees and found.wiggled.startswith("−0.0280309")
    assert "18 forward passes" in found.cost


def test_a_derivative_lost_in_rounding_is_not_called_wrong() -> None:
    snapshot = after_moves("two-layer-network", V1, 0)
    derivation = snapshot.derivation
    assert derivation is not None
    tiny = replace(
        derivation,
        explanation=dataclasses.replace(derivation.explanation, value=-3.7e-15),
        wiggled=dataclasses.replace(derivation.wiggled, value=-4.663e-15, digits=0),
    )
    found = Writer(snapshot, tiny).sheet()
    assert found.agrees is None and found.agreement == "too small to be checked so"
    assert found.wiggled == "−4.663·10⁻¹⁵"
    none = replace(
        derivation,
        explanation=dataclasses.replace(derivation.explanation, value=0.0),
        wiggled=dataclasses.replace(derivation.wiggled, value=0.0, digits=15),
    )
    found = Writer(snapshot, none).sheet()
    assert found.agrees and found.agreement == "both are 0"


@pytest.mark.parametrize(("value", "shown"), [(math.nan, "undefined"), (-math.inf, "−∞")])
def test_where_a_run_has_diverged_nothing_is_compared(value: float, shown: str) -> None:
    snapshot = after_moves("two-layer-network", V1, 0)
    derivation = snapshot.derivation
    assert derivation is not None
    lost = replace(
        derivation,
        explanation=dataclasses.replace(derivation.explanation, value=value),
        wiggled=dataclasses.replace(
            derivation.wiggled, value=value, digits=agreeing_digits(value, value)
        ),
    )
    found = Writer(snapshot, lost).sheet()
    assert found.agrees is None and found.agreement == "not finite: nothing to compare"
    assert found.wiggled == shown


def test_two_brackets_gather_a_hidden_weight() -> None:
    found = sheet("two-layer-network", W1)
    texts = [plain(bracket.text) for bracket in found.lines[0].brackets]
    assert texts[0].startswith("upstream  δₒ = −0.05121")
    assert texts[1].startswith("upstream  δ₁ = −0.01015")
    assert [bracket.level for bracket in found.lines[0].brackets] == [0, 1, 0]
    assert found.result == "−0.005075"


@pytest.mark.parametrize(
    ("moves", "shown"),
    [(3, ["…"] * 5), (4, ["(−0.2637)", "0.1942", "…", "…", "…"])],
)
def test_numbers_come_with_their_moves(moves: int, shown: list[str]) -> None:
    found = sheet("two-layer-network", W1, moves)
    assert numbers(found) == [shown]
    assert found.result == ""


def test_paths_are_a_sum() -> None:
    # 2-2-2: δ₁ = −0.010150 + −0.013512 by hand, times x₁ = 0.5
    found = sheet("two-two-two", W1)
    assert len(found.lines) == 2
    texts = [[plain(bracket.text) for bracket in line.brackets] for line in found.lines]
    assert texts[0][:2] == ["δₒ₁ = −0.05121", "→ share of  δ₁ = −0.01015"]
    assert texts[1][:2] == ["δₒ₂ = 0.1363", "→ share of  δ₁ = −0.01351"]
    assert [(b.first, b.last) for b in found.lines[0].brackets] == [(0, 1), (2, 3), (4, 4)]
    assert found.result == "−0.01183"


def test_many_paths_are_told_together() -> None:
    found = sheet("spiral", W1)
    assert len(found.lines) == 1 and len(found.lines[0].cards) == 2
    assert plain(found.lines[0].cards[0].meaning) == "sum over 8 paths"


def test_a_batch_is_a_mean_of_products() -> None:
    found = sheet("two-points", ParameterIndex(0, "weight", 0, 0), row=None)
    # rows x = 2.1, y = 4 and x = −1: mean of 2(ŷ − y)x, by hand from the document
    document = storage.load(resource("examples") / "two-points.backprop")
    x, y = document.data.inputs[:, 0], document.data.targets[:, 0]  # type: ignore[union-attr]
    w, b = document.parameters[0].weights[0, 0], document.parameters[0].bias[0]  # type: ignore[index]
    expected = float((2 * (w * x + b - y) * x).mean())
    assert found.result.replace("−", "-") == f"{expected:.3f}"
    assert found.note == "mean of the products of 2 examples"


def test_the_order_of_the_diagram_is_the_reverse() -> None:
    line = sheet("two-layer-network", W1).lines[0]
    back = line.reversed()
    assert [card.number for card in back.cards] == [card.number for card in line.cards][::-1]
    assert [(b.first, b.last) for b in back.brackets] == [(0, 0), (1, 4), (3, 4)]


def test_a_factor_knows_its_place_on_the_diagram() -> None:
    cards = sheet("two-layer-network", W1).lines[0].cards
    assert cards[0].about == UnitIndex(1, 0)
    assert cards[2].about == V1
    assert cards[4].about == UnitIndex(-1, 0)
