"""A view under the diagram: a heading over one sheet, which scrolls where it is too large."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from backprop_studio.theme import LIGHT, Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.plot_heading import PlotHeading
from backprop_studio.ui.view import Selection, View
from backprop_studio.ui.widgets.scrolling import Scrolling

LEAST_HEIGHT = 120


class SheetView(View):
    """About what is chosen on the diagram. `pointed` tells which parameter or unit the mouse or
    the keys are on."""

    pointed = Signal(object)

    def __init__(self, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._snapshot: Snapshot | None = None
        self._theme: Theme = LIGHT
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumHeight(LEAST_HEIGHT)

    def _lay_out(self, title: str, control: QWidget, sheet: QWidget) -> QScrollArea:
        """`control` stands at the right of the title."""
        self._heading = PlotHeading(title, (control,), self)
        scroll = Scrolling(sheet, self, upright=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 4, 16, 0)
        column.setSpacing(2)
        column.addWidget(self._heading)
        column.addWidget(scroll, 1)
        return scroll

    def _entitle(self, title: str) -> None:
        if title != self._heading.title.text():
            self._heading.title.setText(title)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self._heading.set_theme(theme)
