"""The views under the diagram: made when first seen, drawn while they can be."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.theme import LIGHT, Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.run_control import RunControl
from backprop_studio.ui.view import Selection, View
from backprop_studio.ui.views import LOWER, Bench, LowerView, title
from backprop_studio.ui.watching import Watching
from backprop_studio.ui.workspace import Workspace


class LowerViews(QObject):
    """Each stands behind a tab under the diagram, where the problem has a use for it."""

    def __init__(
        self, workspace: Workspace, run: RunControl, watching: Watching, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace, self._run, self._watching = workspace, run, watching
        self._places: dict[str, _Place] = {}
        self._applies: dict[str, Callable[[Snapshot], bool]] = {}
        self._visible: set[str] = set()
        self._theme = LIGHT
        self._selection = Selection(self)
        self._snapshot: Snapshot | None = None
        workspace.changed.connect(self._views_changed)

    def build(self, bench: Bench, table: tuple[LowerView, ...] = LOWER) -> None:
        """A tab for each entry of the table."""
        self._selection = bench.selection
        with self._workspace.together():
            for entry in table:
                self._applies[entry.key] = entry.applies
                self.add(entry.key, title(entry.key), _Making(entry, bench))
            if self._run.snapshot is not None:
                self.take(self._run.snapshot)
        self._views_changed()
        bench.diagram.unit_opened.connect(self._open_neuron)

    def _open_neuron(self, unit: UnitIndex) -> None:
        """A neuron was opened on the diagram: its graph comes to the front."""
        self._selection.choose(unit)
        self._workspace.bring_forward("graph")

    def add(self, key: str, name: str, make: Callable[[], View]) -> None:
        """Another tab; `make` is called when it is seen for the first time."""
        self._places[key] = place = _Place(make)
        self._workspace.add_lower(key, name, place)

    def take(self, snapshot: Snapshot) -> None:
        """The newest state: which views have a use here."""
        self._snapshot = snapshot
        with self._workspace.together():
            for key, applies in self._applies.items():
                self._workspace.set_available(key, applies(snapshot))

    @property
    def seen(self) -> dict[str, View]:
        """The views that can be seen; the window draws them."""
        return {
            key: place.view
            for key, place in self._places.items()
            if place.view is not None and place.isVisible()
        }

    def set_theme(self, theme: Theme) -> None:
        """For what can be seen; the others take it over when they come into sight."""
        self._theme = theme
        for place in self._places.values():
            if place.isVisible():
                place.wear(theme)

    def _views_changed(self) -> None:
        """A view that has come into sight is made if need be, and shows what it missed."""
        for place in self._places.values():
            if place.view is None and place.isVisible():
                self._watching.follow(place.fill())
            if place.isVisible():
                place.wear(self._theme)
        seen = self.seen
        snapshot = self._snapshot
        if snapshot is not None:
            for key in seen.keys() - self._visible:
                seen[key].show_snapshot(snapshot)
        self._visible = set(seen)


class _Making:
    """One entry of the table and what it is wired to."""

    def __init__(self, entry: LowerView, bench: Bench) -> None:
        self._entry, self._bench = entry, bench

    def __call__(self) -> View:
        return self._entry.make(self._bench)


class _Place(QWidget):
    """Where a view stands, or will."""

    def __init__(self, make: Callable[[], View]) -> None:
        super().__init__()
        self._make = make
        self.view: View | None = None
        self._theme: Theme | None = None  # that the view wears
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def fill(self) -> View:
        """Make the view."""
        self.view = view = self._make()
        self._box.addWidget(view)
        view.show()  # now, not with the next event: whether it can be seen is asked at once
        self.setAccessibleName(view.accessibleName())
        return view

    def wear(self, theme: Theme) -> None:
        """The view, if there is one, takes over colours, fonts and scale."""
        if self.view is not None and theme is not self._theme:
            self._theme = theme
            self.view.set_theme(theme)
