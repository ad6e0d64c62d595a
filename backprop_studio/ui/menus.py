"""The menus the actions stand in, and what those of documents and of help do."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu

from backprop_studio.ui import dialogs
from backprop_studio.ui.actions import keys_of, names_in
from backprop_studio.ui.examples import OPENING, example_path, shipped_examples
from backprop_studio.ui.examples_gallery import ExamplesGallery
from backprop_studio.ui.looking import Looking
from backprop_studio.ui.loss_convention import in_convention
from backprop_studio.ui.running import Running

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow


class Menus(QObject):
    """Belongs to one window; fills its File and title menus when they open."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._running, self._looking = Running(window), Looking(window)
        self._connect_actions()
        self._file = window.transport.file.menu()
        self._file.aboutToShow.connect(self._fill_file)
        self._fill_file()
        self._examples = window.transport.title.menu()
        self._examples.setToolTipsVisible(True)
        self._examples.aboutToShow.connect(self._fill_examples)

    def _connect_actions(self) -> None:
        window = self._window
        stack = window.document.undo_stack
        slots = {
            "new": window.files.new,
            "open": window.files.open,
            "open_table": window.tables.open_file,
            "paste_table": window.tables.paste,
            "examples": self.show_gallery,
            "save": window.files.save,
            "save_as": window.files.save_as,
            "export": window.exports.show_dialog,
            "copy_view": window.exports.copy_view,
            "export_csv": window.exports.export_csv,
            "export_sheet": window.exports.export_sheet,
            "export_pytorch": window.exports.export_pytorch,
            "export_numpy": window.exports.export_numpy,
            "export_onnx": window.exports.export_onnx,
            "quit": window.close,
            "undo": stack.undo,
            "redo": stack.redo,
            "settings": self._show_settings,
            "lessons": window.teaching.show_list,
            "quiz": window.teaching.open_quiz,
            "glossary": window.teaching.show_glossary,
            "first_minute": self._first_minute_again,
            "keys": self._show_keys,
            "about": partial(dialogs.show_about, window),
        }
        actions = window.actions_by_name
        for name, slot in slots.items():
            actions[name].triggered.connect(slot)
        self._running.connect_actions()
        window.lecturing.connect_actions()
        self._looking.connect_actions()

    # menus ----------------------------------------------------------------------------------

    def _fill_file(self) -> None:
        menu, actions = self._file, self._window.actions_by_name
        before = menu.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly)
        menu.clear()
        for submenu in before:  # which Qt takes out, but does not delete
            submenu.deleteLater()
        for name in ("new", "open", "open_table", "examples", "lessons", "quiz"):
            menu.addAction(actions[name])
        recent = menu.addMenu(self.tr("Recent"))
        for path in self._window.settings.recent_files():
            entry = recent.addAction(path.name)
            entry.setToolTip(str(path))
            entry.triggered.connect(partial(self._open, path))
        recent.setEnabled(not recent.isEmpty())
        menu.addSeparator()
        for name in ("save", "save_as"):
            menu.addAction(actions[name])
        self._fill(menu.addMenu(self.tr("Export")), "export")
        lecture = menu.addMenu(self.tr("Lecture"))
        self._fill(lecture, "lecture")
        quantities = lecture.addMenu(self.tr("Cover by name"))
        quantities.aboutToShow.connect(partial(self._fill_quantities, quantities))
        menu.addSeparator()
        for title, part in (
            (self.tr("Edit"), "edit"),
            (self.tr("Run"), "run"),
            (self.tr("View"), "view"),
            (self.tr("Help"), "help"),
        ):
            submenu = menu.addMenu(title)
            self._fill(submenu, part)
            if part == "view":
                self._fill_digits(submenu.addMenu(self.tr("Digits")))
                self._fill(submenu.addMenu(self.tr("Whole window")), "maximize")
                self._fill_move(submenu.addMenu(self.tr("Move")))
        menu.addSeparator()
        menu.addAction(actions["quit"])

    def _fill(self, menu: QMenu, part: str) -> None:
        for name in names_in(part):
            menu.addAction(self._window.actions_by_name[name])

    def _fill_quantities(self, menu: QMenu) -> None:
        self._window.lecturing.guessing.fill_menu(menu)

    def _fill_digits(self, menu: QMenu) -> None:
        self._looking.fill_digits(menu)
        menu.addSeparator()
        self._fill(menu, "digits")

    def _fill_move(self, menu: QMenu) -> None:
        """Each view one place up or down, or into the other column."""
        workspace = self._window.workspace
        for key in (*workspace.right_keys, *workspace.lower_keys):
            below = key in workspace.lower_keys
            submenu = menu.addMenu(workspace.title(key))
            first = submenu.addAction(self.tr("Left") if below else self.tr("Up"))
            first.triggered.connect(partial(workspace.move_view, key, -1))
            second = submenu.addAction(self.tr("Right") if below else self.tr("Down"))
            second.triggered.connect(partial(workspace.move_view, key, 1))
            across = submenu.addAction(
                self.tr("Into the right column") if below else self.tr("Under the diagram")
            )
            across.triggered.connect(partial(workspace.move_across, key))

    def _fill_examples(self) -> None:
        self._examples.clear()
        for example in shipped_examples():
            entry = self._examples.addAction(example.title)
            entry.setToolTip(example.description)
            entry.triggered.connect(partial(self._open, example.path))
        self._examples.addSeparator()
        self._examples.addAction(self._window.actions_by_name["examples"])

    def _open(self, path: object) -> None:
        self._window.files.ask_and(path)

    # what some of them do -------------------------------------------------------------------

    def show_gallery(self) -> None:
        """The examples as cards."""
        gallery = ExamplesGallery(self._window.appearance.theme, self._window)
        gallery.chosen.connect(self._open)
        gallery.exec()
        gallery.deleteLater()

    def _show_settings(self) -> None:
        """The page of settings, over what it changes."""
        from backprop_studio.ui.settings_page import SettingsPage

        page = SettingsPage(self._window.appearance, self._window)
        page.convention_chosen.connect(self.take_convention)
        page.exec()
        page.deleteLater()

    def take_convention(self, wanted: str) -> None:
        """The squared error of the open document as wanted; a lesson's stays as it is."""
        document = self._window.document
        if not self._window.teaching.lesson_is_open:
            changed = in_convention(document.experiment, wanted)
            document.change(changed, self.tr("Convention of the squared error"))

    def show_undo(self, stack: QUndoStack) -> None:
        """Whether there is something to undo, and what."""
        actions = self._window.actions_by_name
        actions["undo"].setEnabled(stack.canUndo())
        actions["redo"].setEnabled(stack.canRedo())
        for name, word, text in (
            ("undo", self.tr("Undo"), stack.undoText()),
            ("redo", self.tr("Redo"), stack.redoText()),
        ):
            action = actions[name]
            icon_text = action.iconText()
            action.setText(f"{word}: {text}" if text else word)
            action.setIconText(icon_text)
            action.setToolTip(f"{action.text()} ({keys_of(action)})")

    def _first_minute_again(self) -> None:
        self._window.files.ask_and(self._begin_first_minute)

    def _begin_first_minute(self) -> None:
        self._window.files.open_path(example_path(OPENING), ask=False)
        self._window.first_minute.start()

    def _show_keys(self) -> None:
        rows = []
        for action in self._window.actions_by_name.values():
            keys = [
                key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()
            ]
            if keys:
                rows.append((action.text(), ", ".join(keys)))
        dialogs.show_keys(self._window, rows)
