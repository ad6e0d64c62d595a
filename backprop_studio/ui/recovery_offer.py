"""At the start: what a program that ended badly had open can be opened again."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from backprop_studio.document.recovery import Content, LeftBehind, Place, RecoveryFolder
from backprop_studio.experiment.problem import Refused
from backprop_studio.ui import dialogs
from backprop_studio.ui.in_words import in_words

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecoveryOffer", text)


def offer(window: "MainWindow", folder: RecoveryFolder) -> None:
    """Ask about documents, then about lectures; of lectures that are built from now on, the
    same folder keeps one too."""
    offer_each(window, folder, _tr("a network without a name"), window.files.take_unsaved)
    window.lecturing.keep_in(folder.folder)


def offer_each(
    window: "MainWindow",
    place: Place[Content],
    nameless: str,
    show: Callable[[Content, Path | None], object],
) -> None:
    """Ask about each file left behind until one is opened and shown; the others are asked about
    at the next start. `nameless` is what one is called that was never saved."""
    for left in place.left_behind():
        answer = dialogs.ask_about_left_behind(window, _sentence(left, nameless))
        if answer == "discard":
            place.discard(left)
        elif answer == "open":
            try:
                show(place.take(left), left.origin)
                return
            except Refused as problem:
                words = _tr("It could not be opened: {problem}").format(problem=in_words(problem))
                dialogs.show_problem(window, words)


def _sentence(left: LeftBehind, nameless: str) -> str:
    name = nameless if left.origin is None else f"“{left.origin.name}”"
    when = left.kept_at.strftime("%Y-%m-%d %H:%M")
    sentence = _tr("Backprop Studio did not end as it should: {name} was kept as of {when}.")
    return sentence.format(name=name, when=when)
