"""The loss over the iterations: training, validation, and each batch's loss fainter.

Nothing is drawn that has not happened: an untrained run shows one dot with its number.
"""

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backprop_studio.experiment.notation import notation_of
from backprop_studio.experiment.numbers import format_number
from backprop_studio.theme import LIGHT, Theme
from backprop_studio.training.messages import LossRecord, Snapshot
from backprop_studio.training.race_messages import RaceStanding
from backprop_studio.ui.loss_bounds import decades, iterations_shown, linear_top, noise_top
from backprop_studio.ui.loss_canvas import DrawnCurve, LossCanvas
from backprop_studio.ui.loss_notice import LossNotice
from backprop_studio.ui.loss_series import Series, finite_series, in_words, series_of
from backprop_studio.ui.memorizing import Gap, gap_of
from backprop_studio.ui.output.legend_row import LegendRow, Sample
from backprop_studio.ui.plot_heading import PlotHeading
from backprop_studio.ui.plot_style import pen
from backprop_studio.ui.race.curves import race_extent, runner_curves
from backprop_studio.ui.race.legend import RaceLegend
from backprop_studio.ui.view import View
from backprop_studio.ui.widgets.segmented import Segmented

NOTHING = np.empty(0)
LONG = 600  # points; above, a pen wider than 1 px costs six times as much
ORDER = ("ghost", "batch", "training", "validation")  # what is drawn later lies on top


class LossCurve(View):
    """Training and validation loss so far; `learning_rate_proposed` after a divergence,
    `moment_requested` (an iteration) to go back to the smallest validation loss."""

    learning_rate_proposed = Signal(float)
    moment_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._record: LossRecord | None = None
        self._ghost: Series | None = None
        self._race: RaceStanding | None = None
        self._symbol = "η"
        self._ghost_of: tuple[LossRecord | None, str] = (None, "")
        self._series: dict[str, Series] = {}
        self._top: float | None = None
        self._decades: tuple[float, float] | None = None
        self._by_hand = False
        self._run: tuple[object, ...] = ()
        self._gap: Gap | None = None
        self.setAccessibleName(self.tr("Loss curve"))
        self._build()
        self.set_theme(LIGHT)

    def _build(self) -> None:
        self.scale = Segmented(
            self.tr("Scale of the loss"),
            (("linear", self.tr("Linear")), ("log", self.tr("Log"))),
            self,
        )
        self.scale.setToolTip(self.tr("Linear or logarithmic loss axis"))
        self.scale.set_chosen("linear")
        self.scale.chosen.connect(self._on_scale)
        self.heading = PlotHeading(self.tr("Loss curve"), (self.scale,), self)
        self.runners = RaceLegend(self)
        self.canvas = LossCanvas(self)
        self.canvas.setAccessibleName(self.tr("Plot of the loss over the iterations"))
        self.canvas.setToolTip(
            self.tr("Drag to pan, wheel to zoom; double-click or A shows the whole run")
        )
        self.canvas.setMinimumHeight(56)  # a sentence with its button may stand above
        self.canvas.bottom.name_before = True
        self.canvas.bottom.set_name(self.tr("iteration"))
        self.canvas.left.setGrid(255)
        self.canvas.left.wanted = 4
        self.canvas.home_requested.connect(self.show_all)
        self.canvas.moved_by_hand.connect(self._on_moved)
        self.notice = LossNotice(self)
        self.notice.learning_rate_proposed.connect(self.learning_rate_proposed)
        self.notice.moment_requested.connect(self.moment_requested)
        self.legend = LegendRow(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 8)
        layout.setSpacing(4)
        layout.addWidget(self.heading)
        layout.addWidget(self.notice)
        layout.addWidget(self.runners)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.legend)
        self.setMinimumSize(240, 150)

    # what is shown --------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the record if it is another one; say so if the run diverged or memorizes."""
        record = snapshot.record
        self.canvas.tell_but(snapshot.untold)
        if record is not self._record:
            self._gap = gap_of(record)
        self.notice.show_snapshot(snapshot, self._gap)
        if self._take_race(snapshot):
            return
        if record is self._record:
            return
        fewer = (
            self._record is not None
            and record.iteration.size
            and (
                not self._record.iteration.size or record.iteration[-1] < self._record.iteration[-1]
            )
        )
        if fewer or snapshot.iteration == 0:
            self._top = self._decades = None
            self._by_hand = self._by_hand and not fewer
        self._record = record
        self._series = series_of(snapshot)
        self._draw()

    def _take_race(self, snapshot: Snapshot) -> bool:
        """While a race is on, its curves stand in place of the run's."""
        before, self._race = self._race, snapshot.race
        self._symbol = notation_of(snapshot.experiment).learning_rate
        if before is self._race:
            return self._race is not None
        if before is None or self._race is None or self._race.iteration < before.iteration:
            self._top = self._decades = None
            self._by_hand = False
        if self._race is None:
            self.canvas.runners, self._record = (), None
            self.runners.set_labels(())
            return False
        self._draw()
        return True

    def set_ghost(self, record: LossRecord | None, label: str | None = None) -> None:
        """Keep another run's training loss in grey behind the present one; None: none."""
        label = label or self.tr("before")
        if record is self._ghost_of[0] and label == self._ghost_of[1]:
            return
        self._ghost_of = record, label
        self._ghost = (
            None if record is None else finite_series(label, record.iteration, record.training)
        )
        self._draw()

    def _draw_race(self, race: RaceStanding) -> None:
        canvas = self.canvas
        canvas.curves, canvas.training, canvas.best = {}, None, None
        canvas.runners = runner_curves(race, self._symbol, canvas.logarithmic)
        self.legend.set_samples(())
        self.runners.set_labels(tuple(curve.label for curve in canvas.runners))
        if not self._by_hand:
            self._fit_to(*race_extent(race))
        canvas.repaint_marks()

    def _draw(self) -> None:
        if self._race is not None:
            self._draw_race(self._race)
            return
        logarithmic = self.canvas.logarithmic
        curves = {}
        for name in ORDER:
            series = self._ghost if name == "ghost" else self._series.get(name)
            across, up = (NOTHING, NOTHING) if series is None else series.shown(logarithmic)
            if across.size >= 2:
                curves[name] = DrawnCurve(across, up, *self._style(name, across.size))
        self.canvas.curves = curves
        self.canvas.training = self._series.get("training")
        self.legend.set_samples(self._samples())
        self.canvas.best = self._best_moment()
        if not self._by_hand:
            self._fit()
        self.canvas.describe(in_words(self._series.get("training")))
        self.canvas.repaint_marks()

    def _style(self, name: str, points: int) -> tuple[QPen, bool]:
        """Wide and smooth while short, 1 px when long."""
        color, style, opacity = self._look(name)
        wide = points <= LONG and name != "batch"
        return pen(color, 2.0 if wide else 1.0, style, opacity), wide

    def _look(self, name: str) -> tuple[str, Qt.PenStyle, float]:
        theme = self._theme
        return {
            "training": (theme.positive, Qt.PenStyle.SolidLine, 1.0),
            "validation": (theme.done, Qt.PenStyle.DashLine, 1.0),
            "batch": (theme.positive, Qt.PenStyle.SolidLine, 0.35),
            "ghost": (theme.muted, Qt.PenStyle.DotLine, 0.8),
        }[name]

    def _best_moment(self) -> tuple[float, float] | None:
        """Iteration and smallest validation loss, once it has passed."""
        gap = self._gap
        if gap is None or self._record is None or gap.best_iteration >= self._record.iteration[-1]:
            return None
        return float(gap.best_iteration), gap.best_loss

    def _samples(self) -> tuple[Sample, ...]:
        """What each line is, below the plot; nothing where there is but one."""
        entries = dict(self._series)
        if self._ghost is not None:
            entries["ghost"] = self._ghost
        if len(entries) < 2:
            return ()
        samples = []
        for name, series in entries.items():
            color, style, opacity = self._look(name)
            label = series.label
            if name == "validation" and series.loss.size:
                label += " " + format_number(float(series.loss[-1]), "loss")
            line = pen(color, 2.0, style, opacity)
            samples.append(Sample(label, color, kind="line", pen=line))
        return tuple(samples)

    # ranges ---------------------------------------------------------------------------------

    def show_all(self) -> None:
        """Back from zooming: the whole run."""
        self._by_hand, self._top, self._decades = False, None, None
        if self._race is not None:
            self._draw_race(self._race)
            return
        self._fit()
        self.canvas.repaint_marks()

    @property
    def zoom(self) -> tuple[tuple[float, float], tuple[float, float]] | None:
        """The part a person has zoomed to, across and up; None: the whole run."""
        return self.canvas.shown_range() if self._by_hand else None

    def look(
        self,
        logarithmic: bool,
        zoom: tuple[tuple[float, float], tuple[float, float]] | None,
    ) -> None:
        """On that scale, at that part of it."""
        if logarithmic != self.canvas.logarithmic:
            key = "log" if logarithmic else "linear"
            self.scale.set_chosen(key)
            self._on_scale(key)
        if zoom is not None:
            self.canvas.set_range(*zoom)
            self._by_hand = True
            self.canvas.repaint_marks()
        elif self._by_hand:
            self.show_all()

    def _on_moved(self) -> None:
        self._by_hand = True

    def _fit(self) -> None:
        shown = [s for name, s in self._series.items() if name != "batch" and s.loss.size]
        if self._ghost is not None and self._ghost.loss.size:
            shown.append(self._ghost)
        if not shown:
            return
        last = max(float(series.iteration[-1]) for series in shown)
        highest = max(float(series.loss.max()) for series in shown)
        batch = self._series.get("batch")
        if batch is not None:
            highest = max(highest, noise_top(batch.loss))
        positive = [s.loss[s.loss > 0] for s in shown]
        lowest = min((float(p.min()) for p in positive if p.size), default=highest)
        self._fit_to(last, lowest, highest)

    def _fit_to(self, last: float, lowest: float, highest: float) -> None:
        """Iterations up to `last`, positive losses from `lowest` to `highest`."""
        right = iterations_shown(last)
        if self.canvas.logarithmic:
            self._decades = decades(lowest, highest, self._decades)
            low, high = self._decades
        else:
            self._top = linear_top(highest, self._top)
            low, high = 0.0, self._top
        margin = 0.02 * (high - low)
        wanted = ((-0.02 * right, right), (low - margin, high + margin))
        if wanted != self.canvas.shown_range():
            self.canvas.set_range(*wanted)

    def _on_scale(self, key: str) -> None:
        self.canvas.logarithmic = self.canvas.left.logarithmic = key == "log"
        self.canvas.left.picture = None
        self.canvas.repaint_scene()
        self._by_hand, self._top, self._decades = False, None, None
        self._draw()

    # looks ----------------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        self.heading.set_theme(theme)
        self.canvas.set_theme(theme)
        self.runners.set_theme(theme)
        self.notice.set_theme(theme)
        self.legend.set_theme(theme)
        self._draw()
