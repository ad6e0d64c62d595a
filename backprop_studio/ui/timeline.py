"""The timeline: every iteration so far, to go back to and to go on from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QWidget,
)

from backprop_studio.experiment.numbers import format_count
from backprop_studio.theme import LIGHT, TEXT, Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.view import View
from backprop_studio.ui.widgets.number_field import NumberField

LEAST_SLIDER = 80  # px
PAGES = 10  # PageUp and PageDown go a tenth of the run


class Timeline(View):
    """A slider over the iterations of the run and a field for one of them.

    While a wish of the person's is unanswered, the handle stays where they put it;
    `answered` lets it follow the run again. What tells that an earlier moment is shown
    appears when the handle is let go, so that the slider does not move under the hand.
    """

    seek_requested = Signal(int)  # an iteration
    continue_requested = Signal()
    refused = Signal(str)  # a sentence: what was typed is no iteration of the run

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Timeline"))
        self._snapshot: Snapshot | None = None
        self._waiting = False
        self._brief = False
        self._build()
        self.set_theme(LIGHT)

    def _build(self) -> None:
        self.heading = QLabel(self.tr("Timeline"), self)
        self.slider = IterationSlider(self)
        self.slider.setAccessibleName(self.tr("Iteration shown"))
        self.slider.setToolTip(self.tr("Drag or use the arrow keys to look back at the run"))
        self.slider.moved.connect(self._ask)
        self.slider.sliderReleased.connect(self._refresh)
        self.field = NumberField(self.tr("The iteration to look at"), 0, 0, whole=True, parent=self)
        self.field.setToolTip(self.tr("Type an iteration to look back at it"))
        self.field.committed.connect(self._ask)
        self.field.refused.connect(self.refused)
        self.statement = QLabel(self)
        self.go_on = QPushButton(self.tr("Continue from here"), self)
        self.go_on.setAutoDefault(False)
        self.go_on.setToolTip(
            self.tr("Train on from this iteration; what came after stays as a grey curve")
        )
        self.go_on.clicked.connect(self._continue)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.heading)
        row.addWidget(self.slider, 1)
        for widget in (self.field, self.statement, self.go_on):
            row.addWidget(widget)
        self.statement.hide()
        self.go_on.hide()

    # what is shown --------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Follow the run, unless the person is on the way elsewhere."""
        self._snapshot = snapshot
        first, last = snapshot.first_iteration, snapshot.last_iteration
        told = "iteration" not in snapshot.untold  # else its place must not tell it either
        self.slider.set_ends(*((first, last) if told else (0, 0)))
        self.field.set_range(first, last)
        self._refresh()

    def answered(self) -> None:
        """The last wish has been answered: the handle follows the run again."""
        self._waiting = False

    def _refresh(self) -> None:
        snapshot = self._snapshot
        if snapshot is None or self._waiting or self.slider.isSliderDown():
            return
        iteration = snapshot.iteration
        if self.slider.value() != iteration:
            self.slider.setValue(iteration)
        told = "iteration" not in snapshot.untold
        self.field.set_value(iteration if told else None)
        racing = snapshot.race is not None
        back = iteration < snapshot.last_iteration and not racing
        statement = self._words(snapshot)
        if statement != self.statement.text():
            self.statement.setText(statement)
            self.slider.setAccessibleDescription(statement)
        if back == self.go_on.isHidden():
            if self.go_on.hasFocus():
                self.slider.setFocus(Qt.FocusReason.OtherFocusReason)
            self.go_on.setVisible(back)
        usable = told and not racing  # a race has no moments to go back to
        for widget in (self.slider, self.field):
            if widget.isEnabled() != usable:
                widget.setEnabled(usable)
        self._show_words()

    def _words(self, snapshot: Snapshot) -> str:
        """Which moment is shown, where it is not simply the last one."""
        iteration, last = snapshot.iteration, snapshot.last_iteration
        if "iteration" in snapshot.untold:
            return ""
        if snapshot.race is not None:
            return self.tr("race: iteration {made}; the run rests at {iteration}").format(
                made=format_count(snapshot.race.iteration), iteration=format_count(iteration)
            )
        if iteration < last:
            return self.tr("iteration {iteration} of {last}, looking back").format(
                iteration=format_count(iteration), last=format_count(last)
            )
        return ""

    def set_brief(self, brief: bool) -> None:
        """Leave out the words, for a sentence that needs their room."""
        self._brief = brief
        self._show_words()

    def _show_words(self) -> None:
        self.heading.setVisible(not self._brief)
        self.statement.setVisible(not self._brief and bool(self.statement.text()))

    # what the person does -------------------------------------------------------------------

    def _ask(self, iteration: int) -> None:
        self._waiting = True
        self.field.set_value(iteration)
        self.seek_requested.emit(iteration)

    def _continue(self) -> None:
        self.continue_requested.emit()

    def set_theme(self, theme: Theme) -> None:
        """Type; the statement in the accent colour."""
        self.heading.setFont(theme.font(TEXT, 600))
        letter(self.statement, theme.font(TEXT, 500), theme.accent)
        self.field.setFont(theme.font(TEXT))
        self.field.setFixedWidth(round(theme.px(72)))
        self.go_on.setFont(theme.font(TEXT, 500))
        self.slider.setMinimumWidth(round(theme.px(LEAST_SLIDER)))


class IterationSlider(QSlider):
    """Emits `moved(iteration)` when a person moves it, never when it is set."""

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setRange(0, 0)
        self.actionTriggered.connect(self._moved_by_hand)

    def set_ends(self, first: int, last: int) -> None:
        """The iterations that can be looked at."""
        if (first, last) != (self.minimum(), self.maximum()):
            self.setRange(first, last)
            self.setPageStep(max(1, (last - first) // PAGES))

    def initStyleOption(self, option: QStyleOptionSlider) -> None:
        """The one iteration that a reopened document knows is drawn as the end of its run."""
        super().initStyleOption(option)
        if self.minimum() == self.maximum() > 0:
            option.minimum -= 1

    def _moved_by_hand(self, _action: int) -> None:
        if self.sliderPosition() != self.value():
            self.moved.emit(self.sliderPosition())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the groove takes the handle there."""
        if event.button() == Qt.MouseButton.LeftButton:
            option = QStyleOptionSlider()
            self.initStyleOption(option)
            handle = self.style().subControlRect(
                QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderHandle, self
            )
            if not handle.contains(event.position().toPoint()):
                usable = max(1, self.width() - handle.width())
                left = round(event.position().x() - handle.width() / 2)
                place = QStyle.sliderValueFromPosition(
                    self.minimum(), self.maximum(), left, usable, option.upsideDown
                )
                self.setSliderPosition(place)
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel goes back and forth only where the person has put the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
