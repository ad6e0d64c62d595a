"""A hand-calculation sheet as PDF."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF, QUrl
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QTextDocument
from PySide6.QtSvg import QSvgRenderer

from backprop_studio.export.sheet import Sheet
from backprop_studio.theme import LIGHT

FINENESS = 3  # pixels of a drawing to one px
WIDEST = 620.0  # px of a drawing on the page
DOTS = 96 * 4  # of the page, to an inch
MARGIN = 18.0  # mm


def sheet_pdf(sheet: Sheet) -> bytes:
    """Pages of A4: the sheet with blanks, and behind it solved."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(sheet.title)
    writer.setCreator("Backprop Studio")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(MARGIN, MARGIN, MARGIN, MARGIN), QPageLayout.Unit.Millimeter)
    writer.setResolution(DOTS)
    document = QTextDocument()
    document.setDefaultFont(LIGHT.font(12))
    document.setDocumentMargin(0.0)
    document.setHtml(sheet.html(_Places(document)))
    document.setPageSize(QSizeF(writer.width(), writer.height()) * (96 / DOTS))
    _print(document, writer)
    buffer.close()
    return bytes(buffer.data().data())


class _Places:
    """Paints each drawing, gives it to the document, and says how the text refers to it."""

    def __init__(self, document: QTextDocument) -> None:
        self._document, self._count = document, 0

    def __call__(self, drawing: str) -> str:
        renderer = QSvgRenderer(QByteArray(drawing.encode("utf-8")))
        size = renderer.defaultSize()
        image = QImage(size * FINENESS, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        self._count += 1
        name = f"drawing:{self._count}"
        kind = QTextDocument.ResourceType.ImageResource
        self._document.addResource(kind.value, QUrl(name), image)
        width = min(WIDEST, size.width())
        height = size.height() * width / size.width()
        return f'<img src="{name}" width="{width:.0f}" height="{height:.0f}"/>'


def _print(document: QTextDocument, writer: QPdfWriter) -> None:
    """Page by page; `QTextDocument.print_` would number them in another font."""
    painter = QPainter(writer)
    painter.scale(DOTS / 96, DOTS / 96)
    page = document.pageSize()
    for number in range(document.pageCount()):
        if number:
            writer.newPage()
        painter.save()
        painter.translate(0, -number * page.height())
        painter.setClipRect(QRectF(0.0, number * page.height(), page.width(), page.height()))
        document.drawContents(painter)
        painter.restore()
    painter.end()
