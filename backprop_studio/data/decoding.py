"""From the bytes of a text file to its text, whatever program wrote it.

A byte-order mark says UTF-8 or UTF-16. Without one, zeros at every other byte are UTF-16;
bytes that read as UTF-8 are UTF-8, and any others are the Western alphabet of Windows, in
which every byte means a letter or a sign: nothing is refused or lost, though letters of other
alphabets will look wrong.
"""

from msgspec import Struct

from backprop_studio.phrase import Phrase

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "UTF-8"),
    (b"\xff\xfe", "utf-16-le", "UTF-16"),
    (b"\xfe\xff", "utf-16-be", "UTF-16"),
)
_LOOKED_AT = 4096  # bytes
# Files that are often taken for text, by how they begin.
_NO_TEXT = (
    (b"PK\x03\x04", Phrase("a workbook or another zipped file")),
    (b"\xd0\xcf\x11\xe0", Phrase("a workbook of an old kind")),
    (b"%PDF", Phrase("a PDF document")),
    (b"\x89PNG", Phrase("a picture")),
    (b"\x1f\x8b", Phrase("a compressed file")),
    (b"PAR1", Phrase("a Parquet file")),
)


class NoText(ValueError):
    """`found`: what it is in place of text."""

    def __init__(self, found: str) -> None:
        super().__init__(found)
        self.found = found


class Decoded(Struct, frozen=True):
    """The text, without a byte-order mark, and what it was written in."""

    text: str
    encoding: str


def decode(content: bytes) -> Decoded:
    """The text of a file. Raises NoText for what is not text."""
    for beginning, what in _NO_TEXT:
        if content.startswith(beginning):
            raise NoText(what)
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            return Decoded(_strictly(content[len(mark) :], codec, name), name)
    wide = _unmarked_utf_16(content)
    if wide:
        return Decoded(_strictly(content, wide, "UTF-16"), "UTF-16")
    if b"\0" in content:
        raise NoText(Phrase("a zero byte at position {index}", index=content.index(0)))
    try:
        return Decoded(content.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        return _western(content)


def _western(content: bytes) -> Decoded:
    """What is not UTF-8 is taken for the alphabet of Windows. Five bytes mean nothing in it; a
    file that has one is Latin-1, where every byte means something, so that this cannot fail.
    The dialog says which encoding was taken."""
    try:
        return Decoded(content.decode("cp1252"), "Windows-1252")
    except UnicodeDecodeError:
        return Decoded(content.decode("latin-1"), "Latin-1")


def _strictly(content: bytes, codec: str, name: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        raise NoText(
            Phrase("a byte that is not {name} at position {start}", name=name, start=error.start)
        ) from None


def _unmarked_utf_16(content: bytes) -> str:
    """The codec of UTF-16 without a mark: of Western text, every other byte is 0."""
    start = content[:_LOOKED_AT]
    if len(start) < 2 or len(content) % 2:
        return ""
    even, odd = start[::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if odd > half * 0.7 and even == 0:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd == 0 else ""
