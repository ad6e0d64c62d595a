"""The row of tools for points: look, a brush for each class, move, erase."""

from msgspec.structs import replace
from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QWidget

from backprop_studio.theme import CAPTION, LIGHT, Theme
from backprop_studio.ui.output.legend_row import Sample, paint_symbol
from backprop_studio.ui.spacing import add_space
from backprop_studio.ui.widgets.number_field import NumberField

ICON = 14
NAMED = 2  # of more classes there is room for the symbols only; the legend names them
LONGEST = 9  # signs of a class's name on its button
FIELD_WIDTH = 72
MOVE, ERASE = "move", "erase"


class PointBar(QWidget):
    """`chosen` when the tool or the brush is another."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._samples: tuple[Sample, ...] | None = None
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._clicked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._brushes: list[QToolButton] = []
        self.move_button = self._button(self.tr("Move"), self.tr("Drag points elsewhere"))
        self.erase_button = self._button(self.tr("Erase"), self.tr("Click or drag over points"))
        self.target_name = QLabel("y", self)
        self.target = NumberField(self.tr("Target of new points"))
        self.target.set_value(0.0)
        self.target.committed.connect(self._committed)
        self._row.addStretch(1)
        self._row.addWidget(self.target_name)
        add_space(self._row, 6)
        self._row.addWidget(self.target)
        self.setAccessibleName(self.tr("Tools for points"))
        self.set_brushes((), False)

    def _button(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(text)
        button.setCheckable(True)
        button.setProperty("role", "segment")
        button.setProperty("place", "middle")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def set_brushes(self, samples: tuple[Sample, ...], asks_target: bool) -> None:
        """A brush for each class; none: one for points, whose target may be asked for."""
        if samples == self._samples and self.target.isVisibleTo(self) == asks_target:
            return
        kept = self.brush
        self._samples = samples
        for button in (*self._brushes, self.move_button, self.erase_button):
            self._group.removeButton(button)
            self._row.removeWidget(button)
        for button in self._brushes:
            button.deleteLater()
        self._brushes = [self._brush(number, each) for number, each in enumerate(samples)]
        for button in self._brushes if len(samples) > NAMED else ():
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        if not self._brushes:
            tip = self.tr("Click into the plot to add points")
            self._brushes = [self._button(self.tr("Add"), tip)]
        buttons = [*self._brushes, self.move_button, self.erase_button]
        for number, button in enumerate(buttons):
            self._group.addButton(button, number)
            self._row.insertWidget(number, button)
            place = "first" if number == 0 else "last" if number == len(buttons) - 1 else "middle"
            button.setProperty("place", place)
            button.setFont(self._theme.font(12))
            button.show()
            button.style().unpolish(button)
            button.style().polish(button)
        self._row.setStretch(len(buttons), 1)
        for widget in (self.target, self.target_name):
            widget.setVisible(asks_target)
        if self._group.checkedButton() is None:
            self._brushes[min(kept, len(self._brushes) - 1)].setChecked(True)

    def ask_target(self, name: str, usual: float) -> None:
        """What the target of new points is called, and one to begin with."""
        short = name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
        self.target_name.setText(short)
        self.target_name.setToolTip(self.tr("{name} of new points").format(name=name))
        self.target.set_value(usual)

    def _brush(self, number: int, sample: Sample) -> QToolButton:
        name = sample.label
        short = name if len(name) <= LONGEST else name[: LONGEST - 1] + "…"
        tip = self.tr("Click or drag to add points: {name} (key {number})").format(
            name=name, number=number + 1
        )
        button = self._button(short, tip)
        button.setAccessibleName(self.tr("Add points: {name}").format(name=name))
        side = round(self._theme.px(ICON))
        pixmap = QPixmap(QSize(side, side) * 2)
        pixmap.setDevicePixelRatio(2)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        center = QPointF(side / 2, side / 2)  # a rim, for the button may have the symbol's colour
        paint_symbol(painter, center, replace(sample, color=self._theme.raised), side * 0.85)
        paint_symbol(painter, center, sample, side * 0.6)
        painter.end()
        button.setIcon(QIcon(pixmap))
        button.setIconSize(QSize(side, side))
        return button

    @property
    def tool(self) -> str:
        """`move`, `erase` or `brush`."""
        checked = self._group.checkedButton()
        if checked is self.move_button:
            return MOVE
        return ERASE if checked is self.erase_button else "brush"

    @property
    def brush(self) -> int:
        """The number of the class that is put."""
        number = self._group.checkedId()
        return number if 0 <= number < len(self._brushes) else 0

    def choose_brush(self, number: int) -> None:
        """As if its button had been clicked."""
        if number < len(self._brushes):
            self._brushes[number].setChecked(True)
            self.chosen.emit()

    def _clicked(self, _number: int) -> None:
        self.chosen.emit()

    def _committed(self, _value: object) -> None:
        self.chosen.emit()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours and fonts; the brushes are painted anew."""
        self._theme = theme
        for button in (*self._brushes, self.move_button, self.erase_button):
            button.setFont(theme.font(12))
        self.target_name.setFont(theme.font(CAPTION))
        self.target.setFont(theme.font(12))
        self.target.setFixedWidth(round(theme.px(FIELD_WIDTH)))
