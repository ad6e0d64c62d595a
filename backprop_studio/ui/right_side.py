"""The right column's views: one under the other, or behind tabs where there is less room."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

Placed = tuple[QWidget, str]  # a view and its title


class RightSide(QWidget):
    """Holds the views in `column` or in `tabs`; who places them says which and in what order."""

    front_changed = Signal()  # another tab

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.is_tabbed = False
        self._heights: list[int] = []  # of the views in the column, while they are behind tabs
        self.column = QSplitter(Qt.Orientation.Vertical)
        self.column.setChildrenCollapsible(False)
        self.column.setHandleWidth(1)
        self.tabs = QTabWidget()
        for part in (self.tabs, self.tabs.tabBar()):
            part.setAccessibleName(self.tr("Views"))
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.currentChanged.connect(self._tab_changed)
        side = QVBoxLayout(self)
        side.setContentsMargins(0, 0, 0, 0)
        side.addWidget(self.column)
        side.addWidget(self.tabs)
        self.tabs.hide()

    def add(self, view: QWidget, share: int) -> None:
        """A view below those there are, with so much of the height."""
        self.column.addWidget(view)
        self.column.setStretchFactor(self.column.count() - 1, share)

    def place(self, views: Iterable[Placed]) -> None:
        """Put the views in this order."""
        if self.is_tabbed:
            front = self.tabs.currentWidget()
            self.tabs.clear()
            for view, title in views:
                self.tabs.addTab(view, title)
            if front is not None and self.tabs.indexOf(front) >= 0:
                self.tabs.setCurrentWidget(front)
        else:
            for number, (view, _title) in enumerate(views):
                self.column.insertWidget(number, view)

    def set_tabbed(self, is_tabbed: bool, views: Iterable[Placed]) -> None:
        """Behind tabs, or one under the other."""
        if is_tabbed and not self.is_tabbed:
            self._heights = self.column.sizes()
        self.is_tabbed = is_tabbed
        self.place(views)
        self.tabs.setVisible(is_tabbed)
        self.column.setVisible(not is_tabbed)
        if not is_tabbed and len(self._heights) == self.column.count():
            self.column.setSizes(self._heights)

    def show_view(self, view: QWidget, is_shown: bool) -> None:
        """Show or put away one of them."""
        if self.is_tabbed:
            self.tabs.setTabVisible(self.tabs.indexOf(view), is_shown)
        else:
            view.setVisible(is_shown)

    def _tab_changed(self, _number: int) -> None:
        self.front_changed.emit()
