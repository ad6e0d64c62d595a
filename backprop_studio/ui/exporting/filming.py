"""A film of the run: pictures taken on the window's clock, encoded in a thread beside it."""

import queue
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from backprop_studio.experiment.storage import atomic_file
from backprop_studio.export.film import Film
from backprop_studio.ui.exporting.pictures import backdrop, side_by_side
from backprop_studio.ui.exporting.walk import Walk
from backprop_studio.ui.in_words import in_words

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

AHEAD = 6  # pictures that may wait for the encoder


class Filming(QObject):
    """Films `widgets` side by side through `iterations` into `path`.

    Where nobody has `watched` the window, it is painted for the pictures alone.
    `ended` carries what went wrong in a sentence's end, or nothing. After `cancel` there is no
    file, and no `ended`.
    """

    advanced = Signal(int)  # pictures taken
    ended = Signal(str)

    def __init__(
        self,
        window: "MainWindow",
        widgets: list[QWidget],
        iterations: tuple[int, ...],
        film: Film,
        path: Path,
        watched: bool = True,
    ) -> None:
        super().__init__(window)
        self._window, self._watched = window, watched
        self._widgets, self._taken = widgets, 0
        self._backdrop = backdrop(widgets[0])
        self._size: tuple[int, int] | None = None
        self._held_up = False
        self._encoder = _Encoder(film, path, self)
        self._walk = Walk(window, iterations, self)
        self._walk.reached.connect(self._take)
        self._walk.ended.connect(self._encoder.finish)
        self._encoder.room.connect(self._room)
        self._encoder.failed.connect(self._failed)
        self._encoder.finished.connect(self._encoded)
        self._over = False

    def start(self) -> None:
        """Begin; the window stays alive."""
        self._encoder.start()
        self._walk.start()

    def cancel(self) -> None:
        """Stop and leave no file."""
        if self._over:
            return
        self._over = True
        self._walk.stop()
        self._encoder.give_up()
        self._encoder.wait()

    def _take(self, _snapshot: object) -> None:
        self._window.setUpdatesEnabled(True)
        images = [widget.grab().toImage() for widget in self._widgets]
        self._window.setUpdatesEnabled(self._watched)
        picture = side_by_side(images, self._backdrop)
        if self._size is None:
            self._size = picture.width(), picture.height()
        elif self._size != (picture.width(), picture.height()):
            picture = picture.scaled(*self._size)
        self._encoder.add(_pixels(picture), *self._size)
        self._taken += 1
        self.advanced.emit(self._taken)
        if self._encoder.waiting < AHEAD:
            self._walk.go_on()
        else:
            self._held_up = True

    def _room(self) -> None:
        if self._held_up and not self._over:
            self._held_up = False
            self._walk.go_on()

    def _failed(self) -> None:
        self._walk.stop()

    def _encoded(self) -> None:
        if not self._over:
            self._over = True
            self.ended.emit(self._encoder.problem)


class _Encoder(QThread):
    """Feeds the film, and writes the file when it is whole."""

    room = Signal()  # a picture has been dealt with
    failed = Signal()

    def __init__(self, film: Film, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._film, self._path = film, path
        self._pictures: queue.SimpleQueue[tuple[bytes, int, int] | None] = queue.SimpleQueue()
        self._given_up = False
        self.problem = ""

    @property
    def waiting(self) -> int:
        """Pictures not yet dealt with."""
        return self._pictures.qsize()

    def add(self, pixels: bytes, width: int, height: int) -> None:
        """One more picture."""
        self._pictures.put((pixels, width, height))

    def finish(self) -> None:
        """That was the last picture."""
        self._pictures.put(None)

    def give_up(self) -> None:
        """Write nothing."""
        self._given_up = True
        self._pictures.put(None)

    def run(self) -> None:
        """The loop of the thread."""
        try:
            while (picture := self._pictures.get()) is not None and not self._given_up:
                self._film.add(*picture)
                self.room.emit()
            if not self._given_up:
                with atomic_file(self._path) as file:
                    self._film.write(file)
        except (OSError, ValueError, MemoryError) as error:
            self.problem = in_words(error)
            self.failed.emit()
        finally:
            self._film.close()


def _pixels(picture: QImage) -> bytes:
    """Rows of RGB bytes without the gaps that Qt leaves."""
    rows = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), -1)
    return rows[:, : 3 * picture.width()].tobytes()
