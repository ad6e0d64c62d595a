"""The two-layer network at each of its moves, as pictures, with a tolerance.

The stored ones are a quarter of the size, so that the edges of letters, which differ from
one machine to another, are averaged out; what moves, fades or changes its colour is not.
They are renewed, after a change that is meant and looked at, by

    RENEW_PICTURES=1 pytest tests/ui/network_diagram/test_pictures.py
"""

import os
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from snapshots import two_layer

from backprop_studio.theme import DARK, LIGHT, Theme, classic
from backprop_studio.training.messages import Move
from backprop_studio.ui.network_diagram.view import NetworkDiagram
from backprop_studio.ui.view import Selection

FOLDER = Path(__file__).parent / "pictures"
WIDTH, HEIGHT, SMALLER = 760, 440, 4
MEAN, WORST = 1.0, 48.0  # of 255: over the whole picture, and of one block of 16 by 16 px
MOVES = {
    "rest": None,
    "forward": Move("forward", 0),
    "loss": Move("loss"),
    "output-gradient": Move("output_gradient"),
    "hidden-gradient": Move("hidden_gradient", 0),
    "update": Move("update"),
}
THEMES = {"light": LIGHT, "dark": DARK, "classic": classic(LIGHT)}
CASES = [(move, "light") for move in MOVES]
CASES += [("rest", "dark"), ("update", "dark"), ("rest", "classic")]


def painted(qtbot: QtBot, move: Move | None, theme: Theme) -> QImage:
    """A quarter of the width and height, each point the mean of sixteen."""
    view = NetworkDiagram(Selection())
    qtbot.addWidget(view)
    view.resize(WIDTH, HEIGHT)
    view.set_theme(theme)
    view.show_snapshot(two_layer() if move is None else two_layer(move))
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    view.render(image)
    small = image.scaled(
        WIDTH // SMALLER,
        HEIGHT // SMALLER,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    return small.convertToFormat(QImage.Format.Format_RGB888)


def numbers(image: QImage) -> NDArray[np.float64]:
    """(height, width, 3)"""
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : 3 * image.width()].reshape(image.height(), image.width(), 3).astype(float)


def distance(first: QImage, second: QImage) -> tuple[float, float]:
    """Mean difference, and that of the block of 4 by 4 points that differs most."""
    apart = np.abs(numbers(first) - numbers(second)).mean(axis=2)
    height, width = (side // 4 * 4 for side in apart.shape)
    blocks = apart[:height, :width].reshape(height // 4, 4, width // 4, 4).mean(axis=(1, 3))
    return float(apart.mean()), float(blocks.max())


@pytest.mark.parametrize(("move", "theme"), CASES)
def test_a_move_looks_as_it_did(qtbot: QtBot, move: str, theme: str) -> None:
    image = painted(qtbot, MOVES[move], THEMES[theme])
    place = FOLDER / f"{move}-{theme}.png"
    if os.environ.get("RENEW_PICTURES"):
        FOLDER.mkdir(exist_ok=True)
        assert image.save(str(place))
    stored = QImage(str(place)).convertToFormat(QImage.Format.Format_RGB888)
    assert stored.size() == image.size(), f"{place} is missing or of another size"
    mean, worst = distance(image, stored)
    assert (mean < MEAN) and (worst < WORST), f"{place.name}: {mean:.2f} and {worst:.1f} apart"


def test_the_tolerance_tells_one_move_from_the_next(qtbot: QtBot) -> None:
    images = [painted(qtbot, move, LIGHT) for move in MOVES.values()]
    for before, after in pairwise(images):
        mean, worst = distance(before, after)
        assert mean > MEAN or worst > WORST


def test_nothing_is_painted_between_layers_that_overlap(qtbot: QtBot, qtlog) -> None:
    view = NetworkDiagram(Selection())
    qtbot.addWidget(view)
    view.setMinimumSize(0, 0)
    view.resize(100, 300)
    view.show_snapshot(two_layer())
    view.grab()
    assert [record.message for record in qtlog.records if "Paint" in record.message] == []
