"""A scrolled page with a bar at its lower rim that says that the page goes on, and goes there."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from backprop_studio.palette import hovered
from backprop_studio.theme import CAPTION, Theme

KEPT = 44  # px of what was last in sight that stay so when a page is scrolled
HEIGHT = 28  # px, at scale 1


class MoreBelow(QWidget):
    """`area` above the `bar`, which is there as long as something of the page lies below. It
    takes its own room, so that it never lies on a line. `awaited` are parts that a person has
    still to do: where one of them ends below, the bar says so.
    """

    def __init__(
        self,
        area: QScrollArea,
        awaited: Callable[[], Iterable[QWidget]] = tuple,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._area, self._awaited = area, awaited
        self.bar = QToolButton(self)
        self.bar.setObjectName("more_below")
        self.bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.bar.setToolTip(self.tr("The page goes on below; press to scroll there"))
        self.bar.setAccessibleDescription(self.bar.toolTip())
        self.bar.clicked.connect(self.go_on)
        self._say(self.tr("More below"))
        self.bar.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(area, 1)
        self._column.addWidget(self.bar)
        self.bar.raise_()  # a screen reader comes to it after the page
        area.verticalScrollBar().valueChanged.connect(self.look)
        area.verticalScrollBar().rangeChanged.connect(self.look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height shows more or less of the page."""
        super().resizeEvent(event)
        self.look()

    def look(self) -> None:
        """Show or hide the bar, by what lies below now."""
        page = self._area.widget()
        if page is None:
            return
        layout = page.layout()
        margin = 0 if layout is None else layout.contentsMargins().bottom()
        # Of the height without the bar: else it would come and go by its own height.
        from_top = self._area.verticalScrollBar().value()
        more = page.height() - margin - from_top > self.height()
        if more:
            lowest = max((self._end(part) for part in self._awaited()), default=0)
            below = lowest > self._area.viewport().height()
            self._say(self.tr("Your turn below") if below else self.tr("More below"))
        if more == self.bar.isHidden():
            self.bar.setVisible(more)
            self._column.activate()  # at once: a page is painted with it or without it

    def go_on(self) -> None:
        """Scroll down by what is in sight, less a few lines to find one's place again."""
        scrolled = self._area.verticalScrollBar()
        scrolled.setValue(scrolled.value() + max(KEPT, self._area.viewport().height() - KEPT))

    def set_theme(self, theme: Theme) -> None:
        """Type and colours."""
        self.bar.setStyleSheet(
            f"QToolButton {{ color: {theme.accent}; background: {theme.raised};"
            f" border: 1px solid transparent; border-top-color: {theme.hairline};"
            " border-radius: 0; padding: 0; }"
            f"QToolButton:hover {{ background: {hovered(theme)}; }}"
            f"QToolButton:focus {{ border: 2px solid {theme.accent}; }}"
        )
        self.bar.setFont(theme.font(CAPTION, 600))
        self.bar.setFixedHeight(round(theme.px(HEIGHT)))
        self.look()

    def _end(self, part: QWidget) -> int:
        """Where a part ends, in px from the upper rim."""
        return part.mapTo(self._area.viewport(), QPoint(0, part.height())).y()

    def _say(self, words: str) -> None:
        if self.bar.accessibleName() != words:
            self.bar.setText(f"{words}  ↓")
            self.bar.setAccessibleName(words)
