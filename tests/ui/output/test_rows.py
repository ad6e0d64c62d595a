"""Predicted against actual, residuals as squares, the confusion matrix and the wall."""

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from snapshots import build, document, random_parameters

from backprop_studio.experiment.model import CrossEntropy, HalfSquaredError, Layer, Mae, Mse
from backprop_studio.theme import DARK, LIGHT
from backprop_studio.training.confusion import ConfusedRow, Confusion, ConfusionAnswer
from backprop_studio.training.predictions import Predicted, Predictions, PredictionsAnswer
from backprop_studio.ui.output.compare_view import CompareView
from backprop_studio.ui.output.confusion import recall
from backprop_studio.ui.output.epoch_rows import epoch_rows
from backprop_studio.ui.output.fit import FitView
from backprop_studio.ui.output.mistakes_view import MistakesView
from backprop_studio.ui.output.output_view import OutputView
from backprop_studio.ui.output.row_words import row_words
from backprop_studio.ui.output.squares import loss_words, square_boxes


def frozen(values):
    array = np.array(values, dtype=float)
    array.flags.writeable = False
    return array


def regression(features: int, loss=None):
    """Four rows; the answer beside them predicts 1, 2, 3 and 14 where 0, 2, 4 and 4 are so."""
    x = np.arange(4.0 * features).reshape(4, features)
    y = np.array([[0.0], [2.0], [4.0], [4.0]])
    parameters = random_parameters([features, 1])
    layers = [Layer(units=1, activation="linear")]
    snapshot = build(document(layers, x, y, parameters, loss or Mse()), parameters, x, y)
    outputs = np.array([[1.0], [2.0], [3.0], [14.0]])
    mean = (1 + 0 + 1 + 100) / 4
    part = Predicted(frozen(outputs), frozen(y), mean, mean)
    answer = PredictionsAnswer(part, None, frozen([1.0]), 0, 1)
    return replace(snapshot, studies={Predictions(): answer}), answer


def test_many_inputs_are_predicted_against_actual(qtbot):
    view = OutputView()
    qtbot.addWidget(view)
    view.resize(420, 300)
    view.show()
    snapshot, _ = regression(3)
    view.show_snapshot(snapshot)
    assert view.kind == "predicted" and view.studies() == (Predictions(),)
    x, y = view.picture.points["training"].getData()
    assert x.tolist() == [0, 2, 4, 4] and y.tolist() == [1, 2, 3, 14]
    assert "5.05" in view.summary.text()  # √(102/4) = 5.0498
    view.option.setChecked(True)
    assert view.picture.points["training"].getData()[1].tolist() == [1, 0, -1, 10]
    view.grab()


def test_the_rings_go_with_their_rows_to_the_residuals(qtbot):
    view = OutputView()
    qtbot.addWidget(view)
    snapshot, _ = regression(3)
    view.show_snapshot(replace(snapshot, batch_rows=np.array([1, 3])))
    canvas = view.picture.canvas
    assert canvas.batch.tolist() == [[2, 2], [4, 14]] and canvas.shown.tolist() == [[0, 1]]
    view.option.setChecked(True)
    assert canvas.batch.tolist() == [[2, 0], [4, 10]] and canvas.shown.tolist() == [[0, 1]]
    view.option.setChecked(False)
    assert canvas.batch.tolist() == [[2, 2], [4, 14]]


def test_n_opens_the_worst_prediction(qtbot):
    view = OutputView()
    qtbot.addWidget(view)
    view.resize(420, 300)
    view.show()
    chosen = []
    view.example_chosen.connect(lambda row, side: chosen.append((row, side)))
    view.show_snapshot(regression(3)[0])
    qtbot.keyClick(view.picture.canvas, Qt.Key.Key_N)
    assert chosen == [(3, "training")]


def test_squares_are_square_and_as_long_as_their_residual():
    data, answers = np.array([[10.0, 50.0], [90.0, 20.0]]), np.array([[10.0, 30.0], [90.0, 60.0]])
    first, second = square_boxes(data, answers, right=100.0)
    assert (first.left(), first.top(), first.width(), first.height()) == (10, 30, 20, 20)
    assert (second.left(), second.top(), second.width(), second.height()) == (50, 20, 40, 40)
    # where neither side has room, on that with more
    first, second = square_boxes(data, data + np.array([0.0, 95.0]), right=100.0, left=0.0)
    assert (first.left(), first.width()) == (10, 95)
    assert (second.right(), second.width()) == (90, 95)


def test_the_painted_squares_have_the_mean_that_is_written(qtbot):
    view = FitView()
    qtbot.addWidget(view)
    view.resize(420, 300)
    snapshot, answer = regression(1)
    view.show_snapshot(snapshot)
    view.show_squares(True)
    canvas = view.canvas
    boxes = square_boxes(canvas.to_pixels(canvas.data), canvas.to_pixels(canvas.answers), 1e9)
    (low, high), area = canvas.shown_range()[1], canvas.plot_area()
    unit = (high - low) / area.height()
    sides = [box.width() * unit for box in boxes]
    assert np.mean(np.square(sides)) == pytest.approx(answer.training.mean_square)
    assert "25.500" in view.summary and "no ½" in view.summary
    view.grab()


@pytest.mark.parametrize(
    ("loss", "words"), [(Mse(), "no ½"), (HalfSquaredError(), "½ · mean"), (Mae(), "sides")]
)
def test_the_loss_in_force_is_told(loss, words):
    snapshot, answer = regression(1, loss)
    assert words in loss_words(snapshot.experiment, answer)


def three_classes():
    x = np.array([[0.0, 1.0, 2.0], [1.0, 0.0, 0.0], [-1.0, 0.0, 3.0]])
    parameters = random_parameters([3, 3])
    layers = [Layer(units=3, activation="softmax")]
    snapshot = build(
        document(layers, x, np.eye(3), parameters, CrossEntropy()), parameters, x, np.eye(3)
    )
    names = replace(snapshot.data, target_names=("Adelie", "Chinstrap", "Gentoo"))
    counts = np.array([[5, 1, 0], [0, 4, 0], [2, 0, 8]])
    rows = (
        ConfusedRow(7, 2, 0, frozen([0.9, 0.0, 0.1]), 2.3, frozen([1, 2, 3])),
        ConfusedRow(4, 0, 1, frozen([0.3, 0.7, 0.0]), 1.2, frozen([4, 5, 6])),
    )
    answer = ConfusionAnswer(counts, 20, 20, rows, 3, 0, 1)
    return replace(snapshot, data=names, studies={Confusion("training"): answer})


def test_recall_of_each_class():
    shares = recall(np.array([[5, 1, 0], [0, 0, 0], [2, 0, 8]]))
    assert shares[[0, 2]] == pytest.approx([5 / 6, 0.8]) and np.isnan(shares[1])


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_mistakes_open_in_the_diagram(qtbot, theme):
    view = MistakesView()
    qtbot.addWidget(view)
    view.resize(660, 220)
    view.set_theme(theme)
    view.show()
    chosen = []
    view.example_chosen.connect(lambda row, side: chosen.append((row, side)))
    view.show_snapshot(three_classes())
    assert view.studies() == (Confusion("training"),)
    view.show_snapshot(three_classes())
    assert view.summary == "15.00 % of 20 training rows wrong (3)"
    qtbot.mouseClick(view.wall, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert chosen == [(7, "training")]
    view.matrix.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(view.matrix, key)
    assert view.studies() == (Confusion("training", 2, 0),)
    assert "Gentoo" in view.matrix.cell_words(2, 0)
    qtbot.keyClick(view.matrix, Qt.Key.Key_Escape)
    assert view.studies() == (Confusion("training"),)
    view.grab()


def test_an_output_of_tanh_is_no_probability(qtbot):
    view = MistakesView()
    qtbot.addWidget(view)
    row = ConfusedRow(4, 1, 0, frozen([-0.9]), 3.61, frozen([2.0]))
    view.wall.show_rows((row,), ("y = −1", "y = 1"), ("x",), sure=False)
    assert view.wall.accessibleDescription() == "row 5: y = 1 taken for y = −1, ŷ −0.9"
    view.wall.show_rows((replace(row, outputs=frozen([0.25])),), ("0", "1"), ("x",))
    assert view.wall.accessibleDescription() == "row 5: 1 taken for 0, 75 %"


def test_held_out_rows_are_counted_again_once_there_are_some(qtbot):
    view = MistakesView()
    qtbot.addWidget(view)
    bare = three_classes()
    held_out = replace(bare, data=replace(bare.data, validation_rows=3))
    view.show_snapshot(bare)
    assert view.studies() == (Confusion("training"),)
    view.show_snapshot(held_out)
    assert view.studies() == (Confusion("validation"),)
    view.side.chosen.emit("training")
    view.show_snapshot(held_out)
    assert view.studies() == (Confusion("training"),), "the person has said so"


def test_the_cell_of_other_classes_is_let_go(qtbot):
    view = MistakesView()
    qtbot.addWidget(view)
    snapshot = three_classes()
    view.show_snapshot(snapshot)
    view.matrix.cell_chosen.emit(2, 0)
    assert view.studies() == (Confusion("training", 2, 0),)
    view.show_snapshot(replace(snapshot, data=replace(snapshot.data, target_names=("a", "b"))))
    assert view.studies() == (Confusion("training"),)


def test_classes_of_many_inputs_get_the_matrix_in_the_output(qtbot):
    view = OutputView()
    qtbot.addWidget(view)
    view.show_snapshot(three_classes())
    assert view.kind == "confusion"
    view.choice.chosen.emit("one_example")
    assert view.kind == "one_example"


def test_batches_are_found_in_the_order_of_their_epoch():
    """The order of epoch 2 under seed 0 as NumPy draws it; rows 2 and 3 of it are the batch."""
    snapshot, _ = regression(1)
    order = np.random.default_rng([0, 2]).permutation(4)
    training = replace_struct(snapshot.experiment.training, batch_size=2, shuffle=True)
    experiment = replace_struct(snapshot.experiment, training=training)
    shown = replace(snapshot, experiment=experiment, epoch=2, batch_rows=frozen(order[2:]))
    found = epoch_rows(shown)
    assert found is not None and (found.epoch, found.start, found.stop) == (2, 2, 4)
    assert found.order.tolist() == order.tolist()


def replace_struct(struct, **changes):
    import msgspec

    return msgspec.structs.replace(struct, **changes)


def test_compare_asks_for_both_activations(qtbot):
    view = CompareView()
    qtbot.addWidget(view)
    x = np.linspace(-1, 1, 5)[:, None]
    parameters = random_parameters([1, 3, 1])
    layers = [Layer(units=3, activation="tanh"), Layer(units=1, activation="linear")]
    snapshot = build(document(layers, x, x, parameters, Mse()), parameters, x, x)
    view.show_snapshot(snapshot)
    assert [study.activation for study in view.studies()] == ["linear", "relu"]
    view.sides[0].choice.chosen.emit("itself")
    assert [study.activation for study in view.studies()] == [None, "relu"]


def test_a_row_names_its_inputs_as_the_axes_do():
    snapshot, _ = regression(3)
    named = replace(snapshot.data, input_names=("x1", "beds", "x3"))
    words = row_words(snapshot.experiment, named, "training", 1)
    assert words[1:] == ["x₁: 3", "beds: 4", "x₃: 5"]  # the second of rows 0 1 2, 3 4 5, …
