"""A view or the whole window as PNG, SVG or PDF, painted anew so that it is sharp at any size."""

import html
import re
from collections.abc import Callable

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QPoint,
    QRect,
    QRectF,
    QSize,
    QSizeF,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPicture,
    QRegion,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from backprop_studio.phrase import Phrase
from backprop_studio.ui.anew import painting_anew
from backprop_studio.ui.dressing import catch_up

LARGEST_SCALE = 4
LIKE = {  # families of about the same widths, for programs that know no textLength
    "Mono": "Menlo, Consolas, Liberation Mono, monospace",
    "Math": "STIX Two Text, Times New Roman, Liberation Serif, serif",
    "": "Arial, Helvetica, Liberation Sans, sans-serif",
}
MEASURED = 100  # px, the size at which a font's widths are measured
PX_PER_INCH = 96  # as CSS counts them, so that SVG and PDF have the size of the window
_TEXT = re.compile(
    r'<text(?P<start>[^>]*?) font-family="(?P<family>[^"]*)" font-size="(?P<size>[\d.]+)"'
    r' font-weight="(?P<weight>\d+)"(?P<rest>[^>]*?)>(?P<text>[^<]*)</text>'
)


def backdrop(widget: QWidget) -> str:
    """The colour that lies under the widget in its window."""
    window = widget.window()
    corner = QRect(widget.mapTo(window, QPoint(1, 1)), QSize(1, 1))
    return window.grab(corner).toImage().pixelColor(0, 0).name()


def image_of(widget: QWidget, scale: int = 1) -> QImage:
    """The widget `scale` times as large, every line and letter drawn at that size."""
    ground = QColor(backdrop(widget))

    def paint(painter: QPainter) -> None:
        painter.fillRect(widget.rect(), ground)
        _paint(widget, painter)

    return _image(widget.size(), scale, paint)


def image_with(drawing: QPicture, size: QSize, scale: int) -> QImage:
    """The same of the `drawing_of` a widget of that size."""

    def paint(painter: QPainter) -> None:
        # A drawing is scaled by itself from the screen's resolution to the picture's.
        picture = painter.device()
        painter.scale(
            drawing.logicalDpiX() / picture.logicalDpiX(),
            drawing.logicalDpiY() / picture.logicalDpiY(),
        )
        painter.drawPicture(0, 0, drawing)

    return _image(size, scale, paint)


def _image(size: QSize, scale: int, paint: Callable[[QPainter], None]) -> QImage:
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    paint(painter)
    painter.end()
    image.setDevicePixelRatio(1.0)
    return image


def png_of(widget: QWidget, scale: int = 1) -> bytes:
    """A PNG file's content."""
    image = image_of(widget, scale)
    return _in_memory(lambda buffer: _save_png(image, buffer))


def svg_of(widget: QWidget, title: str) -> bytes:
    """An SVG file's content: lines are lines, text is text, maps are pictures inside."""
    return svg_with(drawing_of(widget), widget.size(), title)


def svg_with(drawing: QPicture, size: QSize, title: str) -> bytes:
    """The same of the `drawing_of` a widget of that size."""

    def write(buffer: QBuffer) -> None:
        generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
        generator.setOutputDevice(buffer)
        generator.setResolution(drawing.logicalDpiX())  # else it would be drawn larger
        generator.setSize(size)
        generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
        generator.setTitle(title)
        generator.setDescription("")
        painter = QPainter(generator)
        painter.drawPicture(0, 0, drawing)
        painter.end()

    return _portable(_in_memory(write))


def pdf_of(widget: QWidget, title: str) -> bytes:
    """A PDF file's content: one page of just the widget's size, its fonts inside."""
    size, drawing = widget.size(), drawing_of(widget)

    def write(buffer: QBuffer) -> None:
        writer = QPdfWriter(buffer)
        writer.setTitle(title)
        writer.setCreator("Backprop Studio")
        points = QSizeF(size) * (72.0 / PX_PER_INCH)
        page = QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
        orientation = QPageLayout.Orientation.Portrait
        writer.setPageLayout(QPageLayout(page, orientation, QMarginsF(0, 0, 0, 0)))
        writer.setResolution(PX_PER_INCH)  # so that a hairline is 1 px
        painter = QPainter(writer)
        # A drawing is scaled by itself from the screen's resolution to the page's.
        painter.scale(drawing.logicalDpiX() / PX_PER_INCH, drawing.logicalDpiY() / PX_PER_INCH)
        painter.drawPicture(0, 0, drawing)
        painter.end()

    return _in_memory(write)


def side_by_side(images: list[QImage], background: str) -> QImage:
    """Several pictures as one, in a row, an even number of pixels each way (films want that)."""
    width = sum(image.width() for image in images) + 8 * (len(images) - 1)
    height = max(image.height() for image in images)
    whole = QImage(QSize(width + width % 2, height + height % 2), QImage.Format.Format_RGB888)
    whole.fill(QColor(background))
    painter = QPainter(whole)
    left = 0
    for image in images:
        painter.drawImage(left, (height - image.height()) // 2, image)
        left += image.width() + 8
    painter.end()
    return whole


def drawing_of(widget: QWidget) -> QPicture:
    """The widget as it stands now, to be painted elsewhere."""
    drawing = QPicture()
    painter = QPainter(drawing)
    painter.fillRect(widget.rect(), QColor(backdrop(widget)))
    _paint(widget, painter)
    painter.end()
    return drawing


def _paint(widget: QWidget, painter: QPainter) -> None:
    catch_up(widget)
    with painting_anew():
        widget.render(painter, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)


def _save_png(image: QImage, buffer: QBuffer) -> None:
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise OSError(Phrase("the picture is too large"))


def _in_memory(write: Callable[[QBuffer], None]) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    write(buffer)
    buffer.close()
    return bytes(buffer.data().data())


def _portable(svg: bytes) -> bytes:
    """The program's fonts may not be there where the picture is looked at: name the like of
    each, and say how wide every text is to be set."""
    return _TEXT.sub(_portable_text, svg.decode("utf-8")).encode("utf-8")


def _portable_text(match: re.Match[str]) -> str:
    family, text = match["family"], match["text"]
    like = next(families for part, families in LIKE.items() if part in family)
    font = QFont(family)
    font.setPixelSize(MEASURED)
    font.setWeight(QFont.Weight(int(match["weight"])))
    scale = float(match["size"]) / MEASURED
    width = QFontMetricsF(font).horizontalAdvance(html.unescape(text)) * scale
    room = f' textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs"' if text.strip() else ""
    return (
        f'<text{match["start"]} font-family="{family}, {like}" font-size="{match["size"]}"'
        f' font-weight="{match["weight"]}"{room}{match["rest"]}>{text}</text>'
    )
