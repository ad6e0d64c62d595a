"""A remedy that is switched becomes an edit of the document."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from backprop_studio.document.document import Document
from backprop_studio.ui.edit_rows import MakeEdit


class RemedyEdits(QObject):
    """Obeys the switches; `say` tells what an edit changed beside."""

    def __init__(self, document: Document, say: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._document, self._say = document, say

    def apply(self, make: MakeEdit, text: str) -> None:
        """Change the document, as one step that can be undone."""
        edit = make(self._document.experiment)
        self._document.change(edit.experiment, text)
        if edit.note:
            self._say(edit.note)
