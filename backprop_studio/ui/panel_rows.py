"""How a panel lines up its rows: a heading, then a name at the left and a control at the right."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from backprop_studio.theme import CAPTION, TEXT, Theme
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.spacing import add_space
from backprop_studio.ui.widgets.number_field import NumberField

BESIDE = 20  # px around a number, at scale 1
CONTROL_WIDTH, NUMBER_WIDTH, STEPPER_WIDTH, LOSS_WIDTH = 140, 84, 128, 174


class PanelRows(QWidget):
    """A column of sections. Rows can be hidden by their key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._headings: list[QLabel] = []
        self._names: list[QLabel] = []
        self._widths: list[tuple[QWidget, int]] = []  # of the controls, at scale 1
        self._captions: list[QLabel] = []
        self._rows: dict[str, QWidget] = {}
        self._put_away: set[str] = set()
        self._only: frozenset[str] | None = None

    def heading(self, text: str) -> QLabel:
        """Begin a section."""
        if self._headings:
            add_space(self._column, 10)
        label = QLabel(text, self)
        self._headings.append(label)
        self._column.addWidget(label)
        return label

    def row(self, key: str, name: str, control: QWidget, width: int = CONTROL_WIDTH) -> QLabel:
        """A named control of `width` px; returns the label with its name."""
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        label = QLabel(name, holder)
        label.setBuddy(control)
        control.setFixedWidth(width)
        self._widths.append((control, width))
        grid.addWidget(label, 0, 0)
        grid.addWidget(control, 0, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        self._names.append(label)
        self._rows[key] = holder
        self._column.addWidget(holder)
        return label

    def wide(self, key: str, control: QWidget) -> None:
        """A control over the whole width."""
        self._rows[key] = control
        self._column.addWidget(control)

    def ends(self, key: str, low: str, high: str) -> tuple[QLabel, QLabel]:
        """The two ends under a slider."""
        holder = QWidget(self)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        left, right = QLabel(low, holder), QLabel(high, holder)
        grid.addWidget(left, 0, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(right, 0, 1, Qt.AlignmentFlag.AlignRight)
        self._captions += [left, right]
        self._rows[key] = holder
        self._column.addWidget(holder)
        return left, right

    def caption(self, key: str) -> QLabel:
        """A quiet line of words that may wrap."""
        label = QLabel(self)
        label.setWordWrap(True)
        self._captions.append(label)
        self._rows[key] = label
        self._column.addWidget(label)
        return label

    def insert_after(self, key: str, widget: QWidget) -> None:
        """Put rows that come and go under the row `key`."""
        self._column.insertWidget(self._column.indexOf(self._rows[key]) + 1, widget)

    def show_row(self, key: str, shown: bool) -> None:
        """Show or hide a row."""
        self._put_away.discard(key)
        if not shown:
            self._put_away.add(key)
        self._rows[key].setVisible(shown and (self._only is None or key in self._only))

    @property
    def keys(self) -> frozenset[str]:
        """By which its rows are shown and hidden."""
        return frozenset(self._rows)

    def explain(self, meanings: Mapping[str, str]) -> None:
        """Say what rows mean, by their keys: on the name, and on a control without words of
        its own."""
        for key, row in self._rows.items():
            if key in meanings:
                for part in (row, *row.findChildren(QWidget)):
                    part.setToolTip(part.toolTip() or meanings[key])

    def limit(self, keys: frozenset[str] | None) -> None:
        """Show no other rows than these, and no heading; None: all again."""
        self._only = keys
        for heading in self._headings:
            heading.setVisible(keys is None)
        for key, row in self._rows.items():
            row.setVisible(key not in self._put_away and (keys is None or key in keys))

    def finish(self) -> None:
        """Keep the rows at the top."""
        self._column.addStretch(1)

    def set_theme(self, theme: Theme) -> None:
        """Fonts and the muted colour of captions."""
        for label in self._headings:
            label.setFont(theme.font(TEXT, 600))
        for label in self._names:
            label.setFont(theme.font(TEXT))
        for control, width in self._widths:
            if isinstance(control, NumberField):
                control.keep_width(round(theme.px(width)), round(theme.px(BESIDE)))
            else:
                control.setFixedWidth(round(theme.px(width)))
        for label in self._captions:
            letter(label, theme.font(CAPTION), theme.muted)


def hairline() -> QFrame:
    """A line that separates, one px high."""
    line = QFrame()
    line.setProperty("hairline", True)
    line.setFixedHeight(1)
    return line
