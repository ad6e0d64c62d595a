"""A worker that fails: the person is told, keeps the network, and goes on."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from studio_fixture import PATIENCE, Driver, studio

from backprop_studio.smoke import SmokeTest
from backprop_studio.ui.examples import example_path

__all__ = ["studio"]


def close_message(seen: list[str]) -> None:
    """Read and close the message box that will open."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            seen.append(box.text())
            box.accept()
        elif not seen:
            QTimer.singleShot(20, press)

    QTimer.singleShot(20, press)


def test_after_a_worker_failed_the_person_goes_on_from_the_weights_last_seen(
    studio: Driver,
) -> None:
    run = studio.window.run
    run.iterate_100()
    studio.settle()
    trained = studio.snapshot.parameters[1].weights.copy()
    seen: list[str] = []
    close_message(seen)
    studio.expect_failure()

    studio.studio.thread_.kill_worker()
    assert studio.studio.thread_.wait(5000)
    studio.until(lambda: bool(seen))
    assert "Training stopped because of a mistake" in seen[0]
    assert "You can go on" in seen[0]
    studio.settle()
    assert studio.window.isVisible()
    assert (studio.snapshot.parameters[1].weights == trained).all()
    loss = studio.snapshot.loss
    run.iterate()
    studio.settle()
    assert studio.snapshot.iteration == 1
    assert studio.snapshot.loss < loss


def test_a_second_failure_waits_until_the_first_has_been_read(studio: Driver) -> None:
    seen: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            if not seen:
                studio.studio.thread_.kill_worker()
                assert studio.studio.thread_.wait(5000)
                QApplication.processEvents()
                assert QApplication.activeModalWidget() is box
            seen.append(box.text())
            box.accept()
        if len(seen) < 2:
            QTimer.singleShot(20, press)

    QTimer.singleShot(20, press)
    studio.expect_failure()
    studio.studio.thread_.kill_worker()
    studio.until(lambda: len(seen) == 2)
    assert "You can go on" in seen[0]
    assert "Training stopped again" in seen[1]


def test_the_smoke_test_ends_with_what_went_wrong(
    studio: Driver, capsys: pytest.CaptureFixture[str]
) -> None:
    test = SmokeTest(studio.window, example_path("xor"), studio.studio)
    studio.studio.tell_failures(test.failed)
    studio.studio.thread_.kill_worker()
    studio.qtbot.waitUntil(lambda: not studio.window.isVisible(), timeout=PATIENCE)
    assert not test.passed
    assert "SIGKILL" in capsys.readouterr().out
