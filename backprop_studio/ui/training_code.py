"""The training loop of the present experiment as NumPy code, the present move's lines lit."""

import re

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget

from backprop_studio.export.numpy_loop import Given, Loop, numpy_loop, parameter_names
from backprop_studio.theme import CODE_FAMILY, LIGHT, Theme, blend
from backprop_studio.training.messages import Floats, Snapshot
from backprop_studio.ui.plot_heading import Caption, PlotHeading
from backprop_studio.ui.view import View

CODE_SIZE = 12.5
LIT, BAR = 0.12, 3  # share of the gradient's colour under lit lines; px of the bar beside them
LINES_ABOVE = 1  # left visible over the first lit line

WORDS = re.compile(
    r"(?P<comment>#.*)"
    r"|(?P<keyword>\b(?:import|as|def|return|for|in|if)\b)"
    r"|(?P<gradient>\b(?:delta\d+|d[Wbgua]\d+|gradients)\b)"
)


UNTOLD = re.compile(r"\bnan\b")  # what is covered; no experiment holds such a number


class Colours(QSyntaxHighlighter):
    """Comments muted, keywords in the accent, everything that is a gradient in its colour."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._formats: dict[str, QTextCharFormat] = {}

    def set_theme(self, theme: Theme) -> None:
        """Take over the theme's inks."""
        inks = {"comment": theme.muted, "keyword": theme.accent, "gradient": theme.gradient}
        for kind, ink in inks.items():
            self._formats[kind] = QTextCharFormat()
            self._formats[kind].setForeground(QColor(ink))
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one line."""
        for found in WORDS.finditer(text):
            form = self._formats.get(found.lastgroup or "")
            if form is not None:
                self.setFormat(found.start(), found.end() - found.start(), form)


class CodePane(QPlainTextEdit):
    """Read-only code, some of whose lines are lit by a tint and a bar at their left."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self.lit: tuple[int, ...] = ()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        # a text cursor makes it usable by keyboard although nothing can be typed
        self.setTextInteractionFlags(
            self.textInteractionFlags().TextSelectableByMouse
            | self.textInteractionFlags().TextSelectableByKeyboard
        )
        self._colours = Colours(self.document())

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, font and scale."""
        self._theme = theme
        self.setFont(theme.font(CODE_SIZE, family=CODE_FAMILY))
        self._colours.set_theme(theme)
        self._tint()

    def light(self, lines: tuple[int, ...]) -> None:
        """Light these lines and bring them into view."""
        if lines == self.lit:
            return
        self.lit = lines
        self._tint()
        if lines:
            self.show_lines(lines[0], lines[-1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lit lines stay in view; they may have been lit before there was a size."""
        super().resizeEvent(event)
        if self.lit:
            self.show_lines(self.lit[0], self.lit[-1])

    def show_lines(self, first: int, last: int) -> None:
        """Scroll no further than needed to see these lines."""
        bar, above = self.verticalScrollBar(), max(0, first - LINES_ABOVE)
        page = bar.pageStep()
        if above < bar.value() or last >= bar.value() + page:
            bar.setValue(above)

    def _tint(self) -> None:
        base = QColor(self._theme.raised)
        tint = blend(base, QColor(self._theme.gradient), LIT)
        selections = []
        for line in self.lit:
            selection = QTextEdit.ExtraSelection()
            selection.format.setBackground(tint)
            selection.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            selection.cursor = QTextCursor(self.document().findBlockByNumber(line))
            selections.append(selection)
        self.setExtraSelections(selections)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text, then the bar: lit lines are told by more than their colour."""
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            for line in self.lit:
                block = self.document().findBlockByNumber(line)
                place = self.blockBoundingGeometry(block).translated(self.contentOffset())
                bar = QRectF(0, place.top(), self._theme.px(BAR), place.height())
                painter.fillRect(bar, QColor(self._theme.gradient))


class TrainingCode(View):
    """The loop of `export.numpy_loop` for what the snapshot shows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Training loop as code"))
        self.loop: Loop | None = None
        self._made_from: tuple[object, ...] = ()
        self.copy = QPushButton(self.tr("Copy"), self)
        self.copy.setAutoDefault(False)
        self.copy.setToolTip(self.tr("Copy the whole program"))
        self.copy.setAccessibleName(self.tr("Copy the whole program"))
        self.copy.clicked.connect(self._copy)
        self.caption = Caption(self)
        self.heading = PlotHeading(self.tr("Training loop in NumPy"), (self.copy,), self)
        self.code = CodePane(self)
        self.code.setAccessibleName(self.tr("Code of the training loop"))
        self.code.setToolTip(
            self.tr("The same calculation as plain NumPy; the lit lines are the present move")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.code, 1)
        layout.addWidget(self.caption)
        self.setMinimumSize(240, 150)
        self.set_theme(LIGHT)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Write the program anew if the experiment is another; light the move's lines."""
        given = snapshot.example if "row" in snapshot.untold else None
        made_from = (snapshot.experiment, snapshot.start_parameters, snapshot.data, given)
        if len(self._made_from) != 4 or any(
            new is not old for new, old in zip(made_from, self._made_from, strict=True)
        ):
            self._made_from = made_from
            self._write(numpy_loop(snapshot.experiment, given_by(snapshot)))
        assert self.loop is not None
        move = snapshot.move
        lines = () if move is None else self.loop.lines_of(move.kind, move.layer)
        if lines != self.code.lit or not self.caption.text():
            self.code.light(lines)
            self._say(lines)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self.heading.set_theme(theme)
        self.caption.set_theme(theme)
        self.code.set_theme(theme)

    def _write(self, loop: Loop) -> None:
        first = self.loop is None
        self.loop = loop
        text = UNTOLD.sub("?", loop.text)
        if text == self.code.toPlainText():
            return
        place = self.code.verticalScrollBar().value()
        self.code.light(())
        self.code.setPlainText(text)
        self.code.verticalScrollBar().setValue(loop.loop_line if first else place)
        self.caption.say("")

    def _say(self, lines: tuple[int, ...]) -> None:
        if not lines or self.loop is None:
            self.caption.say(self.tr("Next move lights the lines it carries out."))
            self.code.setAccessibleDescription("")
            return
        text = self.tr("Lit: the present move, lines {first} to {last}.")
        self.caption.say(text.format(first=lines[0] + 1, last=lines[-1] + 1))
        self.code.setAccessibleDescription(
            "\n".join(self.loop.lines[line].text.strip() for line in lines)
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code.toPlainText())
        self.caption.say(self.tr("Copied."))


def given_by(snapshot: Snapshot) -> Given:
    """What the run of this snapshot started from."""
    data, experiment = snapshot.data, snapshot.experiment
    arrays: dict[str, NDArray[np.float64]] = {}
    if not (data.sampled or experiment.data.standardize):
        arrays |= {
            "x": _told(snapshot, data.training_inputs, snapshot.example.x),
            "y": _told(snapshot, data.training_targets, snapshot.example.y),
        }
    values = [
        part
        for layer in snapshot.start_parameters
        for part in (layer.weights, layer.bias, layer.scale)
        if part is not None
    ]
    arrays |= dict(zip(parameter_names(experiment), values, strict=True))
    widths = (len(snapshot.example.x), *(layer.units for layer in experiment.network.layers))
    return Given(widths, data.training_rows, arrays)


def _told(snapshot: Snapshot, rows: Floats, shown: Floats) -> Floats:
    """The rows (n, k), where numbers of the shown one (k,) that are covered are not told."""
    example = snapshot.example
    if "row" not in snapshot.untold or example.side != "training" or example.row is None:
        return rows
    told = np.array(rows)
    told[example.row, np.isnan(shown)] = np.nan
    return told
