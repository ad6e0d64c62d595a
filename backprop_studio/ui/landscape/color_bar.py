"""The colour bar beside a landscape: what the colours of the loss mean."""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from backprop_studio.theme import CAPTION, Theme
from backprop_studio.ui.landscape.levels import Scale
from backprop_studio.ui.plot_style import cividis, short_number, text_size

WIDTH, GAP = 8, 8


def paint_color_bar(
    painter: QPainter, area: QRectF, scale: Scale, theme: Theme, told: bool = True
) -> None:
    """At the right of `area` (px), with as many of the levels as there is room for; with none
    of them where they may not be `told`."""
    bar = QRectF(area.right() + theme.px(GAP), area.top(), theme.px(WIDTH), area.height())
    colors = np.ascontiguousarray(cividis()[::-1][:, None, :])
    picture = pg.functions.ndarray_to_qimage(colors, pg.QtGui.QImage.Format.Format_RGB888)
    painter.drawImage(bar, picture)
    painter.setFont(theme.font(CAPTION))
    painter.setPen(QColor(theme.muted))
    height = text_size(painter.font(), "0")[1]
    name = QCoreApplication.translate("Landscape", "L, log") if scale.logarithmic else "L"
    painter.drawText(QRectF(bar.right() + 4, area.top() - 8, theme.px(48), height), name)
    last = area.top() + height * 0.6
    levels = scale.levels() if told else []
    shares = scale.share(np.array(levels)).tolist()
    for level, share in reversed(list(zip(levels, shares, strict=True))):
        # Below the bar stands the name of an axis.
        y = bar.bottom() - max(share * bar.height(), 0.3 * height)
        if y - height / 2 < last or share < 0.0:
            continue
        last = y + height / 2 + 2
        painter.drawText(QPointF(bar.right() + 4, y + height * 0.3), short_number(level))
