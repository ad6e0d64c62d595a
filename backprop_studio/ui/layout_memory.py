"""The window's geometry and layout, kept in the settings from one start to the next."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt

from backprop_studio import settings as kept
from backprop_studio.ui.transport import SPEEDS

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

FLAT_OUT, USUAL_RATE = "flat out", 12.0
USUAL_SIZE = QSize(1440, 900)  # of a window that does not fill its screen any more


def remember(window: "MainWindow") -> None:
    """Write how the window stands now. Columns and heights only if a person has moved them."""
    columns, right = window.workspace.layout_bytes()
    settings, rate = window.settings, window.run.rate
    settings.set(kept.GEOMETRY, window.saveGeometry())
    if window.rearranged:
        settings.set(kept.COLUMNS, columns)
    if window.plots.heights.by_hand and not window.workspace.is_tabbed:
        settings.set(kept.RIGHT, right)
    landscape = window.plots.landscape
    if landscape is not None:  # else the views have not found their places yet
        settings.set(kept.LANDSCAPE, landscape.outlook.text)
        settings.set(kept.RIGHT_VIEWS, ",".join(window.workspace.right_keys))
        settings.set(kept.LOWER_VIEWS, ",".join(window.workspace.lower_keys))
    settings.set(kept.HIDDEN_VIEWS, ",".join(window.workspace.hidden_keys))
    settings.set(kept.LOWER_OPEN, window.workspace.below.is_open)
    if not window.workspace.columns.is_folded:
        settings.set(kept.MIDDLE, window.workspace.middle.saveState())
    settings.set(kept.SPEED, FLAT_OUT if rate is None else f"{rate:g}")
    settings.set(kept.MOVE_PACE, f"{window.player.pace:g}")
    settings.set(kept.FOLD_OPEN, window.panel.training.fold.is_open)
    settings.save()


def restore(window: "MainWindow") -> None:
    """Stand as it was left; what is missing or garbled is as at the first start."""
    settings = window.settings
    if not window.restoreGeometry(settings.data(kept.GEOMETRY)):
        window.resize(USUAL_SIZE)
        window.setWindowState(Qt.WindowState.WindowMaximized)
    columns = settings.data(kept.COLUMNS)
    window.rearranged = not columns.isEmpty()
    window.workspace.restore_columns(columns, settings.text(kept.HIDDEN_VIEWS))
    places = settings.text(kept.RIGHT_VIEWS), settings.text(kept.LOWER_VIEWS)
    window.workspace.restore_places(*places, settings.flag(kept.LOWER_OPEN))
    window.workspace.middle.restoreState(settings.data(kept.MIDDLE))
    window.workspace.middle.setHandleWidth(1)
    window.workspace.middle.setChildrenCollapsible(False)
    window.panel.training.fold.set_open(settings.flag(kept.FOLD_OPEN))
    window.player.set_pace(float(settings.text(kept.MOVE_PACE)))
    rate = _rate(settings.text(kept.SPEED))
    window.run.rate = rate
    window.transport.set_speed(rate)


def restore_plots(window: "MainWindow") -> None:
    """The right column, once it is made."""
    from backprop_studio.ui.landscape.outlook import outlook_from  # after the first paint

    right = window.settings.data(kept.RIGHT)
    window.workspace.restore_right(right)
    window.plots.heights.by_hand = not right.isEmpty()
    outlook, landscape = outlook_from(window.settings.text(kept.LANDSCAPE)), window.plots.landscape
    if outlook is not None and landscape is not None:
        landscape.look(outlook)


def _rate(text: str) -> float | None:
    if text == FLAT_OUT:
        return None
    try:
        rate = float(text)
    except ValueError:
        return USUAL_RATE
    return rate if SPEEDS.low <= rate <= SPEEDS.high else USUAL_RATE
