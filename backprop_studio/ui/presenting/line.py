"""Under the views, in the hall where there is one screen, at the desk where a lecture is open:
which step this is, and what comes next."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from backprop_studio.theme import CAPTION, Theme
from backprop_studio.ui.actions import keys_of
from backprop_studio.ui.dressing import letter


class HallLine(QFrame):
    """A discreet line; `show_step` fills it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hall_line")
        self.setProperty("raised", True)
        self.setAccessibleName(self.tr("The script"))
        self.step, self.following = QLabel(self), QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 16, 6)
        for label in (self.step, self.following):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            row.addWidget(label, 1)
        self.following.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.hide()

    def show_step(self, number: int, titles: tuple[str, ...]) -> None:
        """Step `number` of these, from 0, and the one after it."""
        if not titles:
            return
        self.step.setText(f"{number + 1} / {len(titles)}   {titles[number]}")
        self.following.setText(next_words(number, titles))

    def add_lecture(self, name: str, at_end: bool, on: QAction, present: QAction) -> None:
        """At the desk: also which lecture it is, and the keys of what one does with it."""
        lecture = self.tr("Lecture “{name}”").format(name=name)
        self.step.setText(f"{lecture}   {self.step.text()}")
        words = f"{present.text()} ({keys_of(present)})"
        following = self.following.text()
        if not at_end:
            following += f" ({keys_of(on)})"
        self.following.setText(f"{following}   ·   {words}")

    def set_theme(self, theme: Theme) -> None:
        """Small and muted."""
        for label in (self.step, self.following):
            letter(label, theme.font(CAPTION), theme.muted)


def next_words(number: int, titles: tuple[str, ...]) -> str:
    """`next: Loss landscape`, or that this is the end."""
    if number + 1 >= len(titles):
        return QCoreApplication.translate("HallLine", "the end")
    words = QCoreApplication.translate("HallLine", "next: {title}")
    return words.format(title=titles[number + 1])
