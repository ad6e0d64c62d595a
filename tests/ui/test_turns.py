"""Views that cost take turns while training runs."""

from collections import Counter

from backprop_studio.ui.turns import BUDGET, Turns

NAMES = ("landscape", "output", "strip", "chosen", "bar")


def stream(turns: Turns, names: tuple[str, ...], takes: dict[str, float], ticks: int) -> Counter:
    """Ticks at display rate, each followed by what its views really take; how often each
    was drawn in the second half, when that is known."""
    drawn: Counter = Counter()
    longest = 0.0
    for tick in range(1, ticks + 1):
        chosen = turns.due(names, True, tick / 60)
        seconds = sum(takes[name] for name in chosen)
        turns.took(seconds)
        if tick > ticks / 2:
            drawn.update(chosen)
            longest = max(longest, seconds)
    assert longest <= 1.2 * max(BUDGET, *takes.values())
    return drawn


def test_all_are_drawn_while_nothing_runs_and_where_ticks_are_rare() -> None:
    turns = Turns()
    assert turns.due(NAMES, False, 0.0) == set(NAMES)
    assert turns.due(NAMES, False, 0.001) == set(NAMES)
    turns.took(0.004)
    assert turns.due(NAMES, True, 0.101) == set(NAMES)


def test_light_views_are_drawn_at_their_rate() -> None:
    drawn = stream(Turns(), NAMES, dict.fromkeys(NAMES, 0.002), 240)
    assert all(22 <= drawn[name] <= 30 for name in NAMES)  # 12 a second, in whole ticks


def test_what_the_eye_follows_is_drawn_more_often_but_not_with_everything_else() -> None:
    names = (*NAMES, "diagram", "curve")
    turns = Turns({"diagram": 30.0, "curve": 30.0})
    takes = dict.fromkeys(NAMES, 0.002) | {"diagram": 0.006, "curve": 0.002}
    drawn = stream(turns, names, takes, 240)
    assert all(50 <= drawn[name] <= 62 for name in ("diagram", "curve"))
    assert all(20 <= drawn[name] <= 30 for name in NAMES)


def test_where_all_of_it_is_too_much_every_view_is_drawn_less_often() -> None:
    names = (*NAMES, "diagram")
    drawn = stream(Turns({"diagram": 30.0}), names, dict.fromkeys(names, 0.008), 480)
    assert sum(drawn.values()) <= 1.2 * 240  # about one at each tick
    assert all(drawn[name] >= 25 for name in NAMES)
    assert drawn["diagram"] > 2 * drawn["strip"]


def test_a_tick_that_took_long_is_not_followed_by_another() -> None:
    turns = Turns()
    turns.due(NAMES, False, 0.0)
    turns.took(0.015)  # 3 ms each
    chosen = turns.due(NAMES, True, 0.1)
    assert chosen == set(NAMES), "it rested for 85 ms"
    turns.took(0.09)
    assert len(turns.due(NAMES, True, 0.2)) <= 2, "10 ms are no reason to draw it all again"
    assert len(turns.due(NAMES, True, 0.3)) <= 2, "nor is a window that has not come to rest"


def test_a_view_that_comes_into_sight_is_drawn_first() -> None:
    turns = Turns()
    turns.due(NAMES[:4], False, 0.0)
    assert turns.due(NAMES, True, 0.01) == {"bar"}
    assert turns.due((), True, 0.02) == set()
