"""The views of the window as one table: name, place, and how each is made and wired.

A further view is an entry in `LOWER` and a file of its own; lessons can show it once
`lessons.page_check` lists it. Views under the diagram are made when they come into sight for the
first time, so that what nobody opens costs nothing.
"""

from collections.abc import Callable, Mapping

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from backprop_studio.document.document import Document
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.network_diagram.view import NetworkDiagram
from backprop_studio.ui.output.kinds import compares, has_batches, has_classes, reads_pictures
from backprop_studio.ui.run_control import RunControl
from backprop_studio.ui.view import Selection, View

CONTEXT = "Views"


class Bench(Struct, frozen=True):
    """What a view may be wired to. `say` puts a sentence into the status strip."""

    document: Document
    run: RunControl
    selection: Selection
    diagram: NetworkDiagram
    say: Callable[[str], None]


def _always(_snapshot: Snapshot) -> bool:
    return True


def _is_deep(snapshot: Snapshot) -> bool:
    """Whether blame passes through one layer to another."""
    return len(snapshot.parameters) >= 2


class LowerView(Struct, frozen=True):
    """A view under the diagram; its `title` is marked for translation. `applies` says for which
    problems its tab is there; `keyed` are those that have a key, Ctrl+6 and so on."""

    key: str
    title: str
    make: Callable[[Bench], View]
    applies: Callable[[Snapshot], bool] = _always
    keyed: bool = False


def _(text: str) -> str:
    """Mark `text` for translation under `Views`."""
    return str(QT_TRANSLATE_NOOP(CONTEXT, text))


WINDOW: Mapping[str, str] = {  # around the diagram
    "experiment": _("Experiment"),
    "diagram": _("Network diagram"),
    "landscape": _("Loss landscape"),
    "curve": _("Loss curve"),
    "output": _("Output"),
}


def title(key: str) -> str:
    """What a view is called, in the user's language."""
    return QCoreApplication.translate(CONTEXT, TITLES[key])


def _chain_rule(bench: Bench) -> View:
    from backprop_studio.ui.chain_rule.panel import ChainRulePanel

    panel = ChainRulePanel(bench.selection)
    panel.requested.connect(bench.run.watch_derivative)
    panel.pointed.connect(bench.diagram.light)
    bench.diagram.pointed.connect(panel.light)
    return panel


def _graph(bench: Bench) -> View:
    from backprop_studio.ui.neuron_graph.view import NeuronGraph

    graph = NeuronGraph(bench.selection)
    graph.pointed.connect(bench.diagram.light)
    bench.diagram.pointed.connect(graph.light)
    return graph


def _parameters(bench: Bench) -> View:
    from backprop_studio.ui.parameter_table import ParameterTable

    table = ParameterTable(bench.selection)
    table.parameter_dragged.connect(bench.run.values.set_parameter)
    table.refused.connect(bench.say)
    return table


def _activation(bench: Bench) -> View:
    from backprop_studio.ui.activation_plot import ActivationPlot

    return ActivationPlot(bench.selection)


def _code(_bench: Bench) -> View:
    from backprop_studio.ui.training_code import TrainingCode

    return TrainingCode()


def _health(bench: Bench) -> View:
    from backprop_studio.ui.gradient_health.edits import RemedyEdits
    from backprop_studio.ui.gradient_health.view import GradientHealth

    view = GradientHealth()
    view.edited.connect(RemedyEdits(bench.document, bench.say, view).apply)
    return view


def _mistakes(bench: Bench) -> View:
    from backprop_studio.ui.output.mistakes_view import MistakesView

    view = MistakesView()
    view.example_chosen.connect(bench.run.show_example)
    return view


def _compare(_bench: Bench) -> View:
    from backprop_studio.ui.output.compare_view import CompareView

    return CompareView()


def _batches(bench: Bench) -> View:
    from backprop_studio.ui.output.batches_view import BatchesView

    view = BatchesView(bench.document)
    view.example_chosen.connect(bench.run.show_example)
    return view


def _drawing(_bench: Bench) -> View:
    from backprop_studio.ui.digits.drawing_view import DrawingView

    return DrawingView()


def _weights(bench: Bench) -> View:
    from backprop_studio.ui.digits.weight_wall import WeightWall

    return WeightWall(bench.selection)


def _race(bench: Bench) -> View:
    from backprop_studio.ui.race.view import RaceView

    view = RaceView()
    view.start_requested.connect(bench.run.start_race)
    view.stop_requested.connect(bench.run.stop_race)
    view.take_over_requested.connect(bench.run.take_over)
    view.refused.connect(bench.say)
    return view


LOWER: tuple[LowerView, ...] = (
    LowerView("chain_rule", _("Chain rule"), _chain_rule, keyed=True),
    LowerView("drawing", _("Draw a digit"), _drawing, reads_pictures),
    LowerView("mistakes", _("Mistakes"), _mistakes, has_classes),
    LowerView("weights", _("First-layer weights"), _weights, reads_pictures),
    LowerView("compare", _("Compare"), _compare, compares),
    LowerView("batches", _("Batches"), _batches, has_batches),
    LowerView("graph", _("Computational graph"), _graph),
    LowerView("parameters", _("Parameters"), _parameters, keyed=True),
    LowerView("race", _("Race"), _race),
    LowerView("activation", _("Activation function"), _activation, keyed=True),
    LowerView("code", _("Training loop"), _code, keyed=True),
    LowerView("health", _("Gradient health"), _health, _is_deep),
)
_MENU = sorted(LOWER, key=lambda view: not view.keyed)
# in the order of the menu and of the keys
TITLES: Mapping[str, str] = {**WINDOW, **{view.key: view.title for view in _MENU}}
