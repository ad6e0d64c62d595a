"""The row of controls above a landscape: what its axes are, how the loss is scaled."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSpinBox, QToolButton, QWidget

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.theme import Theme
from backprop_studio.training.commands import AxesKind
from backprop_studio.ui.plot_heading import Caption
from backprop_studio.ui.widgets.choice import Choice

MOST_SEED = 9999


class AxesBar(QWidget):
    """Emits what a person picks; shows what the view says."""

    picked = Signal(int, int)  # numbers of the parameters across and up
    kind_chosen = Signal(str)  # AxesKind
    seed_chosen = Signal(int)
    scale_chosen = Signal(str)  # "automatic", "linear", "logarithmic"
    range_requested = Signal()
    chosen_across, chosen_up = Signal(), Signal()  # the edge chosen on the diagram as an axis
    fit_requested, stop_requested = Signal(), Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._kind: AxesKind = "parameters"
        self._valley = False
        self.across = Choice(self.tr("Parameter across"), (), self)
        self.up = Choice(self.tr("Parameter up"), (), self)
        self.across.setToolTip(self.tr("The parameter on the horizontal axis"))
        self.up.setToolTip(self.tr("The parameter on the vertical axis"))
        for picker in (self.across, self.up):
            picker.setMinimumContentsLength(4)
            picker.chosen.connect(self._picked)
        self.seed = QSpinBox(self)
        self.seed.setRange(0, MOST_SEED)
        self.seed.setPrefix(self.tr("seed "))
        self.seed.setAccessibleName(self.tr("Seed of the two random directions"))
        self.seed.setToolTip(self.tr("Another number draws two other random directions"))
        self.seed.valueChanged.connect(self.seed_chosen)
        self.note = Caption(self)
        self.fit = QPushButton(self.tr("Fit"), self)
        self.fit.setToolTip(self.tr("Show the ball, its trail and its next step (A)"))
        self.stop = QPushButton(self)
        self.stop.setToolTip(self.tr("Stop computing this picture, or go on; what is there stays"))
        for button, signal in ((self.fit, self.fit_requested), (self.stop, self.stop_requested)):
            button.setAutoDefault(False)
            button.clicked.connect(signal)
        self.more = QToolButton(self)
        self.more.setText(self.tr("Axes"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setToolTip(self.tr("Which axes, which range, and how the loss is scaled"))
        self.more.setAccessibleName(self.tr("Axes, range and scale of the landscape"))
        self.menu = self._build_menu()
        self.more.setMenu(self.menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        left: tuple[QWidget, ...] = (self.across, self.up, self.seed)
        right: tuple[QWidget, ...] = (self.stop, self.fit, self.more)
        for widget in left:
            row.addWidget(widget)
        row.addWidget(self.note, 1)
        for widget in right:
            row.addWidget(widget)
        self.say_progress(None)
        self._arrange()

    def _build_menu(self) -> QMenu:
        menu = QMenu(self)
        self._kinds = self._group(
            menu,
            (
                ("parameters", self.tr("Two parameters")),
                ("trajectory", self.tr("Plane of the run (PCA)")),
                ("random", self.tr("Two random directions")),
            ),
        )
        self._kinds.triggered.connect(self._kind_triggered)
        menu.addSeparator()
        self.use_across = QAction(self.tr("Chosen parameter across"), self)
        menu.addAction(self.use_across)
        self.use_across.triggered.connect(self.chosen_across)
        self.use_up = QAction(self.tr("Chosen parameter up"), self)
        menu.addAction(self.use_up)
        self.use_up.triggered.connect(self.chosen_up)
        menu.addAction(self.tr("Set the range …")).triggered.connect(self.range_requested)
        menu.addSeparator()
        self._scales = self._group(
            menu,
            (
                ("automatic", self.tr("Scale of the loss: automatic")),
                ("linear", self.tr("Linear")),
                ("logarithmic", self.tr("Logarithmic")),
            ),
        )
        self._scales.triggered.connect(self._scale_triggered)
        return menu

    def _group(self, menu: QMenu, choices: Sequence[tuple[str, str]]) -> QActionGroup:
        group = QActionGroup(menu)
        for number, (key, text) in enumerate(choices):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(number == 0)
            action.setData(key)
            group.addAction(action)
        return group

    # what the view says -----------------------------------------------------------------------

    def offer(self, names: Sequence[str]) -> None:
        """The parameters to pick from."""
        for picker in (self.across, self.up):
            picker.clear()
            for number, name in enumerate(names):
                picker.addItem(name, str(number))

    def offer_another(self, name: str) -> None:
        """One more parameter, after the others."""
        for picker in (self.across, self.up):
            picker.addItem(name, str(picker.count()))

    def show_pair(self, across: int, up: int) -> None:
        """Which two are on the axes."""
        self.across.set_key(str(across))
        self.up.set_key(str(up))

    def show_kind(self, kind: AxesKind, valley: bool) -> None:
        """Which axes there are, and whether only one parameter is looked at."""
        self._kind, self._valley = kind, valley
        for action in self._kinds.actions():
            action.setChecked(action.data() == kind)
        self._arrange()

    def show_seed(self, seed: int) -> None:
        """Which two random directions there are."""
        self.seed.setValue(seed)

    def show_scale(self, scale: str) -> None:
        """How the loss is scaled."""
        for action in self._scales.actions():
            action.setChecked(action.data() == scale)

    def say_progress(self, share: float | None) -> None:
        """How far a picture is that takes long; None: there is none to stop."""
        self.stop.setVisible(share is not None)
        self.fit.setVisible(share is None)  # there is not room for both
        if share is not None:
            percent = round(100 * share)
            self.stop.setText(f"◼ {percent} %")
            self.stop.setAccessibleName(self.tr("Stop computing, {share} %").format(share=percent))

    def say_stopped(self) -> None:
        """The picture is computed no further until the person says so."""
        self.stop.setText(self.tr("▶ Go on"))
        self.stop.setAccessibleName(self.tr("Go on computing this picture"))

    def set_theme(self, theme: Theme) -> None:
        """Fonts and widths."""
        controls: tuple[QWidget, ...] = (self.across, self.up, self.seed)
        for control in (*controls, self.fit, self.stop, self.more):
            control.setFont(theme.font(12))
        self.menu.setFont(theme.font(12))
        self.note.set_theme(theme)
        for picker in (self.across, self.up):
            picker.setMaximumWidth(round(theme.px(84)))

    def _arrange(self) -> None:
        parameters = self._valley or self._kind == "parameters"
        self.across.setVisible(parameters)
        self.up.setVisible(parameters and not self._valley)
        self.seed.setVisible(not parameters and self._kind == "random")

    # what a person picks ------------------------------------------------------------------------

    def _picked(self, _key: str) -> None:
        self.picked.emit(int(self.across.key), int(self.up.key))

    def _kind_triggered(self, action: QAction) -> None:
        self.kind_chosen.emit(str(action.data()))

    def _scale_triggered(self, action: QAction) -> None:
        self.scale_chosen.emit(str(action.data()))

    def allow_chosen(self, chosen: object) -> None:
        """Whether a parameter is chosen on the diagram that could be an axis."""
        is_one = isinstance(chosen, ParameterIndex)
        self.use_across.setEnabled(is_one)
        self.use_up.setEnabled(is_one)
