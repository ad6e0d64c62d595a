"""The output panel: it chooses the picture that suits the problem, and offers the others."""

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.numbers import format_count
from backprop_studio.theme import LIGHT, Theme
from backprop_studio.training.commands import FunctionRequest
from backprop_studio.training.data_summary import DataSummary
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.study import Study
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.output.decision_map import DecisionMap
from backprop_studio.ui.output.fit import FitView
from backprop_studio.ui.output.kinds import Kind, kinds_for
from backprop_studio.ui.output.mistakes_view import MistakesView
from backprop_studio.ui.output.one_example import OneExample
from backprop_studio.ui.output.point_workbench import PointWorkbench
from backprop_studio.ui.output.predicted import PredictedView
from backprop_studio.ui.output.prediction import Range, input_bounds
from backprop_studio.ui.output.rows_plot import RowsPlot
from backprop_studio.ui.plot_heading import Caption, PlotHeading
from backprop_studio.ui.view import View
from backprop_studio.ui.widgets.choice import Choice

RESOLUTION = {"fit": 200, "decision_map": 100}
SAMPLED = ("fit", "decision_map", "predicted")  # draw the rows themselves
PATIENCE_MS = 120
Picture = OneExample | FitView | DecisionMap | PredictedView | MistakesView


class OutputView(View):
    """Shows one of the pictures; `requested(FunctionRequest | None)` is what it needs."""

    requested = Signal(object)
    example_chosen = Signal(int, str)  # row, side: to be shown in the diagram
    points_edited = Signal(object, str, str)  # edit, plane, gesture
    rows_changed = Signal(bool)  # whether there are rows to draw, or one that a line shows

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._kind: Kind | None = None
        self._kinds: tuple[Kind, ...] = ()
        self._kinds_of: tuple[Experiment | None, DataSummary | None] = (None, None)
        self._wanted: Kind | None = None  # what the person has picked
        self._squares = False  # whether a fit begins with its squares
        self._views: dict[Kind, Picture] = {}
        self._asked: FunctionRequest | None = None
        self._bounds: tuple[Range, ...] | None = None
        self._data: object = None
        self._snapshot: Snapshot | None = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PATIENCE_MS)
        self._later.timeout.connect(self._ask)
        self.setAccessibleName(self.tr("Output"))
        self._build()
        self.setMinimumSize(240, 120)
        self.set_theme(LIGHT)

    def _build(self) -> None:
        self.summary = Caption(self, Qt.AlignmentFlag.AlignRight)
        self.summary.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.sample = Caption(self, Qt.AlignmentFlag.AlignRight)
        self.sample.hide()
        self.heading = PlotHeading(self.tr("Output"), (), self)
        self.choice = Choice(self.tr("What the output panel shows"), (), self)
        self.choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.choice.setMinimumContentsLength(13)
        self.choice.setToolTip(self.tr("Show what the network says in another way"))
        self.choice.chosen.connect(self._pick)
        self.option = QCheckBox(self)
        self.option.toggled.connect(self._take_option)
        self.points = PointWorkbench(self)
        self.points.edited.connect(self.points_edited)
        self.points.button.toggled.connect(self._summarize)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.choice)
        head.addWidget(self.option)
        head.addWidget(self.points.button)
        head.addStretch(1)
        self._stack = QStackedLayout()
        self._empty = QLabel(self.tr("Here stands what the network answers."), self)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 6)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self.points.bar)
        layout.addLayout(self._stack, 1)
        layout.addWidget(self.summary)
        layout.addWidget(self.sample)

    @property
    def kind(self) -> Kind | None:
        """Which picture is shown."""
        return self._kind

    @property
    def has_rows(self) -> bool:
        """Whether there are rows to draw, not one alone."""
        return self._snapshot is not None and self._snapshot.data.training_rows > 1

    @property
    def picture(self) -> Picture | None:
        """The view shown now."""
        return None if self._kind is None else self._views[self._kind]

    def studies(self) -> tuple[Study[Any], ...]:
        """The questions of the picture that is shown."""
        picture = self.picture
        return () if picture is None else picture.studies()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Choose the picture, ask for what it needs, and let it draw."""
        self._snapshot = snapshot
        if self._kinds_of[0] is not snapshot.experiment or self._kinds_of[1] is not snapshot.data:
            self._kinds_of = snapshot.experiment, snapshot.data
            self._offer(kinds_for(snapshot))
            self.rows_changed.emit(self.has_rows)
        kind = self._wanted if self._wanted in self._kinds else self._kinds[0]
        assert kind is not None
        if kind != self._kind:
            self._choose(kind)
        if snapshot.data is not self._data:
            self._data = snapshot.data
            self._bounds = input_bounds(snapshot.data) if kind in RESOLUTION else None
        picture = self.picture
        assert picture is not None
        picture.show_snapshot(snapshot)
        self.points.refresh()
        self._summarize()
        self._say_sample(snapshot.data)
        if not self._later.isActive():
            self._ask()

    def _summarize(self, _editing: bool = False) -> None:
        """How well it does, in one line: beside the samples where they are shown."""
        picture = self.picture
        words = "" if picture is None or isinstance(picture, OneExample) else picture.summary
        self.summary.say(words)
        below = isinstance(picture, RowsPlot) and not picture.legend.isHidden()
        if isinstance(picture, RowsPlot):
            picture.legend.set_tail(words if below else "")
        self.summary.setVisible(bool(words) and not below)

    def _say_sample(self, data: DataSummary) -> None:
        """That of very many rows only some are drawn."""
        drawn = data.sampled and self._kind in SAMPLED
        self.sample.setVisible(drawn)
        if drawn:
            self.sample.say(
                self.tr("drawn: a fixed sample, {shown} of {rows} training rows").format(
                    shown=format_count(len(data.training_values)),
                    rows=format_count(data.training_rows),
                )
            )

    def _offer(self, kinds: tuple[Kind, ...]) -> None:
        if kinds == self._kinds:
            return
        self._kinds = kinds
        titles = self._titles()
        self.choice.clear()
        for kind in kinds:
            self.choice.addItem(titles[kind], kind)
        self.choice.setVisible(len(kinds) > 1)

    def _titles(self) -> dict[Kind, str]:
        return {
            "one_example": self.tr("One example"),
            "fit": self.tr("Fit"),
            "decision_map": self.tr("Decision map"),
            "predicted": self.tr("Predicted, actual"),
            "confusion": self.tr("Confusion matrix"),
        }

    def _pick(self, key: str) -> None:
        for kind in self._kinds:
            if kind == key:
                self._wanted = kind
        if self._snapshot is not None:
            self.show_snapshot(self._snapshot)

    def _choose(self, kind: Kind) -> None:
        self._kind, self._data = kind, None
        if kind not in self._views:
            view = self._make(kind)
            view.set_theme(self._theme)
            view.studies_changed.connect(self.studies_changed)
            self._views[kind] = view
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(self._views[kind])
        self.points.offer(self._views[kind])
        self.choice.set_key(kind, self._titles()[kind])
        words = {
            "fit": (self.tr("Squares"), self.tr("Draw each residual's square as a square")),
            "predicted": (self.tr("Residuals"), self.tr("Draw ŷ − y in place of ŷ")),
        }
        text, tip = words.get(kind, ("", ""))
        self.option.setVisible(bool(text))
        self.option.setText(text)
        self.option.setToolTip(tip)
        on = kind == "fit" and self._squares
        self.option.setChecked(on)
        self._take_option(on)
        self.studies_changed.emit()

    def _make(self, kind: Kind) -> Picture:
        if kind == "one_example":
            return OneExample(self)
        view: FitView | DecisionMap | PredictedView | MistakesView
        if kind == "predicted":
            view = PredictedView(self)
        elif kind == "confusion":
            view = MistakesView(False, self)
        else:
            view = FitView(self) if kind == "fit" else DecisionMap(self)
            view.box_changed.connect(self._later.start)
        view.example_chosen.connect(self.example_chosen)
        return view

    @property
    def draws_squares(self) -> bool:
        """Whether the residuals of a fit are drawn as squares."""
        return self.option.isChecked() if self._kind == "fit" else self._squares

    def draw_squares(self, wanted: bool) -> None:
        """Draw the residuals of a fit as squares, this one and those to come."""
        self._squares = wanted
        if self._kind == "fit":
            self.option.setChecked(wanted)

    def _take_option(self, wanted: bool) -> None:
        picture = self.picture
        if isinstance(picture, FitView):
            picture.show_squares(wanted)
        elif isinstance(picture, PredictedView):
            picture.show_residuals(wanted)

    def _ask(self) -> None:
        picture, request = self.picture, None
        if self._kind in RESOLUTION and isinstance(picture, FitView | DecisionMap):
            bounds = picture.box() if picture.by_hand else self._bounds
            request = FunctionRequest(bounds, RESOLUTION[self._kind])
        if request != self._asked:
            self._asked = request
            self.requested.emit(request)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self.heading.set_theme(theme)
        self.summary.set_theme(theme)
        self.sample.set_theme(theme)
        self.points.set_theme(theme)
        for control in (self.choice, self.option):
            control.setFont(theme.font(12))
        letter(self._empty, theme.font(), theme.muted)
        for view in self._views.values():
            view.set_theme(theme)
        self.points.refresh()
