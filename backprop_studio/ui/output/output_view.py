"""The output panel: it chooses the picture that suits the problem."""

from typing import Literal

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from backprop_studio.theme import LIGHT, Theme
from backprop_studio.training.messages import FunctionRequest, Snapshot
from backprop_studio.ui.output.decision_map import DecisionMap
from backprop_studio.ui.output.fit import FitView
from backprop_studio.ui.output.one_example import OneExample
from backprop_studio.ui.output.prediction import Range, input_bounds
from backprop_studio.ui.plot_heading import Caption, PlotHeading
from backprop_studio.ui.view import View

Kind = Literal["one_example", "fit", "decision_map"]
RESOLUTION = {"fit": 200, "decision_map": 100}
PATIENCE_MS = 120


def kind_for(snapshot: Snapshot) -> Kind:
    """One input, one output and several rows: the fit. Two inputs and several rows: the map.
    Everything else: the shown example's outputs."""
    features, outputs = len(snapshot.example.x), len(snapshot.example.y)
    if snapshot.data.training_rows > 1:
        if features == 1 and outputs == 1:
            return "fit"
        softmax = snapshot.experiment.network.layers[-1].activation == "softmax"
        if features == 2 and (outputs == 1 or softmax):
            return "decision_map"
    return "one_example"


class OutputView(View):
    """Shows one of the pictures; `requested(FunctionRequest | None)` is what it needs."""

    requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._kind: Kind | None = None
        self._views: dict[Kind, OneExample | FitView | DecisionMap] = {}
        self._asked: FunctionRequest | None = None
        self._bounds: tuple[Range, ...] | None = None
        self._data: object = None
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PATIENCE_MS)
        self._later.timeout.connect(self._ask)
        self.setAccessibleName(self.tr("Output"))
        self.summary = Caption(self, Qt.AlignmentFlag.AlignRight)
        self.summary.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.heading = PlotHeading(self.tr("Output"), (self.summary,), self)
        self._stack = QStackedLayout()
        self._empty = QLabel(self.tr("Here stands what the network answers."), self)
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addLayout(self._stack, 1)
        self.setMinimumSize(240, 120)
        self.set_theme(LIGHT)

    @property
    def kind(self) -> Kind | None:
        """Which picture is shown."""
        return self._kind

    @property
    def picture(self) -> OneExample | FitView | DecisionMap | None:
        """The view shown now."""
        return None if self._kind is None else self._views[self._kind]

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Choose the picture, ask for what it needs, and let it draw."""
        kind = kind_for(snapshot)
        if kind != self._kind:
            self._choose(kind)
        if snapshot.data is not self._data:
            self._data = snapshot.data
            self._bounds = None if kind == "one_example" else input_bounds(snapshot.data)
        picture = self.picture
        assert picture is not None
        picture.show_snapshot(snapshot)
        self.summary.say(picture.summary if isinstance(picture, DecisionMap) else "")
        if not self._later.isActive():
            self._ask()

    def _choose(self, kind: Kind) -> None:
        self._kind, self._data = kind, None
        if kind not in self._views:
            view: OneExample | FitView | DecisionMap
            if kind == "one_example":
                view = OneExample(self)
            else:
                view = FitView(self) if kind == "fit" else DecisionMap(self)
                view.box_changed.connect(self._later.start)
            view.set_theme(self._theme)
            self._views[kind] = view
            self._stack.addWidget(view)
        self._stack.setCurrentWidget(self._views[kind])
        title = {
            "one_example": self.tr("Output"),
            "fit": self.tr("Output: fit"),
            "decision_map": self.tr("Decision map"),
        }[kind]
        self.heading.title.setText(title)

    def _ask(self) -> None:
        picture, request = self.picture, None
        if self._kind in RESOLUTION and not isinstance(picture, OneExample | None):
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
        self._empty.setFont(theme.font())
        self._empty.setStyleSheet(f"color: {theme.muted};")
        for view in self._views.values():
            view.set_theme(theme)
