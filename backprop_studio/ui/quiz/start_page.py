"""Before the first question: what it is, and how many questions there shall be."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from backprop_studio.theme import TEXT, Theme
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.widgets.segmented import Segmented

SHORT, LONG = 10, 20
ALL = "all"


class StartPage(QWidget):
    """`begun(count)`; 0 stands for all questions."""

    begun = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.text, self.topics = QLabel(self), QLabel(self), QLabel(self)
        for label in (self.text, self.topics):
            label.setWordWrap(True)
            label.setMaximumWidth(600)
        self.length: Segmented | None = None
        self._theme: Theme | None = None
        self.begin = QPushButton(self.tr("Begin"), self)
        self.begin.setObjectName("begin")
        self.begin.setProperty("role", "primary")
        self.begin.setAccessibleName(self.tr("Begin the quiz"))
        self.begin.clicked.connect(self._begin)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(40, 30, 40, 30)
        self._column.setSpacing(16)
        self._column.addStretch(2)
        self._column.addWidget(self.title)
        self._column.addWidget(self.text)
        self._column.addWidget(self.topics)
        self._place = self._column.count()
        self._column.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(3)

    def offer(self, title: str, topics: tuple[str, ...], count: int, fresh: int) -> None:
        """What there is to be asked: so many questions, `fresh` of them with new numbers."""
        self.title.setText(title)
        self.text.setText(
            self.tr(
                "There are {count} questions; {fresh} of them draw a network of their own "
                "each time, so you can come back. Some are answered by a click on the diagram, "
                "some need a pocket calculator. A wrong answer is told what it confuses. "
                "Nothing is timed."
            ).format(count=count, fresh=fresh)
        )
        self.topics.setText(" · ".join(topics))
        self.topics.setVisible(len(topics) > 1)
        if self.length is not None:
            self._column.removeWidget(self.length)
            self.length.deleteLater()
            self.length = None
        lengths = [
            (str(number), self.tr("{number} questions").format(number=number))
            for number in (SHORT, LONG)
            if number < count
        ]
        if lengths:
            lengths.append((ALL, self.tr("All {count}").format(count=count)))
            self.length = Segmented(self.tr("How many questions"), lengths)
            self.length.set_chosen(lengths[0][0])
            place = Qt.AlignmentFlag.AlignLeft
            self._column.insertWidget(self._place, self.length, 0, place)
        self.begin.setDefault(True)
        self.begin.setFocus()
        if self._theme is not None:
            self.set_theme(self._theme)

    def set_theme(self, theme: Theme) -> None:
        """Type and colours."""
        self._theme = theme
        self.title.setFont(theme.font(TEXT + 9, 600))
        self.text.setFont(theme.font(TEXT + 1))
        letter(self.topics, theme.font(TEXT), theme.muted)
        self.begin.setFont(theme.font(TEXT, 500))
        for button in self.findChildren(QToolButton):
            button.setFont(theme.font(TEXT))

    def _begin(self) -> None:
        key = ALL if self.length is None else self.length.key
        self.begun.emit(0 if key == ALL else int(key))
