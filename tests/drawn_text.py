"""Which text a widget paints, and how large, read off the drawing that an export of it is."""

import math
import re
import xml.etree.ElementTree as ET

from msgspec import Struct
from PySide6.QtWidgets import QWidget

from backprop_studio.ui.exporting import pictures

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?[\d.]+(?:e-?\d+)?")


class Text(Struct, frozen=True):
    """Some letters and their type size in px."""

    words: str
    px: float


def drawn_text(widget: QWidget) -> list[Text]:
    """Every piece of text that can be seen in it."""
    return _texts(ET.fromstring(pictures.svg_of(widget, "")), 1.0)


def _texts(node: ET.Element, scale: float) -> list[Text]:
    transform = node.get("transform", "")
    if transform.startswith("matrix"):
        a, b, c, d, *_ = map(float, NUMBER.findall(transform))
        scale *= math.sqrt(abs(a * d - b * c))
    found = []
    words = "".join(node.itertext()).strip()
    if node.tag == f"{SVG}text" and words:
        found.append(Text(words, scale * float(node.get("font-size", "0"))))
    return found + [text for child in node for text in _texts(child, scale)]
