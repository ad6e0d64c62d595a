"""Who the program is: its version, and the licences of everything inside."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from backprop_studio import __version__
from backprop_studio.assets import legal_texts
from backprop_studio.ui.program_icon import program_icon

ICON, SIZE = 64, (820, 560)


class AboutWindow(QDialog):
    """Name and version above; a list of licences, and the text of the chosen one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(self.tr("About Backprop Studio"))
        self.resize(*SIZE)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Licences"))
        self.list.setFixedWidth(200)
        self.text = QTextBrowser(self)
        self.text.setAccessibleName(self.tr("Text of the licence"))
        self.text.setOpenLinks(False)  # nothing here opens a browser
        self._fill()
        self._lay_out()
        self.list.currentItemChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _fill(self) -> None:
        titles = {"LICENSE": "Backprop Studio", "NOTICES.md": self.tr("Everything inside")}
        for path in sorted(legal_texts(), key=lambda path: path.name != "NOTICES.md"):
            item = QListWidgetItem(titles.get(path.name, path.stem))
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            self.list.addItem(item)

    def _lay_out(self) -> None:
        icon = QLabel(self)
        icon.setPixmap(program_icon().pixmap(ICON, ICON))
        words = QLabel(
            self.tr(
                "<b>Backprop Studio {version}</b><br>See a network learn, stop it at any instant, "
                "look at any number, change it by hand.<br>MIT licence. It needs no network "
                "connection and makes none."
            ).format(version=__version__),
            self,
        )
        words.setObjectName("words")
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.lower()  # read first
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(icon)
        head.addWidget(words, 1)
        both = QHBoxLayout()
        both.addWidget(self.list)
        both.addWidget(self.text, 1)
        closing = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        closing.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(both, 1)
        column.addWidget(closing)

    def _show(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        path = Path(item.data(Qt.ItemDataRole.UserRole))
        content = path.read_text(encoding="utf-8", errors="replace")
        if path.suffix == ".md":
            self.text.setFont(self.font())
            self.text.setMarkdown(content)
        else:  # as its author set it
            self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
            self.text.setPlainText(content)
