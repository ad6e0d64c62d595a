"""Exports from the window: real files, one sentence where they cannot be, nothing half."""

import csv
import os
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from studio_fixture import Driver, studio

from backprop_studio.experiment import storage
from backprop_studio.ui.exporting.choices import KINDS, Choice, Kind, shown_views
from backprop_studio.ui.exporting.dialog import ExportDialog
from backprop_studio.ui.exporting.exports import Exports
from backprop_studio.ui.exporting.filming import Filming
from backprop_studio.ui.exporting.pictures import image_of

__all__ = ["studio"]

KIND: dict[str, Kind] = {kind.suffix[1:]: kind for kind in KINDS}
SVG = "{http://www.w3.org/2000/svg}"


def gray(image: QImage) -> np.ndarray:
    """(height, width), a copy: Qt frees the pixels with their image, arrays or not."""
    grays = image.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(grays.constBits(), np.uint8).reshape(grays.height(), -1)
    return lines[:, : grays.width()].copy()


def exports_of(driver: Driver) -> Exports:
    return driver.window.exports.exports


@pytest.fixture
def sentences(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What dialogs would have said."""
    said: list[str] = []

    def exec_(box: QMessageBox) -> int:
        said.append(box.text())
        return 0

    monkeypatch.setattr(QMessageBox, "exec", exec_)
    return said


def test_png_has_the_size_asked_for(studio: Driver, tmp_path: Path) -> None:
    view = studio.window.diagram
    for scale in (1, 3):
        path = tmp_path / f"{scale}.png"
        exports_of(studio).make(Choice(KIND["png"], ("diagram",), scale), path)
        with Image.open(path) as picture:
            assert picture.size == (scale * view.width(), scale * view.height())
            assert len(picture.convert("RGB").getcolors(2**20) or ()) > 20


def test_svg_has_real_text_and_lines(studio: Driver, tmp_path: Path) -> None:
    path = tmp_path / "diagram.svg"
    exports_of(studio).make(Choice(KIND["svg"], ("diagram",)), path)
    tree = ET.parse(path)
    words = {" ".join((text.text or "").split()) for text in tree.iter(f"{SVG}text")}
    assert {"0.7363", "0.034778"} <= words
    assert next(tree.iter(f"{SVG}image"), None) is None
    assert sum(1 for _ in tree.iter(f"{SVG}polyline")) >= 6  # the edges


def test_svg_of_a_plot_has_its_axes(studio: Driver, tmp_path: Path) -> None:
    path = tmp_path / "curve.svg"
    exports_of(studio).make(Choice(KIND["svg"], ("curve",)), path)
    words = {(text.text or "").strip() for text in ET.parse(path).iter(f"{SVG}text")}
    assert {"Loss curve", "iteration", "0"} <= words


def test_pdf_is_one_page(studio: Driver, tmp_path: Path) -> None:
    path = tmp_path / "window.pdf"
    exports_of(studio).make(Choice(KIND["pdf"], ("window",)), path)
    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    assert content.count(b"/Type /Page\n") == 1


def test_copy_view_has_picture_and_drawing(studio: Driver) -> None:
    studio.window.diagram.setFocus()
    QApplication.clipboard().clear()
    exports_of(studio).copy_view()
    studio.until(lambda: not QApplication.clipboard().image().isNull())
    copied = QApplication.clipboard().mimeData()
    image, view = QApplication.clipboard().image(), studio.window.diagram
    assert image.size() == 2 * view.size()
    apart = gray(image).astype(int) - gray(image_of(view, 2))
    assert np.abs(apart).mean() < 2.0 < gray(image).std(), "the view, but for a letter's edge"
    assert b"<svg" in bytes(copied.data("image/svg+xml").data())
    QApplication.clipboard().clear()  # else the platform ends it after Python has ended


def test_a_view_is_dragged_out_as_a_picture(
    studio: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = studio.window
    dropped: list[tuple[tuple[int, int], bytes]] = []

    def drop(drag: QDrag, _action: Qt.DropAction) -> Qt.DropAction:
        copied = drag.mimeData()
        with Image.open(copied.urls()[0].toLocalFile()) as picture:
            dropped.append((picture.size, bytes(copied.data("image/svg+xml").data())[:200]))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", drop)
    chosen, view = window.selection.chosen, window.diagram
    inside = view.mapTo(window, view.rect().center())
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    left, handle = Qt.MouseButton.LeftButton, window.windowHandle()
    QTest.mousePress(handle, left, held, inside)
    for step in (4, 12, 30):
        QTest.mouseMove(handle, inside + QPoint(step, 0))
    QTest.mouseRelease(handle, left, held, inside)
    ((size, drawing),) = dropped
    assert size == (2 * view.width(), 2 * view.height())
    assert b"<svg" in drawing
    assert window.selection.chosen == chosen  # the press was none on the diagram


def test_film_shows_the_run_and_leaves_it_where_it_stood(studio: Driver, tmp_path: Path) -> None:
    studio.window.run.prepare(12, 0)
    studio.settle()
    path = tmp_path / "run.gif"
    exports_of(studio).make(Choice(KIND["gif"], ("curve",), 1, 0, 12, 5, 10), path)
    studio.until(path.exists)
    studio.settle()
    with Image.open(path) as film:
        assert film.n_frames == 5
    assert studio.snapshot.iteration == studio.snapshot.last_iteration == 12


def test_cancelled_film_leaves_no_file(studio: Driver, tmp_path: Path) -> None:
    studio.window.run.prepare(40, 0)
    studio.settle()
    folder = tmp_path / "films"
    folder.mkdir()
    exports = exports_of(studio)
    exports.make(Choice(KIND["gif"], ("diagram",), 1, 0, 40, 41, 10), folder / "run.gif")
    filming = studio.window.findChild(Filming)
    taken: list[int] = []
    filming.advanced.connect(taken.append)
    studio.until(lambda: len(taken) >= 3)
    exports.cancel()
    studio.settle()
    assert list(folder.iterdir()) == []
    assert studio.snapshot.iteration == 40


def test_table_holds_every_iteration(studio: Driver, tmp_path: Path) -> None:
    studio.window.run.prepare(6, 0)
    studio.settle()
    path = tmp_path / "run.csv"
    exports_of(studio).make_table(path)
    studio.until(path.exists)
    studio.settle()
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["iteration"]) for row in rows] == list(range(7))
    assert float(rows[0]["training_loss"]) == pytest.approx(0.0347778, abs=1e-7)
    assert float(rows[0]["w₁"]) == 0.5
    assert float(rows[1]["w₁"]) == pytest.approx(0.502538, abs=1e-6)


def test_scripts_and_sheets_are_made_beside_the_window(studio: Driver, tmp_path: Path) -> None:
    from functools import partial

    from backprop_studio.ui.exporting import making

    exports = exports_of(studio)
    spiral = storage.load(Path(__file__).parents[2] / "resources/examples/spiral.backprop")
    jobs = {
        "p.py": partial(making.write_script, "pytorch"),
        "s.html": making.write_sheet,
        "s.pdf": making.write_sheet,
    }
    for name, write in jobs.items():
        path = tmp_path / name
        exports.do_beside(path, partial(write, exports.source(), path))
        studio.until(lambda: exports._work is None)
        assert path.stat().st_size > 500
    large = making.Source(spiral, None, 10)
    path = tmp_path / "spiral.py"
    exports.do_beside(path, partial(making.write_script, "numpy", large, path))
    studio.until(lambda: exports._work is None)
    with np.load(tmp_path / "spiral.npz") as arrays:
        assert arrays["x"].shape == (240, 2)


@pytest.mark.parametrize("kind", ["png", "svg", "pdf"])
def test_a_folder_that_is_gone_is_one_sentence(
    studio: Driver, tmp_path: Path, sentences: list[str], kind: str
) -> None:
    exports_of(studio).make(Choice(KIND[kind], ("curve",)), tmp_path / "gone" / f"x.{kind}")
    (sentence,) = sentences
    assert "was not written" in sentence and "\n" not in sentence


def test_a_read_only_folder_is_one_sentence(
    studio: Driver, tmp_path: Path, sentences: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def guarded(path: object, *arguments: int) -> int:
        if str(path).endswith(".part"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "open", guarded)
    exports_of(studio).make(Choice(KIND["pdf"], ("curve",)), tmp_path / "x.pdf")
    assert sentences == [f"{tmp_path / 'x.pdf'} was not written: Permission denied."]
    assert not (tmp_path / "x.pdf").exists()


def test_a_full_disk_leaves_the_old_file(
    studio: Driver, tmp_path: Path, sentences: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.svg"
    path.write_text("old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    exports_of(studio).make(Choice(KIND["svg"], ("curve",)), path)
    assert "No space left" in sentences[0]
    assert path.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir() if "part" in found.name] == []


def test_a_film_that_cannot_be_written_says_so(
    studio: Driver, tmp_path: Path, sentences: list[str]
) -> None:
    studio.window.run.prepare(3, 0)
    studio.settle()
    path = tmp_path / "gone" / "run.gif"
    exports_of(studio).make(Choice(KIND["gif"], ("curve",), 1, 0, 3, 4, 10), path)
    studio.until(lambda: bool(sentences))
    studio.settle()
    assert "was not written" in sentences[0]


def test_mp4_without_an_encoder_is_one_sentence(
    studio: Driver, tmp_path: Path, sentences: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    exports_of(studio).make(Choice(KIND["mp4"], ("curve",), 1, 0, 3, 4, 10), tmp_path / "x.mp4")
    assert "ffmpeg" in sentences[0]


def test_dialog_offers_what_can_be_seen(studio: Driver) -> None:
    studio.window.run.prepare(9, 0)
    studio.settle()
    dialog = ExportDialog(studio.window)
    assert dialog.views.count() == len(shown_views(studio.window))
    dialog.kind.setCurrentIndex([kind.suffix for kind in KINDS].index(".gif"))
    choice = dialog.choice
    assert (choice.first, choice.last, choice.kind.film) == (0, 9, True)
    assert dialog.length.text() == "10 pictures, 0.8 s"
    dialog.deleteLater()
