"""Where the cards stand, and that new numbers alone move nothing."""

from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.notation import Symbol
from backprop_studio.theme import LIGHT
from backprop_studio.ui.chain_rule.arranging import Arranged, arrange, renumbered
from backprop_studio.ui.chain_rule.cards import Bracket, Card, Line, Sheet
from backprop_studio.ui.chain_rule.factor_words import LOSS, partial
from backprop_studio.ui.typeset import Name, Words

OUTPUT, V1 = UnitIndex(1, 0), ParameterIndex(1, "weight", 0, 0)
GUESS = Name(Symbol("ŷ"))


def sheet(first: str, second: str) -> Sheet:
    cards = (
        Card(partial(LOSS, GUESS), first, (Words("slope"),), OUTPUT, "loss"),
        Card(partial(GUESS, Name(Symbol("v", "1"))), second, (Words("h"),), UnitIndex(0, 0), V1),
    )
    line = Line(cards, (Bracket(0, 1, (Words("all"),)),))
    return Sheet(Symbol("v", "1"), (line,), "1.5", "note", "1.5", "9 digits agree", True, "cost")


def places(found: Arranged) -> list[tuple[float, float]]:
    return [(placed.place.left(), placed.place.right()) for placed in found.cards]


def test_cards_stand_beside_one_another(qtbot: QtBot) -> None:
    made = sheet("0.5000", "3.000")
    (_, first_end), (second_start, _) = places(arrange(made, made.lines, LIGHT, 700.0))
    assert first_end < second_start


def test_other_numbers_keep_the_boxes_of_everything_else(qtbot: QtBot) -> None:
    before, after = sheet("0.5000", "3.000"), sheet("0.5001", "3.000")
    kept = arrange(before, before.lines, LIGHT, 700.0)
    found = renumbered(kept, after, after.lines, 700.0)
    assert found is not None
    assert places(found) == places(kept)
    assert found.cards[0].symbol is kept.cards[0].symbol
    assert found.cards[1].number is kept.cards[1].number
    assert found.cards[0].number is not kept.cards[0].number


def test_a_card_grows_with_its_number_and_pushes_the_next(qtbot: QtBot) -> None:
    before, after = sheet("1", "3.000"), sheet("(−1.234567890123)", "3.000")
    kept = arrange(before, before.lines, LIGHT, 900.0)
    found = renumbered(kept, after, after.lines, 900.0)
    assert found is not None
    grown = places(found)[0][1] - places(kept)[0][1]
    assert grown > 0
    assert places(found)[1][0] - places(kept)[1][0] == grown
    back = renumbered(found, before, before.lines, 900.0)
    assert back is not None and places(back) == places(found)


def test_another_derivative_is_arranged_anew(qtbot: QtBot) -> None:
    before = sheet("0.5000", "3.000")
    kept = arrange(before, before.lines, LIGHT, 700.0)
    other = replace(before, symbol=Symbol("v", "2"))
    assert renumbered(kept, other, other.lines, 700.0) is None
    waiting = replace(before, result="")
    assert renumbered(kept, waiting, waiting.lines, 700.0) is None


def test_a_factor_belongs_to_its_place_and_what_lies_beside_it() -> None:
    first, second = sheet("1", "2").lines[0].cards
    assert first.belongs_to(OUTPUT) and first.belongs_to("loss")
    assert second.belongs_to(V1) and second.belongs_to(UnitIndex(0, 0))
    assert not second.belongs_to("loss")


def test_a_note_takes_three_lines_before_the_sheet_scrolls(qtbot: QtBot) -> None:
    made = replace(sheet("0.5", "3"), note="δ where the edge ends × value where it starts")
    roomy, tight = (arrange(made, made.lines, LIGHT, room) for room in (900.0, 260.0))
    assert not roomy.narrow and len(roomy.result) == 3  # the result, and two lines
    assert tight.narrow and len(tight.result) == 4
    words = max(box.width for box in roomy.result[1:]), max(box.width for box in tight.result[1:])
    assert words[1] < words[0]
