"""The settings: every choice at once in the window, in every place, and at the next start."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel
from studio_fixture import Driver, studio

from backprop_studio import settings as kept
from backprop_studio.settings import Setting, Settings
from backprop_studio.ui.appearance import Appearance
from backprop_studio.ui.network_diagram.formulas import parameter_lines
from backprop_studio.ui.settings_page import LOOK, WRITING, SettingsPage
from backprop_studio.ui.typeset import plain

__all__ = ["studio"]


@pytest.fixture
def page(studio: Driver) -> Iterator[SettingsPage]:
    page = SettingsPage(studio.window.appearance, studio.window)
    page.convention_chosen.connect(studio.window.menus.take_convention)
    page.show()
    yield page
    page.close()
    page.deleteLater()


def take(studio: Driver, page: SettingsPage, setting: Setting, key: str) -> None:
    """Choose as a person does, by the keyboard."""
    choice = page.choices[setting]
    choice.setFocus()
    down = choice.findData(key) - choice.currentIndex()
    for _ in range(abs(down)):
        studio.qtbot.keyClick(choice, Qt.Key.Key_Down if down > 0 else Qt.Key.Key_Up)
    assert choice.key == key
    studio.settle()


def said(studio: Driver) -> str:
    """All that a person reads of names beside the diagram."""
    window = studio.window
    labels = [label.text() for label in window.findChildren(QLabel)]
    names = [field.accessibleName() for field in window.findChildren(QComboBox)]
    return " ".join([*labels, *names])


def test_names_are_written_as_wanted_everywhere(studio: Driver, page: SettingsPage) -> None:
    window = studio.window
    index = window.selection.chosen
    scene = window.diagram.scene
    assert scene is not None and plain(parameter_lines(scene, index)[0]).startswith("v₁")
    take(studio, page, kept.WEIGHTS, "indexed")
    take(studio, page, kept.HIDDEN, "a")
    take(studio, page, kept.RATE_SIGN, "alpha")
    scene = window.diagram.scene
    assert scene is not None and plain(parameter_lines(scene, index)[0]).startswith("w⁽²⁾")
    assert "Learning rate α" in said(studio)
    assert (
        "a⁽¹⁾₁"
        in window.diagram.accessibleDescription()
        + window.chosen.accessibleDescription()
        + said(studio)
    )
    assert studio.snapshot.experiment.notation.hidden == "h"  # the document keeps its author's


def test_a_lesson_speaks_of_its_own_names(studio: Driver) -> None:
    window = studio.window
    window.appearance.choose(kept.RATE_SIGN, "alpha")
    window.appearance.give_way("lesson", True)
    assert "Learning rate η" in said(studio)
    window.appearance.give_way("lesson", False)
    assert "Learning rate α" in said(studio)


def test_the_convention_of_the_squared_error(studio: Driver, page: SettingsPage) -> None:
    # ŷ = 0.7363, y = 1: (ŷ − y)² is twice the ½(ŷ − y)² = 0.034778 of the worked example
    half = studio.snapshot.loss
    take(studio, page, kept.SQUARED_ERROR, "mse")
    assert studio.snapshot.loss == pytest.approx(2 * half, rel=1e-12)
    studio.window.document.undo_stack.undo()
    studio.settle()
    assert studio.snapshot.loss == half
    studio.window.files._new()
    studio.settle()
    assert studio.snapshot.loss == pytest.approx(2 * half, rel=1e-12)


def test_text_grows_and_stays_inside(studio: Driver, page: SettingsPage) -> None:
    window = studio.window
    usual = window.panel.training.rate.width()
    take(studio, page, kept.TEXT_SCALE, "200")
    assert not window.appearance.theme.in_hall
    assert window.panel.training.rate.width() == 2 * usual
    assert window.workspace.is_tabbed
    take(studio, page, kept.TEXT_SCALE, "100")
    assert window.panel.training.rate.width() == usual
    assert window.centralWidget().width() == window.width()


def test_what_is_chosen_is_there_at_the_next_start(studio: Driver, page: SettingsPage) -> None:
    settings = studio.window.settings
    for row in (*LOOK, *WRITING):
        settings.set(row.setting, row.setting.choices[-1])
    take(studio, page, kept.DIGITS, "8")
    theme = studio.window.appearance.theme
    assert theme.dark and theme.strong and theme.still and theme.scale == 2 and theme.digits == 8
    settings.save()
    again = Appearance(Settings(settings.folder))
    assert again.theme == theme
    again.deleteLater()
    page.buttons.button(page.buttons.StandardButton.RestoreDefaults).click()
    assert studio.window.appearance.chosen(kept.DIGITS) == "4"
    assert page.choices[kept.PALETTE].key == "safe"


def test_every_choice_says_what_it_means(page: SettingsPage) -> None:
    for choice in page.choices.values():
        assert choice.accessibleName() and choice.toolTip() == choice.accessibleDescription()
        assert len(choice.toolTip()) > 20 and choice.height() >= 24
