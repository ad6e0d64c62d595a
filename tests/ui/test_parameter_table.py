"""The table of parameters: rows, numbers and their moves, choice, typing, many rows."""

import time

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLineEdit
from snapshots import digits, two_layer, xor

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.notation import Naming
from backprop_studio.theme import DARK
from backprop_studio.training.messages import LayerValues, Move
from backprop_studio.ui.parameter_model import Column
from backprop_studio.ui.parameter_rows import ParameterRows, plain_name
from backprop_studio.ui.parameter_table import ParameterTable
from backprop_studio.ui.view import Selection

V1 = ParameterIndex(1, "weight", 0, 0)


@pytest.fixture
def selection():
    return Selection()


@pytest.fixture
def table(qtbot, selection):
    table = ParameterTable(selection)
    qtbot.addWidget(table)
    table.resize(640, 190)
    table.show()
    return table


def column(table: ParameterTable, which: Column) -> list[str]:
    model = table.model
    return [model.index(row, which).data() for row in range(model.rowCount())]


def test_every_parameter_once_in_the_order_of_reading(table):
    table.show_snapshot(two_layer())
    assert column(table, Column.NAME) == ["w₁", "w₂", "b₁", "w₃", "w₄", "b₂", "v₁", "v₂", "bₒ"]
    assert column(table, Column.PLACE)[:3] == ["x₁ → h₁", "x₂ → h₁", "bias of h₁"]
    assert column(table, Column.VALUE) == [
        "0.5000",
        "−0.2000",
        "0.1000",
        "0.3000",
        "0.7000",
        "−0.1000",
        "0.8000",
        "0.6000",
        "0.2000",
    ]
    assert column(table, Column.GRADIENT)[6] == "−0.02803"  # the window's picture, by hand
    assert column(table, Column.STEP)[6] == "+0.01402"


def test_gradients_appear_with_their_move(table):
    table.show_snapshot(two_layer(Move("loss")))
    assert set(column(table, Column.GRADIENT)) == set(column(table, Column.STEP)) == {""}
    table.show_snapshot(two_layer(Move("output_gradient")))
    assert column(table, Column.GRADIENT)[:6] == [""] * 6
    assert column(table, Column.GRADIENT)[6:] == ["−0.02803", "−0.03318", "−0.05121"]
    table.show_snapshot(two_layer(Move("hidden_gradient", 0)))
    assert column(table, Column.GRADIENT)[0] == "−0.005075"
    table.show_snapshot(two_layer(Move("update")))
    assert (column(table, Column.CHANGED)[6], column(table, Column.VALUE)[6]) == (
        "0.8000",
        "0.8140",
    )
    assert column(table, Column.STEP)[6] == "+0.01402"
    assert table.model.headerData(Column.STEP, Qt.Orientation.Horizontal) == "Step made"


def test_rows_and_parameters_are_one_to_one():
    snapshot = xor()
    scaled = tuple(
        replace(layer, scale=layer.bias) if n == 1 else layer
        for n, layer in enumerate(snapshot.parameters)
    )
    rows = ParameterRows(scaled, Naming(snapshot.experiment, 2))
    every = [rows[row] for row in range(len(rows))]
    assert len(set(every)) == len(every) == 12 + 10 + 2 + 3
    assert [rows.row_of(index) for index in every] == list(range(len(every)))
    assert rows.row_of(ParameterIndex(0, "scale", 0)) is None
    assert rows.row_of(ParameterIndex(3, "bias", 0)) is None
    with pytest.raises(IndexError):
        rows[len(rows)]


def test_searching_names_layers_and_kinds(table):
    table.show_snapshot(two_layer())
    for text, names in (
        ("v1", ["v₁"]),
        ("bias", ["b₁", "b₂", "bₒ"]),
        ("layer 2 weight", ["v₁", "v₂"]),
        ("h1", ["w₁", "w₂", "b₁", "v₁"]),
        ("output bias", ["bₒ"]),
        ("w₃", ["w₃"]),
        ("q", []),
    ):
        table.filter.setText(text)
        assert column(table, Column.NAME) == names, text
    assert table.nothing.isVisible() and table.count.text() == "0 of 9"
    table.filter.clear()
    assert table.count.text() == "9" and not table.nothing.isVisible()


def test_short_names_of_many_weights_are_those_of_the_notation(table):
    snapshot = xor()
    rows = ParameterRows(snapshot.parameters, Naming(snapshot.experiment, 2))
    for row in range(len(rows)):
        index = rows[row]
        rows.search(str(rows.naming.parameter(index)))
        assert rows.row_of(index) is not None, plain_name(str(rows.naming.parameter(index)))
        rows.search("")


def test_choosing_goes_both_ways(table, selection, qtbot):
    table.show_snapshot(two_layer())
    selection.choose(V1)
    assert table.grid.currentIndex().row() == 6
    qtbot.keyClick(table.grid, Qt.Key.Key_Down)
    assert selection.chosen == ParameterIndex(1, "weight", 0, 1)
    selection.choose(UnitIndex(0, 0))
    assert table.grid.selectedIndexes() == []
    assert selection.chosen == UnitIndex(0, 0)
    table.filter.setText("b")
    assert selection.chosen == UnitIndex(0, 0)  # searching chooses nothing
    selection.choose(ParameterIndex(1, "bias", 0))
    assert table.grid.currentIndex().row() == 2


def test_the_chosen_row_is_in_view(table, selection):
    selection.choose(ParameterIndex(0, "weight", 100, 700))
    table.show_snapshot(digits())
    first, last = table.grid.shown_rows()
    assert first <= table.grid.currentIndex().row() <= last
    selection.choose(ParameterIndex(2, "bias", 9))
    assert table.grid.shown_rows()[1] == table.grid.currentIndex().row()


def test_typing_in_a_row_sets_its_value(table, selection, qtbot):
    table.show_snapshot(two_layer())
    asked, refused = [], []
    table.parameter_dragged.connect(lambda *given: asked.append(given))
    table.refused.connect(refused.append)
    table.grid.setFocus()
    selection.choose(V1)
    qtbot.keyClick(table.grid, "-")
    field = table.grid.viewport().findChild(QLineEdit)
    qtbot.keyClicks(field, "1.25")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(asked))  # Qt commits when the key has been handled
    ((index, value, gesture),) = asked
    assert (index, value) == (V1, -1.25) and gesture
    assert column(table, Column.VALUE)[6] == "0.8000"  # until the network has it
    model = table.model
    assert model.setData(model.index(6, Column.VALUE), "−0,5")
    assert asked[-1][1] == -0.5 and asked[-1][2] != gesture
    assert not model.setData(model.index(6, Column.VALUE), "much")
    assert refused == ["v₁ is a number; “much” is not."]
    assert not model.setData(model.index(6, Column.VALUE), "0.8000") and len(asked) == 2


def test_what_a_hand_changed_is_marked(table):
    snapshot = two_layer()
    baseline = list(snapshot.parameters)
    baseline[1] = LayerValues(baseline[1].weights + np.array([[0.1], [0.0]]), baseline[1].bias)
    table.show_snapshot(replace(snapshot, baseline_parameters=tuple(baseline)))
    assert column(table, Column.CHANGED) == ["", "", "", "", "", "", "● was 0.9000", "", ""]
    trained = two_layer(iterations=3)
    table.show_snapshot(replace(trained, baseline_parameters=trained.start_parameters))
    assert set(column(table, Column.CHANGED)) == {""}


def test_a_hundred_thousand_rows_are_shown_within_a_frame(table, qtbot):
    snapshot = digits()
    table.show_snapshot(snapshot)
    assert table.model.rowCount() == 784 * 128 + 128 + 128 * 64 + 64 + 640 + 10
    assert table.count.text() == "109\u202f386"
    table.grid.scrollToBottom()
    assert table.grid.shown_rows()[1] == 109385
    start = time.perf_counter()
    for _ in range(10):
        table.show_snapshot(snapshot)
        table.grid.viewport().repaint()
    assert (time.perf_counter() - start) / 10 < 0.05  # 50 ms: far above what it takes
    table.filter.setText("layer 3 bias")
    assert table.model.rowCount() == 10
    table.set_theme(DARK)
    table.grab()


def test_a_number_never_ends_in_dots(table):
    before = two_layer(Move("update"))
    layers = list(before.parameters)
    bias = np.full_like(layers[0].bias, -1234567.125)
    layers[0] = LayerValues(layers[0].weights, bias, layers[0].scale)
    table.show_snapshot(replace(before, parameters=tuple(layers)))
    table.grid.grab()
    QApplication.processEvents()  # the columns are widened after the painting
    value = table.model.index(2, Column.VALUE)
    assert value.data() == "−1\u202f234\u202f567.1250"
    for which in (Column.VALUE, Column.GRADIENT, Column.STEP, Column.CHANGED):
        for row in range(table.model.rowCount()):
            cell = table.model.index(row, which)
            metrics = QFontMetrics(cell.data(Qt.ItemDataRole.FontRole))
            room = table.grid.visualRect(cell).width() - metrics.horizontalAdvance(cell.data())
            assert room >= 16  # its padding at either side
