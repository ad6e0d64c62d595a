"""The whole window is dressed in the program's own font, from the first picture on."""

from PySide6.QtWidgets import QWidget
from studio_fixture import Driver, studio

from backprop_studio.theme import UI_FAMILY

__all__ = ["studio"]


def test_nothing_is_set_in_the_font_of_the_system(studio: Driver) -> None:
    def foreign() -> list[str]:
        widgets = studio.window.findChildren(QWidget)
        return [repr(each) for each in widgets if each.font().family() != UI_FAMILY]

    assert foreign() == []
    studio.window.actions_by_name["theme"].trigger()
    studio.settle()
    assert foreign() == []
