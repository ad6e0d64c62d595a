"""The lines under a landscape: what gives way where there is little room."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from backprop_studio.theme import LIGHT
from backprop_studio.ui.landscape.captions import APART, LandscapeCaptions

ARROWS = "−η∇L 200×; white: next step 20×"
FLOOR = "dashed: a line of minima"
RATE = "half the way in 3 steps · largest stable η here: 2.122"


def test_the_floor_goes_where_no_number_is_cut(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    captions = LandscapeCaptions(window)
    captions.show()
    window.show()
    captions.set_theme(LIGHT)
    metrics = QFontMetrics(captions.floor.font())
    for caption, text in ((captions.arrows, ARROWS), (captions.floor, FLOOR)):
        captions.say(caption, text)
    captions.say(captions.rate, RATE)
    beside_arrows = metrics.horizontalAdvance(ARROWS + FLOOR) + APART
    assert beside_arrows < metrics.horizontalAdvance(RATE + FLOOR)  # both lines are too long
    for width, line in ((beside_arrows + 1, captions.arrows), (beside_arrows - 9, captions.rate)):
        captions.resize(width, 60)
        QCoreApplication.processEvents()
        assert captions.floor.mapTo(captions, captions.floor.rect().center()).y() == (
            line.mapTo(captions, line.rect().center()).y()
        )
    assert captions.arrows.width() >= metrics.horizontalAdvance(ARROWS)
