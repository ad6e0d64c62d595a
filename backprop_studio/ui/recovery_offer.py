"""At the start: what a program that ended badly had open can be opened again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from backprop_studio.document.recovery import LeftBehind, RecoveryFolder
from backprop_studio.experiment.problem import Refused
from backprop_studio.ui import dialogs

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecoveryOffer", text)


def offer(window: "MainWindow", folder: RecoveryFolder) -> None:
    """Ask about documents, then about lectures; of lectures that are built from now on, the
    same folder keeps one too."""
    _offer_documents(window, folder)
    window.lecturing.keep_in(folder.folder)


def _offer_documents(window: "MainWindow", folder: RecoveryFolder) -> None:
    """Ask about each document left behind until one is opened; the others are asked about at
    the next start."""
    for left in folder.left_behind():
        answer = dialogs.ask_about_left_behind(window, _sentence(left))
        if answer == "discard":
            folder.discard(left)
        elif answer == "open" and _open(window, folder, left):
            return


def _sentence(left: LeftBehind) -> str:
    name = _tr("a network without a name") if left.origin is None else f"“{left.origin.name}”"
    when = left.kept_at.strftime("%Y-%m-%d %H:%M")
    sentence = _tr("Backprop Studio did not end as it should: {name} was kept as of {when}.")
    return sentence.format(name=name, when=when)


def _open(window: "MainWindow", folder: RecoveryFolder, left: LeftBehind) -> bool:
    try:
        experiment = folder.take(left)
        window.files.take_unsaved(experiment, left.origin)
    except Refused as problem:
        dialogs.show_problem(
            window, _tr("It could not be opened: {problem}").format(problem=problem)
        )
        return False
    return True
