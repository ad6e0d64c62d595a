"""How the right column divides its height between its views, until a person divides it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSplitter, QWidget

# Of landscape, curve and output. A number line needs little, a picture of many rows more.
FOR_A_LINE, FOR_A_PICTURE = (3, 2, 2), (7, 5, 7)


class ColumnHeights(QObject):
    """Suits the heights of `views` to what the output shows; a divider that was moved stays."""

    def __init__(self, column: QSplitter, parent: QObject) -> None:
        super().__init__(parent)
        self._column = column
        self._shares: tuple[int, ...] = ()
        self.views: list[QWidget] = []
        self.by_hand = False
        column.splitterMoved.connect(self._moved)

    def suit(self, rows: bool) -> None:
        """Divide for an output of many `rows`, or of one example. Not where views are hidden
        or stand elsewhere: a person or a lesson has arranged them, and the height with them."""
        shares = FOR_A_PICTURE if rows else FOR_A_LINE
        column = self._column
        standing = [column.widget(number) for number in range(column.count())]
        usual = standing == self.views and not any(view.isHidden() for view in self.views)
        if self.by_hand or shares == self._shares or not usual:
            return
        self._shares = shares
        for number, share in enumerate(shares):
            column.setStretchFactor(number, share)
        column.setSizes([100 * share for share in shares])

    def _moved(self) -> None:
        self.by_hand = True
