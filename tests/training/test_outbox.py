"""Parcels to the window: in order, and nobody waits until a large one is read."""

import threading
from multiprocessing import Pipe

import pytest

from backprop_studio.training.outbox import Outbox


def test_large_parcels_wait_for_nobody_and_come_in_order() -> None:
    ours, theirs = Pipe()
    outbox = Outbox(theirs)
    sent = [b"first", bytes(3_000_000), b"third", bytes(2_000_000), b"last"]
    for parcel in sent:  # nobody reads yet, and a pipe holds far less
        outbox.send(parcel)
    assert [ours.recv_bytes() for _ in sent] == sent
    outbox.finish()
    ours.close()


def test_what_nobody_will_read_is_not_waited_for() -> None:
    ours, theirs = Pipe()
    outbox = Outbox(theirs)
    outbox.send(bytes(3_000_000))
    ours.close()
    outbox.finish()
    names = [thread.name for thread in threading.enumerate()]
    assert "outbox" not in names, "it has ended, though it could not send"
    with pytest.raises(OSError):
        theirs.send_bytes(b"more")
