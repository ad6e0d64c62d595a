"""What the window offers to take along: the views that can be seen, and kinds of files."""

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from backprop_studio.ui.views import title

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

CONTEXT = "Exporting"
WHOLE = "window"


def _(text: str) -> str:
    """Mark `text` for translation under `Exporting`."""
    return str(QT_TRANSLATE_NOOP(CONTEXT, text))


class Kind(Struct, frozen=True):
    """A kind of file: `suffix` with its dot, what it is called, whether it is a film."""

    suffix: str
    text: str
    film: bool = False


KINDS = (
    Kind(".png", _("Picture (PNG)")),
    Kind(".svg", _("Drawing with lines and text (SVG)")),
    Kind(".pdf", _("Page (PDF)")),
    Kind(".gif", _("Film of the run (GIF)"), film=True),
    Kind(".mp4", _("Film of the run (MP4)"), film=True),
)


class Choice(Struct, frozen=True):
    """What the dialog was told. `views` are keys of `shown_views`, one of them for a picture;
    a film goes from `first` to `last` in `pictures` pictures, `rate` a second."""

    kind: Kind
    views: tuple[str, ...]
    scale: int = 2
    first: int = 0
    last: int = 0
    pictures: int = 60
    rate: int = 12


def tr(text: str) -> str:
    """A text marked above, in the user's language."""
    return QCoreApplication.translate(CONTEXT, text)


def shown_views(window: "MainWindow") -> dict[str, QWidget]:
    """The whole window, and each view that can be seen, by key."""
    views: dict[str, QWidget] = {WHOLE: window.centralWidget()}
    if window.diagram.isVisible():
        views["diagram"] = window.diagram
    return views | window.plots.seen | window.lower_views.seen


def view_title(key: str) -> str:
    """What a view is called in a list."""
    return tr(_("Whole window")) if key == WHOLE else title(key)


def view_with_focus(window: "MainWindow") -> str:
    """The key of the view where the focus is; the diagram where it is in none."""
    views, focus = shown_views(window), window.focusWidget()
    for key, view in views.items():
        if key != WHOLE and focus is not None and (view is focus or view.isAncestorOf(focus)):
            return key
    return "diagram" if "diagram" in views else WHOLE
