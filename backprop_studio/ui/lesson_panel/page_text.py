"""The text of a page: words, formulas and live numbers, as tall as they need to be."""

from collections.abc import Iterator

from msgspec.structs import replace
from PySide6.QtCore import QRect, QRectF, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from backprop_studio.experiment.numbers import with_mark
from backprop_studio.lessons.formula import Live
from backprop_studio.lessons.markup import Block, Math, Span, Term, live_in
from backprop_studio.lessons.markup import Text as Plain
from backprop_studio.theme import LIGHT, Theme
from backprop_studio.ui.lesson_panel.formulas import Fill, pieces
from backprop_studio.ui.spacing import room
from backprop_studio.ui.typeset import Box, Formula, Ink, Words, plain, typeset

FORMULA = int(QTextFormat.ObjectTypes.UserObject) + 1
BOX_KEY = int(QTextFormat.Property.UserProperty) + 1
OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
READING = 14.0  # px of running text
LINE = 136.0  # % of the type's own line
INDENT = 20.0  # px, of a bullet
BELOW = 14.0  # px below the baseline of a displayed formula: letters hang into it
SIGNS = ".,;:!?)”…"  # with which no line may begin
SCHEME = "word"
UNKNOWN = "…"  # a number that is not known yet


def _no_numbers(_live: Live) -> str:
    return UNKNOWN


def _with_tails(spans: tuple[Span, ...]) -> Iterator[tuple[Span, str]]:
    """Each span, with what follows a formula without a space: it is set as a part of the
    formula, for else a line may begin with a comma."""
    taken = 0
    for place, span in enumerate(spans):
        if isinstance(span, Plain) and taken:
            span = replace(span, text=span.text[taken:])
        following = spans[place + 1] if place + 1 < len(spans) else None
        taken = 0
        if isinstance(span, Math) and isinstance(following, Plain):
            taken = len(following.text) - len(following.text.lstrip(SIGNS))
        yield span, following.text[:taken] if isinstance(following, Plain) else ""


class _Formulas(QPyTextObject):
    """Paints the boxes that stand for single characters of the text, on its baseline."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.boxes: list[Box] = []
        self.half = 3.0  # half the height of an x of the running text

    def intrinsicSize(self, _doc: QTextDocument, _place: int, form: QTextFormat) -> QSizeF:
        """What hangs below the baseline as letters do takes no room of its own. A fraction is
        symmetrical about the middle of an x, so that the baselines meet."""
        box = self.boxes[form.intProperty(BOX_KEY)]
        if not self.is_tall(box):
            return QSizeF(box.width, box.ascent)
        height = max(2 * box.ascent - self.half, 2 * box.descent + self.half)
        return QSizeF(box.width, height)

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        _doc: QTextDocument,
        _place: int,
        form: QTextFormat,
    ) -> None:
        """Paint one formula."""
        box = self.boxes[form.intProperty(BOX_KEY)]
        tall = self.is_tall(box)
        baseline = rect.top() + (rect.height() + self.half) / 2 if tall else QRectF(rect).bottom()
        painter.save()
        box.draw(painter, rect.left(), baseline)
        painter.restore()

    def is_tall(self, box: Box) -> bool:
        """Whether it sinks deeper than letters do: a fraction."""
        return box.descent > 2.5 * self.half


class PageText(QTextBrowser):
    """`word_opened(entry)` when a word of the glossary is activated."""

    word_opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("page_text", True)
        self.setStyleSheet("QTextBrowser { background: transparent; border: none; padding: 0; }")
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self._formulas = _Formulas(self)
        self.document().documentLayout().registerHandler(FORMULA, self._formulas)
        self._blocks: tuple[Block, ...] = ()
        self._live: tuple[Live, ...] = ()
        self._written: dict[Live, str] = {}
        self._theme = LIGHT
        self._spread = 1.0
        self._px, self._muted = READING, False
        self._title = ""
        self.anchorClicked.connect(self._clicked)

    def set_type(self, px: float, muted: bool = False) -> None:
        """Another type size, or the quiet colour."""
        self._px, self._muted = px, muted

    def set_title(self, title: str) -> None:
        """What a screen reader says before the text; without one the text is its own name."""
        self._title = title
        self._tell()

    def set_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Another text; its numbers are not known before `fill`."""
        self._blocks = blocks
        self._live = tuple(live for live, _ in live_in(blocks))
        self._written = {}
        self._set()

    def fill(self, fill: Fill) -> None:
        """Write the live numbers anew; nothing happens where none has changed."""
        if not self._live:
            return
        written = {live: fill(live) for live in self._live}
        if written != self._written:
            self._written = written
            self._set()

    def set_theme(self, theme: Theme) -> None:
        """Type and colours."""
        self._theme = theme
        self._set()

    @property
    def spoken(self) -> str:
        """The text as one says it, formulas included; for screen readers and tests."""
        lines = []
        for block in self._blocks:
            parts = []
            for span in block.spans:
                if isinstance(span, Math):
                    parts.append(plain(pieces(span.formula, self._number)))
                elif isinstance(span, Live):
                    parts.append(self._number(span))
                else:
                    parts.append(with_mark(span.text))
            lines.append("".join(parts))
        return "\n".join(lines)

    # laying out -----------------------------------------------------------------------------

    def _number(self, live: Live) -> str:
        return self._written.get(live, UNKNOWN)

    def _set(self) -> None:
        theme, document = self._theme, self.document()
        self._spread = room(theme)
        base = theme.font(self._px)
        metrics = QFontMetricsF(base)
        self._formulas.half = metrics.xHeight() / 2
        document.clear()  # before the boxes go that it would still measure
        self._formulas.boxes = []
        document.setDefaultFont(base)
        document.setIndentWidth(INDENT * self._spread)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for number, block in enumerate(self._blocks):
            self._begin(cursor, block, number)
            for span, tail in _with_tails(block.spans):
                self._insert(cursor, span, tail, block.kind == "display")
        cursor.endEditBlock()
        self._tell()
        self._fit()

    def _tell(self) -> None:
        self.setAccessibleName(self._title or self.spoken)
        self.setAccessibleDescription(self.spoken if self._title else "")

    def _begin(self, cursor: QTextCursor, block: Block, number: int) -> None:
        form = QTextBlockFormat()
        tall = 100.0 if block.kind == "display" else LINE
        form.setLineHeight(tall, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        close = block.kind in ("bullet", "numbered")
        form.setTopMargin(0.0 if number == 0 else (4.0 if close else 9.0) * self._spread)
        if block.kind == "display":
            form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            form.setTopMargin(7.0 * self._spread)
            form.setBottomMargin(BELOW * self._spread)
        if block.kind == "remark":
            form.setLeftMargin(12.0 * self._spread)
        if number:
            cursor.insertBlock(form)
        else:
            cursor.setBlockFormat(form)
        if close:
            listing = QTextListFormat()
            numbered = block.kind == "numbered"
            style = QTextListFormat.Style
            listing.setStyle(style.ListDecimal if numbered else style.ListDisc)
            before = self._blocks[number - 1] if number else None
            current = cursor.block().previous().textList() if before else None
            if before is not None and before.kind == block.kind and current is not None:
                current.add(cursor.block())
            else:
                listing.setIndent(1)
                cursor.createList(listing)
            cursor.mergeBlockFormat(form)
        elif cursor.block().textList() is not None:
            cursor.block().textList().remove(cursor.block())
            form.setIndent(0)
            cursor.setBlockFormat(form)

    def _insert(self, cursor: QTextCursor, span: Span, tail: str, display: bool) -> None:
        theme = self._theme
        form = QTextCharFormat()
        form.setFont(theme.font(self._px))
        form.setForeground(QColor(theme.muted if self._muted else theme.text))
        if isinstance(span, Math):
            words = (Words(tail, "muted" if self._muted else "text"),) if tail else ()
            self._insert_box(cursor, (*pieces(span.formula, self._number), *words), display)
        elif isinstance(span, Live):
            form.setFontWeight(QFont.Weight.DemiBold)
            if "grad(" in span.expression:
                form.setForeground(QColor(theme.gradient))
            cursor.insertText(self._number(span), form)
        elif isinstance(span, Term):
            form.setAnchor(True)
            form.setAnchorHref(f"{SCHEME}:{QUrl.toPercentEncoding(span.entry).toStdString()}")
            form.setForeground(QColor(theme.accent))
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            cursor.insertText(with_mark(span.text), form)
        elif isinstance(span, Plain):
            if span.strong:
                form.setFontWeight(QFont.Weight.DemiBold)
            form.setFontItalic(span.stressed)
            cursor.insertText(_unbroken(with_mark(span.text)), form)

    def _insert_box(self, cursor: QTextCursor, formula: Formula, display: bool) -> None:
        ink = Ink(self._theme, self._px + (1.5 if display else 0.0), 400, 600)
        box = typeset(formula, ink)
        room = max(self.viewport().width() - 4, 120)
        if box.width > room:
            box = typeset(formula, Ink(self._theme, ink.px * max(0.7, room / box.width), 400, 600))
        form = QTextCharFormat()
        form.setFont(self._theme.font(self._px))
        form.setObjectType(FORMULA)
        form.setProperty(BOX_KEY, len(self._formulas.boxes))
        self._formulas.boxes.append(box)
        if self._formulas.is_tall(box):
            form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        cursor.insertText(OBJECT, form)

    def _fit(self, _size: object = None) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(max(1, round(self.document().size().height()) + 4))
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height; a wide formula may need another size."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._set()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel turns the page around the text, never the text within its own frame."""
        event.ignore()

    def _clicked(self, url: QUrl) -> None:
        if url.scheme() == SCHEME:
            name = QUrl.fromPercentEncoding(url.path().encode())
            self.word_opened.emit(name)


def _unbroken(text: str) -> str:
    """No line ends between the layer and the number of a unit: h⁽¹⁾₁."""
    return text.replace("⁾", "⁾\N{WORD JOINER}")
