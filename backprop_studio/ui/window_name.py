"""What the window is called in its title bar."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from backprop_studio.ui.examples import is_shipped, translated

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

PROGRAM = "Backprop Studio"


def show(window: "MainWindow") -> None:
    """Name the lecture that is walked, or the document, with the mark of what is unsaved."""
    lecture, document = window.lecturing.walked, window.document
    if lecture is None:
        name, dirty = document_name(document.experiment.title, document.path), document.dirty
    else:  # its step goes when the lecture is left: what can be unsaved is the lecture
        words = QCoreApplication.translate("WindowName", "Lecture “{name}”")
        name, dirty = words.format(name=lecture.name), lecture.dirty
    window.setWindowTitle(f"{name}[*] – {PROGRAM}" if name else f"{PROGRAM}[*]")
    if window.isWindowModified() != dirty:  # else Qt tells every widget again
        window.setWindowModified(dirty)


def document_name(title: str, path: Path | None) -> str:
    """A document by its file, as other programs and the folder call it; an example that ships
    as the menu calls it, whose file nobody has seen."""
    if title and (path is None or is_shipped(path)):
        return translated(title)
    return "" if path is None else path.name
