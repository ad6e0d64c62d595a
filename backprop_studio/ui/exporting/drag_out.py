"""A view dragged out of the window, with Ctrl and Shift held: a picture for the program that
it is dropped on."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QDrag, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication

from backprop_studio.experiment.problem import Refused
from backprop_studio.ui.exporting.choices import WHOLE, shown_views, view_title
from backprop_studio.ui.in_words import in_words

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
SCALE = 2  # px of the picture to one of the window
THUMBNAIL = 200  # px wide, under the mouse


class DragOut(QObject):
    """Watches the mouse before any view does; `watch` once the window is on the screen."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._pressed: QPoint | None = None
        self._folder: QTemporaryDir | None = None  # as long as the window, for who reads late

    def watch(self) -> None:
        """From now on."""
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A press with both keys held is no press on the view."""
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            held = event.modifiers() == HELD and event.button() == Qt.MouseButton.LeftButton
            self._pressed = event.position().toPoint() if held else None
            return held
        if self._pressed is None:
            return False
        if kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            moved = (event.position().toPoint() - self._pressed).manhattanLength()
            if moved >= QApplication.startDragDistance():
                key, self._pressed = self.key_at(self._pressed), None
                self._drag(key)
            return True
        if kind == QEvent.Type.MouseButtonRelease:
            self._pressed = None
            return True
        return False

    def key_at(self, point: QPoint) -> str:
        """The view at a point of the window; between views, the whole window."""
        under = self._window.childAt(point)
        for key, view in shown_views(self._window).items():
            if key != WHOLE and under is not None and (view is under or view.isAncestorOf(under)):
                return key
        return WHOLE

    def picture(self, key: str) -> QMimeData:
        """The view as a picture, as SVG and as a file. Raises OSError and Refused."""
        from backprop_studio.export.saving import save_bytes
        from backprop_studio.ui.exporting import pictures

        view = shown_views(self._window)[key]
        dragged = QMimeData()
        dragged.setImageData(pictures.image_of(view, SCALE))
        dragged.setData("image/svg+xml", pictures.svg_of(view, view_title(key)))
        if self._folder is None:
            self._folder = QTemporaryDir()
        path = Path(self._folder.path()) / f"{key}.png"
        save_bytes(pictures.png_of(view, SCALE), path)
        dragged.setUrls([QUrl.fromLocalFile(str(path))])
        return dragged

    def _drag(self, key: str) -> None:
        try:
            dragged = self.picture(key)
        except (OSError, Refused) as problem:
            words = self.tr("The picture could not be made: {problem}")
            self._window.strip.say(words.format(problem=in_words(problem)))
            return
        drag = QDrag(self._window)
        drag.setMimeData(dragged)
        drag.setPixmap(QPixmap.fromImage(dragged.imageData()).scaledToWidth(THUMBNAIL))
        drag.exec(Qt.DropAction.CopyAction)
