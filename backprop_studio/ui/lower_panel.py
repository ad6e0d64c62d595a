"""The panel under the diagram: one view at a time behind tabs, or folded to its tabs."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

LEAST_HEIGHT = 132  # px of an open panel
USUAL_HEIGHT = 232  # px that it takes unasked, tabs included


class LowerPanel(QWidget):
    """Holds the views in the order they are given; emits `changed` when another one shows."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lower")
        self.setProperty("canvas", True)
        self.setAccessibleName(self.tr("Views under the diagram"))
        self.tabs = QTabBar(self)
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.currentChanged.connect(self._choose)
        self._more = QToolButton(self)  # the views whose tabs find no room
        self._more.setText(self.tr("All views"))
        self._more.setProperty("role", "quiet")
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setToolTip(
            self.tr("Every view that stands here, also those without a tab in sight")
        )
        self._menu = QMenu(self._more)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._menu.triggered.connect(self._pick)
        self._more.setMenu(self._menu)
        self._more.hide()
        self._fold = QToolButton(self)
        self._fold.setProperty("role", "fold")
        self._fold.setCheckable(True)
        self._fold.setChecked(True)
        self._fold.setArrowType(Qt.ArrowType.DownArrow)
        self._fold.setToolTip(self.tr("Fold or open the views under the diagram"))
        self._fold.setAccessibleName(self._fold.toolTip())
        self._fold.toggled.connect(self._open_or_fold)
        self.stack = QStackedWidget(self)
        self.stack.setMinimumHeight(LEAST_HEIGHT)
        self._head = QWidget(self)
        head = QHBoxLayout(self._head)
        head.setContentsMargins(16, 4, 16, 0)
        head.addWidget(self.tabs, 1)
        head.addWidget(self._more)
        head.addWidget(self._fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.stack, 1)
        self._keys: list[str] = []
        self._views: dict[str, QWidget] = {}

    def sizeHint(self) -> QSize:
        """Room for one line of the chain rule: the diagram above keeps the rest."""
        natural = super().sizeHint()
        return QSize(natural.width(), USUAL_HEIGHT if self.is_open else natural.height())

    @property
    def is_open(self) -> bool:
        """Whether a view shows, or only the tabs."""
        return self._fold.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Open, or fold to the tabs."""
        self._fold.setChecked(is_open)

    def set_bare(self, bare: bool) -> None:
        """Without tabs: one view, and nothing around it."""
        self._head.setVisible(not bare)

    @property
    def current(self) -> str:
        """The key of the view that shows; empty where there is none."""
        number = self.tabs.currentIndex()
        return self._keys[number] if 0 <= number < len(self._keys) else ""

    def show_view(self, key: str) -> None:
        """Bring one of the views to the front."""
        if key in self._keys:
            self.tabs.setCurrentIndex(self._keys.index(key))

    def arrange(self, views: dict[str, QWidget], titles: dict[str, str]) -> None:
        """Hold just these views, in this order; the one in front stays there."""
        front = self.current
        self._views = views
        if list(views) != self._keys:
            self._keys = []
            while self.tabs.count():
                self.tabs.removeTab(0)
            self._keys = list(views)
            for key, view in views.items():
                if self.stack.indexOf(view) < 0:
                    self.stack.addWidget(view)
                self.tabs.addTab(titles[key])
            self.show_view(front)
            self.tabs.updateGeometry()  # it was laid out without a tab, and so without a height
            self._offer_all()
        if self.current:
            self.stack.setCurrentWidget(views[self.current])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tabs may find room now, or none any more."""
        super().resizeEvent(event)
        self._offer_all()

    def _offer_all(self) -> None:
        room = self.width() - 32 - self._fold.sizeHint().width() - 12
        needed = sum(self.tabs.tabRect(n).width() for n in range(self.tabs.count()))
        self._more.setVisible(needed > room)

    def _fill_menu(self) -> None:
        self._menu.clear()
        for number, key in enumerate(self._keys):
            action = self._menu.addAction(self.tabs.tabText(number))
            action.setCheckable(True)
            action.setChecked(key == self.current)
            action.setData(key)

    def _pick(self, action: QAction) -> None:
        self.set_open(True)
        self.show_view(str(action.data()))

    def _choose(self, number: int) -> None:
        if 0 <= number < len(self._keys):
            self.stack.setCurrentWidget(self._views[self._keys[number]])
            self.changed.emit()

    def _open_or_fold(self, is_open: bool) -> None:
        self._fold.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.UpArrow)
        self.stack.setVisible(is_open)
        self.setMaximumHeight(16777215 if is_open else self.sizeHint().height())
        self.changed.emit()
