"""What the views that can be seen want to know: gathered here, and asked of the session."""

from PySide6.QtCore import QObject

from backprop_studio.ui.run_control import RunControl
from backprop_studio.ui.view import View
from backprop_studio.ui.workspace import Workspace


class Watching(QObject):
    """`follow` a view, and its studies are watched whenever it can be seen."""

    def __init__(self, workspace: Workspace, run: RunControl, parent: QObject) -> None:
        super().__init__(parent)
        self._run = run
        self._views: list[View] = []
        workspace.changed.connect(self._gather)

    def follow(self, view: View) -> None:
        """Another view whose questions count."""
        self._views.append(view)
        view.studies_changed.connect(self._gather)
        self._gather()

    def _gather(self) -> None:
        wanted = [study for view in self._views if view.isVisible() for study in view.studies()]
        self._run.watch_studies(tuple(dict.fromkeys(wanted)))
