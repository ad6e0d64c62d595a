"""The middle column: the moves above, the chooser of an example, the diagram below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backprop_studio.ui.example_chooser import ExampleChooser
from backprop_studio.ui.move_bar import MoveBar
from backprop_studio.ui.network_diagram.view import NetworkDiagram
from backprop_studio.ui.panel_rows import hairline


class MiddleColumn(QWidget):
    """Gives the diagram all the room that the bars above leave it."""

    def __init__(
        self, move_bar: MoveBar, example_chooser: ExampleChooser, diagram: NetworkDiagram
    ) -> None:
        super().__init__()
        self.setProperty("canvas", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(move_bar)
        column.addWidget(hairline())
        column.addWidget(example_chooser)
        column.addWidget(diagram, 1)
