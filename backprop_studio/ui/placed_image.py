"""An image over a grid of a plot's two axes, its pixels blending into each other."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from backprop_studio.ui.plot_canvas import PlotCanvas
from backprop_studio.ui.plot_style import Floats


class PlacedImage:
    """`pixels` (rows from below, columns, 3) whose centres lie on the grid's points."""

    def __init__(self, pixels: NDArray[np.uint8], horizontal: Floats, vertical: Floats) -> None:
        self._pixels = np.ascontiguousarray(pixels[::-1])  # kept: the image borrows it
        rows, columns = self._pixels.shape[:2]
        self._image = QImage(
            self._pixels.data, columns, rows, 3 * columns, QImage.Format.Format_RGB888
        )
        across, up = (horizontal[1] - horizontal[0]) / 2, (vertical[1] - vertical[0]) / 2
        self._corners = np.array(
            [
                [horizontal[0] - across, vertical[-1] + up],
                [horizontal[-1] + across, vertical[0] - up],
            ]
        )

    def paint(self, painter: QPainter, canvas: PlotCanvas) -> None:
        """Where the grid lies in the plot now."""
        (left, top), (right, bottom) = canvas.to_pixels(self._corners).tolist()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(left, top, right - left, bottom - top), self._image)
