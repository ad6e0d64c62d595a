"""The loss curve: what it draws, its calm axes, its notice."""

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPixmap
from snapshots import one_neuron, spiral, two_layer

from backprop_studio.engine.mistakes import Mistakes
from backprop_studio.theme import DARK, LIGHT
from backprop_studio.training.messages import LossRecord, Snapshot
from backprop_studio.ui.loss_bounds import decades, iterations_shown, linear_top
from backprop_studio.ui.loss_curve import LossCurve


@pytest.fixture
def curve(qtbot):
    view = LossCurve()
    qtbot.addWidget(view)
    view.resize(360, 230)
    view.show()
    return view


def recorded(snapshot: Snapshot, training, batch=None, validation=None) -> Snapshot:
    """`snapshot` with a record of these losses, one an iteration from 0."""
    training = np.array(training, dtype=float)
    batch = training if batch is None else np.array(batch, dtype=float)
    held = None if validation is None else np.array(validation, dtype=float)
    record = LossRecord(np.arange(len(training), dtype=float), training, held, batch)
    return replace(snapshot, record=record, iteration=len(training) - 1)


def points(curve: LossCurve, name: str) -> int:
    drawn = curve.canvas.curves.get(name)
    return 0 if drawn is None else len(drawn.x)


def test_an_untrained_run_is_one_dot_with_its_number(curve):
    curve.show_snapshot(two_layer())
    assert points(curve, "training") == 0
    assert curve.canvas.training.loss.tolist() == pytest.approx([0.034777804785678])
    assert "0.034778" in curve.canvas.accessibleDescription()
    assert curve.legend.samples == ()
    (left, right), (low, high) = curve.canvas.shown_range()
    assert left < 0 < right == 50 and low < 0 < 0.034778 < high


def test_the_curve_is_the_record(curve):
    curve.show_snapshot(recorded(two_layer(), [0.04, 0.03, 0.02]))
    x, y = curve.canvas.curves["training"].x, curve.canvas.curves["training"].y
    assert x.tolist() == [0, 1, 2] and y.tolist() == [0.04, 0.03, 0.02]


def test_logarithmic_draws_the_logarithm_and_leaves_out_zero(curve, qtbot):
    curve.show_snapshot(recorded(two_layer(), [1.0, 0.1, 0.0, 0.01]))
    button = curve.scale.findChildren(type(curve.scale._group.button(1)))[1]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    x, y = curve.canvas.curves["training"].x, curve.canvas.curves["training"].y
    assert x.tolist() == [0, 1, 3]
    assert y.tolist() == pytest.approx([0, -1, -2])
    assert curve.canvas.left.tickStrings([-2.0, 0.0, -7.0], 1, 1) == ["0.01", "1", "10⁻⁷"]


@pytest.mark.parametrize(("losses", "drawn"), [([0.0, 0.0, 0.0], 0), ([1.0, 0.1, 0.0], 2)])
def test_a_loss_of_zero_stands_at_the_edge_of_a_logarithmic_axis(curve, losses, drawn):
    curve.show_snapshot(recorded(two_layer(), losses))
    curve.look(True, None)
    curve.grab()
    assert points(curve, "training") == drawn
    canvas = curve.canvas
    place = canvas.quantity_at(QPointF(canvas.pixel(2.0, 0.0).x(), canvas.plot_area().bottom()))
    assert place is not None and place.kind == "loss"


def test_what_is_not_finite_is_left_out(curve):
    curve.show_snapshot(recorded(two_layer(), [1.0, np.inf, np.nan, 2.0]))
    y = curve.canvas.curves["training"].y
    assert y.tolist() == [1.0, 2.0]


def test_batch_loss_is_drawn_only_where_it_says_something_else(curve):
    whole = recorded(two_layer(), [0.4, 0.3], batch=[0.5, 0.2])
    curve.show_snapshot(whole)
    assert points(curve, "batch") == 0
    training = msgspec.structs.replace(spiral().experiment.training, batch_size=10)
    experiment = msgspec.structs.replace(spiral().experiment, training=training)
    part = recorded(replace(spiral(), experiment=experiment), [0.4, 0.3], [0.5, 0.2], [0.6, 0.5])
    curve.show_snapshot(part)
    assert points(curve, "batch") == 2
    assert [sample.label for sample in curve.legend.samples] == [
        "training",
        "validation 0.50000",
        "each batch",
    ]
    dashes = [sample.pen.style() for sample in curve.legend.samples]
    assert dashes[0] != dashes[1]  # told apart without colour


def test_long_curves_are_one_pixel_wide(curve):
    curve.show_snapshot(recorded(two_layer(), np.linspace(1, 0.5, 100)))
    assert curve.canvas.curves["training"].pen.widthF() == 2
    curve.show_snapshot(recorded(two_layer(), np.linspace(1, 0.5, 4000)))
    assert curve.canvas.curves["training"].pen.widthF() == 1
    assert not curve.canvas.curves["training"].smooth


def test_axes_stand_still_while_the_curve_stays_in_them():
    assert [iterations_shown(n) for n in (0, 50, 51, 70, 71, 900)] == [50, 50, 70, 70, 100, 1000]
    assert linear_top(0.034778, None) == 0.04
    assert linear_top(0.02, 0.04) == 0.04  # still fills half
    assert linear_top(0.01, 0.04) == pytest.approx(0.015)
    assert linear_top(0.05, 0.04) == pytest.approx(0.06)
    assert linear_top(8.9e301, None) == 5e299  # within what a plot can show, with its margin
    assert linear_top(1.79e308, None) == 5e299  # a twentieth more is no number
    assert decades(0.002, 0.9, None) == (-3, 0)
    assert decades(0.02, 0.9, (-3, 0)) == (-3, 0)
    assert decades(1e-9, 0.9, (-3, 0)) == (-9, 0)


def test_zoom_stays_until_a_or_a_double_click(curve, qtbot):
    curve.show_snapshot(recorded(two_layer(), [0.4, 0.3]))
    before = curve.canvas.shown_range()
    curve.canvas.setFocus()
    qtbot.keyClick(curve.canvas, Qt.Key.Key_Plus)
    zoomed = curve.canvas.shown_range()
    assert zoomed != before
    curve.show_snapshot(recorded(two_layer(), [0.4, 0.3, 0.2]))
    assert curve.canvas.shown_range() == zoomed
    qtbot.keyClick(curve.canvas, Qt.Key.Key_A)
    assert curve.canvas.shown_range() == before
    qtbot.keyClick(curve.canvas, Qt.Key.Key_Plus)
    qtbot.mouseDClick(curve.canvas.viewport(), Qt.MouseButton.LeftButton)
    assert curve.canvas.shown_range() == before


def test_divergence_is_said_and_offers_a_lower_rate(curve, qtbot):
    curve.show_snapshot(one_neuron())
    assert not curve.notice.isVisible()
    failed = replace(
        one_neuron(), stopped="diverged", notice="Too long.", proposed_learning_rate=0.09
    )
    curve.show_snapshot(failed)
    assert curve.notice.isVisible()
    assert curve.notice.sentence.text().startswith("Diverged after iteration 0: the steps with η")
    assert curve.notice.sentence.toolTip() == "Too long."
    assert "0.09" in curve.notice.remedy.text()
    with qtbot.waitSignal(curve.learning_rate_proposed) as heard:
        qtbot.mouseClick(curve.notice.remedy, Qt.MouseButton.LeftButton)
    assert heard.args == [0.09]
    curve.show_snapshot(one_neuron())
    assert not curve.notice.isVisible()


@pytest.mark.parametrize(
    ("mistakes", "cause"),
    [
        (Mistakes(wrong_sign=True), "wrong sign"),
        (Mistakes(gradients_not_reset=True), "not reset"),
    ],
)
def test_a_broken_loop_is_named_and_no_rate_offered(curve, mistakes, cause):
    curve.show_snapshot(replace(one_neuron(), stopped="diverged", mistakes=mistakes))
    assert cause in curve.notice.sentence.text()
    assert not curve.notice.remedy.isVisible()


def test_a_ghost_is_a_further_series(curve):
    curve.show_snapshot(recorded(two_layer(), [0.4, 0.3]))
    curve.set_ghost(recorded(two_layer(), [0.9, 0.8, 0.7]).record)
    assert points(curve, "ghost") == 3 and len(curve.legend.samples) == 2
    curve.set_ghost(None)
    assert points(curve, "ghost") == 0 and curve.legend.samples == ()


def test_both_themes_paint_text_that_differs_from_the_ground(curve):
    curve.show_snapshot(two_layer())
    for theme in (LIGHT, DARK):
        curve.set_theme(theme)
        picture = curve.canvas.grab().toImage()
        colors = {
            picture.pixelColor(x, y).name().upper()
            for x in range(0, picture.width(), 2)
            for y in range(picture.height())
        }
        assert theme.panel in colors and theme.positive in colors


def test_the_same_record_is_not_drawn_twice(curve, monkeypatch):
    snapshot = two_layer(iterations=5)
    curve.show_snapshot(snapshot)
    monkeypatch.setattr(curve, "_draw", lambda: pytest.fail("drawn again"))
    curve.show_snapshot(replace(snapshot, answered=7))


def test_the_last_number_of_the_iterations_is_whole(curve, qtbot):
    """A run of 200 000 has one at the very end of its axis."""
    canvas = curve.canvas
    curve.show_snapshot(recorded(two_layer(), np.linspace(0.04, 0.01, 200_001)))
    canvas.bottom.setRange(0.0, 200_000.0)
    paper = QPixmap(1, 1)
    painter = QPainter(paper)
    _, _, numbers = canvas.bottom.generateDrawSpecs(painter)
    painter.end()
    assert numbers[-1][2] == "200\u202f000"
    assert canvas.bottom.mapRectToScene(numbers[-1][0]).right() <= canvas.viewport().width()
