"""What the legend says of the present scene: marks and words, the most needed first."""

from collections import Counter

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from backprop_studio.experiment.notation import Symbol
from backprop_studio.experiment.numbers import format_number
from backprop_studio.ui.network_diagram.formulas import ARROW
from backprop_studio.ui.network_diagram.legend_marks import (
    BADGE,
    DIAMOND,
    DOT,
    LINE,
    Mark,
    badge_mark,
    diamond_mark,
    dot_mark,
    edge_mark,
    no_mark,
    stroke_mark,
)
from backprop_studio.ui.network_diagram.palette import palette
from backprop_studio.ui.network_diagram.scene import BOUNDED, Scene
from backprop_studio.ui.network_diagram.words import sampling_text
from backprop_studio.ui.typeset import Formula, Name, Words

Entry = list[tuple[Mark, float, Formula]]  # what stands together: mark, its width, words


def _tr(text: str) -> str:
    return QCoreApplication.translate("NetworkDiagram", text)


def entries(scene: Scene, brief: bool) -> list[Entry]:
    """All entries, in fewer words where they have to be `brief`."""
    found = [*_left_out(scene, brief)]
    if scene.mode == "blame":
        return [*found, *_blame(scene)]
    found += [*_signs(scene, brief), *_gradient(scene, brief), *_update(scene, brief)]
    if scene.layout.graph is not None:
        found.append(_said(_tr("value above each wire, its gradient below")))
    else:
        found += [*_activations(scene, brief), *_biases(scene)]
    return [*found, *_changed(scene, brief)]


def _said(text: str) -> Entry:
    return [(no_mark, 0.0, (Words(text, "muted"),))]


def _left_out(scene: Scene, brief: bool) -> list[Entry]:
    """Edges that are not drawn, and units that this batch leaves out."""
    found: list[Entry] = []
    layout, dropped = scene.layout, scene.snapshot.dropped
    if len(layout.edges) < layout.weights:
        text = sampling_text(len(layout.edges), layout.weights, brief)
        found.append([(no_mark, 0.0, (Words(text),))])
    if dropped is not None:
        text = _tr("dropped in this batch (row {row})").format(row=dropped.row + 1)
        found.append([(stroke_mark(QColor(scene.theme.fourth)), BADGE, (Words(text, "muted"),))])
    return found


def _signs(scene: Scene, brief: bool) -> list[Entry]:
    theme = scene.theme
    words = (_tr("positive") if brief else _tr("positive weight"), _tr("negative"))
    return [
        [(edge_mark(QColor(color), 2.5, negative), LINE, (Words(text, "muted"),))]
        for text, color, negative in zip(
            words, (theme.positive, theme.negative), (False, True), strict=True
        )
    ]


def _gradient(scene: Scene, brief: bool) -> list[Entry]:
    without_delta = scene.stage.updated and not scene.layout.labels
    if scene.stage.first_delta == scene.depth or without_delta:
        return []
    words: Formula = (
        *(() if brief else (Words(_tr("gradient") + "; ", "muted"),)),
        Name(Symbol("δ"), "muted"),
        Words(" = ∂L/∂z", "muted"),
    )
    return [[(dot_mark(QColor(scene.theme.gradient), None), DOT, words)]]


def _update(scene: Scene, brief: bool) -> list[Entry]:
    """What is out of date, and how to read the change of a weight that has no chip."""
    if not scene.stage.updated or scene.layout.graph is not None:
        return []
    pale = _tr("pale: old weights") if brief else _tr("pale: made with the old weights")
    if scene.layout.chips:
        return [_said(pale)]
    point = _tr("point at an edge") if brief else _tr("point at an edge or a bias")
    return [_said(f"{point}: {_tr('old')} {ARROW} {_tr('new')}"), _said(pale)]


def _activations(scene: Scene, brief: bool) -> list[Entry]:
    theme = scene.theme
    outline = QColor(theme.text)
    found: list[Entry] = []
    for low, middle, high, name in scales(scene)[: 1 if brief else None]:
        ends = ((low, _end(low)), ((low + high) / 2, middle), (high, f"{_end(high)} {name}"))
        found.append(
            [
                (
                    dot_mark(theme.activation_fill(value, low, high), outline),
                    DOT,
                    (Words(label, "muted"),),
                )
                for value, label in ends
            ]
        )
    return found


def _biases(scene: Scene) -> list[Entry]:
    """Where a bias is a dot on its node's rim: full and hollow ones."""
    if scene.layout.detail != "compact":
        return []
    theme = scene.theme
    positive, negative = QColor(theme.positive), QColor(theme.negative)
    full = dot_mark(positive, positive)
    hollow = dot_mark(QColor(theme.background), negative)
    above = f"{_tr('bias')} +"
    return [[(full, DOT, (Words(above, "muted"),)), (hollow, DOT, (Words("−", "muted"),))]]


def _changed(scene: Scene, brief: bool) -> list[Entry]:
    if not scene.marks_changes:
        return []
    words = _tr("changed") if brief else _tr("changed from the example")
    return [[(diamond_mark(QColor(scene.theme.fourth)), DIAMOND, (Words(words, "muted"),))]]


def _blame(scene: Scene) -> list[Entry]:
    """Widths and fills of the blame view, and the marks of units that pass none on."""
    theme = scene.theme
    amber, outline = QColor(theme.gradient), QColor(theme.text)
    delta, gradient = (format_number(end, digits=3) for end in scene.largest_blame())
    full = QColor.fromRgba(palette(theme, "blame").fills[-1])
    nodes: Formula = (Words("|", "muted"), Name(Symbol("δ"), "muted"), Words(f"| {delta}", "muted"))
    found: list[Entry] = [
        [
            (edge_mark(amber, 1.5, False), LINE, (Words("0", "muted"),)),
            (edge_mark(amber, 5.0, False), LINE, (Words(f"|∂L/∂w| {gradient}", "muted"),)),
            (edge_mark(amber, 2.5, True), LINE, (Words(_tr("negative"), "muted"),)),
        ],
        [
            (dot_mark(QColor(theme.background), outline), DOT, (Words("0", "muted"),)),
            (dot_mark(full, outline), DOT, nodes),
        ],
    ]
    functions = {scene.function(layer) for layer in range(scene.depth)}
    if functions & {"sigmoid", "tanh"}:
        words: Formula = (Words(_tr("saturated"), "muted"),)
        found.append([(badge_mark(scene, "saturated"), BADGE, words)])
    if "relu" in functions:
        found.append([(badge_mark(scene, "dead"), BADGE, (Words(_tr("inactive"), "muted"),))])
    return found


def _end(value: float) -> str:
    """An end of a scale: whole numbers without decimals."""
    return format_number(value, digits=3) if value % 1 else format_number(value, digits=1)


def scales(scene: Scene) -> list[tuple[float, str, float, str]]:
    """The colour scales in use, that of most units first: ends, what is neutral, whose they
    are."""
    found: dict[tuple[float, float], tuple[float, str, float, str]] = {}
    units: Counter[tuple[float, float]] = Counter()
    depth = scene.depth
    several = len({scene.fill_range(layer) for layer in range(depth)}) > 1
    for layer in range(depth):
        low, high = scene.fill_range(layer)
        bounded = scene.function(layer) in BOUNDED
        neutral = "½" if (low, high) == (0.0, 1.0) else "0"
        name = _tr("activation")
        if several:
            name = scene.function_sign(layer) or _tr("linear")
        elif not bounded and high > 1:
            name = _tr("activation, largest here")
        units[low, high] += scene.snapshot.parameters[layer].bias.size
        found.setdefault((low, high), (low, neutral + " " + _tr("neutral"), high, name))
    return [found[ends] for ends, _ in units.most_common()]
