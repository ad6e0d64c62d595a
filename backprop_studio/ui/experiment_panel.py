"""The experiment at the left: data, network, training. Every edit goes to the document."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backprop_studio.document.document import Document
from backprop_studio.theme import Theme
from backprop_studio.ui.data_rows import DataRows
from backprop_studio.ui.edit_rows import EditRows, MakeEdit
from backprop_studio.ui.experiment_edits import Edit
from backprop_studio.ui.network_rows import NetworkRows
from backprop_studio.ui.training_rows import TrainingRows

if TYPE_CHECKING:
    from backprop_studio.ui.digits.fetching import DigitsFetching


class ExperimentPanel(QWidget):
    """Shows the document's experiment and changes it; `noted` carries a sentence on what
    an edit switched along with it, or why it was not taken."""

    noted = Signal(str)

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("experiment")
        self.setAccessibleName(self.tr("Experiment"))
        self._document = document
        self.fetching: DigitsFetching | None = None  # waits for rows that take long to read
        self.data = DataRows()
        self.network = NetworkRows()
        self.training = TrainingRows()
        self._sections: tuple[EditRows, ...] = (self.data, self.network, self.training)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for section in self._sections:
            section.edited.connect(self._edit)
            section.refused.connect(self.noted)
            column.addWidget(section)
        document.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the document's experiment; setting a control never edits."""
        for section in self._sections:
            section.show_experiment(self._document.experiment)

    def set_theme(self, theme: Theme) -> None:
        """Hand the theme to every section."""
        for section in self._sections:
            section.set_theme(theme)

    def _edit(self, make: MakeEdit, text: str, gesture: str) -> None:
        edit = make(self._document.experiment)
        go_on = partial(self._take, edit, text, gesture)
        if self.fetching is None:
            go_on()
        else:
            self.fetching.before(edit.experiment, go_on, self.refresh)

    def _take(self, edit: Edit, text: str, gesture: str) -> None:
        self._document.change(edit.experiment, text, gesture or None)
        if edit.note:
            self.noted.emit(edit.note)
