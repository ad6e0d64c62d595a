"""The panel edits the document: by hand, one undo step each, always a document that holds."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from backprop_studio.data.generators import GENERATORS
from backprop_studio.document.document import Document
from backprop_studio.experiment import model, storage, validation
from backprop_studio.experiment.build import build
from backprop_studio.theme import LIGHT
from backprop_studio.ui import experiment_edits as edits
from backprop_studio.ui.examples import example_path
from backprop_studio.ui.experiment_panel import ExperimentPanel
from backprop_studio.ui.panel_words import DATA_SETS

# Without a screen, Qt says of every popup what its window cannot do.
opens_a_popup = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def panel(qtbot: QtBot) -> Iterator[ExperimentPanel]:
    document = Document(storage.load(example_path("two-layer-network")))
    widget = ExperimentPanel(document)
    widget.owner = document  # type: ignore[attr-defined]
    qtbot.addWidget(widget)
    widget.resize(240, 900)
    widget.show()
    qtbot.waitExposed(widget)
    yield widget


def experiment_of(panel: ExperimentPanel) -> model.Experiment:
    return panel.owner.experiment  # type: ignore[attr-defined]


def choose(qtbot: QtBot, choice, key: str) -> None:
    """Pick an entry with the keyboard, as a person may."""
    choice.setFocus()
    choice.showPopup()
    view = choice.view()
    view.setCurrentIndex(choice.model().index(choice.findData(key), 0))
    qtbot.keyClick(view, Qt.Key.Key_Return)


def enter(qtbot: QtBot, field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_it_shows_the_opening_example(panel: ExperimentPanel) -> None:
    assert panel.data.choice.currentText() == "One example"
    assert [cell.value for cell in panel.data._cells] == [0.5, 0.8, 1.0]
    assert panel.network.layers.count == 1
    assert panel.network.units[0].count == 2
    assert panel.network.output.key == "sigmoid"
    assert panel.training.loss.key == "half_squared_error"
    assert panel.training.rate.text() == "0.5000"


def test_refreshing_never_edits(panel: ExperimentPanel) -> None:
    document = panel.owner  # type: ignore[attr-defined]
    for _ in range(3):
        panel.refresh()
    assert document.undo_stack.count() == 0


@opens_a_popup
def test_a_data_set_brings_the_output_and_loss_it_needs_and_says_so(
    panel: ExperimentPanel, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(panel.noted) as told:
        choose(qtbot, panel.data.choice, "sine")
    assert "linear" in told.args[0]
    experiment = experiment_of(panel)
    assert isinstance(experiment.data, model.GeneratedData)
    assert experiment.data.generator == "sine"
    assert edits.tag_of(edits.loss_of(experiment)) == "mse"
    validation.check(experiment)


def test_softmax_and_cross_entropy_go_together(panel: ExperimentPanel) -> None:
    experiment = edits.with_shipped(experiment_of(panel), "penguins").experiment
    assert experiment.network.layers[-1].activation == "softmax"
    assert edits.tag_of(edits.loss_of(experiment)) == "cross_entropy"
    edit = edits.with_loss(experiment, "mse")
    assert edit.experiment.network.layers[-1].activation == "linear"
    assert "linear" in edit.note
    back = edits.with_output_activation(edit.experiment, "softmax")
    assert edits.tag_of(edits.loss_of(back.experiment)) == "cross_entropy"
    assert back.note


@pytest.mark.parametrize("key", [key for key, _ in DATA_SETS if key not in ("inline", "mnist")])
def test_every_data_set_can_be_trained(panel: ExperimentPanel, key: str) -> None:
    start = experiment_of(panel)
    make = edits.with_generator if key in GENERATORS else edits.with_shipped
    edit = make(start, key)
    run = build(edit.experiment)
    assert run.trainer.step() > 0


def test_units_and_layers_are_added_and_removed(panel: ExperimentPanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(panel.network.units[0].more, Qt.MouseButton.LeftButton)
    assert [layer.units for layer in experiment_of(panel).network.layers] == [3, 1]
    qtbot.mouseClick(panel.network.layers.more, Qt.MouseButton.LeftButton)
    assert [layer.units for layer in experiment_of(panel).network.layers] == [3, 3, 1]
    assert len(panel.network.units) == 2
    for _ in range(2):
        qtbot.mouseClick(panel.network.layers.less, Qt.MouseButton.LeftButton)
    assert [layer.units for layer in experiment_of(panel).network.layers] == [1]
    assert not panel.network.hidden.isVisible()
    panel.owner.undo_stack.undo()  # type: ignore[attr-defined]
    assert [layer.units for layer in experiment_of(panel).network.layers] == [3, 1]


def test_the_learning_rate_slider_is_logarithmic_and_one_drag_is_one_step(
    panel: ExperimentPanel, qtbot: QtBot
) -> None:
    slider, document = panel.training.rate_slider, panel.owner  # type: ignore[attr-defined]
    handle = slider._handle_rect().center().toPoint()
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=handle)
    for x in range(handle.x(), slider.width() + 20, 4):
        qtbot.mouseMove(slider, QPoint(x, handle.y()))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width(), handle.y()))
    assert document.experiment.optimizer.learning_rate == 10
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.experiment.optimizer.learning_rate == 0.5
    slider.setFocus()
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    assert document.experiment.optimizer.learning_rate == 1e-5


def test_a_small_learning_rate_stands_whole_in_its_field(
    panel: ExperimentPanel, qtbot: QtBot
) -> None:
    panel.set_theme(LIGHT)
    field = panel.training.rate
    usual = field.width()
    enter(qtbot, field, "2e-7")
    assert field.text() == "2.000·10⁻⁷"
    assert field.width() >= field.fontMetrics().horizontalAdvance(field.text()) + 16  # its padding
    enter(qtbot, field, "0.5")
    assert field.width() == usual


def test_a_number_out_of_range_is_refused_in_one_sentence(
    panel: ExperimentPanel, qtbot: QtBot
) -> None:
    for text in ("0", "-1", "1.2.3", "1e9", "1e999"):
        with qtbot.waitSignal(panel.noted) as told:
            enter(qtbot, panel.training.rate, text)
        assert text in told.args[0]
        assert panel.training.rate.text() == "0.5000"
    assert experiment_of(panel).optimizer.learning_rate == 0.5


@opens_a_popup
def test_thousands_stand_apart_and_are_read_so(panel: ExperimentPanel, qtbot: QtBot) -> None:
    choose(qtbot, panel.data.choice, "moons")
    samples = panel.data.samples
    enter(qtbot, samples, "60000")
    assert samples.text() == "60\N{NARROW NO-BREAK SPACE}000"
    qtbot.keyClick(samples, Qt.Key.Key_End)
    qtbot.keyClick(samples, Qt.Key.Key_Backspace)
    qtbot.keyClick(samples, Qt.Key.Key_Return)
    assert samples.value == 6000
    assert experiment_of(panel).data.samples == 6000  # type: ignore[union-attr]


@opens_a_popup
def test_the_fold_holds_the_numbers_of_the_optimizer(panel: ExperimentPanel, qtbot: QtBot) -> None:
    training = panel.training
    training.fold.set_open(True)
    enter(qtbot, training._optimizer_fields["momentum"], "0.9")
    assert experiment_of(panel).optimizer.momentum == 0.9
    training.nesterov.click()
    assert experiment_of(panel).optimizer.nesterov
    enter(qtbot, training._optimizer_fields["momentum"], "0")
    assert not experiment_of(panel).optimizer.nesterov, "nesterov needs momentum"
    choose(qtbot, training.optimizer, "adam")
    assert isinstance(experiment_of(panel).optimizer, model.Adam)
    assert experiment_of(panel).optimizer.learning_rate == 0.5
    assert training._optimizer_fields["beta1"].isVisible()
    assert not training._optimizer_fields["momentum"].isVisible()
    enter(qtbot, training._training_fields["clip_norm"], "1.5")
    assert experiment_of(panel).training.clip_norm == 1.5
    enter(qtbot, training._training_fields["clip_norm"], "")
    assert experiment_of(panel).training.clip_norm is None


@opens_a_popup
def test_standardizing_is_switched_off_and_on(panel: ExperimentPanel, qtbot: QtBot) -> None:
    box = panel.data.standardize
    assert not box.isVisible(), "one row has no spread"
    choose(qtbot, panel.data.choice, "sacramento")
    assert box.isVisible()
    assert box.isChecked()
    box.click()
    assert not experiment_of(panel).data.standardize
    box.click()
    assert experiment_of(panel).data.standardize


def test_a_seed_draws_the_weights_anew(panel: ExperimentPanel) -> None:
    edit = edits.with_start(experiment_of(panel), seed=7)
    assert edit.experiment.parameters is None
    assert edit.experiment.network.seed == 7


def test_every_control_has_an_accessible_name(panel: ExperimentPanel) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSlider

    for kind in (QAbstractButton, QComboBox, QLineEdit, QSlider):
        for widget in panel.findChildren(kind):
            text = widget.text() if isinstance(widget, QAbstractButton) else ""
            assert widget.accessibleName() or text, widget


def test_what_cannot_be_picked_is_offered_only_while_it_is_so(panel: ExperimentPanel) -> None:
    one, sections = experiment_of(panel), (panel.data, panel.network)
    assert isinstance(one.data, model.InlineData)
    layers = (model.Layer(2, "tanh"), model.Layer(2, "relu"), one.network.layers[-1])
    mixed = replace(one, network=replace(one.network, layers=layers))
    inputs, targets = one.data.inputs.repeat(3, 0), one.data.targets.repeat(3, 0)
    rows = replace(one, data=replace(one.data, inputs=inputs, targets=targets))
    table = replace(one, data=model.CsvData("a.csv", ("x",), ("y",)))
    for shown, choice, words in (
        (mixed, panel.network.hidden, "mixed"),
        (rows, panel.data.choice, "Own rows"),
        (table, panel.data.choice, "Table (CSV)"),
    ):
        for section in sections:
            section.show_experiment(shown)
        assert choice.currentText() == words
        for section in sections:
            section.show_experiment(one)
        assert choice.findText(words) < 0
