"""In which order a screen reader comes to widgets: that of their parent's list of children.

Qt keeps it by who lies over whom, and a splitter puts each widget it takes under the others, so
that the last one would be read first.
"""

from PySide6.QtWidgets import QSplitter


def read_in_order(splitter: QSplitter) -> None:
    """Parts from the first to the last; the handles stay on top, where they are taken hold of."""
    parts = [splitter.widget(number) for number in range(splitter.count())]
    handles = [splitter.handle(number) for number in range(splitter.count())]
    for widget in (*parts, *handles):
        if widget is not None:
            widget.raise_()
