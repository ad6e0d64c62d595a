"""The right column: landscape, curve and output, built after the window has been painted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from backprop_studio.theme import LIGHT, Theme
from backprop_studio.training.commands import FunctionRequest, LandscapeRequest
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.column_heights import FOR_A_LINE, ColumnHeights
from backprop_studio.ui.point_editing import PointEditing
from backprop_studio.ui.run_control import RunControl
from backprop_studio.ui.view import Selection, View
from backprop_studio.ui.views import title
from backprop_studio.ui.watching import Watching
from backprop_studio.ui.workspace import Workspace

if TYPE_CHECKING:  # importing pyqtgraph takes half a second: only after the first paint
    from backprop_studio.ui.landscape.view import LandscapeView
    from backprop_studio.ui.loss_curve import LossCurve


class Plots(QObject):
    """Hands them snapshots while they can be seen, and asks for the pictures they need."""

    ready = Signal()

    def __init__(
        self,
        workspace: Workspace,
        run: RunControl,
        selection: Selection,
        watching: Watching,
        points: PointEditing,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._points = points
        self._watching = watching
        self._workspace, self._run, self._selection = workspace, run, selection
        self._theme = LIGHT
        self._worn: dict[str, Theme] = {}  # by the views; those out of sight lag behind
        self._views: dict[str, View] = {}
        self._requests: dict[str, LandscapeRequest | FunctionRequest | None] = {}
        self._curve: LossCurve | None = None
        self.landscape: LandscapeView | None = None  # as all of them, not before it is built
        self._snapshot: Snapshot | None = None
        self._earlier: Snapshot | None = None
        self._visible: set[str] = set()
        self.heights = ColumnHeights(workspace.right, self)
        self.built = False
        workspace.changed.connect(self._views_changed)

    @property
    def views(self) -> dict[str, View]:
        """By key; empty before they are built."""
        return self._views

    def build(self) -> None:
        """Import and make the three views."""
        if self.built:
            return
        from backprop_studio.ui.landscape.view import LandscapeView
        from backprop_studio.ui.loss_curve import LossCurve
        from backprop_studio.ui.output.output_view import OutputView

        self.built = True
        self.landscape = landscape = LandscapeView(self._selection)
        self._curve, output = LossCurve(), OutputView()
        landscape.requested.connect(self._landscape_requested)
        landscape.parameters_moved.connect(self._run.values.set_parameters)
        landscape.ball_held.connect(self._run.hold)
        landscape.refused.connect(self._run.said)
        output.requested.connect(self._function_requested)
        output.example_chosen.connect(self._run.show_example)
        output.points_edited.connect(self._points.edit)
        output.rows_changed.connect(self.heights.suit)
        self._points.opened.connect(output.points.stop)
        self._curve.learning_rate_proposed.connect(self._run.values.set_learning_rate)
        self._curve.moment_requested.connect(self._run.seek)
        self._views = {"landscape": landscape, "curve": self._curve, "output": output}
        with self._workspace.together():
            for share, (key, view) in zip(FOR_A_LINE, self._views.items(), strict=True):
                self._watching.follow(view)
                self._workspace.add_right(key, title(key), view, share)
        self.heights.views = [landscape, self._curve, output]
        self.heights.suit(output.has_rows)  # it may have drawn already
        self._views_changed()
        self.ready.emit()

    @property
    def seen(self) -> dict[str, View]:
        """The views that can be seen; the window draws them, each at its turn."""
        return {key: view for key, view in self._views.items() if view.isVisible()}

    def take(self, snapshot: Snapshot) -> None:
        """The newest state: what a view that comes into sight will show."""
        self._snapshot = snapshot
        self._show_ghost(snapshot)

    def show_earlier(self, snapshot: Snapshot | None) -> None:
        """The earlier run's curve in grey."""
        self._earlier = snapshot
        self._show_ghost(self._snapshot)

    def _show_ghost(self, snapshot: Snapshot | None) -> None:
        """In grey the branch that was left, or what is looked back from; else what was kept."""
        if self._curve is None:
            return
        if snapshot is not None and snapshot.ghost_record is not None:
            back = snapshot.iteration < snapshot.last_iteration
            label = self.tr("whole run") if back else self.tr("earlier branch")
            self._curve.set_ghost(snapshot.ghost_record, label)
        else:
            self._curve.set_ghost(None if self._earlier is None else self._earlier.record)

    def set_theme(self, theme: Theme) -> None:
        """For what can be seen; the others take it over when they come into sight."""
        self._theme = theme
        for key in self.seen:
            self._wear(key)

    def _wear(self, key: str) -> None:
        if self._worn.get(key) is not self._theme:
            self._worn[key] = self._theme
            self._views[key].set_theme(self._theme)

    def _landscape_requested(self, request: LandscapeRequest | None) -> None:
        self._requests["landscape"] = request
        self._watch()

    def _function_requested(self, request: FunctionRequest | None) -> None:
        self._requests["output"] = request
        self._watch()

    def _views_changed(self) -> None:
        """A view that has come into sight shows what it missed."""
        visible = {key for key, view in self._views.items() if view.isVisible()}
        for key in visible - self._visible:
            self._wear(key)
            if self._snapshot is not None:
                self._views[key].show_snapshot(self._snapshot)
        self._visible = visible
        self._watch()

    def _watch(self) -> None:
        """Pictures are computed only for views that can be seen."""
        landscape = self._requests.get("landscape") if "landscape" in self._visible else None
        function = self._requests.get("output") if "output" in self._visible else None
        assert not isinstance(landscape, FunctionRequest)
        assert not isinstance(function, LandscapeRequest)
        self._run.watch_pictures(landscape, function)
