"""Room between things that grows with a large screen, as type does by the style sheet.

A layout keeps its margins and gaps in px. At the desk, and in a hall of 1920 x 1080 px, they are
as they were written; on a finer screen they would all but vanish beside the type.
"""

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject
from PySide6.QtWidgets import (
    QBoxLayout,
    QFormLayout,
    QGridLayout,
    QLayout,
    QSizePolicy,
    QSpacerItem,
    QWidget,
)

from backprop_studio.theme import HALL_SCALE, Theme

GROWN = "grown"  # a layout's property: how many times its lengths are as written

DOWN = (QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.BottomToTop)

# Asked for its items, a layout would give wrappers of what Qt alone deletes.
_SPACES: WeakKeyDictionary[QLayout, list[tuple[QSpacerItem, int]]] = WeakKeyDictionary()


def add_space(layout: QBoxLayout, length: int) -> None:
    """Put a fixed space of a length in px at the end of a row or column."""
    space = QSpacerItem(0, 0)
    _stretch(space, layout, length)
    layout.addItem(space)
    _SPACES.setdefault(layout, []).append((space, length))


def room(theme: Theme) -> float:
    """How many times as large as they were written the lengths between things are."""
    return max(1.0, theme.scale / HALL_SCALE) if theme.in_hall else 1.0


def spread(within: QWidget, theme: Theme) -> None:
    """Give margins, gaps and fixed spaces of all layouts in there the size that suits."""
    times = room(theme)
    if times == 1.0 and within.property(GROWN) is None:
        return  # as written: to list layouts makes Python wrappers of what is Qt's own
    within.setProperty(GROWN, times)
    changed = [layout for layout in _layouts(within) if _grown(layout) != times]
    measured = [(layout, _lengths(layout)) for layout in changed]
    for layout, lengths in measured:  # not before: a gap may be that of the outer one
        before = _grown(layout)
        _give(layout, [_anew(length, before, times) for length in lengths])
        for space, length in _SPACES.get(layout, ()):
            _stretch(space, layout, round(times * length))
        layout.setProperty(GROWN, times)
        layout.invalidate()


def _layouts(within: QWidget) -> Iterator[QLayout]:
    found: list[QObject] = list(within.findChildren(QLayout))
    for layout in found:
        if isinstance(layout, (QBoxLayout, QGridLayout, QFormLayout)):
            yield layout


def _grown(layout: QLayout) -> float:
    return float(layout.property(GROWN) or 1.0)


def _anew(length: int, before: float, times: float) -> int:
    """By way of what was written: to round there and back again gives the same number."""
    return round(round(length / before) * times) if length > 0 else length


def _stretch(space: QSpacerItem, layout: QLayout, length: int) -> None:
    along, across = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum
    if isinstance(layout, QBoxLayout) and layout.direction() in DOWN:
        space.changeSize(0, length, across, along)
    else:
        space.changeSize(length, 0, along, across)


def _lengths(layout: QLayout) -> list[int]:
    margins = layout.contentsMargins()
    sides = [margins.left(), margins.top(), margins.right(), margins.bottom()]
    if isinstance(layout, (QGridLayout, QFormLayout)):
        return [*sides, layout.horizontalSpacing(), layout.verticalSpacing()]
    return [*sides, layout.spacing()]


def _give(layout: QLayout, lengths: list[int]) -> None:
    left, top, right, bottom, *gaps = lengths
    layout.setContentsMargins(left, top, right, bottom)
    if isinstance(layout, (QGridLayout, QFormLayout)):
        layout.setHorizontalSpacing(gaps[0])
        layout.setVerticalSpacing(gaps[1])
    else:
        layout.setSpacing(gaps[0])
