"""What stands around a plot: its title with the controls beside it, and muted captions."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from backprop_studio.theme import CAPTION, TEXT, Theme
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.widgets.one_line import OneLine

SPACING = 6


class PlotHeading(QWidget):
    """One row: the view's title at the left, its controls at the right."""

    def __init__(self, title: str, controls: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self.title = QLabel(title, self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self._controls = tuple(controls)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACING)
        layout.addWidget(self.title)
        layout.addStretch(1)
        for control in controls:
            layout.addWidget(control)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_theme(self, theme: Theme) -> None:
        """Title in semi-bold text size; the controls in the interface's font."""
        letter(self.title, theme.font(TEXT, 600), theme.text)
        for control in self._controls:
            control.setFont(theme.font(12))
        self.setMinimumHeight(round(theme.px(28)))
        self._share_out()

    def sizeHint(self) -> QSize:
        """With the title, also while it is hidden: it comes back as soon as there is room."""
        hint = super().sizeHint()
        hidden = SPACING + self.title.sizeHint().width() if self.title.isHidden() else 0
        return hint + QSize(hidden, 0)

    def minimumSizeHint(self) -> QSize:
        """Without the title, which gives way."""
        return QSize(self._needed(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, the controls go before the title: in the hall it is
        known, in a narrow window the tab says it."""
        super().resizeEvent(event)
        self._share_out()

    def event(self, event: QEvent) -> bool:
        """Controls come and go."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._share_out()
        return super().event(event)

    def _share_out(self) -> None:
        room = self.width() - self.title.sizeHint().width()
        self.title.setVisible(self._needed() <= room)

    def _needed(self) -> int:
        there = [control for control in self._controls if not control.isHidden()]
        return sum(control.sizeHint().width() + SPACING for control in there)


class Caption(OneLine):
    """A muted line beside or under a plot; it never widens the view. In a hall, where nobody can
    point at it to read the rest, it takes a second line where it needs one."""

    _in_hall = False

    def __init__(
        self, parent: QWidget, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show `text`, whole in the tooltip should it be cut off."""
        if text != self.text():
            self.setText(text)
            self.setToolTip(text)

    @property
    def _is_deep(self) -> bool:
        wide = self.fontMetrics().horizontalAdvance(self.text())
        return self._in_hall and not self.separator and wide > self.width()

    def sizeHint(self) -> QSize:
        """One line, or two."""
        hint = super().sizeHint()
        return hint + QSize(0, self.fontMetrics().lineSpacing()) if self._is_deep else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another line."""
        super().resizeEvent(event)
        if self._in_hall and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """In dots, unless there are two lines."""
        if not self._is_deep:
            super().paintEvent(event)
            return
        with QPainter(self) as painter:
            flags = self.alignment() | Qt.TextFlag.TextWordWrap
            painter.drawText(self.contentsRect(), flags, self.text())

    def set_theme(self, theme: Theme) -> None:
        """Caption size, muted."""
        self._in_hall = theme.in_hall
        letter(self, theme.font(CAPTION), theme.muted)
