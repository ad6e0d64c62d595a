"""The gallery: a picture for every example in both themes, and walking over the cards."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from backprop_studio.theme import DARK, LIGHT, Theme
from backprop_studio.ui import examples
from backprop_studio.ui.examples import shipped_examples
from backprop_studio.ui.examples_gallery import ExamplesGallery, picture_path


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_example_has_a_picture_on_its_theme(theme: Theme) -> None:
    for example in shipped_examples():
        picture = QImage(str(picture_path(example.path, theme)))
        assert not picture.isNull(), example.path.stem
        assert picture.pixelColor(0, 0).name().upper() == theme.background
        assert picture.width() == 2 * picture.height()


def test_every_card_shows_its_picture(qtbot: QtBot) -> None:
    gallery = ExamplesGallery(LIGHT)
    qtbot.addWidget(gallery)
    assert len(gallery.cards) == len(shipped_examples())
    gallery.show()
    pictures = [card.picture for card in gallery.cards]
    assert None not in pictures
    qtbot.waitUntil(lambda: not any(one.pixmap().isNull() for one in pictures if one is not None))


def test_arrow_keys_walk_and_return_opens(qtbot: QtBot) -> None:
    gallery = ExamplesGallery(LIGHT)
    qtbot.addWidget(gallery)
    gallery.resize(1000, 700)
    gallery.show()
    qtbot.waitExposed(gallery)
    picked: list[Path] = []
    gallery.chosen.connect(picked.append)
    gallery.cards[0].setFocus()
    qtbot.keyClick(gallery.cards[0], Qt.Key.Key_Right)
    assert gallery.focusWidget() is gallery.cards[1]
    qtbot.keyClick(gallery.cards[1], Qt.Key.Key_Down)
    assert gallery.focusWidget() is gallery.cards[4]
    qtbot.keyClick(gallery.cards[4], Qt.Key.Key_Up)
    qtbot.keyClick(gallery.cards[1], Qt.Key.Key_Return)
    assert picked == [shipped_examples()[1].path]


def test_a_spoilt_example_says_what_is_wrong_and_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = examples.example_path("one-neuron").read_bytes()
    (tmp_path / "one-neuron.backprop").write_bytes(sound)
    (tmp_path / "spoilt.backprop").write_bytes(sound.replace(b'"version": 1', b'"version": 9'))
    monkeypatch.setattr(examples, "resource", lambda _name: tmp_path)
    good, bad = examples.shipped_examples()
    assert good.path.stem == "one-neuron"
    assert bad.title == "spoilt"
    assert "version" in bad.description
