"""One line at the bottom that says what colours, lines and dots mean."""

from collections import Counter
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from backprop_studio.experiment.notation import Symbol
from backprop_studio.experiment.numbers import format_number
from backprop_studio.theme import CAPTION
from backprop_studio.ui.network_diagram.marks import paint_badge
from backprop_studio.ui.network_diagram.palette import palette
from backprop_studio.ui.network_diagram.scene import BOUNDED, Scene
from backprop_studio.ui.network_diagram.strokes import edge_pen
from backprop_studio.ui.network_diagram.words import sampling_text
from backprop_studio.ui.typeset import Box, Formula, Ink, Name, Words, typeset

Mark = Callable[[QPainter, float, float], None]
Group = list[tuple[Mark, float, Box]]  # what stands together, with the width of each mark


def _tr(text: str) -> str:
    return QCoreApplication.translate("NetworkDiagram", text)


def paint_legend(painter: QPainter, scene: Scene) -> None:
    """All entries, centred; where the width does not hold them, in fewer words, and of those
    as many as it holds, the most needed first."""
    rect = scene.layout.legend
    y = rect.y + rect.height / 2
    groups, gap = _set(scene, brief=False), ENTRY_GAP
    if _total(groups, gap) > rect.width - 16:
        groups, gap = _set(scene, brief=True), NARROW_GAP
        groups = _fitting(groups, gap, rect.width - 16)
    x = (rect.width - _total(groups, gap)) / 2
    for group in groups:
        for mark, width, box in group:
            mark(painter, x, y)
            box.draw(painter, x + _room(width, box) - box.width, y + box.ascent / 2 - 1)
            x += _room(width, box) + INNER_GAP
        x += gap - INNER_GAP


def _set(scene: Scene, brief: bool) -> list[Group]:
    """The entries typeset."""
    ink = Ink(scene.theme, CAPTION)
    return [
        [(mark, width, typeset(words, ink)) for mark, width, words in group]
        for group in _entries(scene, brief)
    ]


def _total(groups: list[Group], gap: float) -> float:
    """How wide they are with the gaps between them."""
    inner = (
        sum(_room(width, box) for _, width, box in group) + INNER_GAP * (len(group) - 1)
        for group in groups
    )
    return sum(inner) + gap * max(0, len(groups) - 1)


def _fitting(groups: list[Group], gap: float, room: float) -> list[Group]:
    """The first ones, without those that are too wide beside them."""
    kept: list[Group] = []
    for group in groups:
        if _total([*kept, group], gap) <= room:
            kept.append(group)
    return kept


def legend_key(scene: Scene) -> object:
    """What the legend says depends on this alone."""
    layout = scene.layout
    marked = scene.baseline is not None and any(map(scene.changed, layout.chips))
    gradients = scene.stage.first_delta < scene.depth
    blame = scene.largest_blame() if scene.mode == "blame" else None
    return (
        scene.snapshot.revision,
        tuple(_scales(scene)),
        marked,
        gradients,
        blame,
        scene.mode,
        scene.stage.updated,
        scene.snapshot.dropped is not None and scene.snapshot.dropped.row,
    )


def _room(width: float, box: Box) -> float:
    return (width + 6.0 if width else 0.0) + box.width


ENTRY_GAP, NARROW_GAP, INNER_GAP = 20.0, 13.0, 8.0


def _entries(scene: Scene, brief: bool) -> list[list[tuple[Mark, float, Formula]]]:
    theme = scene.theme

    def line(negative: bool) -> Mark:
        def draw(painter: QPainter, x: float, y: float) -> None:
            color = QColor(theme.negative if negative else theme.positive)
            painter.setPen(edge_pen(color, 2.5, negative))
            painter.drawLine(QPointF(x, y), QPointF(x + 28, y))

        return draw

    def dot(fill: QColor, outlined: bool = True) -> Mark:
        def draw(painter: QPainter, x: float, y: float) -> None:
            painter.setPen(QPen(QColor(theme.text), 1.0) if outlined else Qt.PenStyle.NoPen)
            painter.setBrush(fill)
            painter.drawEllipse(
                QPointF(x + 6, y), 5.5 if outlined else 4.5, 5.5 if outlined else 4.5
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)

        return draw

    def none(painter: QPainter, x: float, y: float) -> None:
        return None

    entries: list[list[tuple[Mark, float, Formula]]] = []
    layout = scene.layout
    if len(layout.edges) < layout.weights:
        text = sampling_text(len(layout.edges), layout.weights, brief)
        entries.append([(none, 0.0, (Words(text),))])
    dropped = scene.snapshot.dropped
    if dropped is not None:
        text = _tr("dropped in this batch (row {row})").format(row=dropped.row + 1)
        entries.append([(_stroke(theme.fourth), 14.0, (Words(text, "muted"),))])
    if scene.mode == "blame":
        return [*entries, *_blame_entries(scene, dot)]
    positive = _tr("positive") if brief else _tr("positive weight")
    entries.append([(line(False), 28.0, (Words(positive, "muted"),))])
    entries.append([(line(True), 28.0, (Words(_tr("negative"), "muted"),))])
    if scene.stage.first_delta < scene.depth:
        words: Formula = (
            *(() if brief else (Words(_tr("gradient") + "; ", "muted"),)),
            Name(Symbol("δ"), "muted"),
            Words(" = ∂L/∂z", "muted"),
        )
        entries.append([(dot(QColor(theme.gradient), False), 12.0, words)])
    if scene.stage.updated and layout.graph is None:
        pale = _tr("pale: old weights") if brief else _tr("pale: made with the old weights")
        old: Formula = (Words(pale, "muted"),)
        entries.append([(none, 0.0, old)])
    if layout.graph is not None:
        told: Formula = (Words(_tr("value above each wire, its gradient below"), "muted"),)
        return [*entries, [(none, 0.0, told)], *_changed_entry(scene, brief)]
    for low, middle, high, name in _scales(scene)[: 1 if brief else None]:
        ends = ((low, _end(low)), ((low + high) / 2, middle), (high, f"{_end(high)} {name}"))
        entries.append(
            [
                (dot(theme.activation_fill(value, low, high)), 12.0, (Words(label, "muted"),))
                for value, label in ends
            ]
        )
    return [*entries, *_changed_entry(scene, brief)]


def _changed_entry(scene: Scene, brief: bool) -> list[list[tuple[Mark, float, Formula]]]:
    if scene.baseline is None or not any(map(scene.changed, scene.layout.chips)):
        return []
    words = _tr("changed") if brief else _tr("changed from the example")
    changed: Formula = (Words(words, "muted"),)
    return [[(_diamond(scene.theme.fourth), 10.0, changed)]]


def _blame_entries(
    scene: Scene, dot: Callable[[QColor], Mark]
) -> list[list[tuple[Mark, float, Formula]]]:
    """Widths and fills of the blame view, and the marks of units that pass none on."""
    theme = scene.theme
    amber = QColor(theme.gradient)
    delta, gradient = (format_number(end, digits=3) for end in scene.largest_blame())

    def line(width: float, negative: bool) -> Mark:
        def draw(painter: QPainter, x: float, y: float) -> None:
            painter.setPen(edge_pen(amber, width, negative))
            painter.drawLine(QPointF(x, y), QPointF(x + 28, y))

        return draw

    def badge(mark: Literal["saturated", "dead"]) -> Mark:
        def draw(painter: QPainter, x: float, y: float) -> None:
            paint_badge(painter, scene, mark, x + 7, y)

        return draw

    full = QColor.fromRgba(palette(theme, "blame").fills[-1])
    widest: Formula = (Words(f"|∂L/∂w| {gradient}", "muted"),)
    nodes: Formula = (Words("|", "muted"), Name(Symbol("δ"), "muted"), Words(f"| {delta}", "muted"))
    entries: list[list[tuple[Mark, float, Formula]]] = [
        [
            (line(1.5, False), 28.0, (Words("0", "muted"),)),
            (line(5.0, False), 28.0, widest),
            (line(2.5, True), 28.0, (Words(_tr("negative"), "muted"),)),
        ],
        [
            (dot(QColor(theme.background)), 12.0, (Words("0", "muted"),)),
            (dot(full), 12.0, nodes),
        ],
    ]
    functions = {scene.function(layer) for layer in range(scene.depth)}
    if functions & {"sigmoid", "tanh"}:
        text: Formula = (Words(_tr("saturated"), "muted"),)
        entries.append([(badge("saturated"), 14.0, text)])
    if "relu" in functions:
        entries.append([(badge("dead"), 14.0, (Words(_tr("inactive"), "muted"),))])
    return entries


def _end(value: float) -> str:
    """An end of a scale: whole numbers without decimals."""
    return format_number(value, digits=3) if value % 1 else format_number(value, digits=1)


def _stroke(color: str) -> Mark:
    def draw(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(QPen(QColor(color), 2.5))
        painter.drawLine(QPointF(x + 2, y + 5), QPointF(x + 12, y - 5))

    return draw


def _diamond(color: str) -> Mark:
    def draw(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawPolygon(
            [QPointF(x, y), QPointF(x + 4, y - 4), QPointF(x + 8, y), QPointF(x + 4, y + 4)]
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)

    return draw


def _scales(scene: Scene) -> list[tuple[float, str, float, str]]:
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
