"""Visits: another experiment stands in the document for a while, and what was there comes back."""

from pytestqt.qtbot import QtBot

from backprop_studio.document.document import Document
from backprop_studio.document.undo_stack import MOST_STEPS
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment import storage
from backprop_studio.ui.examples import example_path

WEIGHT = ParameterIndex(0, "weight", 0)


def opened(example: str) -> Document:
    return Document(storage.load(example_path(example)))


def edit(document: Document, count: int) -> None:
    for number in range(count):
        document.set_parameter(WEIGHT, float(number), number + 1.0, "Set w")


def test_nothing_is_visited_any_more_once_the_first_of_several_visits_is_left(qtbot: QtBot) -> None:
    document = opened("one-neuron")
    mine = document.experiment
    visit = document.visit(storage.load(example_path("xor")), "Page 1")
    document.visit(storage.load(example_path("spiral")), "Page 2")
    assert document.is_visiting
    document.leave(visit)
    assert document.experiment is mine
    assert not document.is_visiting


def test_what_is_undone_is_visited_no_more(qtbot: QtBot) -> None:
    document = opened("one-neuron")
    document.visit(storage.load(example_path("xor")), "What if")
    document.undo_stack.undo()
    assert not document.is_visiting
    document.undo_stack.redo()
    assert document.is_visiting


def test_a_visit_is_left_though_the_stack_forgets_steps_before_it(qtbot: QtBot) -> None:
    document = opened("one-neuron")
    mine = document.experiment
    edit(document, MOST_STEPS + 1)
    visit = document.visit(storage.load(example_path("xor")), "Page 1")
    assert document.undo_stack.place > visit
    edit(document, 3)
    document.leave(visit)
    assert document.experiment is mine
    assert document.undo_stack.place == visit
    assert not document.undo_stack.canRedo(), "what was visited is left for good"
    assert document.undo_stack.canUndo()


def test_a_visit_is_left_though_the_stack_has_forgotten_it(qtbot: QtBot) -> None:
    document = opened("one-neuron")
    mine, restored = document.experiment, list[int]()
    document.restore_requested.connect(restored.append)
    visit = document.visit(storage.load(example_path("xor")), "Page 1")
    edit(document, MOST_STEPS + 1)
    document.leave(visit)
    assert document.experiment is mine
    assert len(restored) == 1, "the run too"
    assert not document.is_visiting
    assert not document.undo_stack.canRedo()


def test_a_place_is_the_same_after_steps_were_forgotten(qtbot: QtBot) -> None:
    document, values = opened("one-neuron"), dict[ParameterIndex, float]()
    document.parameters_set.connect(values.update)
    stack = document.undo_stack
    edit(document, 10)
    place = stack.place
    edit(document, MOST_STEPS - 5)
    stack.go_to(place)
    assert values[WEIGHT] == 0.0, "the first of the later ones is undone"
    assert stack.place == place
    while stack.canUndo():
        stack.undo()
    assert stack.place == 5
    stack.go_to(1)  # further back than is remembered
    assert stack.index() == 0
