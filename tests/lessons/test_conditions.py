"""Conditions of tasks, over snapshots of real runs of the neuron and the two-layer network.

For one neuron at x = 2.1 the largest stable rate is 2/10.82 = 0.1848.
"""

import msgspec
import numpy as np
import pytest

from backprop_studio.engine.mistakes import Mistakes
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment import storage
from backprop_studio.experiment.model import EarlyStopping, Experiment
from backprop_studio.lessons.conditions import check
from backprop_studio.lessons.deeds import Deeds
from backprop_studio.lessons.laboratory import Here, Laboratory
from backprop_studio.lessons.task import Task
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.training.commands import (
    Command,
    Configure,
    Iterate,
    NextMove,
    Seek,
    SetMistakes,
    SetParameter,
)
from backprop_studio.training.session import Session
from backprop_studio.ui.examples import example_path


class Bench:
    """A session, and deeds that see every iteration of it."""

    def __init__(self, name: str) -> None:
        self.experiment = storage.load(example_path(name))
        self.session, self.deeds, self.revision = Session(), Deeds(), 1
        self.session.handle(Configure(self.experiment, 1, restart=True))
        self.deeds.see(self.session.snapshot())

    def do(self, command: Command) -> None:
        self.session.handle(command)
        while not self.session.idle:
            self.session.advance(1.0, lambda: False)
        self.deeds.see(self.session.snapshot())

    def train(self, count: int) -> None:
        for _ in range(count):
            self.do(Iterate(1))

    def with_rate(self, rate: float) -> None:
        optimizer = msgspec.structs.replace(self.experiment.optimizer, learning_rate=rate)
        self.change(msgspec.structs.replace(self.experiment, optimizer=optimizer))

    def change(self, experiment: Experiment) -> None:
        self.revision += 1
        self.session.handle(Configure(experiment, self.revision, restart=True))
        self.deeds.reset()
        self.deeds.see(self.session.snapshot())

    def status(self, **way: object):
        task = msgspec.convert({"text": "Do it.", "way": [way]}, Task)
        laboratory = Laboratory(self.experiment)
        return check(task, self.deeds, Here(self.deeds.last, laboratory))


def test_the_largest_stable_rate() -> None:
    bench = Bench("one-neuron")
    wanted = {"largest_stable_rate": {"within": 0.01}}
    assert "grows and grows" in bench.status(**wanted).missing
    bench.with_rate(0.19)
    bench.train(5)
    assert not bench.status(diverged=True).done, "it has only begun to swing"
    bench.train(15)
    assert bench.status(diverged=True).done
    assert "0.19" in bench.status(**wanted).missing
    bench.with_rate(0.1)
    bench.train(15)
    assert "between 0.1 and 0.19" in bench.status(**wanted).missing
    bench.with_rate(0.183)
    bench.train(15)
    assert bench.status(**wanted).done


def test_equal_units() -> None:
    bench = Bench("two-layer-network")
    bench.train(3)
    assert not bench.status(equal_units=3).done
    bench.do(SetMistakes(Mistakes(zero_start=True)))
    bench.train(2)
    assert "after 2 iterations" in bench.status(equal_units=3).missing
    bench.train(1)
    assert bench.status(equal_units=3).done


def test_signs_that_turn() -> None:
    bench = Bench("two-layer-network")
    data = msgspec.structs.replace(
        bench.experiment.data, targets=0.2 * bench.experiment.data.targets
    )
    bench.change(msgspec.structs.replace(bench.experiment, data=data))
    assert bench.status(gradients_flip=True).done
    bench.train(25)
    assert bench.status(sign_flip="v2").missing.startswith("v₂ is ")
    bench.train(1)
    assert bench.status(sign_flip="v2").done


def test_moves_and_documents() -> None:
    bench = Bench("two-layer-network")
    for _ in range(6):
        assert not bench.status(move="update").done
        bench.do(NextMove())
    assert bench.status(move="update", moves_made=6).done
    assert bench.status(document={"network.layers[0].activation": "sigmoid"}).done
    missing = bench.status(document={"optimizer.kind": "adam"}).missing
    assert missing == "The optimizer is not yet the one that is asked for."


@pytest.mark.parametrize(
    ("way", "missing"),
    [  # x = 2.1, y = 4, w = 1, b = 0: L = 1.9² and ∂L/∂w = −2 · 1.9 · 2.1
        ({"loss_above": 12_000}, "it has to rise above 12\N{NARROW NO-BREAK SPACE}000."),
        ({"loss_below": 0.5}, "The loss is 3.6100; it has to come below 0.5."),
        ({"by_hand": True}, "Move a number by hand."),
        ({"gradients_flip": True}, "Not every gradient has changed its sign yet."),
        ({"gradients_zero": True}, "The largest gradient is still 7.980."),
        ({"moves_made": 3}, "0 of 3 moves made"),
        ({"predicted": True}, "Answer the question first."),
        ({"predicted_right": True}, "The right answer is still missing."),
        ({"view": "chain_rule"}, "Open the view “chain rule”."),
        ({"accuracy_above": 0.5}, "is unknown; it has to be above 50 %."),
        ({"reset": True}, "Go back to the start (R)."),
        ({"diverged": True}, "The loss has not run away yet."),
        ({"raced": 5}, "Start the race."),
        ({"holds": "w > 2"}, "Not yet."),
        ({"holds": "w > 2", "missing": "w is still small."}, "w is still small."),
    ],
)
def test_what_is_missing_is_said(way: dict[str, object], missing: str) -> None:
    bench = Bench("one-neuron")
    status = bench.status(**way)
    assert not status.done
    assert missing in status.missing


def test_what_was_done_besides_training() -> None:
    bench = Bench("one-neuron")
    bench.deeds.answer(False)
    assert bench.status(predicted=True).done
    assert not bench.status(predicted_right=True).done
    bench.deeds.answer(True)
    bench.deeds.views.add("race")
    assert bench.status(predicted_right=True, view="race").done
    bench.train(2)
    assert "Press R to go back" in bench.status(by_hand=True).missing
    bench.deeds.reset()
    assert bench.status(reset=True, loss_above=0.1).done


def test_nothing_is_done_before_anything_was_seen() -> None:
    bench = Bench("one-neuron")
    bench.deeds = Deeds()
    task = msgspec.convert({"text": "Do it.", "way": [{"loss_below": 9.0}]}, Task)
    laboratory = Laboratory(bench.experiment)
    assert not check(task, bench.deeds, Here(laboratory.first, laboratory)).done


def test_only_parameters_have_a_sign_to_turn() -> None:
    with pytest.raises(Wrong, match="no weight and no bias"):
        Bench("one-neuron").status(sign_flip="x")


def test_who_moves_the_target_has_not_moved_the_network() -> None:
    """With y = 2.1 the neuron is right as it stands."""
    bench = Bench("one-neuron")
    wanted = {"loss_below": 0.01, "same_data": True}
    data = msgspec.structs.replace(bench.experiment.data, targets=np.array([[2.1]]))
    bench.change(msgspec.structs.replace(bench.experiment, data=data))
    assert bench.status(loss_below=0.01).done
    assert "put it back" in bench.status(**wanted).missing
    bench.change(bench.experiment)
    bench.do(SetParameter(ParameterIndex(0, "weight", 0, 0), 4.0 / 2.1))
    assert bench.status(**wanted).done


@pytest.mark.parametrize("kept", [True, False])
def test_by_hand_is_not_by_training(kept: bool) -> None:
    bench = Bench("one-neuron")
    bench.deeds.set_by_hand("w")
    assert bench.status(by_hand=True).done
    assert "This time let the program train" in bench.status(by_hand=False).missing
    bench.train(1)
    assert not bench.status(by_hand=True).done
    assert bench.status(by_hand=False).done
    assert bench.status(set_by_hand=["w"]).done
    assert bench.status(set_by_hand=["w", "b"]).missing == "Still to be moved by hand: b."


def test_what_was_read_in_turn_on_one_paper() -> None:
    bench = Bench("one-neuron")
    wanted = {"read": ["4", "9"]}
    assert bench.status(**wanted).missing == "Draw until it reads 4."
    for name in ("1", "9"):
        bench.deeds.read(name)
    assert bench.status(**wanted).missing == "Draw until it reads 4. Now it reads 9."
    bench.deeds.read("4")
    assert "go on until it reads 9" in bench.status(**wanted).missing
    bench.deeds.read("")  # other paper
    bench.deeds.read("9")
    assert not bench.status(**wanted).done
    for name in ("4", "4", "7", "9"):
        bench.deeds.read(name)
    assert bench.status(**wanted).done


def test_changes_are_counted_by_key_not_by_layer() -> None:
    bench = Bench("deep-sigmoid")
    plain, allowed = bench.experiment, {"changes_at_most": 1}
    layers = tuple(
        msgspec.structs.replace(layer, activation="tanh") for layer in plain.network.layers[:-1]
    )
    network = msgspec.structs.replace(plain.network, layers=(*layers, plain.network.layers[-1]))
    bench.change(msgspec.structs.replace(plain, network=network))
    assert bench.status(**allowed).done
    assert not bench.status(changes_at_most=0).done
    training = msgspec.structs.replace(plain.training, clip_norm=1.0)
    bench.change(msgspec.structs.replace(plain, network=network, training=training))
    assert "activation and clip norm" in bench.status(**allowed).missing


def test_the_best_moment_of_a_run_that_memorizes() -> None:
    bench, wanted = Bench("memorizing"), {"at_best": 10}
    bench.do(Iterate(60))
    assert "clearly risen" in bench.status(**wanted).missing
    bench.do(Iterate(340))
    record = bench.session.snapshot().record
    best = int(record.iteration[record.validation.argmin()])
    assert "too late" in bench.status(**wanted).missing
    bench.do(Seek(best - 30))
    assert "too early" in bench.status(**wanted).missing
    bench.do(Seek(best + 4))
    assert bench.status(**wanted).done


def test_a_run_that_stops_by_itself() -> None:
    bench, wanted = Bench("memorizing"), {"stopped": "early_stopping"}
    training = msgspec.structs.replace(
        bench.experiment.training, early_stopping=EarlyStopping(patience=30)
    )
    bench.change(msgspec.structs.replace(bench.experiment, training=training))
    bench.do(Iterate(60))
    assert not bench.status(**wanted).done
    bench.do(Iterate(200))
    assert bench.status(**wanted).done


class Glances:
    """What several machines see of one run: every state, every seventh, only where it rests."""

    def __init__(self, name: str) -> None:
        self.bench, self.states = Bench(name), 0
        self.seventh, self.resting = Deeds(), Deeds()
        for deeds in (self.seventh, self.resting):
            deeds.see(self.bench.session.snapshot())

    def go(self, count: int, command: Command) -> None:
        for _ in range(count):
            self.bench.do(command)
            self.states += 1
            if self.states % 7 == 0:
                self.seventh.see(self.bench.deeds.last)
        for deeds in (self.seventh, self.resting):
            deeds.see(self.bench.deeds.last)

    def with_rate(self, rate: float) -> None:
        for deeds in (self.seventh, self.resting):
            deeds.reset()
        self.bench.with_rate(rate)
        for deeds in (self.seventh, self.resting):
            deeds.see(self.bench.deeds.last)

    def statuses(self, **way: object) -> list[bool]:
        task = msgspec.convert({"text": "Do it.", "way": [way]}, Task)
        laboratory = Laboratory(self.bench.experiment)
        return [
            check(task, deeds, Here(deeds.last, laboratory)).done
            for deeds in (self.bench.deeds, self.seventh, self.resting)
        ]


def test_a_verdict_does_not_depend_on_how_much_was_seen() -> None:
    glances = Glances("one-neuron")
    glances.with_rate(0.19)
    glances.go(20, Iterate(1))
    assert glances.statuses(diverged=True) == [True] * 3
    glances.with_rate(0.18)
    glances.go(14, Iterate(1))
    wanted = {"largest_stable_rate": {"within": 0.011}}
    assert glances.statuses(**wanted) == [False] * 3, "14 iterations only"
    glances.go(30, Iterate(1))
    assert glances.statuses(**wanted) == [True] * 3
    assert glances.statuses(trained=44) == [True] * 3
    assert glances.statuses(trained=45) == [False] * 3
    way = {"loss_below": 1e-4, "iterations_at_most": 15, "by_hand": False}
    assert glances.statuses(**way) == [False] * 3
    glances.with_rate(0.1)
    glances.go(40, Iterate(1))  # the loss is below after 3 of them: the factor is 0.0067
    assert glances.statuses(**way) == [True] * 3


def test_moves_are_counted_though_not_all_are_seen() -> None:
    glances = Glances("two-layer-network")
    glances.go(5, NextMove())
    assert glances.statuses(moves_made=5) == [True] * 3
    assert glances.statuses(moves_made=6) == [False] * 3
    glances.go(1, NextMove())  # two forward, the loss, two gradients, and the update
    assert glances.statuses(moves_made=6, move="update") == [True] * 3
    glances.go(3, Iterate(1))
    assert glances.statuses(moves_made=7) == [False] * 3
    glances.go(1, NextMove())
    assert glances.statuses(moves_made=7) == [True] * 3
    assert glances.statuses(moves_made=8) == [False] * 3


def test_a_number_set_while_the_old_state_is_still_seen() -> None:
    """A rate is not blamed for a loss that a hand has made."""
    bench = Bench("one-neuron")
    w = ParameterIndex(0, "weight", 0, 0)
    before = bench.deeds.last
    bench.deeds.set_by_hand("w")
    bench.deeds.see(before)  # what was under way
    bench.do(SetParameter(w, -5.0))  # (−5 · 2.1 − 4)² = 210.25, far more than four times 3.61
    bench.train(4)  # at 0.01 the loss falls: the factor of the miss is 0.8918
    assert bench.deeds.last.loss > 4 * 3.61
    assert not bench.status(diverged=True).done
