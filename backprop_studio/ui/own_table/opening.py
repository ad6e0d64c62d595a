"""Tables on their way into the window: from a file, dropped, or pasted from a spreadsheet."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from backprop_studio import settings as kept
from backprop_studio.data.table_process import Read
from backprop_studio.document.document import Document
from backprop_studio.experiment.model import Experiment
from backprop_studio.settings import Settings
from backprop_studio.theme import LIGHT, Theme
from backprop_studio.ui.document_files import TABLE_SUFFIXES, DocumentFiles

if TYPE_CHECKING:
    from backprop_studio.ui.own_table.dialog import TableDialog


def is_table(path: Path) -> bool:
    """Whether a file is a table by its name."""
    return path.suffix.lower() in TABLE_SUFFIXES


def dropped_table(event: QDropEvent) -> Path | None:
    """The first table among what is dragged over the window."""
    for url in event.mimeData().urls():
        if url.isLocalFile() and is_table(Path(url.toLocalFile())):
            return Path(url.toLocalFile())
    return None


class TableOpening(QObject):
    """Shows the dialog; what comes of it is a new document, unsaved. `said` carries sentences
    for the person."""

    said = Signal(str)

    def __init__(
        self, document: Document, files: DocumentFiles, settings: Settings, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document, self._files, self._settings = document, files, settings
        self._window = window
        self._theme = LIGHT
        self.dialog: TableDialog | None = None
        application = QCoreApplication.instance()
        if application is not None:  # a thread that still runs would abort the process
            application.aboutToQuit.connect(self.end)

    def end(self) -> None:
        """The program ends: so does what is being read."""
        if self.dialog is not None:
            self.dialog.reader.finish()

    def set_theme(self, theme: Theme) -> None:
        """For the next dialog."""
        self._theme = theme

    def open_file(self) -> None:
        """Ask which file, and show it."""
        patterns = " ".join(f"*{suffix}" for suffix in TABLE_SUFFIXES)
        filters = self.tr("Tables ({patterns});;All files (*)").format(patterns=patterns)
        folder = self._settings.text(kept.LAST_FOLDER)
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open table"), folder, filters)
        if name:
            self.open_path(Path(name))

    def open_path(self, path: Path) -> None:
        """Show the table in a file."""
        self._settings.set(kept.LAST_FOLDER, str(path.parent))
        self._show(path.name, Read(path))

    def paste(self) -> None:
        """Show the cells on the clipboard, or the table whose file lies there."""
        # Qt's own words leave out that a system may have nothing to give.
        content: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if content is None:
            content = QMimeData()
        for url in content.urls():
            if url.isLocalFile() and is_table(Path(url.toLocalFile())):
                self.open_path(Path(url.toLocalFile()))
                return
        text = content.text() if content.hasText() else ""
        if "\n" not in text.strip():
            self.said.emit(
                self.tr("The clipboard holds no table: copy some rows of a spreadsheet first.")
            )
            return
        self._show(self.tr("Pasted table"), Read(None, text))

    def _show(self, name: str, read: Read) -> None:
        from backprop_studio.ui.own_table.dialog import TableDialog

        if self.dialog is not None:
            return
        self.dialog = TableDialog(name, read, self._theme, self._window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.finished.connect(self._finished)
        self.dialog.open()

    def _finished(self, _result: int) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None and dialog.experiment is not None:
            self._files.ask_and(partial(self._take, dialog.experiment))

    def _take(self, experiment: Experiment) -> None:
        """A document without a file, which closing the window must not lose."""
        self._document.new(experiment)
        self._document.mark_trained()
        self._files.opened.emit()
        self.said.emit(experiment.description)
