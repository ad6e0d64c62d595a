"""Digits read ahead of the experiment that asks for them: told, and given up at any time."""

from collections.abc import Iterator

import numpy as np
import pytest

from backprop_studio.assets import resource
from backprop_studio.data import digits
from backprop_studio.experiment import storage
from backprop_studio.training.commands import Configure, FetchDigits, Play
from backprop_studio.training.session import Session
from backprop_studio.ui.examples import OPENING, example_path


def never() -> bool:
    return False


@pytest.fixture(autouse=True)
def unread() -> Iterator[None]:
    """As when the program has just been started."""
    digits._kept.cache_clear()
    yield
    digits._kept.cache_clear()


@pytest.fixture
def session() -> Session:
    session = Session()
    session.handle(Configure(storage.load(example_path(OPENING)), 1))
    return session


def test_pieces_make_the_whole() -> None:
    shares = list(digits.pieces())
    assert shares == sorted(shares) and shares[-1] == pytest.approx(1.0, abs=1e-4)
    assert len(shares) > 100 and max(np.diff(shares)) < 0.01
    shipped = digits.load()
    with np.load(resource("data/mnist.npz")) as archive:
        assert np.array_equal(shipped.training_images, archive["train_images"].reshape(60_000, -1))
        assert np.array_equal(shipped.training_labels, archive["train_labels"])
        assert np.array_equal(shipped.test_images, archive["test_images"].reshape(10_000, -1))
        assert np.array_equal(shipped.test_labels, archive["test_labels"])
    assert not shipped.test_images.flags.writeable


def test_pieces_dropped_halfway_leave_nothing() -> None:
    reading = digits.pieces()
    next(reading)
    reading.close()
    assert not digits.loaded()


def test_a_session_reads_and_tells(session: Session) -> None:
    assert session.snapshot().fetched is None
    session.handle(FetchDigits())
    told = [session.snapshot().fetched]
    while session.rest() == 0:
        session.advance(0.002, never)
        if session.fresh:
            told.append(session.snapshot().fetched)
    assert told[0] == 0.0 and told[-1] == 1.0
    assert told == sorted(told) and len(told) > 20
    assert session.snapshot().iteration == 0 and digits.loaded()


def test_it_can_be_given_up_and_begun_again(session: Session) -> None:
    session.handle(FetchDigits())
    for _ in range(10):
        session.advance(0.002, never)
    assert session.snapshot().pending
    session.handle(FetchDigits(wanted=False))
    snapshot = session.snapshot()
    assert snapshot.fetched is None and not snapshot.pending
    session.advance(0.002, never)
    assert not digits.loaded()
    session.handle(FetchDigits())
    while session.rest() == 0:
        session.advance(0.002, never)
    assert session.snapshot().fetched == 1.0


def test_training_goes_on_meanwhile(session: Session) -> None:
    session.handle(Play())
    session.handle(FetchDigits())
    for _ in range(10):
        session.advance(0.002, never)
    assert session.snapshot().iteration > 0 and not digits.loaded()
