"""Landscapes over planes that mix parameters: loss, ball, trail and arrows on them."""

import numpy as np
import pytest
from msgspec.structs import replace
from settled_session import OUT, TANH, W, document, settle, start

from backprop_studio.training.commands import (
    AxesKind,
    Configure,
    Iterate,
    LandscapeRequest,
    Reset,
    Restore,
    SetParameter,
    Watch,
)
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.session import Session

PAIR = (W(0, "weight", 0, 0), W(1, "bias", 0))


def trained(kind: AxesKind, resolution: int = 9, count: int = 40) -> tuple[Session, Snapshot]:
    watch = Watch(LandscapeRequest(*PAIR, resolution=resolution, axes=kind, seed=3))
    session = start(document([TANH, OUT], samples=40), watch)
    session.handle(Iterate(count))
    return session, settle(session)


def loss_at(session: Session, vector: np.ndarray) -> float:
    """L with all parameters set by hand, as the program says it."""
    network = session._run.trainer.network
    for position, value in enumerate(vector):
        session.handle(SetParameter(network.index(position), float(value)))
    return session.snapshot().loss


@pytest.mark.parametrize("kind", ["trajectory", "random"])
def test_the_loss_is_that_of_the_plane_through_the_network(kind: AxesKind) -> None:
    session, snapshot = trained(kind)
    landscape, axes = snapshot.landscape, session._pictures.landscape_axes
    assert landscape is not None and axes is not None and snapshot.plane is not None
    here = session._run.trainer.parameters.copy()
    ball = np.array(snapshot.plane.ball)
    first, second = axes.directions
    for i, j in ((0, 0), (3, 8), (5, 2), (8, 8)):
        away = (landscape.horizontal[j] - ball[0], landscape.vertical[i] - ball[1])
        expected = loss_at(session, here + away[0] * first + away[1] * second)
        assert landscape.loss[i, j] == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("kind", ["trajectory", "random"])
def test_a_plane_of_another_network_is_gone_with_it(kind: AxesKind) -> None:
    """A layer with another number of units, the reset before brought back, and a reset again."""
    session, _ = trained(kind)
    session.handle(Reset(1))
    session.handle(Configure(document([{**TANH, "units": 4}, OUT], samples=40), 2))
    assert session.snapshot().plane is None
    for command in (Iterate(20), Reset(2), Iterate(20), Restore(2)):
        session.handle(command)
        session.snapshot()
        found = settle(session)
    assert found.plane is not None and np.isfinite(found.plane.ball).all()
    assert found.parameters[0].weights.shape == (2, 4)


@pytest.mark.parametrize("kind", ["trajectory", "random"])
def test_a_run_of_another_shape_is_brought_back_with_its_own_plane(kind: AxesKind) -> None:
    session, _ = trained(kind)
    session.handle(Reset(1))
    small = session.snapshot().parameters[0].weights.shape
    session.handle(Configure(document([{**TANH, "units": 4}, OUT], samples=40), 2, restart=False))
    session.handle(Iterate(20))
    settle(session)
    session.handle(Restore(1))
    assert session.snapshot().parameters[0].weights.shape == small
    found = settle(session)
    assert found.plane is not None and np.isfinite(found.plane.ball).all()


@pytest.mark.parametrize("kind", ["trajectory", "random"])
def test_ball_and_arrow_are_those_of_the_map(kind: AxesKind) -> None:
    """Around the ball the map's own differences are the slope, its middle is L."""
    session, first = trained(kind)
    assert first.plane is not None
    across, up = first.plane.ball
    width = 1e-3
    request = LandscapeRequest(
        *PAIR, (across - width, across + width), (up - width, up + width), 3, kind, 3
    )
    session.handle(Watch(request))
    snapshot = settle(session)
    landscape, place = snapshot.landscape, snapshot.plane
    assert landscape is not None and place is not None
    np.testing.assert_allclose(place.ball, (across, up), atol=1e-12)
    assert landscape.loss[1, 1] == pytest.approx(snapshot.loss, rel=1e-9)
    differences = np.array(
        [
            landscape.loss[1, 2] - landscape.loss[1, 0],
            landscape.loss[2, 1] - landscape.loss[0, 1],
        ]
    ) / (2 * width)
    axes = session._pictures.landscape_axes
    gram = axes.directions @ axes.directions.T
    np.testing.assert_allclose(gram @ np.array(place.downhill), -differences, rtol=1e-3, atol=1e-7)


def test_the_trail_leads_from_the_start_to_the_ball() -> None:
    _, snapshot = trained("trajectory")
    assert snapshot.trail is not None and snapshot.plane is not None
    assert len(snapshot.trail) > 30
    np.testing.assert_allclose(snapshot.trail[0], (0.0, 0.0), atol=1e-9)  # the start is zero
    np.testing.assert_allclose(snapshot.trail[-1], snapshot.plane.ball)
    assert snapshot.landscape is not None and snapshot.landscape.explained is not None
    first, second = snapshot.landscape.explained
    assert 0.5 < first <= 1 and 0 <= second <= first and first + second <= 1 + 1e-12


def test_the_picture_holds_the_trail() -> None:
    _, snapshot = trained("trajectory")
    landscape, trail = snapshot.landscape, snapshot.trail
    assert landscape is not None and trail is not None
    assert (
        landscape.horizontal[0] < trail[:, 0].min() and trail[:, 0].max() < landscape.horizontal[-1]
    )
    assert landscape.vertical[0] < trail[:, 1].min() and trail[:, 1].max() < landscape.vertical[-1]


def test_a_run_that_has_not_begun_has_no_plane() -> None:
    watch = Watch(LandscapeRequest(*PAIR, axes="trajectory"))
    snapshot = settle(start(document([TANH, OUT]), watch))
    assert snapshot.landscape is None and snapshot.plane is None and not snapshot.pending


def test_random_directions_are_those_of_the_seed_and_stay_while_it_runs() -> None:
    session, _ = trained("random")
    axes = session._pictures.landscape_axes
    session.handle(Iterate(10))
    settle(session)
    np.testing.assert_array_equal(session._pictures.landscape_axes.directions, axes.directions)
    session.handle(Watch(LandscapeRequest(*PAIR, resolution=5, axes="random", seed=4)))
    settle(session)
    assert not np.allclose(session._pictures.landscape_axes.directions, axes.directions)


@pytest.mark.parametrize("kind", ["trajectory", "random"])
def test_another_part_of_the_plane_keeps_the_ball(kind: AxesKind) -> None:
    session, before = trained(kind)
    request = session._pictures.watch.landscape
    assert request is not None
    session.handle(Watch(replace(request, horizontal_range=(-0.5, 0.5))))
    at_once = session.snapshot()
    assert at_once.plane is not None and before.plane is not None
    assert at_once.plane.ball == before.plane.ball
    assert settle(session).plane == before.plane


def test_a_picture_that_is_still_keeps_ball_and_trail_and_can_go_on() -> None:
    session, before = trained("random")
    request = session._pictures.watch.landscape
    assert request is not None and before.landscape is not None and before.plane is not None
    session.handle(Watch(replace(request, still=True)))
    session.handle(Iterate(10))
    after = settle(session)
    assert after.landscape is before.landscape
    assert after.plane is not None and after.plane.ball != before.plane.ball
    assert after.trail is not None and after.trail[-1] == pytest.approx(after.plane.ball)
    session.handle(Watch(request))
    moved = settle(session).landscape
    assert moved is not None and moved.parameters_revision == after.parameters_revision


def test_a_picture_that_takes_long_is_shown_on_the_way(monkeypatch) -> None:
    monkeypatch.setattr("backprop_studio.training.landscape_picture.PATIENCE", 0)
    monkeypatch.setattr("backprop_studio.training.pictures.SLOW", 0.0)
    monkeypatch.setattr("backprop_studio.engine.landscape.WIDEST", 400)
    watch = Watch(LandscapeRequest(*PAIR, resolution=61))
    session = start(document([TANH, OUT], samples=40), watch)
    sizes, progress = [], []
    while session.rest() is not None:
        session.advance(0.0005, lambda: False)
        snapshot = session.snapshot()
        if snapshot.landscape is not None and snapshot.landscape.loss.shape[0] not in sizes:
            sizes.append(snapshot.landscape.loss.shape[0])
        if snapshot.landscape_progress is not None:
            progress.append(snapshot.landscape_progress)
    assert sizes == [16, 31, 61]
    assert progress == sorted(progress) and 0 < progress[0] < progress[-1] <= 1
    assert session.snapshot().landscape_progress is None
