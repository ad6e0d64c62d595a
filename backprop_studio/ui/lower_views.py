"""Snapshots for the views under the diagram: only those that can be seen are drawn."""

from PySide6.QtCore import QObject

from backprop_studio.theme import LIGHT, Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.run_control import RunControl
from backprop_studio.ui.view import View
from backprop_studio.ui.workspace import Workspace


class LowerViews(QObject):
    """`add` a view, and it stands behind a tab under the diagram and follows the run."""

    def __init__(self, workspace: Workspace, run: RunControl, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._run = workspace, run
        self._views: dict[str, View] = {}
        self._shown: dict[str, Snapshot] = {}
        self._theme = LIGHT
        run.arrived.connect(self._show)
        workspace.changed.connect(self._show_newest)

    def add(self, key: str, title: str, view: View) -> None:
        """Another tab."""
        self._views[key] = view
        view.set_theme(self._theme)
        self._workspace.add_lower(key, title, view)

    def set_theme(self, theme: Theme) -> None:
        """Also for views still to come."""
        self._theme = theme
        for view in self._views.values():
            view.set_theme(theme)

    def _show_newest(self) -> None:
        if self._run.snapshot is not None:
            self._show(self._run.snapshot)

    def _show(self, snapshot: Snapshot) -> None:
        for key, view in self._views.items():
            if view.isVisible() and self._shown.get(key) is not snapshot:
                self._shown[key] = snapshot
                view.show_snapshot(snapshot)
