"""What a system hands over by event is opened as if it had been named when starting."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from backprop_studio.ui.opening_by_system import OpeningBySystem


def test_a_local_document_is_handed_on_and_nothing_else(qtbot: QtBot, tmp_path: Path) -> None:
    application = QApplication.instance()
    opening = OpeningBySystem()
    given: list[Path] = []
    opening.given.connect(given.append)
    application.installEventFilter(opening)
    try:
        for url in (QUrl.fromLocalFile(str(tmp_path / "a b.backprop")), QUrl("https://a.b/c")):
            QCoreApplication.sendEvent(application, QFileOpenEvent(url))
        QCoreApplication.sendEvent(application, QEvent(QEvent.Type.User))
    finally:
        application.removeEventFilter(opening)
    assert given == [tmp_path / "a b.backprop"]
