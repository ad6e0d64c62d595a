"""The few dialogs: a sentence that says what is wrong, a question before work is lost."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QFileDialog, QMessageBox, QWidget

from backprop_studio.ui.examples import SUFFIX
from backprop_studio.ui.in_words import in_words

_FILTER_CONTEXT = "Dialogs"


def _tr(text: str) -> str:
    return QCoreApplication.translate(_FILTER_CONTEXT, text)


def show_problem(parent: QWidget | None, sentence: str, details: str = "") -> None:
    """One sentence; `details` of a mistake in the program stand behind a button, and a report
    of them can be saved."""
    box = QMessageBox(QMessageBox.Icon.Warning, "Backprop Studio", sentence, parent=parent)
    box.setObjectName("problem")
    box.addButton(QMessageBox.StandardButton.Ok)
    if details:
        box.setDetailedText(details)
        _offer_report(box, details)
    box.exec()
    box.deleteLater()


def _offer_report(box: QMessageBox, details: str) -> None:
    """A button that saves a report and leaves the box open."""
    box.setInformativeText(
        _tr(
            "A report helps to mend it: versions, and the places in the program. Nothing is sent, "
            "and nothing of your work is in it."
        )
    )
    words = QCheckBox(_tr("Add what the mistake says; it may quote names and numbers of yours"))
    box.setCheckBox(words)
    button = box.addButton(_tr("Save a report…"), QMessageBox.ButtonRole.ActionRole)
    box.setAccessibleDescription(box.informativeText())
    button.setObjectName("save_report")
    button.clicked.disconnect()  # a message box would close
    button.clicked.connect(partial(_save_report, box, details, words))


def _save_report(box: QMessageBox, details: str, words: QCheckBox) -> None:
    from backprop_studio.ui.problem_report import report

    suggestion = str(Path.home() / "backprop-studio-report.txt")
    name, _ = QFileDialog.getSaveFileName(box, _tr("Save a report"), suggestion)
    if not name:
        return
    try:
        Path(name).write_text(report(details, words.isChecked()), encoding="utf-8")
    except OSError as error:
        said = _tr("The report was not saved: {problem}.").format(problem=in_words(error))
    else:
        said = _tr("The report was saved as {name}.").format(name=name)
    box.setInformativeText(said)
    box.setAccessibleDescription(said)


def ask_about_unsaved(parent: QWidget, title: str) -> QMessageBox.StandardButton:
    """Save, Discard or Cancel, before a document with unsaved work goes."""
    what = _tr("The network of “{title}” has been trained or changed since it was saved.")
    box = QMessageBox(
        QMessageBox.Icon.Question,
        "Backprop Studio",
        what.format(title=title),
        QMessageBox.StandardButton.Save
        | QMessageBox.StandardButton.Discard
        | QMessageBox.StandardButton.Cancel,
        parent,
    )
    box.setObjectName("unsaved")
    box.setInformativeText(_tr("Save it before going on?"))
    box.setAccessibleDescription(box.informativeText())
    box.setDefaultButton(QMessageBox.StandardButton.Save)
    answer = QMessageBox.StandardButton(box.exec())
    box.deleteLater()
    return answer


def ask_about_left_behind(parent: QWidget, sentence: str) -> str:
    """`open`, `discard` or `later`: what to do with a document that nobody closed."""
    box = QMessageBox(QMessageBox.Icon.Question, "Backprop Studio", sentence, parent=parent)
    box.setObjectName("left_behind")
    box.setInformativeText(_tr("Open it again, as it stood?"))
    box.setAccessibleDescription(box.informativeText())
    role = QMessageBox.ButtonRole
    opens = box.addButton(_tr("Open it"), role.AcceptRole)
    discards = box.addButton(_tr("Discard it"), role.DestructiveRole)
    box.addButton(_tr("Ask me later"), role.RejectRole)
    box.setDefaultButton(opens)
    box.exec()
    pressed = box.clickedButton()
    box.deleteLater()
    return "open" if pressed is opens else "discard" if pressed is discards else "later"


def _filters() -> str:
    return _tr("Experiments (*{suffix});;All files (*)").format(suffix=SUFFIX)


def ask_open_path(parent: QWidget, folder: str) -> Path | None:
    """A document to open."""
    name, _ = QFileDialog.getOpenFileName(parent, _tr("Open"), folder, _filters())
    return Path(name) if name else None


def ask_save_path(parent: QWidget, suggestion: Path) -> Path | None:
    """Where to save a document."""
    return ask_file(parent, _tr("Save As"), suggestion, _filters(), (SUFFIX,))


def ask_file(
    parent: QWidget, title: str, suggestion: Path, filters: str, suffixes: tuple[str, ...]
) -> Path | None:
    """Which file to write; a name that ends in none of the suffixes gets the first of them."""
    name, _ = QFileDialog.getSaveFileName(parent, title, str(suggestion), filters)
    path = Path(name)
    if not name or path.suffix.lower() in suffixes:
        return path if name else None
    whole = path.with_name(path.name + suffixes[0])
    # Qt has asked about the name as it was typed.
    return whole if not whole.exists() or _may_replace(parent, whole) else None


def _may_replace(parent: QWidget, path: Path) -> bool:
    sentence = _tr("There is a file {name} already. Replace it?").format(name=path.name)
    answer = QMessageBox.question(parent, "Backprop Studio", sentence)
    return answer == QMessageBox.StandardButton.Yes


def show_about(parent: QWidget) -> None:
    """Version, and the licences of everything inside."""
    from backprop_studio.ui.about import AboutWindow

    window = AboutWindow(parent)
    window.exec()
    window.deleteLater()


def show_keys(parent: QWidget, rows: list[tuple[str, str]]) -> None:
    """All shortcuts as a table."""
    from backprop_studio.ui.keys_window import KeysWindow

    window = KeysWindow(rows, parent)
    window.exec()
    window.deleteLater()
