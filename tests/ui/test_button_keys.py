"""Space and Return press the button that Tab has come to, and else drive the run."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from studio_fixture import Driver, studio

__all__ = ["studio"]


def test_a_button_reached_by_tab_is_pressed_by_space_and_by_return(studio: Driver) -> None:
    window, qtbot = studio.window, studio.qtbot
    transport = window.transport.buttons
    for key, iterations in ((Qt.Key.Key_Return, 100), (Qt.Key.Key_Space, 200)):
        transport["iterate"].setFocus()
        qtbot.keyClick(transport["iterate"], Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is transport["iterate_100"]
        qtbot.keyClick(transport["iterate_100"], key)
        studio.settle()
        assert studio.snapshot.iteration == iterations
        assert not studio.snapshot.running


def test_after_a_click_they_drive_the_run(studio: Driver) -> None:
    window, qtbot = studio.window, studio.qtbot
    button = window.transport.buttons["iterate_100"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    studio.settle()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    studio.settle()
    assert studio.snapshot.iteration == 101
    qtbot.keyClick(button, Qt.Key.Key_Space)
    studio.until(lambda: studio.snapshot.running)
    qtbot.keyClick(button, Qt.Key.Key_Space)
    studio.settle()
