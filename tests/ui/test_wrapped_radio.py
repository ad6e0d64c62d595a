"""Long words beside a radio button take another line."""

from pytestqt.qtbot import QtBot

from backprop_studio.ui.widgets.wrapped_radio import WrappedRadio

WORDS = "Training falls; validation falls and then rises again, for ever"


def test_words_break_where_it_is_narrow(qtbot: QtBot) -> None:
    radio = WrappedRadio(WORDS)
    qtbot.addWidget(radio)
    radio.resize(200, 30)
    radio.show()
    lines = radio.text().split("\n")
    assert len(lines) > 1
    assert " ".join(lines) == WORDS == radio.accessibleName()
    assert all(radio.fontMetrics().horizontalAdvance(line) < 200 for line in lines)
    assert radio.minimumSizeHint().width() < 200
    assert radio.sizeHint().height() >= len(lines) * radio.fontMetrics().height()
    radio.resize(900, 30)
    assert radio.text() == WORDS
