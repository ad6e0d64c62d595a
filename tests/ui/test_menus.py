"""Menus that are filled anew whenever they open leave nothing of their last filling."""

from PySide6.QtWidgets import QMenu
from studio_fixture import Driver, studio

__all__ = ["studio"]


def test_a_menu_that_opens_again_is_not_built_beside_itself(studio: Driver) -> None:
    window = studio.window
    counts = []
    for _ in range(3):
        for menu in window.transport.findChildren(QMenu):
            menu.aboutToShow.emit()
        studio.settle()
        studio.qtbot.wait(10)
        counts.append(len(window.findChildren(QMenu)))
    assert counts[0] == counts[1] == counts[2]
