"""The composed pairs: what is shown together in the hall, in the order it is spoken of."""

from collections.abc import Callable

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

CONTEXT = "Pairs"


class Pair(Struct, frozen=True):
    """One or two views; `title` before translation."""

    title: str
    views: tuple[str, ...]


def _(text: str) -> str:
    """Mark `text` for translation under `Pairs`."""
    return str(QT_TRANSLATE_NOOP(CONTEXT, text))


PAIRS: tuple[Pair, ...] = (
    Pair(_("Network diagram"), ("diagram",)),
    Pair(_("Diagram and chain rule"), ("diagram", "chain_rule")),
    Pair(_("Diagram and loss curve"), ("diagram", "curve")),
    Pair(_("Diagram and landscape"), ("diagram", "landscape")),
    Pair(_("Diagram and output"), ("diagram", "output")),
    Pair(_("Loss landscape"), ("landscape",)),
    Pair(_("Landscape and loss curve"), ("landscape", "curve")),
    Pair(_("Output and loss curve"), ("output", "curve")),
    Pair(_("Computational graph"), ("graph",)),
    Pair(_("Gradient health"), ("health",)),
)


def composed(is_there: Callable[[str], bool]) -> tuple[Pair, ...]:
    """The pairs of which every view is there for the present problem."""
    return tuple(pair for pair in PAIRS if all(is_there(view) for view in pair.views))


def title_of(pair: Pair) -> str:
    """What it is called, in the user's language."""
    return QCoreApplication.translate(CONTEXT, pair.title)
