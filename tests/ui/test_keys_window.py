"""The list of all keys fits the screen, however many there are."""

import pytest
from studio_fixture import Driver, studio

from backprop_studio.ui.keys_window import KeysWindow

__all__ = ["studio"]


def test_every_shortcut_is_in_the_list(studio: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    cells: dict[str, str] = {}

    def look(window: KeysWindow) -> None:
        window.show()
        assert window.height() < window.screen().availableSize().height()
        for row in range(window.table.rowCount()):
            cells[window.table.item(row, 0).text()] = window.table.item(row, 1).text()

    monkeypatch.setattr(KeysWindow, "exec", look)
    actions = studio.window.actions_by_name
    actions["keys"].trigger()
    assert cells[actions["save"].text()] == "Ctrl+S"
    assert cells[actions["keys"].text()] == "F1"
    assert len(cells) > 40
