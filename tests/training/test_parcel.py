"""What crosses between the processes: the same value, and only what is new of it."""

import numpy as np
import pytest
from msgspec.structs import replace
from same import assert_same

from backprop_studio.experiment.model import Experiment, InlineData, Layer, Network, Sgd, Training
from backprop_studio.training.commands import Configure, Iterate, NextMove, Play, PreviousMove
from backprop_studio.training.layers_sent import RUNNING
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.parcel import Packer, Unpacker
from backprop_studio.training.session import Session

ROWS = 4000
GENERATOR = np.random.default_rng(3)
EXPERIMENT = Experiment(
    format="backprop-studio/experiment",
    version=1,
    data=InlineData(
        inputs=GENERATOR.normal(size=(ROWS, 3)), targets=GENERATOR.normal(size=(ROWS, 1))
    ),
    network=Network(layers=(Layer(4, "tanh"), Layer(1, "linear"))),
    optimizer=Sgd(learning_rate=0.1),
    training=Training(batch_size=10),
)


def never() -> bool:
    return False


@pytest.fixture
def session() -> Session:
    session = Session()
    session.handle(Configure(EXPERIMENT, 1))
    return session


def test_a_stream_of_snapshots_arrives_as_it_was(session: Session) -> None:
    packer, unpacker = Packer(), Unpacker()
    sizes = []
    for _ in range(3):
        snapshot = session.snapshot()
        parcel = packer.pack(snapshot)
        sizes.append(len(parcel))
        assert_same(unpacker.unpack(parcel), snapshot)
        session.handle(Iterate(1))
        session.advance(1.0, never)
    assert sizes[0] > 8 * 4 * ROWS  # the data lies in the first
    assert max(sizes[1:]) < 12_000  # and in none of the others


def test_few_numbers_do_not_keep_a_parcel(session: Session) -> None:
    parcel = Packer().pack(session.snapshot())
    arrived = Unpacker().unpack(parcel)
    there = np.frombuffer(parcel, np.uint8)
    assert np.shares_memory(arrived.data.training_values, there)
    assert arrived.example.x.tolist() == session.snapshot().example.x.tolist()
    for few in (arrived.example.x, arrived.record.training, arrived.data.validation_values):
        assert not np.shares_memory(few, there)
        assert not few.flags.writeable


def test_what_was_there_before_is_the_same_object_again(session: Session) -> None:
    packer, unpacker = Packer(), Unpacker()
    first = unpacker.unpack(packer.pack(session.snapshot()))
    second = unpacker.unpack(packer.pack(session.snapshot()))
    assert isinstance(second, Snapshot)
    assert second.data is first.data
    assert second.experiment.data is first.experiment.data


def test_what_stood_under_another_name_is_not_sent_again(session: Session) -> None:
    packer, unpacker = Packer(), Unpacker()
    count = len(session.snapshot().moves)
    for _ in range(count - 1):
        session.handle(NextMove())
    before = session.snapshot()
    there = unpacker.unpack(packer.pack(before))
    for command in (NextMove(), PreviousMove()):
        session.handle(command)
        now = session.snapshot()
        arrived = unpacker.unpack(packer.pack(now))
        assert_same(arrived, now)
        kept = arrived.parameters if now.old_parameters is None else arrived.old_parameters
        assert kept is there.parameters


def test_what_crossed_a_few_iterations_ago_is_not_sent_again(session: Session) -> None:
    packer, unpacker = Packer(), Unpacker()
    seen: dict[object, Snapshot] = {}
    moves = len(session.snapshot().moves)
    walk = [NextMove()] * (3 * moves) + [PreviousMove()] * (3 * moves)
    for command in walk:
        session.handle(command)
        now = session.snapshot()
        arrived = unpacker.unpack(packer.pack(now))
        assert_same(arrived, now)
        place = now.iteration, now.move, now.old_parameters is None
        before = seen.setdefault(place, arrived)
        assert arrived.parameters is before.parameters
        assert arrived.gradients is before.gradients
        if now.iteration > 0:  # the very first example crosses whole
            assert arrived.example.gradients is before.example.gradients


def test_of_a_run_that_goes_on_little_is_kept(session: Session) -> None:
    packer = Packer()
    session.handle(Play())
    for _ in range(20):
        session.advance(0.005, never)
        packer.pack(session.snapshot())
    assert len(packer._layers._kept) <= RUNNING


def test_an_edit_sends_what_it_changed() -> None:
    packer, unpacker = Packer(), Unpacker()
    unpacker.unpack(packer.pack(Configure(EXPERIMENT, 1)))
    edited = replace(EXPERIMENT, optimizer=Sgd(learning_rate=0.3))
    parcel = packer.pack(Configure(edited, 2))
    assert len(parcel) < 1000
    assert_same(unpacker.unpack(parcel), Configure(edited, 2))


def test_arrays_cannot_be_written_to(session: Session) -> None:
    arrived = Unpacker().unpack(Packer().pack(session.snapshot()))
    for array in (arrived.parameters[0].weights, arrived.data.training_inputs):
        assert not array.flags.writeable
        assert array.flags.aligned


def test_parameters_travel_in_their_own_precision_and_arrive_in_double() -> None:
    double, single = Session(), Session()
    double.handle(Configure(EXPERIMENT, 1))
    single.handle(Configure(replace(EXPERIMENT, training=Training(precision="float32")), 1))
    sizes = [len(Packer().pack(each.snapshot().parameters[0])) for each in (double, single)]
    assert sizes[0] - sizes[1] == 4 * 16  # three weights and a bias of four units
    sent = single.snapshot().parameters
    arrived = Unpacker().unpack(Packer().pack(single.snapshot())).parameters
    assert_same(arrived, sent)
    for layer in arrived:
        assert layer.weights.dtype == layer.bias.dtype == np.float64
        assert not (layer.weights.flags.writeable or layer.bias.flags.writeable)


def test_answers_to_studies_come_and_go(session: Session) -> None:
    packer, unpacker = Packer(), Unpacker()
    snapshot = session.snapshot()
    answer = np.arange(5000.0)
    for studies in ({"one": answer}, {"one": answer, "two": 2}, {"two": 3}, {}):
        parcel = packer.pack(replace(snapshot, studies=studies))
        arrived = unpacker.unpack(parcel).studies
        assert list(arrived) == list(studies)
        assert all(np.array_equal(arrived[key], studies[key]) for key in studies)
    assert len(parcel) < 12_000
