"""A person's own table: read beside the window, chosen from, opened as a document."""

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from studio_fixture import studio

from backprop_studio.experiment import storage
from backprop_studio.ui.own_table.column_model import Field

__all__ = ["studio"]

HOUSES = "city;area;price;sold\nOslo;50,5;100;yes\nRome;70;150;no\n;80;160;no\nLima;90,25;200;yes\n"


def opened(studio, path):
    """The dialog, when it has read and counted."""
    studio.window.tables.open_path(path)
    return ready(studio)


def ready(studio):
    dialog = studio.window.tables.dialog
    assert dialog is not None
    studio.until(lambda: dialog.open_button.isEnabled() or bool(dialog.sentence.text()))
    return dialog


@pytest.fixture(autouse=True)
def closed(studio):
    """No dialog outlives its test."""
    yield
    if studio.window.tables.dialog is not None:
        studio.window.tables.dialog.reject()


@pytest.fixture
def houses(tmp_path):
    path = tmp_path / "houses.csv"
    path.write_text(HOUSES, encoding="utf-16")
    return path


def test_what_is_guessed_and_opened(studio, houses):
    dialog = opened(studio, houses)
    assert "4 rows, 4 columns" in dialog.about.text()
    assert "UTF-16" in dialog.about.text()
    assert (dialog.model.inputs, dialog.model.targets) == ((0, 1, 3), (2,))  # by the name
    assert dialog.plan.kind == "regression"
    dialog.model.toggle(3, Field.TARGET)
    studio.until(dialog.open_button.isEnabled)
    assert (dialog.model.inputs, dialog.model.targets) == ((0, 1), (3,))
    assert dialog.plan.kind == "two_classes"
    assert "1 row is left out" in dialog.plan.rows.text()
    dialog.open_button.click()
    studio.until(lambda: studio.window.document.experiment.title == "houses")
    experiment = studio.window.document.experiment
    data = experiment.data
    assert data.input_names == ("city=Lima", "city=Oslo", "city=Rome", "area")
    assert data.inputs.tolist() == [[0, 1, 0, 50.5], [0, 0, 1, 70], [1, 0, 0, 90.25]]
    assert data.targets.ravel().tolist() == [1, 0, 1]
    assert data.target_names == ("sold=yes",)
    output = experiment.network.layers[-1]
    assert (output.units, output.activation) == (1, "sigmoid")
    assert studio.window.document.path is None
    assert studio.window.document.dirty  # closing would lose it
    studio.settle()
    assert studio.snapshot.error is None
    assert studio.snapshot.data.training_rows == 3
    assert "1 left out" in experiment.description


def test_a_date_is_not_guessed_to_be_the_target(studio, tmp_path):
    path = tmp_path / "sales.csv"
    path.write_text("area,sum,sold\n50,100,2024-01-05\n70,150,2024-02-11\n", encoding="utf-8")
    dialog = opened(studio, path)
    assert (dialog.model.inputs, dialog.model.targets) == ((0, 2), (1,))


def test_the_document_holds_the_rows(studio, houses, tmp_path):
    dialog = opened(studio, houses)
    dialog.open_button.click()
    studio.until(lambda: studio.window.document.experiment.title == "houses")
    path = tmp_path / "saved.backprop"
    storage.save(studio.window.document.experiment, path)
    houses.unlink()
    again = storage.load(path)
    np.testing.assert_array_equal(again.data.targets.ravel(), [100, 150, 200])
    assert msgspec.json.decode(path.read_bytes())["data"]["source"] == "inline"


def test_keys_choose_columns(studio, houses):
    dialog = opened(studio, houses)
    assert dialog.columns.hasFocus() or dialog.focusWidget() is dialog.columns
    QTest.keyClick(dialog.columns, Qt.Key.Key_I)
    assert dialog.model.inputs == (1, 3)
    QTest.keyClick(dialog.columns, Qt.Key.Key_Down)
    QTest.keyClick(dialog.columns, Qt.Key.Key_T)
    assert dialog.model.targets == (1, 2)  # two quantities
    QTest.keyClick(dialog.columns, Qt.Key.Key_Up)
    QTest.keyClick(dialog.columns, Qt.Key.Key_T)
    assert dialog.model.targets == (0,)  # a category stands alone
    studio.until(dialog.open_button.isEnabled)
    assert dialog.plan.kind == "classes"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert studio.window.tables.dialog is None


def test_names_or_no_names(studio, tmp_path):
    path = tmp_path / "flowers.csv"
    path.write_text("5.1,3.5,a\n4.9,3.0,b\n6.1,2.9,b\n")
    dialog = opened(studio, path)
    assert not dialog.named.isChecked()
    assert "3 rows" in dialog.about.text()
    dialog.named.click()
    studio.until(lambda: "2 rows" in dialog.about.text())
    dialog.reject()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The table: found no rows, allowed: a header and at least one row."),
        (
            b"x,y\n1,2\n3\n",
            'Row 2 (line 3), column "y": found 1 cells, allowed: 2, as in the first line.',
        ),
        (b"PK\x03\x04", "The table: found a workbook or another zipped file, allowed: CSV text."),
    ],
)
def test_one_sentence_for_what_cannot_be_read(studio, tmp_path, content, sentence):
    path = tmp_path / "broken.csv"
    path.write_bytes(content)
    dialog = opened(studio, path)
    assert dialog.sentence.text() == sentence
    assert not dialog.open_button.isEnabled()
    before = studio.window.document.experiment
    dialog.reject()
    assert studio.window.document.experiment is before


def test_reading_can_be_cancelled(studio, tmp_path):
    path = tmp_path / "long.csv"
    path.write_text("x,y\n" + "1.5,2\n" * 300_000)
    studio.window.tables.open_path(path)
    dialog = studio.window.tables.dialog
    dialog.cancel.click()
    assert studio.window.tables.dialog is None
    assert studio.window.document.experiment.title == "Two-layer network"


def test_a_table_is_pasted(studio):
    QGuiApplication.clipboard().setText("x\ty\n1\t2\n3\t4\n5\t7\n")
    studio.window.actions_by_name["paste_table"].trigger()
    dialog = ready(studio)
    assert "3 rows, 2 columns" in dialog.about.text()
    dialog.open_button.click()
    studio.until(lambda: studio.window.document.experiment.title == "Pasted table")
    assert studio.window.document.experiment.data.targets.ravel().tolist() == [2, 4, 7]


def test_a_word_on_the_clipboard_is_no_table(studio):
    QGuiApplication.clipboard().setText("hello")
    said = []
    studio.window.tables.said.connect(said.append)
    studio.window.actions_by_name["paste_table"].trigger()
    assert studio.window.tables.dialog is None
    assert said == ["The clipboard holds no table: copy some rows of a spreadsheet first."]


def test_a_table_is_dropped(studio, houses):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(houses))])
    event = QDropEvent(
        QPointF(400, 300),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    studio.window.dropEvent(event)
    assert "4 rows, 4 columns" in ready(studio).about.text()


def test_unsaved_work_is_asked_about_before_it_goes(studio, houses, monkeypatch):
    document = studio.window.document
    document.mark_trained()
    asked = []

    def cancel(*arguments, **_):
        asked.append(arguments)
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr("backprop_studio.ui.dialogs.ask_about_unsaved", cancel)
    before = document.experiment
    opened(studio, houses).open_button.click()
    studio.until(lambda: bool(asked))
    assert document.experiment is before


def test_a_column_with_a_bad_cell_says_which_and_cannot_be_ticked(studio, tmp_path):
    path = tmp_path / "bad.csv"
    path.write_text("area;price;kind\n50,5;100;a\n60;12o;b\n70;130;a\n")
    dialog = opened(studio, path)
    words = dialog.model.index(1, Field.HOLDS).data()
    assert words == 'row 2 (line 3): found "12o", allowed: a number'
    dialog.model.toggle(1, Field.INPUT)
    assert dialog.model.inputs == (0,)
    dialog.reject()
