"""The view under the diagram: what is wrong in words, the numbers, and the remedies."""

from typing import Any

from msgspec import Struct
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from backprop_studio.engine.health import findings, update_ratio
from backprop_studio.experiment.numbers import format_count, format_number
from backprop_studio.theme import CAPTION, LIGHT, TEXT, Theme
from backprop_studio.training.health import Health, HealthStudy
from backprop_studio.training.messages import Floats, LayerValues, Snapshot
from backprop_studio.training.study import Study
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.edit_rows import MakeEdit
from backprop_studio.ui.gradient_health.layer_canvas import LayerCanvas
from backprop_studio.ui.gradient_health.norm_canvas import NormCanvas, lines_of
from backprop_studio.ui.gradient_health.switches import Switches
from backprop_studio.ui.gradient_health.words import further, in_short, network_words, verdict
from backprop_studio.ui.plot_heading import Caption
from backprop_studio.ui.view import View
from backprop_studio.ui.widgets.segmented import Segmented

WIDE = 560  # px for both pictures side by side
STUDY = HealthStudy()


class Before(Struct, frozen=True):
    """How it stood when a remedy was switched on: in a few words, and all that was said."""

    words: str
    whole: str
    health: Health


class GradientHealth(View):
    """Shows the study of health; `edited(make, text)` when a remedy is switched."""

    edited = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._drawn: Health | None = None
        self._step: object = None  # the next one, as it is drawn
        self._before: Before | None = None
        self._title: str | None = None
        self.setProperty("role", "canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(self.tr("Gradient health"))
        self._build()
        self.set_theme(LIGHT)

    def _build(self) -> None:
        self.choice = Segmented(
            self.tr("What is shown"),
            (("now", self.tr("Now")), ("run", self.tr("Through the run"))),
            self,
        )
        self.choice.set_chosen("now")
        self.choice.chosen.connect(self._chosen)
        self.words, self.before = _sentence(self), Caption(self)
        self.before.setWordWrap(True)
        self.before.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.forget = QToolButton(self)
        self.forget.setText(self.tr("Forget"))
        self.forget.setToolTip(self.tr("Drop the values from before, which stand in grey"))
        self.forget.clicked.connect(self._forget)
        self.layers, self.norms = LayerCanvas(self), NormCanvas(self)
        self.switches = Switches(self)
        self.switches.edited.connect(self._switch)
        self._before_row = QWidget(self)
        earlier = QHBoxLayout(self._before_row)
        earlier.setContentsMargins(0, 0, 0, 0)
        earlier.addWidget(self.before, 1)
        earlier.addWidget(self.forget)
        self._before_row.hide()
        pictures = QHBoxLayout()
        pictures.setSpacing(16)
        pictures.addWidget(self.layers, 1)
        pictures.addWidget(self.norms, 1)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self.words)
        left.addWidget(self._before_row)
        left.addLayout(pictures, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.switches, 1)
        right.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 6)
        row.setSpacing(20)
        row.addLayout(left, 1)
        row.addLayout(right)
        self.setMinimumSize(480, 180)

    def studies(self) -> tuple[Study[Any], ...]:
        """The health of the gradients."""
        return (STUDY,)

    def showEvent(self, event: QShowEvent) -> None:
        """It is only now that its question counts."""
        super().showEvent(event)
        self.studies_changed.emit()

    # what is shown --------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the newest answer, if it is another one."""
        experiment = snapshot.experiment
        if self._title is not None and experiment.title != self._title:
            self._forget()
        self._title, self._snapshot = experiment.title, snapshot
        self.switches.show_experiment(experiment, len(snapshot.example.x))
        health = snapshot.answer(STUDY)
        if health is None or len(health.layers) != len(snapshot.parameters):
            self._drawn = None  # what was drawn is of another network
            self.words.setText(self.tr("Looking at the layers …"))
            return
        # At rest another rate or optimizer makes another step of the same gradients.
        if health is not self._drawn or (not snapshot.running and snapshot.step is not self._step):
            self._drawn, self._step = health, snapshot.step
            self._draw(snapshot, health)

    def _draw(self, snapshot: Snapshot, health: Health) -> None:
        ratios = ratios_of(snapshot)
        told = "length" not in snapshot.untold
        found = findings(health.layers, ratios) if told else ()
        words = verdict(health.layers, found) if told else self.tr("A length is covered.")
        if snapshot.stopped == "diverged":
            words = self.tr("{words} Reset starts again with it.").format(words=words)
        self.words.setText(words)
        self.words.setToolTip(further(health.layers, found) if told else "")
        earlier = None if self._before is None else self._before.health
        self.layers.show_columns(health, ratios, earlier)
        self.norms.show_lines(lines_of(health), lines_of(earlier))

    def _chosen(self, _key: str) -> None:
        self._arrange()

    def _arrange(self) -> None:
        """Both pictures where there is room, else the chosen one."""
        wide = self.width() - self.switches.width() - 52 >= WIDE
        self.choice.setVisible(not wide)
        self.layers.setVisible(wide or self.choice.key == "now")
        self.norms.setVisible(wide or self.choice.key == "run")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One picture or both."""
        super().resizeEvent(event)
        self._arrange()

    # before and after -----------------------------------------------------------------------

    def _switch(self, make: MakeEdit, text: str) -> None:
        """Keep how it stood, in grey, and pass the edit on. Of several remedies switched one
        after the other what stood before the first is kept."""
        snapshot, health = self._snapshot, self._drawn
        untrained = self._before is not None and snapshot is not None and not snapshot.iteration
        if snapshot is not None and health is not None and not untrained:
            self._before = self._stood(snapshot, health)
            self.before.say(self._before.words)
            self.before.setToolTip(self._before.whole)
            self._before_row.show()
        self.edited.emit(make, text)

    def _stood(self, snapshot: Snapshot, health: Health) -> Before:
        found = findings(health.layers, ratios_of(snapshot))
        loss, iteration = format_number(snapshot.loss, "loss"), format_count(snapshot.iteration)
        words = self.tr("Before, at {iteration}: L = {loss}, {words}").format(
            iteration=iteration, loss=loss, words=in_short(health.layers, found)
        )
        whole = self.tr("Before, L = {loss} at iteration {iteration}: {words} ({network})").format(
            network=network_words(snapshot.experiment),
            iteration=iteration,
            loss=loss,
            words=self.words.text(),
        )
        return Before(words, whole, health)

    def _forget(self) -> None:
        self._before = None
        self._before_row.hide()
        if self._snapshot is not None and self._drawn is not None:
            self._draw(self._snapshot, self._drawn)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self.layers.set_theme(theme)
        self.norms.set_theme(theme)
        self.switches.set_theme(theme)
        letter(self.words, theme.font(TEXT), theme.text)
        self.before.set_theme(theme)
        self.choice.setFont(theme.font(CAPTION))
        self.forget.setFont(theme.font(CAPTION))


def _sentence(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


def ratios_of(snapshot: Snapshot) -> tuple[float | None, ...]:
    """The next step of each layer against its parameters, as the optimizer will make it."""
    return tuple(
        update_ratio(_parts(step), _parts(values))
        for step, values in zip(snapshot.step, snapshot.parameters, strict=True)
    )


def _parts(values: LayerValues) -> list[Floats]:
    parts = [values.weights, values.bias]
    return parts if values.scale is None else [*parts, values.scale]
