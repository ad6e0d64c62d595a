"""Where the views stand: three columns, the right one as tabs where the window is narrow, and
under the diagram where there is no room for a third."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from backprop_studio.ui.columns import Columns
from backprop_studio.ui.lower_panel import LowerPanel
from backprop_studio.ui.right_side import Placed, RightSide
from backprop_studio.ui.widgets.reading_order import read_in_order


class Workspace(QWidget):
    """Left panel, middle with the hero, right column; views can be hidden or maximized."""

    changed = Signal()  # another view shows, or is maximized

    def __init__(self, left: QWidget, middle: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: dict[str, QWidget] = {"experiment": left, "diagram": middle}
        self._titles: dict[str, str] = {}
        self._lower: list[str] = []  # keys of the views under the diagram
        # Keys at the right and under the diagram, as the person left them at the last end.
        self._remembered: tuple[list[str], list[str]] = [], []
        self._hidden: set[str] = set()
        self._useless: set[str] = set()  # the problem has no use for these
        self._maximized: str | None = None
        self._changing = 0  # how many `together` are going on
        self._changed = False  # meanwhile
        self._arranging = False  # views come and go, of which is told once they have
        self._right_side = RightSide()
        self._right_side.front_changed.connect(self._tell)
        self.right, self.tabs = self._right_side.column, self._right_side.tabs
        self.below = LowerPanel()
        self.below.changed.connect(self._tell)
        self.middle = QSplitter(Qt.Orientation.Vertical)
        self.middle.setChildrenCollapsible(False)
        self.middle.setHandleWidth(1)
        self.middle.addWidget(middle)
        self.middle.addWidget(self.below)
        self.middle.setStretchFactor(0, 1)
        self.middle.setStretchFactor(1, 0)
        self.below.hide()
        self.columns = Columns(left, self.middle, self._right_side, self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.columns)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Several changes: views find their places once, at the end, and not after each."""
        self._changing += 1
        try:
            yield
        finally:
            self._changing -= 1
            if self._changed and not self._changing:
                self._changed = False
                self._place()

    def add_right(self, key: str, title: str, view: QWidget, share: int) -> None:
        """A view that usually stands in the right column, below those there are."""
        self._views[key] = view
        self._titles[key] = title
        self._right_side.add(view, share)
        view.installEventFilter(self)
        self._take_place(key, usually_lower=False)

    def add_lower(self, key: str, title: str, view: QWidget) -> None:
        """A view that usually stands behind a tab of the panel under the diagram."""
        self._views[key] = view
        self._titles[key] = title
        view.setParent(self)  # one that the problem has no use for finds no place
        view.installEventFilter(self)
        self._take_place(key, usually_lower=True)

    def _take_place(self, key: str, usually_lower: bool) -> None:
        """Where and in which order the person left it at the last end."""
        right, lower = self._remembered
        if key in lower or (usually_lower and key not in right):
            self._lower.append(key)
        self._lower = _in_order(self._lower, lower)
        self._titles = {other: self._titles[other] for other in _in_order(self._titles, right)}
        self._place()

    @property
    def right_keys(self) -> tuple[str, ...]:
        """The views of the right column, from the top."""
        return tuple(key for key in self._titles if key not in self._lower)

    @property
    def lower_keys(self) -> tuple[str, ...]:
        """The views under the diagram, from the left."""
        return tuple(self._lower)

    def view(self, key: str) -> QWidget | None:
        """The widget of a view; None where there is none."""
        return self._views.get(key)

    def title(self, key: str) -> str:
        """What a view of the right column or under the diagram is called."""
        return self._titles[key]

    # moving ---------------------------------------------------------------------------------

    def move_view(self, key: str, step: int) -> None:
        """One place up (−1) or down (1) in its column; left or right under the diagram."""
        if key in self._lower:
            self._lower = _moved(self._lower, key, step)
        elif key in self._titles:
            order = _moved(list(self.right_keys), key, step)
            rest = [other for other in self._titles if other not in order]
            self._titles = {other: self._titles[other] for other in [*order, *rest]}
        self._place()

    def move_across(self, key: str) -> None:
        """From the right column under the diagram, or back."""
        if key in self._lower:
            self._lower.remove(key)
        elif key in self._titles:
            self._lower.append(key)
        self._place()
        self.below.show_view(key)

    def _place(self) -> None:
        """Put every view into the column where it belongs."""
        if self._changing:
            self._changed = True
            return
        self._right_side.place(self._on_the_right())
        self._arrange()

    def _on_the_right(self) -> list[Placed]:
        return [(self._views[key], self._titles[key]) for key in self.right_keys]

    # hiding and maximizing ------------------------------------------------------------------

    def is_shown(self, key: str) -> bool:
        """Whether the person wants to see the view."""
        return key not in self._hidden

    @property
    def hidden_keys(self) -> tuple[str, ...]:
        """The views put away."""
        return tuple(sorted(self._hidden))

    @property
    def maximized(self) -> str | None:
        """The view that has the whole window."""
        return self._maximized

    def show_view(self, key: str, shown: bool) -> None:
        """Show or put away."""
        if shown:
            self._hidden.discard(key)
        else:
            self._hidden.add(key)
        self._maximized = None
        self._arrange()

    def set_hidden(self, keys: Iterable[str]) -> None:
        """Put away exactly these."""
        self._hidden = set(keys)
        self._maximized = None
        self._arrange()

    def bring_forward(self, key: str) -> None:
        """Show the view where it stands, in front of the others behind tabs."""
        if key in self._hidden or self._maximized not in (None, key):
            self.show_view(key, True)
        if key in self._lower:
            self.below.set_open(True)
            self.below.show_view(key)
        elif self.is_tabbed and key in self._titles:
            self.tabs.setCurrentWidget(self._views[key])

    def set_available(self, key: str, available: bool) -> None:
        """Whether the problem has a use for the view; else it is not there at all."""
        if available == (key not in self._useless):
            return
        self._useless ^= {key}
        if self._maximized == key:
            self._maximized = None
        self._arrange()

    def is_available(self, key: str) -> bool:
        """Whether the view is there, and the problem has a use for it."""
        return key in self._views and key not in self._useless

    def maximize(self, key: str | None) -> None:
        """Give the whole window to one view; None, or the same again: back."""
        self._maximized = None if key == self._maximized else key
        self._arrange()

    def _arrange(self) -> None:
        if self._changing:
            self._changed = True
            return
        self._arranging = True
        try:
            self._show_and_hide()
        finally:
            self._arranging = False
        self.changed.emit()

    def _show_and_hide(self) -> None:
        alone = self._maximized
        shown = {
            key: key == alone if alone is not None else key not in self._hidden | self._useless
            for key in self._views
        }
        below = [key for key in self._lower if shown[key]]
        self.below.arrange(
            {key: self._views[key] for key in below}, {key: self._titles[key] for key in below}
        )
        for key, view in self._views.items():
            if key in self._lower:
                continue
            if key in self._titles:
                self._right_side.show_view(view, shown[key])
            else:
                view.setVisible(shown[key])
        self.below.setVisible(bool(below))
        right = any(shown[key] for key in self.right_keys)
        self._right_side.setVisible(right)
        for splitter in (self.columns, self.middle, self.right):
            read_in_order(splitter)
        self.middle.setVisible(
            shown["diagram"] or bool(below) or (right and self.columns.is_folded)
        )

    def _tell(self) -> None:
        if not self._arranging:
            self.changed.emit()

    # narrow windows -------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A view that comes into sight or leaves it needs, or no longer needs, its picture."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._tell()
        return False

    def set_window_width(self, width: int, folded: bool = False) -> None:
        """Tabs in a narrow one, else one under the other; `folded`: tabs under the diagram."""
        tabbed = folded or self.columns.is_narrow(width)
        if tabbed == self.is_tabbed and folded == self.columns.is_folded:
            return
        if folded != self.columns.is_folded:
            self.columns.fold(folded)
        if tabbed != self.is_tabbed:
            self._right_side.set_tabbed(tabbed, self._on_the_right())
        self._arrange()

    # remembered -----------------------------------------------------------------------------

    def layout_bytes(self) -> tuple[QByteArray, QByteArray]:
        """The columns' and the right column's sizes, for the settings."""
        return self.columns.layout_bytes(), self.right.saveState()

    @property
    def is_tabbed(self) -> bool:
        """Whether the right column stands as tabs now."""
        return self._right_side.is_tabbed

    def restore_columns(self, columns: QByteArray, hidden: str) -> None:
        """What `layout_bytes` and `hidden_keys` gave; garbage is left aside."""
        self._hidden = set(filter(None, hidden.split(","))) - {"diagram"}
        self.columns.restore(columns)
        self._arrange()

    def restore_right(self, right: QByteArray) -> None:
        """The heights of the right column's views, once they are there."""
        if not right.isEmpty() and not self.is_tabbed:
            self.right.restoreState(right)
            self.right.setHandleWidth(1)
            self.right.setChildrenCollapsible(False)

    def restore_places(self, right: str, lower: str, is_open: bool) -> None:
        """Which views stood where, for those that are to come; and whether those under the
        diagram were open."""
        self._remembered = right.split(","), lower.split(",")
        self.below.set_open(is_open)


def _in_order(keys: Iterable[str], wanted: Sequence[str]) -> list[str]:
    """Those `wanted` in that order, then the others as they are."""
    return sorted(keys, key=lambda key: wanted.index(key) if key in wanted else len(wanted))


def _moved(keys: list[str], key: str, step: int) -> list[str]:
    """`keys` with one of them `step` places further, kept inside."""
    at = keys.index(key)
    others = [other for other in keys if other != key]
    others.insert(min(max(at + step, 0), len(others)), key)
    return others
