"""*Export…*, *Copy view* and the entries beside them: what each asks, makes and says."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QObject, QSize, QTimer
from PySide6.QtGui import QPicture
from PySide6.QtWidgets import QApplication

from backprop_studio import settings as kept
from backprop_studio.export.film import Film, GifFilm, Mp4Film, frames_between
from backprop_studio.export.saving import save_bytes
from backprop_studio.export.unfit import Unfit
from backprop_studio.training.commands import SaveState
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui import dialogs
from backprop_studio.ui.beside import Beside, problem_of
from backprop_studio.ui.exporting import making, pictures
from backprop_studio.ui.exporting.choices import Choice, shown_views, view_title, view_with_focus
from backprop_studio.ui.exporting.dialog import ExportDialog
from backprop_studio.ui.exporting.filming import Filming
from backprop_studio.ui.exporting.progress import ExportProgress
from backprop_studio.ui.exporting.table import Tabling
from backprop_studio.ui.in_words import in_words

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

TOKEN = 2**40  # far from those of documents being saved
MOST_ROWS = 2000
COPY_SCALE = 2
SCRIPT_ITERATIONS = 100


class Exports(QObject):
    """Belongs to one window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._work: Beside | None = None
        self._task: Filming | Tabling | None = None
        self._progress: ExportProgress | None = None
        self._saving: tuple[int, Path] | None = None
        self._token = TOKEN
        window.display.arrived.connect(self._arrived)

    # pictures and films ---------------------------------------------------------------------

    def show_dialog(self) -> None:
        """Ask what, then where, and make it."""
        dialog = ExportDialog(self._window)
        if dialog.exec() == ExportDialog.DialogCode.Accepted:
            choice = dialog.choice
            path = self._ask(choice.kind.suffix)
            if path is not None:
                self.make(choice, path)
        dialog.deleteLater()

    def make(self, choice: Choice, path: Path) -> None:
        """A picture at once; a film while the window goes on."""
        if choice.kind.film:
            self._film(choice, path)
        else:
            self._done(path, problem_of(partial(self._picture, choice, path)))

    def copy_view(self) -> None:
        """The view with the focus into the clipboard, as a picture and as SVG: drawn at once, and
        made into either when the window has looked for other events."""
        key = view_with_focus(self._window)
        view = shown_views(self._window)[key]
        drawing, size = pictures.drawing_of(view), view.size()
        QTimer.singleShot(0, self, partial(self._copy_image, drawing, size, key))

    def _copy_image(self, drawing: QPicture, size: QSize, key: str) -> None:
        copied = QMimeData()
        copied.setImageData(pictures.image_with(drawing, size, COPY_SCALE))
        QTimer.singleShot(0, self, partial(self._copy_drawing, copied, drawing, size, key))

    def _copy_drawing(self, copied: QMimeData, drawing: QPicture, size: QSize, key: str) -> None:
        copied.setData("image/svg+xml", pictures.svg_with(drawing, size, view_title(key)))
        QApplication.clipboard().setMimeData(copied)
        self._say(self.tr("Copied: {view}.").format(view=view_title(key)))

    def _picture(self, choice: Choice, path: Path) -> None:
        key = choice.views[0]
        view = shown_views(self._window)[key]
        if choice.kind.suffix == ".png":
            content = pictures.png_of(view, choice.scale)
        elif choice.kind.suffix == ".svg":
            content = pictures.svg_of(view, view_title(key))
        else:
            content = pictures.pdf_of(view, view_title(key))
        save_bytes(content, path)

    def _film(self, choice: Choice, path: Path) -> None:
        if self._is_busy():
            return
        try:
            film: Film = GifFilm(choice.rate)
            if choice.kind.suffix == ".mp4":
                film = Mp4Film(choice.rate)
        except Unfit as unfit:
            self._done(path, in_words(unfit))
            return
        iterations = frames_between(choice.first, choice.last, choice.pictures)
        shown = shown_views(self._window)
        widgets = [shown[key] for key in choice.views]
        filming = Filming(self._window, widgets, iterations, film, path)
        filming.ended.connect(partial(self._task_done, path))
        self._begin(filming, len(iterations), self.tr("Filming the run …"))

    # the run, sheets and programs -----------------------------------------------------------

    def export_csv(self) -> None:
        """The run as a table."""
        path = self._ask(".csv")
        if path is not None:
            self.make_table(path)

    def make_table(self, path: Path) -> None:
        """Every iteration of the run, of a long one evenly spaced ones."""
        snapshot = self._window.run.snapshot
        if snapshot is None or self._is_busy():
            return
        iterations = frames_between(snapshot.first_iteration, snapshot.last_iteration, MOST_ROWS)
        tabling = Tabling(self._window, iterations)
        tabling.ended.connect(partial(self._write_table, path))
        self._begin(tabling, len(iterations), self.tr("Reading the run …"))

    def export_sheet(self) -> None:
        """A hand-calculation sheet."""
        self._ask_and_make("-sheet.pdf", making.write_sheet, (".pdf", ".html"))

    def export_pytorch(self) -> None:
        """The experiment as a PyTorch script."""
        self._ask_and_make("-pytorch.py", partial(making.write_script, "pytorch"))

    def export_numpy(self) -> None:
        """The experiment as a NumPy script."""
        self._ask_and_make("-numpy.py", partial(making.write_script, "numpy"))

    def export_onnx(self) -> None:
        """The network where it stands, as an ONNX model."""
        path = self._ask(".onnx")
        if path is not None:
            self.make_onnx(path)

    def make_onnx(self, path: Path) -> None:
        """Ask the session where it stands; the file is made when it has answered."""
        self._token += 1
        self._saving = (self._token, path)
        self._window.display.send(SaveState(self._token))

    def _arrived(self, snapshot: Snapshot) -> None:
        if self._saving is None or snapshot.saved is None:
            return
        token, experiment, state = snapshot.saved
        if token != self._saving[0]:
            return
        path, self._saving = self._saving[1], None
        folder = self._window.document.folder
        whole = replace(experiment, state=state)
        self.do_beside(path, partial(making.write_onnx, whole, folder, path))

    def _ask_and_make(
        self,
        ending: str,
        write: Callable[[making.Source, Path], object],
        suffixes: tuple[str, ...] = (),
    ) -> None:
        path = self._ask(ending, suffixes)
        if path is not None:
            self.do_beside(path, partial(write, self.source(), path))

    def source(self) -> making.Source:
        """The document as it is, and for how many iterations a script runs."""
        document, snapshot = self._window.document, self._window.run.snapshot
        made = 0 if snapshot is None else snapshot.last_iteration
        return making.Source(document.experiment, document.folder, made or SCRIPT_ITERATIONS)

    def do_beside(self, path: Path, work: Callable[[], object]) -> None:
        """Make `path` in another thread."""
        if self._work is not None:
            self._say(self.tr("An export is still being made."))
            return
        self._work = Beside(work)
        self._work.done.connect(partial(self._work_done, path))
        self._work.start()

    def _work_done(self, path: Path, problem: str) -> None:
        self._work = None
        self._done(path, problem)

    # progress -------------------------------------------------------------------------------

    def _is_busy(self) -> bool:
        snapshot = self._window.run.snapshot
        if snapshot is not None and snapshot.race is not None:
            self._say(self.tr("End the race first: the run rests meanwhile."))
            return True
        return self._task is not None

    def _begin(self, task: Filming | Tabling, total: int, text: str) -> None:
        progress = ExportProgress(text, total, self._window)
        progress.canceled.connect(self.cancel)
        task.advanced.connect(progress.show_done)
        self._task, self._progress = task, progress
        task.start()

    def cancel(self) -> None:
        """Stop what is under way; there will be no file."""
        task = self._task
        if task is not None:
            self._close_task()
            task.cancel()
            task.deleteLater()
            self._say(self.tr("Cancelled; nothing was written."))

    def _task_done(self, path: Path, problem: str) -> None:
        task = self._task
        self._close_task()
        if task is not None:
            task.deleteLater()
        self._done(path, problem)

    def _write_table(self, path: Path, text: str) -> None:
        self._task_done(path, problem_of(partial(save_bytes, text.encode("utf-8"), path)))

    def _close_task(self) -> None:
        self._task = None
        if self._progress is not None:
            self._progress.canceled.disconnect(self.cancel)
            self._progress.close()
            self._progress.deleteLater()
            self._progress = None

    # asking and saying ----------------------------------------------------------------------

    def _ask(self, ending: str, suffixes: tuple[str, ...] = ()) -> Path | None:
        """A file to write."""
        window = self._window
        name = window.document.experiment.title or self.tr("Untitled")
        safe = "".join(sign if sign.isalnum() or sign in " -_" else "-" for sign in name)
        folder = Path(window.settings.text(kept.LAST_FOLDER) or Path.home())
        suffixes = suffixes or (Path(ending).suffix,)
        filters = ";;".join(f"*{suffix}" for suffix in suffixes)
        suggestion = folder / f"{safe}{ending}"
        return dialogs.ask_file(window, self.tr("Export"), suggestion, filters, suffixes)

    def _done(self, path: Path, problem: str) -> None:
        if not problem:
            self._say(self.tr("Exported as {name}.").format(name=path.name))
            return
        sentence = self.tr("{name} was not written: {problem}.")
        dialogs.show_problem(self._window, sentence.format(name=path, problem=problem.rstrip(".")))

    def _say(self, sentence: str) -> None:
        self._window.strip.say(sentence)
