"""Hidden controls and locked values of a step: the hall sees and changes only what is meant."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from backprop_studio.lectures.lecture import CONTROLS

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow


def controls_of(window: "MainWindow") -> dict[str, QWidget]:
    """The sections of the experiment panel, by the names that a lecture gives them."""
    panel = window.panel
    return {
        "data": panel.data,
        "network": panel.network,
        "training": panel.training,
        "chosen": window.chosen,
    }


def limit(window: "MainWindow", hidden: Iterable[str], locked: Iterable[str]) -> None:
    """Hide these sections and lock these values; empty: all is free again."""
    put_away, shut = frozenset(hidden), frozenset(locked)
    parts = controls_of(window)
    for name in CONTROLS:
        parts[name].setVisible(name not in put_away)
    for name in ("data", "network", "training"):
        parts[name].setEnabled(name not in shut)
    window.chosen.setEnabled("weights" not in shut)
    window.diagram.set_editable("network" not in shut)
    window.run.values.lock(shut)
