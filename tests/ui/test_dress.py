"""The whole window is dressed in the program's own font, from the first picture on."""

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget
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


def test_what_was_hidden_wears_the_new_look_when_it_is_shown(studio: Driver) -> None:
    """One of two alike is hidden while the type grows and the theme changes."""
    window = studio.window
    pairs = [
        (kind(window), kind(window)) for kind in (QPushButton, QLineEdit, QCheckBox, QComboBox)
    ]
    for pair in pairs:
        for widget in pair:
            widget.move(500, 400)  # not under the pointer
            widget.show()
    for _, hidden in pairs:
        hidden.hide()
    window.appearance.set_scale(2.0)
    window.actions_by_name["theme"].trigger()
    studio.settle()
    for shown, hidden in pairs:
        hidden.show()
        hidden.resize(shown.size())
        assert hidden.font() == shown.font()
        assert hidden.sizeHint() == shown.sizeHint()
        assert hidden.grab().toImage() == shown.grab().toImage()
        for widget in (shown, hidden):
            widget.deleteLater()


def test_a_font_of_its_own_that_was_set_while_hidden_stays(studio: Driver) -> None:
    theme = studio.window.appearance.theme
    box = QCheckBox("Squares", studio.window)
    box.setFont(theme.font(12))
    box.show()
    box.hide()
    studio.window.appearance.set_scale(2.0)
    box.setFont(studio.window.appearance.theme.font(12))
    box.show()
    assert box.font().pixelSize() == 24
    box.deleteLater()


def test_fonts_at_the_start_are_those_of_any_later_look(studio: Driver) -> None:
    window = studio.window
    upper = [window.chosen, window.panel, window.transport, window.strip]
    parts = [*upper, *window.plots.views.values(), *window.lower_views.seen.values()]
    seen = [part for view in parts for part in view.findChildren(QWidget) if part.isVisible()]
    fonts = [(part.font().pixelSize(), part.font().weight()) for part in seen]
    for _ in range(2):
        window.appearance.toggle()
        studio.settle()
    again = [(part.font().pixelSize(), part.font().weight()) for part in seen]
    assert len(set(fonts)) > 3 and again == fonts
