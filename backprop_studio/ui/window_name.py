"""What the window is called in its title bar."""

from pathlib import Path

from backprop_studio.ui.examples import is_shipped, translated

PROGRAM = "Backprop Studio"


def document_name(title: str, path: Path | None) -> str:
    """A document by its file, as other programs and the folder call it; an example that ships
    as the menu calls it, whose file nobody has seen."""
    if title and (path is None or is_shipped(path)):
        return translated(title)
    return "" if path is None else path.name


def window_title(name: str) -> str:
    """With the mark for what is unsaved; without a name the program's alone."""
    return f"{name}[*] – {PROGRAM}" if name else f"{PROGRAM}[*]"
