"""Everything that can have the focus says what it is, in every part of the window."""

from pathlib import Path

import pytest
from every_dialog import DIALOGS, opened
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QScrollBar,
    QTextEdit,
    QWidget,
)
from studio_fixture import Driver, studio

from backprop_studio.assets import resource
from backprop_studio.ui.views import LOWER

__all__ = ["studio"]

LEAST = 24  # px
EXAMPLES = ["two-layer-network", "spiral", "noisy-sine", "house-prices"]


def spoken(widget: QWidget) -> str:
    """What a screen reader says: the given name, else a button's own words."""
    interface = QAccessible.queryAccessibleInterface(widget)
    name = interface.text(QAccessible.Text.Name) if interface is not None else ""
    return (widget.accessibleName() or name).strip()


def nameless(window: QWidget) -> list[str]:
    """Focusable widgets that say nothing, or only a sign; with their parents, to be found."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.focusPolicy() == Qt.FocusPolicy.NoFocus or isinstance(widget, QScrollBar):
            continue
        if isinstance(widget.parentWidget(), QAbstractSpinBox) or widget.focusProxy() is not None:
            continue  # the line edit inside, the face of a scroll area: the whole has the name
        words = widget.toPlainText() if isinstance(widget, QTextEdit) else ""
        words = widget.text() if isinstance(widget, QAbstractButton) else words
        speaks = isinstance(widget, QAbstractButton | QTextEdit)
        if speaks and not (widget.isVisibleTo(window) or words):
            continue  # it gets its words when it is shown
        name = spoken(widget)
        only_a_sign = isinstance(widget, QAbstractButton) and not any(map(str.isalnum, name))
        if not name or only_a_sign:
            parents, parent = [], widget.parentWidget()
            while parent is not None:
                parents.append(parent.objectName() or type(parent).__name__)
                parent = parent.parentWidget()
            found.append(f"{type(widget).__name__} {widget.objectName()!r} in {parents[:4]}")
    return found


def too_small(window: QWidget) -> list[str]:
    """What can be pressed or dragged and is narrower or lower than 24 px (WCAG 2.2, 2.5.8)."""
    found = []
    for widget in window.findChildren(QWidget):
        takes = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(
            widget, QAbstractButton
        )
        if not takes or not widget.isVisible() or isinstance(widget, QScrollBar):
            continue
        if isinstance(widget.parentWidget(), QAbstractSpinBox):
            continue
        if min(widget.width(), widget.height()) < LEAST:
            found.append(f"{type(widget).__name__} {spoken(widget)!r} {widget.size().toTuple()}")
    return found


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_control_has_a_name(studio: Driver, example: str) -> None:
    window = studio.window
    if example != EXAMPLES[0]:
        window.files.open_path(resource("examples") / f"{example}.backprop", ask=False)
        studio.settle()
    for entry in LOWER:
        if window.workspace.is_shown(entry.key):
            window.workspace.show_view(entry.key, True)
    studio.settle()
    assert nameless(window) == []
    assert too_small(window) == []


@pytest.mark.parametrize("name", sorted(DIALOGS))
def test_every_control_of_a_dialog_has_a_name(studio: Driver, name: str, tmp_path: Path) -> None:
    with opened(name, studio, tmp_path) as dialog:
        assert dialog.windowTitle() or dialog.accessibleName()
        assert nameless(dialog) == []
        assert too_small(dialog) == []


def said_in_order(widget: QWidget) -> list[str]:
    """Names as a screen reader comes to them."""
    interface = QAccessible.queryAccessibleInterface(widget)
    waiting, found = [interface], []
    while waiting:
        here = waiting.pop()
        if here is None or here.state().invisible:
            continue
        found.append(here.text(QAccessible.Text.Name))
        waiting += [here.child(number) for number in reversed(range(here.childCount()))]
    return found


def test_the_window_is_read_from_left_to_right_and_downwards(studio: Driver) -> None:
    names = said_in_order(studio.window)
    wanted = ["Experiment", "Network diagram", "Chain rule", "Loss landscape", "Loss curve"]
    places = [names.index(name) for name in wanted]
    places.append(len(names) - names[::-1].index("Output"))  # the panel has a row of that name
    assert places == sorted(places)


def test_figures_are_read_out_with_their_numbers(studio: Driver) -> None:
    names = said_in_order(studio.window.strip)
    assert "iteration 0" in names
    assert "L 0.034778" in names  # the worked example, by hand


def test_drop_downs_are_announced_by_their_labels(studio: Driver) -> None:
    """On Linux a drop-down's name is what is chosen; what it is for is told by its label."""
    for widget in studio.window.findChildren(QComboBox):
        interface = QAccessible.queryAccessibleInterface(widget)
        labelled = interface.relations(QAccessible.RelationFlag.Label)
        told = interface.text(QAccessible.Text.Description)
        if widget.isVisible():
            assert labelled or told, widget.accessibleName()
