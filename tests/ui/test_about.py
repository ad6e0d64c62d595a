"""The program says who it is, and what is inside it under which terms."""

import re
import tomllib
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from backprop_studio import __version__
from backprop_studio.ui.about import AboutWindow
from backprop_studio.ui.program_icon import SIZES, program_icon

CHECKOUT = Path(__file__).parents[2]


def test_version_and_notices_are_there(qtbot: QtBot) -> None:
    about = AboutWindow()
    qtbot.addWidget(about)
    assert __version__ in about.findChild(QLabel, "words").text()
    titles = [about.list.item(row).text() for row in range(about.list.count())]
    assert titles[:2] == ["Everything inside", "Backprop Studio"]
    assert "Inter-OFL" in titles
    assert "MNIST" in about.text.toPlainText()
    about.list.setCurrentRow(1)
    assert about.text.toPlainText() == (CHECKOUT / "LICENSE").read_text(encoding="utf-8")


def test_every_library_that_is_installed_with_it_is_in_the_notices() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    notices = (CHECKOUT / "NOTICES.md").read_text(encoding="utf-8").lower()
    names = [re.split(r"[<>=!~ ]", line)[0].lower() for line in project["dependencies"]]
    assert [name for name in names if name.removesuffix("-essentials") not in notices] == []


def test_the_version_stands_in_one_place() -> None:
    """Nothing that is built is told another version than the program tells."""
    places = [
        path.name
        for folder in ("backprop_studio", "packaging")
        for path in (CHECKOUT / folder).rglob("*")
        if path.suffix in (".py", ".spec", ".sh", ".xml", ".desktop", ".iss")
        and f'"{__version__}"' in path.read_text(encoding="utf-8")
    ]
    assert places == ["__init__.py"]


def test_the_icon_is_drawn_in_every_size(qtbot: QtBot) -> None:
    icon = program_icon()
    assert {size.width() for size in icon.availableSizes()} == set(SIZES)
    for size in SIZES:
        picture = icon.pixmap(size, size).toImage()
        assert picture.width() == size
        colors = {picture.pixelColor(x, size // 2).name() for x in range(size)}
        assert "#f5c431" in colors, "the arrow that comes back"
