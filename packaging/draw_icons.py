"""Draw the icons of all sizes from the SVG files in `resources/icons/program/`.

    python packaging/draw_icons.py            the window's PNG files, beside the SVG files
    python packaging/draw_icons.py FOLDER     also what installers want: .ico, .icns, MIME icons

Run the first when a drawing changes; `build.py` does the second.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from program_facts import DRAWINGS, MIME_SIZES, PROGRAM, WINDOW_SIZES, window_icon
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SMALL = 24  # up to here the drawing with fewer and wider lines


def draw(drawing: Path, size: int, target: Path) -> None:
    """One SVG file as a PNG of `size` px."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(target)):
        raise SystemExit(f"{target} could not be written.")


def draw_window_icons() -> None:
    """Those that the program itself shows."""
    for size in WINDOW_SIZES:
        drawing = f"{PROGRAM}-small.svg" if size <= SMALL else f"{PROGRAM}.svg"
        draw(DRAWINGS / drawing, size, window_icon(size))


def write_icon_files(folder: Path) -> None:
    """`FOLDER/NAME.ico` and `.icns` of the program and of both kinds of document, and the
    documents' PNG files `FOLDER/NAME-SIZE.png`."""
    for name in ("document", "lecture"):
        drawn = {size: folder / f"{name}-{size}.png" for size in (*MIME_SIZES, 512)}
        for size, target in drawn.items():
            draw(DRAWINGS / f"{name}.svg", size, target)
        _write_both(folder / name, drawn)
    _write_both(folder / PROGRAM, {size: window_icon(size) for size in WINDOW_SIZES})


def _write_both(target: Path, drawn: dict[int, Path]) -> None:
    """Windows' and macOS' files, every size as it was drawn; the former knows no 512."""
    pictures = {size: Image.open(path) for size, path in drawn.items()}
    for_windows = [picture for size, picture in pictures.items() if size <= 256]
    for_windows[-1].save(
        target.with_suffix(".ico"),
        sizes=[picture.size for picture in for_windows],
        append_images=for_windows[:-1],
    )
    pictures[512].save(target.with_suffix(".icns"), append_images=list(pictures.values()))


def main(arguments: list[str]) -> int:
    """Draw; return the exit status."""
    application = QGuiApplication(sys.argv[:1])
    if arguments:
        write_icon_files(Path(arguments[0]))
    else:
        draw_window_icons()
    application.quit()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
