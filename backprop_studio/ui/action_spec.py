"""What is said of one action of the window: its name, words, keys, and the menu it stands in."""

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP

CONTEXT = "Actions"


class ActionSpec(Struct, frozen=True):
    """`text` is for menus, `short` for a button where it should be shorter,
    `tip` the sentence in the tooltip, before the keys."""

    name: str
    menu: str
    text: str
    tip: str
    keys: tuple[str, ...] = ()
    short: str = ""
    checkable: bool = False


def _(text: str) -> str:
    """Mark `text` for translation under `Actions`."""
    return str(QT_TRANSLATE_NOOP(CONTEXT, text))
