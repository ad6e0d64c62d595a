"""Every action of the window as one table, and how they are made."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction, QKeySequence

from backprop_studio.ui.action_spec import CONTEXT, ActionSpec, _
from backprop_studio.ui.teaching_actions import TEACHING
from backprop_studio.ui.views import TITLES, title

KEYED = 9  # so many views have keys of their own


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
    *TEACHING,
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


def keys_of(action: QAction) -> str:
    """Its first keys, as this system names them: `PgDown`."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


def names_in(menu: str) -> tuple[str, ...]:
    """The actions of one menu, in order."""
    return tuple(spec.name for spec in (*ACTIONS, *view_actions()) if spec.menu == menu)
