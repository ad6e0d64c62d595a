"""Who is drawn when a hand has done something, and who when the run simply goes on."""

import time

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from snapshots import two_layer, with_landscape

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.training.commands import FunctionRequest
from backprop_studio.training.messages import FunctionPicture, Move, Snapshot
from backprop_studio.ui.redraw import HELD, LATEST, Redraw

ORDER = ["bar", "diagram", "curve", "landscape", "chain"]


class Log:
    """A view that can be seen and writes down what it is given."""

    def __init__(self, name: str, entries: list[tuple[str, int]]) -> None:
        self.name, self.entries = name, entries

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self.entries.append((self.name, snapshot.iteration))

    def isVisible(self) -> bool:
        return True


def test_a_hand_sees_first_what_it_holds_and_then_all_the_rest(qtbot: QtBot) -> None:
    parent, entries = QObject(), list[tuple[str, int]]()
    redraw, views = Redraw(parent), {name: Log(name, entries) for name in ORDER}
    snapshot = replace(two_layer(), running=True, answered=1, iteration=1)
    redraw.expect(1)
    redraw.show(snapshot, views)
    assert {name for name, _ in entries} == {"diagram", "landscape"}
    redraw.expect(2)
    redraw.show(replace(snapshot, answered=2, iteration=2), views)
    qtbot.waitUntil(lambda: redraw.complete)
    later = [entry for entry in entries if entry[0] not in ("diagram", "landscape")]
    assert later == [("bar", 2), ("chain", 2), ("curve", 2)], "the newest, once, the run's last"
    assert entries.index(("bar", 2)) > entries.index(("diagram", 2))


def test_a_move_is_seen_in_the_diagram_first_and_a_hand_again_in_both(qtbot: QtBot) -> None:
    parent, entries = QObject(), list[tuple[str, int]]()
    redraw, views = Redraw(parent), {name: Log(name, entries) for name in ORDER}
    moves = (None, Move("forward", 0), Move("forward", 1), None)
    firsts = []
    for number, move in enumerate(moves):
        entries.clear()
        redraw.expect(number)
        redraw.show(replace(two_layer(), answered=number, iteration=number, move=move), views)
        firsts.append({name for name, _ in entries})
        qtbot.waitUntil(lambda: redraw.complete)
        assert {name for name, _ in entries} == {*ORDER}
    assert firsts == [{"diagram", "landscape"}, {"diagram"}, {"diagram"}, {"diagram", "landscape"}]


def test_where_nothing_runs_the_rest_follows_together_and_is_never_left_behind(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = time.perf_counter
    parent, entries = QObject(), list[tuple[str, int]]()
    redraw, views = Redraw(parent), {name: Log(name, entries) for name in ORDER}
    snapshot = replace(two_layer(), running=False, answered=1, iteration=1)
    redraw.expect(1)
    redraw.show(snapshot, views)
    assert [name for name, _ in entries] == ["diagram", "landscape"]
    qtbot.waitUntil(lambda: len(entries) > 2)
    assert sorted(name for name, _ in entries) == sorted(ORDER)
    assert redraw.complete
    entries.clear()
    for number in (2, 3, 4):
        redraw.expect(number)
    redraw.show(replace(snapshot, answered=2, iteration=2), views)
    redraw.show(replace(snapshot, answered=3, iteration=3), views)  # before the rest had its turn
    assert entries[2:] == [("diagram", 3), ("landscape", 3)]
    monkeypatch.setattr("backprop_studio.ui.redraw.time.perf_counter", lambda: clock() + LATEST)
    redraw.show(replace(snapshot, answered=4, iteration=4), views)  # still before it
    assert entries[4:] == [(name, 4) for name in ORDER]
    assert redraw.complete


def test_newer_pictures_are_drawn_by_those_alone_that_show_them(qtbot: QtBot) -> None:
    parent, entries = QObject(), list[tuple[str, int]]()
    redraw, views = Redraw(parent), {name: Log(name, entries) for name in (*ORDER, "output")}
    snapshot = replace(two_layer(), running=False, answered=1, iteration=1)
    redraw.show(snapshot, views)
    qtbot.waitUntil(lambda: redraw.complete)
    axis = np.linspace(0.0, 1.0, 2)
    request = FunctionRequest(((0.0, 1.0),), 2)
    function = FunctionPicture(request, (axis,), axis[:, None], 1)
    for newer, expected in (
        ({}, []),
        ({"pending": True}, []),
        ({"landscape_progress": 0.5}, ["landscape", "chain"]),
        ({"landscape_progress": 0.5, "function": function}, ["diagram", "chain", "output"]),
    ):
        entries.clear()
        redraw.show(replace(snapshot, **newer), views)
        assert sorted(name for name, _ in entries) == sorted(expected), newer
    entries.clear()
    redraw.forget()
    redraw.show(snapshot, views)
    assert len(entries) == len(views), "after another look or language, all"


def test_what_no_hand_has_asked_waits_for_its_turn(qtbot: QtBot) -> None:
    parent, entries = QObject(), list[tuple[str, int]]()
    redraw, views = Redraw(parent), {name: Log(name, entries) for name in ORDER}
    redraw.expect(1)
    redraw.expect_unprompted(1)
    snapshot = replace(two_layer(), running=False, answered=1)
    redraw.show(snapshot, views)
    assert [name for name, _ in entries].count("chain") == 1
    assert len(entries) == len(ORDER), "a run at rest is drawn by all at once"
    assert redraw.complete
    qtbot.wait(1)


class Clock:
    """Time that passes only when told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_what_can_wait_does_so_a_little_while_a_hand_awaits_its_next_answer(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    monkeypatch.setattr("backprop_studio.ui.redraw.time.perf_counter", clock)
    parent, entries = QObject(), list[tuple[str, int]]()
    redraw, views = Redraw(parent), {name: Log(name, entries) for name in ORDER}
    snapshot = replace(two_layer(), running=True, answered=1)
    redraw.expect(1)
    redraw.show(snapshot, views)
    qtbot.waitUntil(lambda: redraw.complete)  # one by one, the last of them at this moment
    redraw.expect(2)
    redraw.show(replace(snapshot, answered=2), views)
    entries.clear()
    redraw.expect(3)  # before the window has rested
    bias = ParameterIndex(1, "bias", 0, 0)
    newer = with_landscape(snapshot, bias, ParameterIndex(1, "weight", 0, 0), resolution=2)
    redraw.show(replace(newer, answered=2), views)
    qtbot.wait(1)
    assert not entries
    clock.now += HELD  # the answer is late, the others need not wait for it
    qtbot.waitUntil(lambda: len(entries) == 1, timeout=1000)
    redraw.show(replace(snapshot, answered=3), views)
    qtbot.waitUntil(lambda: redraw.complete)
    assert {name for name, _ in entries} == set(ORDER)


def test_at_a_pace_that_can_be_read_no_two_views_tell_different_iterations(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock = Clock()
    monkeypatch.setattr("backprop_studio.ui.redraw.time.perf_counter", clock)
    parent, entries = QObject(), list[tuple[str, int]]()
    redraw, views = Redraw(parent), {name: Log(name, entries) for name in ORDER}
    snapshot = replace(two_layer(), running=True, answered=0)
    for iteration in range(60):  # 12 a second, by an uneven clock; half-way between, a picture
        for passed in (0.05, 0.0333) if iteration % 2 else (0.03, 0.0533):
            clock.now += passed
            redraw.show(replace(snapshot, iteration=iteration), views)
        if iteration > 5:
            told = dict(entries)
            assert set(told.values()) == {iteration}
    entries.clear()
    for iteration in range(1000, 40_000, 1000):  # flat out they take turns
        clock.now += 0.016
        redraw.show(replace(snapshot, iteration=iteration), views)
    assert len(entries) < 0.8 * len(ORDER) * 39
