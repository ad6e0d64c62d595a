"""Each residual's square, drawn as a square, and what their mean has to do with the loss."""

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor, QPainter

from backprop_studio.experiment.model import Experiment, HalfSquaredError, Huber, Mae, Mse
from backprop_studio.experiment.numbers import format_count, format_number
from backprop_studio.theme import Theme
from backprop_studio.training.predictions import PredictionsAnswer
from backprop_studio.ui.experiment_edits import loss_of
from backprop_studio.ui.plot_style import Floats, pen

MANY = 60  # squares, from which they are painted fainter


def _tr(text: str) -> str:
    return QCoreApplication.translate("Squares", text)


def square_boxes(
    data: Floats, answers: Floats, right: float, left: float = -np.inf
) -> list[QRectF]:
    """One square a row: `data` and `answers` (n, 2) in px are the ends of its residual, which
    is a side of it. It lies to the right of the residual, where that leaves the plot to the left,
    and where it leaves it on both sides, on that with more room.
    """
    boxes = []
    for (x, y), (_, other) in zip(data.tolist(), answers.tolist(), strict=True):
        side = abs(other - y)
        on_right = x + side <= right or (x - side < left and right - x >= x - left)
        boxes.append(QRectF(x if on_right else x - side, min(y, other), side, side))
    return boxes


def paint_squares(painter: QPainter, theme: Theme, boxes: list[QRectF]) -> None:
    """See-through, so that those that overlap can be told apart."""
    fill, rim = QColor(theme.gradient), pen(theme.gradient, 1.0, opacity=0.75)
    fill.setAlphaF(0.16 if len(boxes) <= MANY else 0.07)
    painter.setPen(rim)
    painter.setBrush(fill)
    for box in boxes:
        painter.drawRect(box)


def loss_words(experiment: Experiment, answer: PredictionsAnswer) -> str:
    """The mean of the squares beside the loss, by the formula that is in force."""
    part = answer.training
    mean, loss = format_number(part.mean_square, "loss"), format_number(part.loss, "loss")
    count, kind = part.targets.size, loss_of(experiment)
    if part.is_beyond:
        return _tr("the squares have grown beyond all bounds")
    head = _tr("mean of the {count} squares {mean}") if count > 1 else _tr("the square {mean}")
    head = head.format(count=format_count(count), mean=mean)
    scaled = not np.allclose(answer.target_scale, 1.0)
    if isinstance(kind, Mse):
        if scaled:
            return head + _tr(" = L · σ², L = {loss}").format(loss=loss)
        return head + _tr(" = L (MSE, no ½)")
    if isinstance(kind, HalfSquaredError):
        tail = _tr(", L = ½ · mean / σ² = {loss}") if scaled else _tr(", L = ½ · mean = {loss}")
        return head + tail.format(loss=loss)
    if isinstance(kind, Mae):
        return head + _tr(", of their sides L = {loss}").format(loss=loss)
    if isinstance(kind, Huber):
        tail = _tr(", L = {loss} (Huber, δ = {delta})")
        return head + tail.format(loss=loss, delta=format_number(kind.delta))
    return head + _tr("; L = {loss} is not made of squares").format(loss=loss)
