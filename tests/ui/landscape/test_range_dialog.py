"""The range of a landscape, typed."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backprop_studio.ui.landscape.range_dialog import RangeDialog


def opened(qtbot: QtBot) -> RangeDialog:
    dialog = RangeDialog(("w", "b"), ((-1.0, 2.0), (-0.5, 0.5)))
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def enter(dialog: RangeDialog, number: int, text: str) -> None:
    field = dialog.fields[number]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    field.editingFinished.emit()


def test_ends_may_be_typed_in_any_order(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    enter(dialog, 0, "4.5")
    enter(dialog, 2, "-3")
    dialog.accept()
    assert dialog.result() == RangeDialog.DialogCode.Accepted
    assert dialog.ranges == ((2.0, 4.5), (-3.0, 0.5))


def test_what_is_no_range_is_told_and_the_dialog_stays(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    enter(dialog, 1, "-1")
    dialog.accept()
    assert dialog.isVisible() and dialog.problem.text() == "w: both ends are the same."
    enter(dialog, 1, "1")
    assert dialog.problem.isHidden()
    enter(dialog, 3, "1-2")
    dialog.accept()
    assert dialog.isVisible() and "“1-2” is not" in dialog.problem.text()
    dialog.accept()
    assert dialog.ranges == ((-1.0, 1.0), (-0.5, 0.5))
