"""Draw the picture of every example for the gallery: its network and its output, trained a while.

    python packaging/picture_examples.py [NAME ...]

Writes resources/pictures/examples/NAME-light.png and -dark.png. Nothing is drawn by hand: a
session trains the example, and the program's own views paint what it has come to.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QPoint, QRect, Qt  # noqa: E402
from PySide6.QtGui import QImage, QPainter, QPixmap  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from backprop_studio.experiment import storage  # noqa: E402
from backprop_studio.palette import palette  # noqa: E402
from backprop_studio.stylesheet import stylesheet  # noqa: E402
from backprop_studio.theme import DARK, LIGHT, Theme, load_fonts  # noqa: E402
from backprop_studio.training.commands import (  # noqa: E402
    Configure,
    FunctionRequest,
    Iterate,
    ShowExample,
    Watch,
)
from backprop_studio.training.messages import Snapshot  # noqa: E402
from backprop_studio.training.session import Session  # noqa: E402
from backprop_studio.ui.network_diagram.canvas import DiagramCanvas  # noqa: E402
from backprop_studio.ui.output.output_view import OutputView  # noqa: E402
from backprop_studio.ui.view import Selection  # noqa: E402

# Iterations after which an example shows what it is about.
ITERATIONS = {
    "one-neuron": 12,
    "two-points": 12,
    "two-layer-network": 60,
    "two-two-two": 200,
    "xor": 300,
    "circles": 600,
    "spiral": 2400,
    "noisy-sine": 1000,
    "house-prices": 600,
    "penguins": 500,
    "digits": 300,
    "deep-sigmoid": 1000,
    "exploding": 0,
    "memorizing": 1500,
}
WIDTH, HEIGHT = 448, 224  # px: sharp also where the screen has more px than Qt
DIAGRAM, OUTPUT = (560, 400), (400, 400)  # px at which the views are painted
LEFT = 0.58  # of the picture, for the diagram


def never() -> bool:
    """Nobody interrupts."""
    return False


def portrait(path: Path, output: OutputView) -> Snapshot:
    """The example after its iterations, with all that its views ask for."""
    session = Session()
    session.handle(Configure(storage.load(path), 1))
    rows = session.snapshot().data.training_rows
    if rows > 1 and path.stem != "digits":
        session.handle(ShowExample(None))
    session.handle(Iterate(ITERATIONS.get(path.stem, 300)))
    settle(session)
    output.show_snapshot(session.snapshot())
    session.handle(Watch(function=FunctionRequest(), studies=output.studies()))
    return settle(session)


def settle(session: Session) -> Snapshot:
    """Everything asked for is done."""
    while session.rest() is not None:
        session.advance(0.05, never)
    return session.snapshot()


def grabbed(widget: QWidget, size: tuple[int, int]) -> QPixmap:
    """The widget as it would stand on the screen."""
    widget.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    widget.resize(*size)
    widget.show()
    QApplication.processEvents()
    return widget.grab()


def compose(diagram: QPixmap, output: QPixmap | None, theme: Theme) -> QImage:
    """Side by side on the canvas colour; a diagram that says it all stands alone."""
    picture = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    picture.fill(theme.background)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    left = WIDTH if output is None else round(WIDTH * LEFT)
    for pixmap, place in (
        (diagram, QRect(8, 8, left - 12, HEIGHT - 16)),
        (output, QRect(left + 4, 8, WIDTH - left - 12, HEIGHT - 16)),
    ):
        if pixmap is None:
            continue
        scaled = pixmap.scaled(
            place.size(),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        offset = place.center() - scaled.rect().center()
        painter.drawPixmap(QPoint(offset.x(), offset.y()), scaled)
    painter.end()
    return picture


def draw(path: Path, folder: Path, application: QApplication) -> None:
    """Both pictures of one example."""
    output = OutputView()
    snapshot = portrait(path, output)
    diagram = DiagramCanvas(Selection())
    diagram.set_editable(False)
    for theme in (LIGHT, DARK):
        application.setPalette(palette(theme))
        application.setStyleSheet(stylesheet(theme))
        for view in (diagram, output):
            view.set_theme(theme)
            view.show_snapshot(snapshot)
        network = grabbed(diagram, DIAGRAM)
        scene = diagram.scene
        if scene is not None:  # without the legend, which nobody could read
            network = network.copy(0, 0, network.width(), round(scene.layout.legend.y) - 2)
        grabbed(output, OUTPUT)
        picture = None if output.kind == "one_example" else output.picture
        plot = None if picture is None else picture.grab()
        compose(network, plot, theme).save(str(folder / f"{path.stem}-{theme.name}.png"))
    for view in (diagram, output):
        view.deleteLater()


def main(names: list[str]) -> int:
    """All examples, or those named."""
    application = QApplication([])
    application.setFont(LIGHT.font())
    load_fonts()
    folder = ROOT / "resources" / "pictures" / "examples"
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((ROOT / "resources" / "examples").glob("*.backprop")):
        if not names or path.stem in names:
            draw(path, folder, application)
            print(path.stem, flush=True)
    application.processEvents()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
