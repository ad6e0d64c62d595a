"""Views that cost take turns while training runs."""

from collections import Counter

from backprop_studio.ui.turns import Turns

NAMES = ("landscape", "output", "strip", "chosen", "bar")


def test_all_are_drawn_while_nothing_runs_and_where_ticks_are_rare() -> None:
    turns = Turns()
    assert turns.due(NAMES, False, 0.0) == set(NAMES)
    assert turns.due(NAMES, False, 0.001) == set(NAMES)
    assert turns.due(NAMES, True, 0.101) == set(NAMES)


def test_at_display_rate_each_tick_draws_one_and_none_is_forgotten() -> None:
    turns = Turns()
    turns.due(NAMES, False, 0.0)
    drawn = [turns.due(NAMES, True, tick / 60) for tick in range(1, 61)]
    assert {len(names) for names in drawn} == {1}
    assert Counter(name for names in drawn for name in names) == dict.fromkeys(NAMES, 12)


def test_a_view_that_comes_into_sight_is_drawn_first() -> None:
    turns = Turns()
    turns.due(NAMES[:4], False, 0.0)
    assert turns.due(NAMES, True, 0.01) == {"bar"}
    assert turns.due((), True, 0.02) == set()


def test_what_the_eye_follows_is_drawn_more_often_but_not_with_everything_else() -> None:
    names = (*NAMES, "diagram", "curve")
    turns = Turns({"diagram": 30.0, "curve": 30.0})
    turns.due(names, False, 0.0)
    drawn = [turns.due(names, True, tick / 60) for tick in range(1, 121)]
    counts = Counter(name for tick in drawn for name in tick)
    assert all(len(tick) <= 2 for tick in drawn)
    assert all(55 <= counts[name] <= 65 for name in ("diagram", "curve"))
    assert all(22 <= counts[name] <= 26 for name in NAMES)
