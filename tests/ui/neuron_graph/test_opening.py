"""A neuron is opened in the window, and the views under the diagram light what is pointed at."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from studio_fixture import Driver, studio

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.ui.chain_rule.panel import ChainRulePanel
from backprop_studio.ui.neuron_graph.view import NeuronGraph

__all__ = ["studio"]
H1 = UnitIndex(0, 0)


def node(driver: Driver, unit: UnitIndex) -> QPoint:
    scene = driver.window.diagram.scene
    assert scene is not None
    circle = scene.layout.nodes[unit]
    return QPointF(circle.x, circle.y).toPoint()


def test_a_double_click_brings_the_graph_forward(studio: Driver) -> None:
    window, below = studio.window, studio.window.workspace.below
    below.set_open(False)
    QTest.mouseDClick(window.diagram, Qt.MouseButton.LeftButton, pos=node(studio, H1))
    studio.settle()
    assert below.is_open and below.current == "graph"
    assert window.selection.chosen == H1
    view = window.lower_views.seen["graph"]
    assert isinstance(view, NeuronGraph)
    assert view.canvas.graph is not None and view.canvas.graph.unit == H1
    before = view.canvas.graph
    for _ in range(5):
        studio.press(Qt.Key.Key_Period)
    studio.settle()
    after = view.canvas.graph
    assert before.wire("plus", "function").gradient is None
    gradient = after.wire("plus", "function").gradient
    assert gradient is not None and round(gradient, 5) == -0.01015


def test_factors_and_the_diagram_light_each_other(studio: Driver) -> None:
    window = studio.window
    window.workspace.bring_forward("chain_rule")
    studio.settle()
    panel = window.lower_views.seen["chain_rule"]
    assert isinstance(panel, ChainRulePanel)
    QTest.keyClick(panel.canvas, Qt.Key.Key_Right)
    assert window.diagram.scene is not None
    assert window.diagram.scene.lit == UnitIndex(1, 0)
    plain = panel.grab().toImage()
    QTest.mouseMove(window.diagram, node(studio, H1))
    assert panel.grab().toImage() != plain
