"""Every action of the window as one table: name, words, keys, and the menu it stands in."""

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from backprop_studio.ui.views import TITLES, title

CONTEXT = "Actions"
KEYED = 9  # so many views have keys of their own


class ActionSpec(Struct, frozen=True):
    """`text` is for menus, `short` for a button where it should be shorter,
    `tip` the sentence in the tooltip, before the keys."""

    name: str
    menu: str
    text: str
    tip: str
    keys: tuple[str, ...] = ()
    short: str = ""
    checkable: bool = False


def _(text: str) -> str:
    """Mark `text` for translation under `Actions`."""
    return str(QT_TRANSLATE_NOOP(CONTEXT, text))


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("new", "file", _("New"), _("Begin with one example and two layers"), ("Ctrl+N",)),
    ActionSpec("open", "file", _("Open…"), _("Open a .backprop document"), ("Ctrl+O",)),
    ActionSpec(
        "open_table",
        "file",
        _("Open table…"),
        _("Learn from your own table: CSV, or text with tabs"),
        ("Ctrl+Shift+O",),
    ),
    ActionSpec("examples", "file", _("Examples…"), _("Choose one of the examples"), ("Ctrl+E",)),
    ActionSpec("save", "file", _("Save"), _("Save, with where the run stands"), ("Ctrl+S",)),
    ActionSpec("save_as", "file", _("Save As…"), _("Save under another name"), ("Ctrl+Shift+S",)),
    ActionSpec(
        "export",
        "export",
        _("Picture or film…"),
        _("A view or the whole window as PNG, SVG or PDF; the run as a film"),
        ("Ctrl+Shift+E",),
    ),
    ActionSpec(
        "copy_view",
        "export",
        _("Copy view"),
        _(
            "The view with the focus into the clipboard, as a picture and as SVG;"
            " Ctrl+Shift and the mouse drag any view out of the window"
        ),
        ("Ctrl+Shift+C",),
    ),
    ActionSpec(
        "export_csv",
        "export",
        _("Run as a table (CSV)…"),
        _("Losses, accuracies, learning rate and the parameters of a small network"),
    ),
    ActionSpec(
        "export_sheet",
        "export",
        _("Hand-calculation sheet…"),
        _("One iteration with blanks, and on a second page solved"),
    ),
    ActionSpec(
        "export_pytorch",
        "export",
        _("PyTorch script…"),
        _("The same experiment in PyTorch, with its data beside it"),
    ),
    ActionSpec(
        "export_numpy",
        "export",
        _("NumPy script…"),
        _("The same experiment in plain NumPy, with its data beside it"),
    ),
    ActionSpec(
        "export_onnx",
        "export",
        _("Trained network (ONNX)…"),
        _("The network where it stands, for other programs"),
    ),
    ActionSpec("quit", "file", _("Quit"), _("Close the program"), ("Ctrl+Q",)),
    ActionSpec("undo", "edit", _("Undo"), _("Take the last edit back"), ("Ctrl+Z",), _("↶ Undo")),
    ActionSpec(
        "redo", "edit", _("Redo"), _("Make the edit again"), ("Ctrl+Shift+Z", "Ctrl+Y"), _("↷")
    ),
    ActionSpec(
        "paste_table",
        "edit",
        _("Paste a table…"),
        _("Learn from the cells copied in a spreadsheet"),
        ("Ctrl+V",),
    ),
    ActionSpec(
        "settings",
        "edit",
        _("Settings…"),
        _("Theme, text size, how numbers and names are written, language"),
        ("Ctrl+,",),
    ),
    ActionSpec("play", "run", _("Play"), _("Train until paused; pause"), ("Space",), _("▶  Play")),
    ActionSpec(
        "reset",
        "run",
        _("Reset"),
        _("Back to iteration 0 and to the values of the document"),
        ("R",),
        _("⟲ Reset"),
    ),
    ActionSpec(
        "previous_move",
        "run",
        _("Previous move"),
        _("Undo one move of the backpropagation"),
        (",",),
        _("◂ Previous move"),
    ),
    ActionSpec(
        "next_move",
        "run",
        _("Next move"),
        _("Make the next one of the five moves"),
        (".",),
        _("Next move ▸"),
    ),
    ActionSpec(
        "auto_moves",
        "run",
        _("Play the moves"),
        _("Make one move after the other, slowly; Space or any other step ends it"),
        ("P",),
        _("▸▸"),
        checkable=True,
    ),
    ActionSpec("faster_moves", "run", _("Moves faster"), _("More moves a second"), (">",)),
    ActionSpec("slower_moves", "run", _("Moves slower"), _("Fewer moves a second"), ("<",)),
    ActionSpec(
        "iterate",
        "run",
        _("One iteration"),
        _("All five moves on one batch"),
        ("N", "Return"),
        _("+1 iteration"),
    ),
    ActionSpec(
        "iterate_100", "run", _("100 iterations"), _("A hundred iterations"), ("H",), _("+100")
    ),
    ActionSpec(
        "epoch", "run", _("One epoch"), _("To the end of this epoch"), ("E",), _("+1 epoch")
    ),
    ActionSpec("faster", "run", _("Faster"), _("More iterations a second"), ("]",)),
    ActionSpec("slower", "run", _("Slower"), _("Fewer iterations a second"), ("[",)),
    ActionSpec(
        "previous_example",
        "run",
        _("Previous example"),
        _("Show the example before on the diagram"),
        ("Alt+,",),
    ),
    ActionSpec(
        "next_example",
        "run",
        _("Next example"),
        _("Show the next example on the diagram"),
        ("Alt+.",),
    ),
    ActionSpec(
        "mean_example",
        "run",
        _("Mean of the batch, or one example"),
        _("Show the mean over the examples of the batch, or one of them"),
        ("M",),
    ),
    ActionSpec(
        "theme",
        "view",
        _("Theme"),
        _("Light, dark, or as the system has it"),
        ("Ctrl+T",),
        _("◐ Theme"),
    ),
    ActionSpec(
        "classic",
        "view",
        _("Classic colours"),
        _("Nodes green and red, edges blue and red, instead of the colour-blind safe ones"),
        checkable=True,
    ),
    ActionSpec(
        "high_contrast",
        "view",
        _("High contrast"),
        _("Words at least 7 to 1 and lines at least 4.5 to 1, in light and dark"),
        ("Ctrl+Shift+T",),
        checkable=True,
    ),
    ActionSpec(
        "less_motion",
        "view",
        _("Less motion"),
        _("Nothing moves or fades by itself"),
        checkable=True,
    ),
    ActionSpec(
        "system_look",
        "view",
        _("As the system has it"),
        _("Light or dark, contrast and motion follow the system"),
    ),
    ActionSpec(
        "blame",
        "view",
        _("Blame view"),
        _("Edges by the size of ∂L/∂w and units by δ, instead of weights and activations"),
        ("G",),
        checkable=True,
    ),
    ActionSpec(
        "more_digits", "digits", _("More digits"), _("One digit more in every number"), ("D",)
    ),
    ActionSpec(
        "fewer_digits",
        "digits",
        _("Fewer digits"),
        _("One digit fewer in every number; four at least"),
        ("Shift+D",),
    ),
    ActionSpec(
        "full_screen",
        "view",
        _("Full screen"),
        _("Use the whole screen"),
        ("F11",),
        checkable=True,
    ),
    ActionSpec(
        "present",
        "lecture",
        _("Present"),
        _("Fill the screen with what the hall shall see, enlarged; and back"),
        ("F5",),
        _("Present"),
        checkable=True,
    ),
    ActionSpec(
        "hall_next",
        "lecture",
        _("Next step"),
        _("One step on in the script: the composed pairs, a lesson or a lecture"),
        ("PgDown",),
    ),
    ActionSpec(
        "hall_previous",
        "lecture",
        _("Previous step"),
        _("One step back in the script, where all is as it was left"),
        ("PgUp",),
    ),
    ActionSpec("blank", "lecture", _("Blank"), _("A black screen, and back"), ("B",)),
    ActionSpec(
        "ring",
        "lecture",
        _("Pointer ring"),
        _("A ring around the pointer"),
        ("I",),
        checkable=True,
    ),
    ActionSpec(
        "pen",
        "lecture",
        _("Pen"),
        _("Draw over the screen with the mouse; again: the mouse works on the views"),
        ("W",),
        checkable=True,
    ),
    ActionSpec("wipe", "lecture", _("Wipe"), _("What the pen has drawn is gone"), ("X",)),
    ActionSpec(
        "hall_screen",
        "lecture",
        _("Other screen"),
        _("The hall's picture goes to another screen"),
        ("F6",),
    ),
    ActionSpec(
        "add_moment",
        "lecture",
        _("Add this moment"),
        _("What stands in the window now becomes the next step of the lecture"),
        ("Ctrl+M",),
    ),
    ActionSpec(
        "lecture_desk",
        "lecture",
        _("Lecture…"),
        _("The steps of the lecture: order, titles, notes, hidden controls, locked values"),
        ("Ctrl+Shift+M",),
    ),
    ActionSpec(
        "open_lecture", "lecture", _("Open a lecture…"), _("A prepared lecture from its file")
    ),
    ActionSpec(
        "cover",
        "lecture",
        _("Cover"),
        _("Cover the value under the pointer, or of what is chosen, everywhere; or reveal it"),
        ("C",),
    ),
    ActionSpec(
        "cover_gradient",
        "lecture",
        _("Cover the gradient"),
        _("Cover ∂L/∂w, or δ, of what is chosen, everywhere; or reveal it"),
        ("Shift+C",),
    ),
    ActionSpec(
        "cover_by_click",
        "lecture",
        _("Cover by click"),
        _("A click on a number of the diagram covers or reveals it"),
        ("K",),
        checkable=True,
    ),
    ActionSpec("reveal", "lecture", _("Reveal"), _("Everything that is covered, at once"), ("V",)),
    ActionSpec(
        "before",
        "lecture",
        _("Before"),
        _("Keep the present values in grey, for “what if …?”; again: go back to them"),
        ("O",),
    ),
    ActionSpec(
        "enlarge",
        "lecture",
        _("Enlarge"),
        _("The number under the pointer, or of what is chosen, fills the window; and back"),
        ("Z",),
    ),
    ActionSpec(
        "enlarge_by_click",
        "lecture",
        _("Enlarge by click"),
        _("A click on a number of the diagram makes it fill the window"),
        ("Shift+Z",),
        checkable=True,
    ),
    ActionSpec(
        "question",
        "lecture",
        _("Question…"),
        _("A question to the hall: choices, raised hands, bars, then the computed answer"),
        ("Q",),
    ),
    ActionSpec("leave_hall", "lecture", _("End presenting"), _("Back to the desk"), ("Esc",)),
    ActionSpec(
        "lessons",
        "help",
        _("Lessons…"),
        _("Learn step by step, with your own hands on the program"),
        ("Ctrl+L",),
    ),
    ActionSpec(
        "quiz",
        "help",
        _("Quiz…"),
        _("Questions over all lessons, some with numbers of their own"),
        ("Ctrl+Shift+L",),
    ),
    ActionSpec(
        "glossary",
        "help",
        _("Glossary"),
        _("The words, and where to see them; F3 on a tooltip opens its word"),
        ("F3",),
    ),
    ActionSpec(
        "first_minute",
        "help",
        _("First minute again"),
        _("Show the callouts of the first minute once more"),
    ),
    ActionSpec("keys", "help", _("Keys"), _("All keyboard shortcuts"), ("F1",)),
    ActionSpec("about", "help", _("About Backprop Studio"), _("Version and licences")),
)


def translated(text: str) -> str:
    """A text of the table in the user's language."""
    return QCoreApplication.translate(CONTEXT, text)


def view_actions() -> tuple[ActionSpec, ...]:
    """Show or hide each view (Ctrl+1 …), give one the whole window (Ctrl+Shift+1 …)."""
    shown = tuple(
        ActionSpec(
            f"show_{key}",
            "view",
            title(key),
            _("Show or hide this view"),
            (f"Ctrl+{number}",) if number <= KEYED else (),
            checkable=True,
        )
        for number, key in enumerate(TITLES, start=1)
        if key != "diagram"
    )
    whole = tuple(
        ActionSpec(
            f"maximize_{key}",
            "maximize",
            title(key),
            _("Give this view the whole window, and back"),
            (f"Ctrl+Alt+{number}",) if number <= KEYED else (),
            checkable=True,
        )
        for number, key in enumerate(TITLES, start=1)
        if key != "experiment"
    )
    return shown + whole


def build_actions(parent: QObject) -> dict[str, QAction]:
    """A QAction for each entry of the table, with its keys in the tooltip."""
    actions: dict[str, QAction] = {}
    for spec in (*ACTIONS, *view_actions()):
        action = QAction(translated(spec.text), parent)
        action.setObjectName(spec.name)
        action.setCheckable(spec.checkable)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        action.setIconText(translated(spec.short or spec.text))
        action.setToolTip(tooltip(translated(spec.tip), action))
        actions[spec.name] = action
    return actions


def tooltip(sentence: str, action: QAction) -> str:
    """The sentence and the keys: `Train until paused; pause (Space)`."""
    keys = [keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts()]
    return f"{sentence} ({', '.join(keys)})" if keys else sentence


def names_in(menu: str) -> tuple[str, ...]:
    """The actions of one menu, in order."""
    return tuple(spec.name for spec in (*ACTIONS, *view_actions()) if spec.menu == menu)
