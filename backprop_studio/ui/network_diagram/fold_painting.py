"""What stands in place of the units of a wide layer that are not shown."""

from PySide6.QtGui import QPainter

from backprop_studio.ui.network_diagram.places import Fold
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.network_diagram.strokes import draw_patch
from backprop_studio.ui.network_diagram.words import fold_text
from backprop_studio.ui.typeset import Formula, Ink, Words, typeset

WIDEST, APART = 96.0, 8.0  # px: of the words, and from the words of one column to the next
EDGE = 6.0  # px from the words to the edge of the diagram
TYPE, SMALLEST = 11.5, 9.0  # px; where the whole sentence needs a smaller one, it is shortened


def paint_folds(painter: QPainter, scene: Scene) -> None:
    """`… 96 more` in each folded column, in the width that it has to itself."""
    ink, smallest = Ink(scene.theme, TYPE), TYPE if scene.theme.in_hall else SMALLEST
    for fold in scene.layout.folds:
        room = min(WIDEST * scene.theme.scale, _column_width(scene, fold) - APART)
        words: Formula = (Words(fold_text(fold.hidden)),)
        if typeset(words, ink).width * smallest > room * TYPE:
            words = (Words(fold_text(fold.hidden, brief=True)),)
        half = min(typeset(words, ink).width, room) / 2 + EDGE
        x = min(max(fold.x, half), scene.layout.width - half)
        draw_patch(painter, words, ink, x, fold.y, room)


def _column_width(scene: Scene, fold: Fold) -> float:
    """How far it is to the next column."""
    elsewhere = (node.x for node in scene.layout.nodes.values() if node.x != fold.x)
    return min((abs(x - fold.x) for x in elsewhere), default=scene.layout.width)
