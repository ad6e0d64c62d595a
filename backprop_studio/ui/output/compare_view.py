"""The same problem with two activations side by side: what bends the line, and what does not."""

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from backprop_studio.experiment.numbers import format_count, format_fixed, format_number
from backprop_studio.theme import LIGHT, Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.study import Study
from backprop_studio.training.twin import Twin, TwinAnswer
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.output.decision_map import DecisionMap
from backprop_studio.ui.output.fit import FitView
from backprop_studio.ui.output.kinds import compares
from backprop_studio.ui.output.prediction import input_bounds
from backprop_studio.ui.panel_words import ACTIVATIONS, in_user_language, word
from backprop_studio.ui.plot_heading import Caption
from backprop_studio.ui.view import View
from backprop_studio.ui.widgets.choice import Choice

RESOLUTION = {1: 200, 2: 60}
ITSELF = "itself"


def _tr(text: str) -> str:
    return QCoreApplication.translate("CompareView", text)


class _Side(QWidget):
    """One of the two: which activation, what came of it, and its loss."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = ITSELF
        self._study: Twin | None = None
        self._answer: TwinAnswer | None = None
        self._bounds_of: object = None
        self._theme = LIGHT
        self.choice = Choice(name, (), self)
        self.choice.chosen.connect(self._pick)
        self.caption = Caption(self)
        self.picture: FitView | DecisionMap | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        head = QGridLayout()
        head.addWidget(self.choice, 0, 0)
        head.addWidget(self.caption, 0, 1)
        head.setColumnStretch(1, 1)
        self.choice.setMinimumContentsLength(6)
        self._layout.addLayout(head)

    def offer(self, own: str) -> None:
        """The network as it is, or any activation."""
        key = self.key
        self.choice.clear()
        self.choice.addItem(self.tr("as it is ({name})").format(name=own), ITSELF)
        for other, text in in_user_language(ACTIVATIONS):
            self.choice.addItem(text, other)
        self.choice.set_key(key)

    def _pick(self, key: str) -> None:
        self.key = key
        self.changed.emit()

    def study(self, snapshot: Snapshot) -> Twin:
        """The question for the rows in view."""
        if self._study is None or self._bounds_of is not snapshot.data:
            self._bounds_of, self._study = snapshot.data, None
        activation = None if self.key == ITSELF else self.key
        if self._study is None or self._study.activation != activation:
            bounds = input_bounds(snapshot.data)
            self._study = Twin(activation, bounds, RESOLUTION[len(bounds)])
        return self._study

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the answer as the output panel would."""
        kind = FitView if len(snapshot.example.x) == 1 else DecisionMap
        if not isinstance(self.picture, kind):
            if self.picture is not None:
                self.picture.deleteLater()
            self.picture = kind(self)
            self.picture.legend.hide()
            self.picture.set_theme(self._theme)
            self._layout.addWidget(self.picture, 1)
        answer = None if self._study is None else snapshot.answer(self._study)
        function = None if answer is None else answer.picture
        self.picture.show_snapshot(replace(snapshot, function=function, studies={}))
        if answer is None:
            self.caption.say(self.tr("is being trained …"))
        elif answer is not self._answer:
            self.caption.say(_words(answer))
            self.caption.setToolTip(_whole_words(answer))
        self._answer = answer

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self.caption.set_theme(theme)
        self.choice.setFont(theme.font(12))
        if self.picture is not None:
            self.picture.set_theme(theme)


class CompareView(View):
    """Two networks that differ in the activation of their hidden layers alone."""

    example_chosen = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._own = ""
        self._asked: tuple[Study[Any], ...] = ()
        self.setAccessibleName(self.tr("Compare two activations"))
        self.sides = (_Side(self.tr("Left network"), self), _Side(self.tr("Right network"), self))
        self.sides[0].key, self.sides[1].key = "linear", "relu"
        for side in self.sides:
            side.changed.connect(self._ask)
        self.about = QLabel(self)
        self.about.setText(
            self.tr("Same data, same start, same batches, as many iterations: only f differs.")
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 6, 16, 6)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.sides[0], 0, 0)
        grid.addWidget(self.sides[1], 0, 1)
        grid.addWidget(self.about, 1, 0, 1, 2, Qt.AlignmentFlag.AlignHCenter)
        self.setMinimumSize(440, 150)
        self.set_theme(LIGHT)

    def studies(self) -> tuple[Study[Any], ...]:
        """Both networks."""
        if self._snapshot is None or not compares(self._snapshot):
            return ()
        snapshot = self._snapshot
        return tuple(dict.fromkeys(side.study(snapshot) for side in self.sides))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Both pictures."""
        self._snapshot = snapshot
        if not compares(snapshot):
            return
        layers = snapshot.experiment.network.layers[:-1]
        own = " · ".join(dict.fromkeys(word(ACTIVATIONS, layer.activation) for layer in layers))
        if own != self._own:
            self._own = own
            for side in self.sides:
                side.offer(own)
        self._ask()
        for side in self.sides:
            side.show_snapshot(snapshot)

    def _ask(self) -> None:
        studies = self.studies()
        if studies != self._asked:
            self._asked = studies
            self.studies_changed.emit()

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        for side in self.sides:
            side.set_theme(theme)
        letter(self.about, theme.font(11.5), theme.muted)


def _words(answer: TwinAnswer) -> str:
    """What there is room for: of classes the share that is right, else the validation loss
    or where it has stopped."""
    text = f"L {format_number(answer.loss, digits=3)}"
    if answer.accuracy is not None:
        text += _tr(" · {share} % right").format(share=format_fixed(100 * answer.accuracy, 1))
    elif answer.validation_loss is not None and not answer.stopped:
        held = format_number(answer.validation_loss, digits=3)
        text += _tr(" · validation {loss}").format(loss=held)
    return text + _progress(answer)


def _whole_words(answer: TwinAnswer) -> str:
    """All of it, for the tooltip."""
    text = f"L {format_number(answer.loss, 'loss')}"
    if answer.validation_loss is not None:
        held = format_number(answer.validation_loss, "loss")
        text += _tr(" · validation {loss}").format(loss=held)
    if answer.accuracy is not None:
        text += _tr(" · {share} % right").format(share=format_fixed(100 * answer.accuracy, 1))
    return text + _progress(answer)


def _progress(answer: TwinAnswer) -> str:
    """How far its training is, where it is not yet or will never be as far as the other."""
    if answer.stopped and answer.iteration < answer.wanted:
        return _tr(" · stopped at iteration {number}").format(number=format_count(answer.iteration))
    if answer.iteration < answer.wanted:
        return _tr(" · iteration {number} of {all}").format(
            number=format_count(answer.iteration), all=format_count(answer.wanted)
        )
    return ""
