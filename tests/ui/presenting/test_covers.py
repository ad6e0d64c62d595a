"""Covering in the real window: no view, tooltip or accessible text gives the number away."""

import math
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from studio_fixture import Driver, studio

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.numbers import format_number, write_covered
from backprop_studio.training.covering import number_of
from backprop_studio.training.quantity import LOSS, Quantity
from backprop_studio.ui.chain_rule.panel import ChainRulePanel
from backprop_studio.ui.examples import example_path
from backprop_studio.ui.landscape.view import LandscapeView
from backprop_studio.ui.loss_curve import LossCurve
from backprop_studio.ui.network_diagram.hit_test import Hit
from backprop_studio.ui.network_diagram.words import tooltip
from backprop_studio.ui.parameter_model import Column
from backprop_studio.ui.parameter_table import ParameterTable
from backprop_studio.ui.presenting.quantities import words_of

__all__ = ["studio"]

Key = Qt.Key
V1 = ParameterIndex(1, "weight", 0, 0)
QUANTITIES = {
    "weight": Quantity("value", V1),
    "bias": Quantity("value", ParameterIndex(0, "bias", 1)),
    "gradient": Quantity("gradient", V1),
    "unit": Quantity("value", UnitIndex(0, 0)),
    "output": Quantity("value", UnitIndex(1, 0)),
    "delta": Quantity("gradient", UnitIndex(0, 1)),
    "sum": Quantity("sum", UnitIndex(0, 0)),
    "target": Quantity("target", None, 0),
    "loss": LOSS,
}


@pytest.fixture(autouse=True)
def uncovered() -> Iterator[None]:
    yield
    write_covered(False)


def texts(studio: Driver) -> list[str]:
    """All that can be read in the window; what is hidden nobody reads, also not aloud."""
    window = studio.window
    found = []
    for widget in (window, *(w for w in window.findChildren(QWidget) if w.isVisible())):
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
        if isinstance(widget, QLabel | QLineEdit):
            found.append(widget.text())
        if isinstance(widget, QAbstractSpinBox):
            found.append(widget.text())
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            for row in range(model.rowCount(QModelIndex())):
                for column in range(model.columnCount(QModelIndex())):
                    found.append(str(model.index(row, column).data()))
    scene = window.diagram.scene
    assert scene is not None
    for index in (*scene.layout.edges, *scene.layout.biases):
        found.append(tooltip(scene, Hit("parameter", parameter=index)))
    found += [tooltip(scene, Hit("unit", unit=unit)) for unit in scene.layout.nodes]
    found += [tooltip(scene, Hit("target", target=0)), tooltip(scene, Hit("loss"))]
    return found


def begin(studio: Driver) -> None:
    """Numbers that stand nowhere else: two hand-set ones, and a few iterations."""
    run = studio.window.run
    run.values.set_parameter(V1, 0.81379, "")
    run.values.set_parameter(ParameterIndex(0, "bias", 1), -0.14683, "")
    run.values.set_target(0, 0.93716, "")
    run.prepare(3, 0)
    studio.settle()
    run.prepare(0, 5)
    studio.window.selection.choose(V1)
    studio.settle()


@pytest.mark.parametrize("view", ["chain_rule", "graph", "parameters", "activation", "code"])
def test_no_view_gives_it_away(studio: Driver, view: str) -> None:
    begin(studio)
    window = studio.window
    window.workspace.bring_forward(view)
    studio.settle()
    covers = window.lecturing.guessing.covers
    for name, quantity in QUANTITIES.items():
        true = number_of(studio.snapshot, quantity)
        assert true is not None
        written = format_number(true, words_of(quantity)).lstrip("−")
        whole = repr(abs(true))  # as code writes what a person has set
        covers.set_covered((quantity,))
        studio.settle()
        told = [text for text in texts(studio) if written in text or whole in text]
        assert not told, (name, written, told)
        assert not [text for text in texts(studio) if "nan" in text.split()], name
        covers.reveal()
        studio.settle()
        assert any(written in text for text in texts(studio)), name


def test_a_key_covers_what_is_chosen_and_a_key_reveals(studio: Driver) -> None:
    window = studio.window
    window.selection.choose(V1)
    studio.press(Key.Key_C)
    studio.settle()
    covers = window.lecturing.guessing.covers
    assert covers.quantities == (Quantity("value", V1),)
    assert window.chosen.field.text() == "?"
    studio.press(Key.Key_C, Qt.KeyboardModifier.ShiftModifier)
    assert covers.quantities[1] == Quantity("gradient", V1)
    studio.press(Key.Key_V)
    studio.settle()
    assert covers.quantities == ()
    assert window.chosen.field.text() == "0.8000"


def test_a_click_covers_what_lies_under_it(studio: Driver) -> None:
    window = studio.window
    studio.press(Key.Key_K)
    scene = window.diagram.scene
    assert scene is not None
    node = scene.layout.nodes[UnitIndex(0, 1)]
    studio.qtbot.mouseClick(
        window.diagram, Qt.MouseButton.LeftButton, pos=QPoint(round(node.x), round(node.y))
    )
    covers = window.lecturing.guessing.covers
    assert covers.quantities == (Quantity("value", UnitIndex(0, 1)),)
    studio.press(Key.Key_K)
    covers.reveal()


def click(studio: Driver, widget: QWidget, place: QPoint) -> tuple[Quantity, ...]:
    """What is covered after a click there, and covered no more."""
    covers = studio.window.lecturing.guessing.covers
    studio.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
    found: tuple[Quantity, ...] = covers.quantities
    covers.reveal()
    studio.settle()
    return found


def test_a_click_covers_in_every_view(studio: Driver) -> None:
    window = studio.window
    window.selection.choose(V1)
    studio.settle()
    studio.press(Key.Key_K)
    figures, chosen = window.strip.figures, window.chosen
    assert click(studio, figures["loss"], QPoint(3, 3)) == (LOSS,)
    assert click(studio, figures["epoch"], QPoint(3, 3)) == (Quantity("epoch"),)
    assert click(studio, chosen.field, QPoint(3, 3)) == (Quantity("value", V1),)
    rule = window.lower_views.seen["chain_rule"]
    assert isinstance(rule, ChainRulePanel)
    card = QPoint(rule.canvas.width() - 5, 20)  # the result at the right
    assert click(studio, rule.canvas, card) == (Quantity("gradient", V1),)
    window.workspace.bring_forward("parameters")
    studio.settle()
    table = window.lower_views.seen["parameters"]
    assert isinstance(table, ParameterTable) and table.model.rows is not None
    cell = table.grid.visualRect(table.model.index(1, Column.GRADIENT)).center()
    wanted = Quantity("gradient", table.model.rows[1])
    assert click(studio, table.grid.viewport(), cell) == (wanted,)
    landscape, curve = window.plots.seen["landscape"], window.plots.seen["curve"]
    assert isinstance(landscape, LandscapeView) and isinstance(curve, LossCurve)
    ball = landscape.canvas.ball
    assert ball is not None
    place = landscape.canvas.pixel(*ball).toPoint()
    assert click(studio, landscape.canvas.viewport(), place) == (LOSS,)
    dot = curve.canvas.pixel(0.0, studio.snapshot.loss).toPoint()
    assert click(studio, curve.canvas.viewport(), dot) == (LOSS,)
    studio.press(Key.Key_K)
    assert window.selection.chosen == V1  # no click chose anything


def test_clicks_still_cover_under_another_look(studio: Driver) -> None:
    window = studio.window
    studio.press(Key.Key_K)
    window.appearance.toggle()
    studio.settle()
    assert click(studio, window.strip.figures["loss"], QPoint(3, 3)) == (LOSS,)
    studio.press(Key.Key_K)
    window.appearance.toggle()
    assert click(studio, window.strip.figures["epoch"], QPoint(3, 3)) == ()


def test_counts_are_covered_too(studio: Driver) -> None:
    window = studio.window
    window.run.prepare(3, 0)
    studio.settle()
    covers = window.lecturing.guessing.covers
    covers.set_covered((Quantity("epoch"), Quantity("iteration")))
    studio.settle()
    assert window.strip.figures["epoch"].text() == "?"
    assert window.strip.figures["iteration"].text() == "?"
    slider = window.strip.timeline.slider
    assert (slider.value(), slider.maximum()) == (0, 0), "a screen reader tells where it stands"
    assert window.strip.timeline.field.text() == ""
    covers.reveal()
    studio.settle()
    assert window.strip.figures["epoch"].text() == "3"


def test_a_covered_weight_cannot_be_dragged_into_nothing(studio: Driver) -> None:
    window = studio.window
    window.lecturing.guessing.covers.toggle(Quantity("value", V1))
    window.run.values.set_parameter(V1, math.nan, "drag")
    studio.settle()
    assert studio.snapshot.parameters[1].weights[0, 0] == 0.8
    window.lecturing.guessing.covers.reveal()


def test_training_goes_on_under_a_cover(studio: Driver) -> None:
    window = studio.window
    window.lecturing.guessing.covers.set_covered((LOSS, Quantity("value", V1)))
    window.run.prepare(25, 0)
    studio.settle()
    window.run.prepare(0, 3)
    studio.settle()
    assert studio.snapshot.iteration == 25
    assert math.isfinite(studio.snapshot.loss)  # the true one
    window.lecturing.guessing.covers.reveal()
    studio.settle()


def test_another_network_uncovers(studio: Driver) -> None:
    window = studio.window
    covers = window.lecturing.guessing.covers
    covers.toggle(Quantity("value", V1))
    window.files.open_path(example_path("one-neuron"), ask=False)
    covers.toggle(Quantity("value", V1))  # its picture is still on the screen
    studio.settle()
    assert covers.quantities == ()


def test_a_lesson_page_does_not_give_it_away(studio: Driver) -> None:
    """Neither what stands now, nor the same as the page tells it of the start."""
    lessons = studio.window.lessons
    lessons.start("06-two-layers", "1-forward")
    studio.until(lambda: lessons.stage.is_set)
    studio.settle()
    covers = studio.window.lecturing.guessing.covers

    def read() -> str:
        cards = [card.missing.text() for card in lessons.panel.tasks]
        return " ".join([lessons.panel.text.spoken, *cards])

    for quantity, number in (
        (LOSS, "0.034778"),
        (Quantity("sum", UnitIndex(0, 0)), "0.1900"),
    ):
        assert number in read()
        covers.set_covered((quantity,))
        studio.settle()
        assert number not in read() and "?" in read()
        covers.reveal()
        studio.settle()
        assert number in read()
    lessons.next()
    studio.until(lambda: lessons.stage.is_set)
    studio.settle()
    assert "−0.02803" in read()
    covers.set_covered((Quantity("gradient", V1),))
    studio.settle()
    assert "−0.02803" not in read()
