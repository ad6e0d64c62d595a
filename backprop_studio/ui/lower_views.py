"""The views under the diagram: those that can be seen are drawn, each at its turn."""

from PySide6.QtCore import QObject

from backprop_studio.theme import LIGHT, Theme
from backprop_studio.ui.run_control import RunControl
from backprop_studio.ui.view import View
from backprop_studio.ui.workspace import Workspace


class LowerViews(QObject):
    """`add` a view, and it stands behind a tab under the diagram and follows the run."""

    def __init__(self, workspace: Workspace, run: RunControl, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._run = workspace, run
        self._views: dict[str, View] = {}
        self._visible: set[str] = set()
        self._theme = LIGHT
        workspace.changed.connect(self._views_changed)

    def add(self, key: str, title: str, view: View) -> None:
        """Another tab."""
        self._views[key] = view
        view.set_theme(self._theme)
        self._workspace.add_lower(key, title, view)

    @property
    def seen(self) -> dict[str, View]:
        """The views that can be seen; the window draws them."""
        return {key: view for key, view in self._views.items() if view.isVisible()}

    def set_theme(self, theme: Theme) -> None:
        """Also for views still to come."""
        self._theme = theme
        for view in self._views.values():
            view.set_theme(theme)

    def _views_changed(self) -> None:
        """A view that has come into sight shows what it missed."""
        seen = self.seen
        snapshot = self._run.snapshot
        if snapshot is not None:
            for key in seen.keys() - self._visible:
                seen[key].show_snapshot(snapshot)
        self._visible = set(seen)
