"""The race: several learners from the same start, at rates or by optimizers of one's choice."""

import time
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from backprop_studio.experiment.model import Optimizer
from backprop_studio.experiment.notation import notation_of
from backprop_studio.experiment.numbers import format_count, format_number
from backprop_studio.theme import LIGHT, Theme
from backprop_studio.training.curvature import CurvatureStudy
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.race_messages import MOST
from backprop_studio.training.study import Study
from backprop_studio.ui.landscape.arrow import descends_loss_drawn
from backprop_studio.ui.plot_heading import Caption, PlotHeading
from backprop_studio.ui.race.runners import (
    optimizer_presets,
    rate_presets,
    rounded,
    with_rate,
)
from backprop_studio.ui.race.table import RaceTable
from backprop_studio.ui.view import View
from backprop_studio.ui.widgets.scrolling import Scrolling

TICK = 0.09  # seconds between two looks at numbers that run


class RaceView(View):
    """Asks for a race by `start_requested`; draws `Snapshot.race`."""

    start_requested = Signal(object, bool)  # tuple of Optimizer, whether to run at once
    stop_requested = Signal()
    take_over_requested = Signal(int)
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._curvature = CurvatureStudy()
        self._chosen = False  # the runners are the person's choice
        self._shown_at = 0.0
        self.setAccessibleName(self.tr("Race"))
        self._build()
        self.set_theme(LIGHT)

    def _build(self) -> None:
        self.presets = QToolButton(self)
        self.presets.setText(self.tr("Presets"))
        self.presets.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.presets.setToolTip(self.tr("Runners to begin with"))
        menu = QMenu(self.presets)
        self._rates = menu.addAction(self.tr("Learning rates from the curvature"))
        self._rates.triggered.connect(self.choose_rates)
        self._optimizers = menu.addAction(self.tr("Four optimizers"))
        self._optimizers.triggered.connect(self.choose_optimizers)
        self.presets.setMenu(menu)
        self.add = QToolButton(self)
        self.add.setText(self.tr("+ Runner"))
        self.add.setToolTip(self.tr("One more runner, up to eight"))
        self.add.clicked.connect(self.add_runner)
        self.start = QPushButton(self.tr("Start race"), self)
        self.start.setAutoDefault(False)
        self.start.setToolTip(self.tr("All runners from where the run starts, on the same batches"))
        self.start.clicked.connect(self._on_start)
        self.stop = QPushButton(self.tr("End race"), self)
        self.stop.setAutoDefault(False)
        self.stop.setToolTip(self.tr("Back to the experiment's own run, where it stands"))
        self.stop.clicked.connect(self.stop_requested)
        self.heading = PlotHeading(
            self.tr("Race"), (self.presets, self.add, self.start, self.stop), self
        )
        self.told = Caption(self)
        self.table = RaceTable(self)
        self.table.runners_changed.connect(self._on_runners)
        self.table.taken_over.connect(self.take_over_requested)
        self.table.refused.connect(self.refused)
        area = Scrolling(self.table, self, upright=False)
        area.viewport().setAutoFillBackground(False)
        self.table.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 2, 16, 4)
        column.setSpacing(2)
        column.addWidget(self.heading)
        column.addWidget(self.told)
        column.addWidget(area, 1)

    # runners --------------------------------------------------------------------------------

    def studies(self) -> tuple[Study[Any], ...]:
        """The curvature, from which learning rates are proposed."""
        return (self._curvature,)

    @property
    def largest_stable_rate(self) -> float | None:
        """2 / curvature where the network stands; None where it is not known or not curved, or
        training descends something else than the loss of that curvature."""
        snapshot = self._snapshot
        found = None if snapshot is None else snapshot.answer(self._curvature)
        if snapshot is None or found is None or not descends_loss_drawn(snapshot.experiment):
            return None
        return 2 / found.largest if found.largest > 1e-9 else None

    def choose_rates(self) -> None:
        """Five learning rates: from the curvature, or around the experiment's own."""
        stable = self.largest_stable_rate
        if stable is not None:
            self._choose(tuple(optimizer for _, optimizer in rate_presets(stable)))
        elif self._snapshot is not None:
            own = self._snapshot.experiment.optimizer
            rates = (rounded(own.learning_rate * factor, 2) for factor in (0.01, 0.1, 1, 3, 10))
            self._choose(tuple(with_rate(own, min(rate, 1000.0)) for rate in rates))

    def choose_optimizers(self) -> None:
        """Gradient descent, momentum, RMSProp and Adam."""
        if self._snapshot is not None:
            self._choose(optimizer_presets(self._snapshot.experiment.optimizer.learning_rate))

    def add_runner(self) -> None:
        """As the last one, at twice its rate."""
        runners = self.table.optimizers
        if runners and len(runners) < MOST:
            last = runners[-1]
            rate = min(1000.0, rounded(2 * last.learning_rate, 2))
            self._choose((*runners, with_rate(last, rate)))

    def _choose(self, runners: tuple[Optimizer, ...]) -> None:
        self.table.set_runners(runners)
        self._on_runners(runners)

    def _on_runners(self, runners: tuple[Optimizer, ...]) -> None:
        """Another choice; a race under way begins again with it."""
        self._chosen = True
        self.add.setEnabled(len(runners) < MOST)
        if self._snapshot is not None and self._snapshot.race is not None:
            self.start_requested.emit(runners, self._snapshot.running)

    def _on_start(self) -> None:
        self._chosen = True
        self.start_requested.emit(self.table.optimizers, True)

    # what is shown --------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """How the runners fare; before a race, who would run."""
        before, self._snapshot = self._snapshot, snapshot
        race = snapshot.race
        if not self._chosen and race is None:
            self._propose(before)
        if race is not None and len(race.runners) != len(self.table.rows):
            self.table.set_runners([runner.optimizer for runner in race.runners])
        now = time.monotonic()
        if snapshot.running and now - self._shown_at < TICK:
            return
        self._shown_at = now
        self.table.set_symbol(notation_of(snapshot.experiment).learning_rate)
        self.table.show_race(race)
        self.stop.setEnabled(race is not None)
        self.start.setText(self.tr("Start race") if race is None else self.tr("Start again"))
        self._tell(snapshot)

    def _propose(self, before: Snapshot | None) -> None:
        """Rates from the curvature as soon as it is known, while nothing was chosen."""
        stable = self.largest_stable_rate
        if not self.table.rows:
            self.table.set_runners(_fallback(self._snapshot))
        old = None if before is None else before.answer(self._curvature)
        assert self._snapshot is not None
        if stable is not None and old is not self._snapshot.answer(self._curvature):
            proposed = [optimizer for _, optimizer in rate_presets(stable)]
            rates = [optimizer.learning_rate for optimizer in self.table.optimizers]
            if rates != [optimizer.learning_rate for optimizer in proposed]:
                self.table.set_runners(proposed)

    def _tell(self, snapshot: Snapshot) -> None:
        race = snapshot.race
        if race is None:
            stable = self.largest_stable_rate
            text = self.tr("Same start, same batches; Play and Pause are theirs.")
            if stable is not None:
                text += " " + self.tr("Largest stable {symbol} here: {rate}.").format(
                    symbol=notation_of(snapshot.experiment).learning_rate,
                    rate=format_number(stable),
                )
        else:
            text = self.tr("Iteration {n}; the loss at the start was {loss}.").format(
                n=format_count(race.iteration), loss=format_number(race.start_loss, "loss")
            )
            size = sum(v.weights.size + v.bias.size for v in snapshot.parameters)
            if size > 2:
                text += " " + self.tr(
                    "The landscape has the other weights of the experiment's own run."
                )
        self.told.say(text)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self.heading.set_theme(theme)
        self.table.set_theme(theme)
        self.told.set_theme(theme)


def _fallback(snapshot: Snapshot | None) -> tuple[Optimizer, ...]:
    assert snapshot is not None
    return optimizer_presets(snapshot.experiment.optimizer.learning_rate)
