"""One line at the bottom that says what colours, lines and dots mean."""

from PySide6.QtGui import QPainter

from backprop_studio.theme import CAPTION
from backprop_studio.ui.network_diagram.legend_entries import entries, scales
from backprop_studio.ui.network_diagram.legend_marks import Mark
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.typeset import Box, Ink, typeset

Group = list[tuple[Mark, float, Box]]  # what stands together, with the width of each mark
ENTRY_GAP, NARROW_GAP, INNER_GAP = 20.0, 13.0, 8.0


def paint_legend(painter: QPainter, scene: Scene) -> None:
    """All entries, centred; where the width does not hold them, in fewer words, and of those
    as many as it holds, the most needed first."""
    rect = scene.layout.legend
    scale = max(1.0, scene.theme.scale)  # marks and gaps grow with the words
    width, y = rect.width / scale, (rect.y + rect.height / 2) / scale
    groups, gap = _set(scene, brief=False), ENTRY_GAP
    if _total(groups, gap) > width - 16:
        groups, gap = _set(scene, brief=True), NARROW_GAP
        groups = _fitting(groups, gap, width - 16)
    x = (width - _total(groups, gap)) / 2
    painter.save()
    painter.scale(scale, scale)
    for group in groups:
        for mark, lead, box in group:
            mark(painter, x, y)
            box.draw(painter, x + _room(lead, box) - box.width, y + box.ascent / 2 - 1)
            x += _room(lead, box) + INNER_GAP
        x += gap - INNER_GAP
    painter.restore()


def _set(scene: Scene, brief: bool) -> list[Group]:
    """The entries typeset."""
    ink = Ink(scene.theme.unscaled(), CAPTION)
    return [
        [(mark, width, typeset(words, ink)) for mark, width, words in group]
        for group in entries(scene, brief)
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
    gradients = scene.stage.first_delta < scene.depth
    blame = scene.largest_blame() if scene.mode == "blame" else None
    return (
        tuple(map(scene.function, range(scene.depth))),
        layout.graph is None,
        tuple(scales(scene)),
        scene.marks_changes,
        gradients,
        blame,
        scene.mode,
        scene.stage.updated,
        scene.snapshot.dropped is not None and scene.snapshot.dropped.row,
    )


def _room(width: float, box: Box) -> float:
    return (width + 6.0 if width else 0.0) + box.width
