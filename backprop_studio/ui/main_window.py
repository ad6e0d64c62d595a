"""The window: transport above, experiment left, the diagram in the middle, plots right."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from backprop_studio.document.document import Document
from backprop_studio.experiment.numbers import POINT, USUAL_DIGITS
from backprop_studio.settings import Settings
from backprop_studio.theme import Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui import layout_memory, window_name, wiring
from backprop_studio.ui.actions import build_actions
from backprop_studio.ui.appearance import Appearance
from backprop_studio.ui.button_keys import ButtonKeys
from backprop_studio.ui.choice_following import ChoiceFollowing
from backprop_studio.ui.chosen_panel import ChosenPanel
from backprop_studio.ui.desk_size import DeskSize
from backprop_studio.ui.diagram_typing import DiagramTyping
from backprop_studio.ui.display import Display
from backprop_studio.ui.document_files import DocumentFiles, dropped_document
from backprop_studio.ui.example_chooser import ExampleChooser
from backprop_studio.ui.experiment_panel import ExperimentPanel
from backprop_studio.ui.exporting.entries import ExportEntries
from backprop_studio.ui.first_minute import FirstMinute
from backprop_studio.ui.layer_editing import LayerEditing
from backprop_studio.ui.left_column import LeftColumn
from backprop_studio.ui.lower_views import LowerViews
from backprop_studio.ui.menus import Menus
from backprop_studio.ui.middle_column import MiddleColumn
from backprop_studio.ui.move_bar import MoveBar
from backprop_studio.ui.move_player import MovePlayer
from backprop_studio.ui.network_diagram.view import NetworkDiagram
from backprop_studio.ui.opening_by_system import OpeningBySystem
from backprop_studio.ui.own_table.opening import TableOpening, dropped_table
from backprop_studio.ui.panel_rows import hairline
from backprop_studio.ui.plots import Plots
from backprop_studio.ui.point_editing import PointEditing
from backprop_studio.ui.presenting.entries import LectureEntries
from backprop_studio.ui.program_icon import program_icon
from backprop_studio.ui.run_control import RunControl
from backprop_studio.ui.showing import Showing
from backprop_studio.ui.small_screen import SMALLEST, SmallScreen
from backprop_studio.ui.status_strip import StatusStrip
from backprop_studio.ui.teaching import Teaching
from backprop_studio.ui.transport import Transport
from backprop_studio.ui.view import Selection
from backprop_studio.ui.views import Bench
from backprop_studio.ui.watching import Watching
from backprop_studio.ui.widgets.number_field import NumberField
from backprop_studio.ui.workspace import Workspace

if TYPE_CHECKING:
    from backprop_studio.ui.lesson_panel.lessons import Lessons


class MainWindow(QMainWindow):
    """Lays the views out and wires them; what they do is said in their own files."""

    painted = Signal()  # once, with the first snapshot: the plots can be built now

    def __init__(
        self,
        document: Document,
        display: Display,
        settings: Settings,
        appearance: Appearance,
    ) -> None:
        super().__init__()
        self.document, self.display = document, display
        self.settings, self.appearance = settings, appearance
        self.setWindowTitle(window_name.PROGRAM)
        QApplication.setWindowIcon(program_icon())
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self._was_painted = self._plots_begun = False
        self.rearranged = False
        self._written: tuple[object, ...] = (USUAL_DIGITS, POINT, ())
        self.selection = Selection(self)
        self.showing = Showing(self)
        self.showing.choose_first()
        self.run = RunControl(document, display, self)
        self.actions_by_name: dict[str, QAction] = build_actions(self)
        for action in self.actions_by_name.values():
            self.addAction(action)
        ButtonKeys(self)
        self.player = MovePlayer(self.run, self.actions_by_name["auto_moves"], self)
        self.teaching = Teaching(self)
        self._build()
        self.files = DocumentFiles(document, display, settings, self)
        self.files.opened.connect(self.showing.choose_first)
        self.tables = TableOpening(document, self.files, settings, self)
        self.files.table_given.connect(self.tables.open_path)
        if sys.platform == "darwin":
            by_system = OpeningBySystem(self)
            by_system.given.connect(self.files.open_path)
            QApplication.instance().installEventFilter(by_system)
        self.panel.fetching = self.files.fetching
        self.watching = Watching(self.workspace, self.run, self)
        self.points = PointEditing(document, self.run, self)
        self.plots = Plots(
            self.workspace, self.run, self.selection, self.watching, self.points, self
        )
        self.lower_views = LowerViews(self.workspace, self.run, self.watching, self)
        self.typing = DiagramTyping(self.diagram, self.chosen, self)
        LayerEditing(document, self.diagram, self.strip.say, self)
        ChoiceFollowing(document, self.run, self.selection, self)
        self.exports = ExportEntries(self)
        self.lecturing = LectureEntries(self)
        self.menus = Menus(self)
        self.first_minute = FirstMinute(document, self.run, settings, self._places(), self)
        self._connect()
        layout_memory.restore(self)
        self._show_state()
        self.diagram.setFocus()

    # building -------------------------------------------------------------------------------

    def _build(self) -> None:
        self.transport = Transport(self.actions_by_name)
        self.transport.setProperty("raised", True)
        self.panel = ExperimentPanel(self.document)
        self.chosen = ChosenPanel(self.document, self.selection)
        self.move_bar = MoveBar(self.selection)
        actions = self.actions_by_name
        self.example_chooser = ExampleChooser(
            actions["previous_example"], actions["next_example"], actions["mean_example"]
        )
        self.diagram = NetworkDiagram(self.selection)
        self.strip = StatusStrip()
        self.strip.setProperty("raised", True)
        self.left_column = LeftColumn(self.panel, self.chosen, self.appearance)
        middle = MiddleColumn(self.move_bar, self.example_chooser, self.diagram)
        self.workspace = Workspace(self.left_column, middle)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.transport, hairline(), self.workspace, hairline(), self.strip):
            column.addWidget(widget, 1 if widget is self.workspace else 0)
        self._central = central
        self.setCentralWidget(SmallScreen(central))
        self.desk = DeskSize(self)

    def centralWidget(self) -> QWidget:
        """All that the window shows, however much of it a small screen has room for."""
        return self._central

    @property
    def lessons(self) -> "Lessons":
        """The lessons; loaded when they are asked for."""
        return self.teaching.lessons

    def show_lesson(self, shown: bool) -> None:
        """A lesson's page in the left column, or the experiment again."""
        self.left_column.show_lesson(shown)
        self.diagram.setFocus()

    def _places(self) -> dict[str, QWidget]:
        """What the callouts of the first minute point at."""
        return {
            "play": self.transport.buttons["play"],
            "reset": self.transport.buttons["reset"],
            "moves": self.move_bar,
            "chosen": self.chosen.slider,
            "diagram": self.diagram,
            "rate": self.panel.training.rate_slider,
            "loss": self.strip.figures["loss"],
        }

    def _connect(self) -> None:
        wiring.connect(self)
        self.run.arrived.connect(self._show)
        self.document.state_changed.connect(self._show_state)
        self.document.changed.connect(self._show_state)
        self.lecturing.changed.connect(self._show_state)
        self.appearance.changed.connect(self._take_theme)
        self.plots.ready.connect(self._plots_ready)
        self.workspace.columns.splitterMoved.connect(self._was_rearranged)
        self.painted.connect(self.plots.build, Qt.ConnectionType.QueuedConnection)

    # what arrives ---------------------------------------------------------------------------

    def _show(self, snapshot: Snapshot) -> None:
        self.showing.show(snapshot)
        self._begin_plots()

    def _show_state(self) -> None:
        document, stack = self.document, self.document.undo_stack
        self.transport.show_document(document.experiment.title, document.path, document.dirty)
        self.menus.show_undo(stack)
        window_name.show(self)

    def _take_theme(self, theme: Theme) -> None:
        rewritten = self._written != (theme.digits, theme.mark, theme.notation)
        self._written = (theme.digits, theme.mark, theme.notation)
        for view in (
            self.transport,
            self.panel,
            self.chosen,
            self.move_bar,
            self.example_chooser,
            self.diagram,
            self.strip,
            self.plots,
            self.lower_views,
            self.first_minute,
            self.teaching,
            self.tables,
        ):
            view.set_theme(theme)
        if rewritten:
            self._rewrite()

    def _rewrite(self) -> None:
        """Every number and name again, now that it is written otherwise."""
        self.panel.refresh()
        for field in self.findChildren(NumberField):
            field.rewrite()
        self.showing.again()

    def _was_rearranged(self, _position: int, _index: int) -> None:
        self.rearranged = True

    def _plots_ready(self) -> None:
        self.lower_views.build(
            Bench(self.document, self.run, self.selection, self.diagram, self.strip.say)
        )
        layout_memory.restore_plots(self)

    # the window itself ----------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first paint tells that the plots can be built."""
        super().paintEvent(event)
        self._was_painted = True
        self._begin_plots()

    def _begin_plots(self) -> None:
        """Making the plots holds the window up for a while: it shall show numbers before."""
        if self._was_painted and self.run.snapshot is not None and not self._plots_begun:
            self._plots_begun = True
            QTimer.singleShot(0, self, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window turns the right column into tabs."""
        super().resizeEvent(event)
        self.desk.lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves the field of a number, the cliff, a maximized view, or the lesson."""
        if event.key() == Qt.Key.Key_Escape:
            if self.typing.leave() or self.lecturing.put_away() or self.first_minute.come_back():
                pass
            elif isinstance(self.focusWidget(), NumberField):
                self.diagram.setFocus()
            elif self.workspace.maximized:
                self.workspace.maximize(None)
            else:
                self.teaching.leave()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A document or a table may be dropped."""
        if dropped_document(event) is not None or dropped_table(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what was dropped."""
        path = dropped_document(event)
        if path is not None:
            event.acceptProposedAction()
            self.files.open_path(path)
            return
        table = dropped_table(event)
        if table is not None:
            event.acceptProposedAction()
            self.tables.open_path(table)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about unsaved work, remember the layout."""
        if not self.lecturing.may_close():
            event.ignore()
            return
        if not self.files.may_go_on():
            self.files.close_after_saving()
            event.ignore()
            return
        self.player.give_way()
        self.remember()
        event.accept()

    def remember(self) -> None:
        """Geometry and layout, for the next start."""
        self.lecturing.end()
        self.teaching.leave()
        layout_memory.remember(self)
