"""The one way in which this program says no to a document."""

import json

from backprop_studio.phrase import Phrase, refusal, through

_LONGEST = 60


class Refused(ValueError):
    """A document (or something it names) that cannot be used.

    `str()` is one sentence on one line: `network.layers[1].units: found 2.0,
    allowed: a whole number from 1 to 4096`.
    """

    def __init__(self, place: str, found: str, allowed: str) -> None:
        self.place, self.found, self.allowed = (
            through(text, _printable) for text in (place, found, allowed)
        )
        super().__init__(refusal(self.place, self.found, self.allowed))


def show(value: object) -> str:
    """A JSON value as a sentence shows it: as JSON, in words where that would be long."""
    if isinstance(value, dict):
        return Phrase("an object") if value else Phrase("an empty object")
    if isinstance(value, list | tuple):
        return Phrase("a list of {count}", count=len(value))
    if isinstance(value, str) and len(value) > _LONGEST:
        return json.dumps(value[:_LONGEST], ensure_ascii=False)[:-1] + '…"'
    if isinstance(value, int) and abs(value) >= 10**_LONGEST:
        return Phrase("a whole number of more than 60 digits")
    text = json.dumps(value, ensure_ascii=False, default=repr)
    return text if len(text) <= 2 * _LONGEST else text[: 2 * _LONGEST] + "…"


def _printable(text: str) -> str:
    """`text` without anything that would break a line or could not be printed."""
    clean = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    return clean.encode("utf-8", "backslashreplace").decode("utf-8")
