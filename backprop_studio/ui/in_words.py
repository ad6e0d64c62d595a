"""What rooms without Qt say, in the window's language."""

from PySide6.QtCore import QCoreApplication

from backprop_studio.phrase import Phrase, reason, said

NO_MEMORY = Phrase("there is not enough memory")


def in_words(what: object) -> str:
    """A phrase translated, with the phrases in it; of an exception, what it
    says; any other thing as it is written."""
    if isinstance(what, MemoryError):
        what = NO_MEMORY
    elif isinstance(what, OSError):
        what = reason(what)
    elif isinstance(what, Exception):
        what = said(what)
    if not isinstance(what, Phrase):
        return str(what)
    values = {
        name: in_words(value) if isinstance(value, Phrase) else value
        for name, value in what.values.items()
    }
    return QCoreApplication.translate("Phrase", what.template).format_map(values)
