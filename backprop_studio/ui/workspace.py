"""Where the views stand: three columns, the right one as tabs where the window is narrow."""

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

NARROW = 1100  # px; below, the right column becomes tabs
LEFT_WIDTH, RIGHT_WIDTH, NARROW_RIGHT = 256, 360, 316


class Workspace(QWidget):
    """Left panel, middle with the hero, right column; views can be hidden or maximized."""

    changed = Signal()  # another view shows, or is maximized

    def __init__(self, left: QWidget, middle: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: dict[str, QWidget] = {"experiment": left, "diagram": middle}
        self._titles: dict[str, str] = {}
        self._hidden: set[str] = set()
        self._maximized: str | None = None
        self._tabbed = False
        self.columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.columns.setChildrenCollapsible(False)
        self.columns.setHandleWidth(1)
        self.right = QSplitter(Qt.Orientation.Vertical)
        self.right.setChildrenCollapsible(False)
        self.right.setHandleWidth(1)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.currentChanged.connect(self._tab_changed)
        self._right_side = QWidget()
        self._right_side.setProperty("panel", True)
        self._right_side.setMinimumWidth(276)
        side = QVBoxLayout(self._right_side)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.right)
        side.addWidget(self.tabs)
        self.tabs.hide()
        for widget in (left, middle, self._right_side):
            self.columns.addWidget(widget)
        self.columns.setStretchFactor(0, 0)
        self.columns.setStretchFactor(1, 1)
        self.columns.setStretchFactor(2, 0)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.columns)

    def add_right(self, key: str, title: str, view: QWidget, share: int) -> None:
        """A view of the right column, below those there are."""
        self._views[key] = view
        self._titles[key] = title
        self.right.addWidget(view)
        self.right.setStretchFactor(self.right.count() - 1, share)
        view.installEventFilter(self)
        if self._tabbed:
            self._into_tabs()
        self._arrange()

    @property
    def right_keys(self) -> tuple[str, ...]:
        """The views of the right column, from the top."""
        return tuple(self._titles)

    def set_columns(self, width: int) -> None:
        """The columns as they stand in a window of `width` that nobody has rearranged."""
        right = min(max(RIGHT_WIDTH, round(0.27 * width)), 540) if width >= NARROW else NARROW_RIGHT
        self.columns.setSizes([LEFT_WIDTH, max(320, width - LEFT_WIDTH - right), right])

    def set_heights(self, *heights: int) -> None:
        """Sizes of the right column's views, as shares."""
        self.right.setSizes(list(heights))

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

    def maximize(self, key: str | None) -> None:
        """Give the whole window to one view; None, or the same again: back."""
        self._maximized = None if key == self._maximized else key
        self._arrange()

    def _arrange(self) -> None:
        alone = self._maximized
        shown = {
            key: key == alone if alone is not None else key not in self._hidden
            for key in self._views
        }
        for key, view in self._views.items():
            if self._tabbed and key in self._titles:
                self.tabs.setTabVisible(self.tabs.indexOf(view), shown[key])
            else:
                view.setVisible(shown[key])
        self._right_side.setVisible(any(shown[key] for key in self._titles))
        self.changed.emit()

    # narrow windows -------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A view that comes into sight or leaves it needs, or no longer needs, its picture."""
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self.changed.emit()
        return False

    def set_window_width(self, width: int) -> None:
        """Tabs below `NARROW`, one under the other above."""
        tabbed = width < NARROW
        if tabbed == self._tabbed:
            return
        self._tabbed = tabbed
        if tabbed:
            self._into_tabs()
        else:
            for key in self._titles:
                view = self._views[key]
                self.right.addWidget(view)
        self.tabs.setVisible(tabbed)
        self.right.setVisible(not tabbed)
        self._arrange()

    def _into_tabs(self) -> None:
        for key, title in self._titles.items():
            if self.tabs.indexOf(self._views[key]) < 0:
                self.tabs.addTab(self._views[key], title)

    def _tab_changed(self, _number: int) -> None:
        self.changed.emit()

    # remembered -----------------------------------------------------------------------------

    def layout_bytes(self) -> tuple[QByteArray, QByteArray]:
        """The columns' and the right column's sizes, for the settings."""
        return self.columns.saveState(), self.right.saveState()

    @property
    def is_tabbed(self) -> bool:
        """Whether the right column stands as tabs now."""
        return self._tabbed

    def restore_columns(self, columns: QByteArray, hidden: str) -> None:
        """What `layout_bytes` and `hidden_keys` gave; garbage is left aside."""
        self._hidden = set(filter(None, hidden.split(","))) - {"diagram"}
        if not columns.isEmpty():
            self.columns.restoreState(columns)
            self.columns.setHandleWidth(1)
            self.columns.setChildrenCollapsible(False)
        self._arrange()

    def restore_right(self, right: QByteArray) -> None:
        """The heights of the right column's views, once they are there."""
        if not right.isEmpty() and not self._tabbed:
            self.right.restoreState(right)
            self.right.setHandleWidth(1)
            self.right.setChildrenCollapsible(False)
