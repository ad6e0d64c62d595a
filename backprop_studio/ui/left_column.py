"""The left column: the experiment's controls, or the page of a lesson that borrows them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backprop_studio.ui.appearance import Appearance
from backprop_studio.ui.chosen_panel import ChosenPanel
from backprop_studio.ui.experiment_panel import ExperimentPanel
from backprop_studio.ui.widgets.scrolling import Scrolling

if TYPE_CHECKING:
    from backprop_studio.ui.lesson_panel.panel import LessonPanel


class LeftColumn(QWidget):
    """Holds the experiment panel, with the chosen number below; both stand in `scrolling`."""

    def __init__(self, panel: ExperimentPanel, chosen: ChosenPanel, appearance: Appearance) -> None:
        super().__init__()
        self._panel, self._chosen, self._appearance = panel, chosen, appearance
        self._lesson: LessonPanel | None = None
        inside = QWidget()
        self._rows = QVBoxLayout(inside)
        self._rows.setContentsMargins(16, 12, 10, 12)
        self._rows.setSpacing(14)
        self._rows.addWidget(panel)
        self._rows.addWidget(chosen)
        self._rows.addStretch(1)
        self.scrolling = Scrolling(inside)
        self.scrolling.setProperty("panel", True)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.scrolling)

    def place_lesson(self, lesson: "LessonPanel") -> None:
        """Where the experiment panel stands, hidden until a lesson begins."""
        self._lesson = lesson
        lesson.hide()
        self._column.addWidget(lesson)

    def show_lesson(self, shown: bool) -> None:
        """A lesson's page in place of the experiment panel, whose controls it borrows."""
        assert self._lesson is not None  # placed when lessons are loaded
        theme = self._appearance.theme  # a new parent takes the fonts away
        # Only the scene of a page that shows the experiment panel has moved it to there.
        if not shown and self._rows.indexOf(self._panel) < 0:
            self._rows.insertWidget(0, self._panel)
            self._panel.set_theme(theme)
        (self._lesson.pinned if shown else self._rows).insertWidget(0 if shown else 1, self._chosen)
        self._chosen.set_theme(theme)
        self._appearance.give_way("lesson", shown)
        self.scrolling.setVisible(not shown)
        self._lesson.setVisible(shown)
