"""From the live run to frozen values: what a snapshot holds, copied once."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from backprop_studio.engine.batches import Rows
from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.engine.planes import PlaneAxes
from backprop_studio.experiment.model import Experiment, State
from backprop_studio.experiment.prepared import PreparedData
from backprop_studio.training import advice
from backprop_studio.training.batch_at_hand import BatchLook, Moment
from backprop_studio.training.commands import LandscapeRequest, Side, Watch
from backprop_studio.training.copies import LayerCopies, frozen, layer_values
from backprop_studio.training.data_summary import DataSummary
from backprop_studio.training.derivation import derive
from backprop_studio.training.dropping import dropped_in
from backprop_studio.training.example_at_hand import ExampleLook
from backprop_studio.training.live_run import LiveRun
from backprop_studio.training.messages import (
    LOSS_ROWS,
    Derivation,
    Floats,
    FunctionPicture,
    Landscape,
    Move,
    PlanePlace,
    Snapshot,
)
from backprop_studio.training.pacing import Tempo, Turn
from backprop_studio.training.plane_place import Axes, Shadow
from backprop_studio.training.race_messages import RaceStanding
from backprop_studio.training.scene import Scene
from backprop_studio.training.study import Study

ARROW = 1 / 15  # seconds between two slopes of the landscape while training runs
OUTER = 0.15  # room around the data in a function picture, as a share of its spread


class Status(Struct, frozen=True):
    """What the session adds to the run: see `Snapshot` for the fields of the same names."""

    revision: int
    answered: int
    parameters_revision: int
    running: bool
    speed: float
    row: int | None
    side: Side
    watch: Watch
    landscape: Landscape | None
    landscape_axes: Axes | None
    landscape_progress: float | None
    function: FunctionPicture | None
    studies: Mapping[Study[Any], Any]
    pending: bool
    saved: tuple[int, Experiment, State | None] | None
    remark: str | None
    error: str | None
    race: RaceStanding | None
    fetched: float | None


class Portrait:
    """Makes snapshots of one live run; what stays the same is copied once."""

    def __init__(self, run: LiveRun) -> None:
        self._run = run
        self._network = run.trainer.network
        self._moves = tuple(Move(kind, layer) for kind, layer in run.trainer.moves)
        self._data = data_summary(run.data, run.losses.rows, run.losses.validation)
        self._baseline = layer_values(self._network, run.baseline)
        self._start, self._parameters = (LayerCopies(self._network) for _ in range(2))
        self._batch = BatchLook(run.trainer)
        self._example = ExampleLook(run.trainer)
        self._derived: Derivation | None = None
        self._derived_at: Moment | None = None
        self._derivation_turn = Turn.of_network(self._network.size)
        self._slope_turn = Turn(ARROW)
        self._shadow: Shadow | None = None

    def take(self, status: Status) -> Snapshot:
        """The run as it stands. Its losses are those evaluated last."""
        run, trainer, network = self._run, self._run.trainer, self._network
        losses = run.losses
        moment = Moment(
            status.parameters_revision, trainer.iteration, trainer.beside_update, run.experiment
        )
        tempo = self._tempo(status)
        batch = self._batch.at(moment, tempo)
        row, side = self._shown_row(status)
        old = trainer.old_parameters
        positions = run.positions(status.watch.landscape)
        plane, path = self._on_plane(status, batch.flat_step)
        move = self._moves[trainer.made - 1] if trainer.made else None
        return Snapshot(
            experiment=run.experiment,
            revision=status.revision,
            answered=status.answered,
            parameters_revision=status.parameters_revision,
            running=status.running,
            stopped=trainer.stopped,
            iteration=trainer.iteration,
            epoch=trainer.epoch,
            iterations_per_epoch=trainer.iterations_per_epoch,
            learning_rate=trainer.learning_rate,
            iterations_per_second=status.speed,
            move=move,
            moves=self._moves,
            parameters=self._parameters.of(trainer.parameters),
            old_parameters=None if old is None else layer_values(network, old),
            start_parameters=self._start.of(run.start),
            gradients=batch.gradients,
            step=batch.step,
            example=self._example.at(moment, (row, side), batch, tempo),
            loss=losses.loss,
            loss_before=run.loss_before,
            validation_loss=losses.validation_loss,
            accuracy=losses.accuracy,
            validation_accuracy=losses.validation_accuracy,
            record=run.past.shown_record(losses.loss, losses.validation_loss),
            data=self._data,
            batch_rows=batch.rows,
            dropped=dropped_in(trainer, batch.rows, row if side == "training" else None),
            landscape=status.landscape,
            landscape_progress=status.landscape_progress,
            function=status.function,
            studies=status.studies,
            plane=plane,
            trail=path
            if positions is None
            else run.trail.path(trainer.parameters, trainer.iteration),
            saved=status.saved,
            notice=status.remark or self._notice(),
            proposed_learning_rate=self._proposed_rate(),
            error=status.error,
            pending=status.pending,
            baseline_parameters=self._baseline,
            landscape_gradient=self._landscape_gradient(status.watch.landscape, status.running),
            derivation=self._derivation(moment, (row, side), status.watch.derivative, tempo),
            first_iteration=run.past.first,
            last_iteration=run.past.last,
            ghost_record=run.past.ghost,
            race=status.race,
            mistakes=run.mistakes,
            fetched=status.fetched,
        )

    def _tempo(self, status: Status) -> Tempo:
        if not status.running:
            return "at rest"
        return "at a pace" if self._run.losses.at_leisure else "flat out"

    def with_pictures(self, before: Snapshot, status: Status) -> Snapshot:
        """That state of the run, which has rested since, with the newest pictures."""
        if isinstance(status.landscape_axes, PlaneAxes):
            return self.take(status)  # where it stands on them comes with the picture
        slope = self._landscape_gradient(status.watch.landscape, running=False)
        return replace(
            before,
            answered=status.answered,
            landscape=status.landscape,
            landscape_progress=status.landscape_progress,
            landscape_gradient=before.landscape_gradient
            if slope == before.landscape_gradient
            else slope,
            function=status.function,
            studies=status.studies,
            pending=status.pending,
        )

    def _shown_row(self, status: Status) -> tuple[int | None, Side]:
        """The row that is shown and its side; the last there is, where there are fewer."""
        trainer = self._run.trainer
        if status.row is None:
            return None, "training"
        if status.side == "validation" and trainer.validation is not None:
            return min(status.row, len(trainer.validation) - 1), "validation"
        return min(status.row, len(trainer.training) - 1), "training"

    def _derivation(
        self,
        moment: Moment,
        example: tuple[int | None, Side],
        index: ParameterIndex | None,
        tempo: Tempo,
    ) -> Derivation | None:
        """The watched derivative; where training runs on large networks, one of a moment ago."""
        if index is None:
            return None
        shown = self._derived
        same = shown is not None and (
            (shown.explanation.index, shown.row, shown.side) == (index, *example)
        )
        recent = moment.is_still(self._derived_at) or not self._derivation_turn.due_at(tempo)
        if not (same and recent):
            with self._derivation_turn.taken():
                self._derived = derive(self._run.trainer, example[0], index, example[1])
            self._derived_at = moment
        return self._derived

    def _notice(self) -> str | None:
        run, trainer = self._run, self._run.trainer
        if trainer.stopped == "diverged":
            at = trainer.iteration, trainer.learning_rate, run.largest_stable_rate
            return advice.on_divergence(*at, run.mistakes)
        if trainer.stopped == "early_stopping":
            return advice.on_early_stopping(trainer.iteration, trainer.settings.patience or 0)
        if run.overshoots and run.largest_stable_rate is not None:
            return advice.on_growth(trainer.learning_rate, run.largest_stable_rate)
        return advice.on_left_out(run.data.left_out)

    def _proposed_rate(self) -> float | None:
        run = self._run
        if run.trainer.stopped != "diverged" and not run.overshoots:
            return None
        rates = run.trainer.learning_rate, run.largest_stable_rate
        return None if advice.blames_loop(*rates, run.mistakes) else advice.proposed_rate(*rates)

    def _on_plane(
        self, status: Status, step: NDArray[Any]
    ) -> tuple[PlanePlace | None, Floats | None]:
        """The place on a plane that mixes parameters, and the way there."""
        run, axes = self._run, status.landscape_axes
        if not isinstance(axes, PlaneAxes):
            return None, None
        if self._shadow is None or self._shadow.axes is not axes:
            self._shadow = Shadow(axes)
        self._renew_slope(status.running)
        place = self._shadow.place(run.trainer.parameters, step, run.slope.value)
        path = self._shadow.path((run.start.copy(), *run.past.vectors(), run.trainer.parameters))
        return place, frozen(path)

    def _renew_slope(self, running: bool) -> None:
        slope, trainer = self._run.slope, self._run.trainer
        if slope.is_light and (not running or self._slope_turn.due):
            with self._slope_turn.taken():
                slope.finish(trainer.parameters, trainer.running)

    def _landscape_gradient(
        self, request: LandscapeRequest | None, running: bool
    ) -> tuple[float, float] | None:
        """∂L/∂(horizontal, vertical) of the loss that the landscape draws. Where it takes
        long, the one of the last picture."""
        run, slope = self._run, self._run.slope
        positions = run.positions(request)
        if positions is None:
            return None
        self._renew_slope(running)
        return float(slope.value[positions[0]]), float(slope.value[positions[1]])

    def scene(self, request: LandscapeRequest | None, revision: int) -> Scene:
        """What pictures are made of, with the present parameters copied."""
        run, trainer = self._run, self._run.trainer
        positions = run.positions(request)
        trail = np.empty((0, 2))
        if positions is not None:
            trail = np.vstack((run.trail.path(trainer.parameters), run.start[list(positions)]))
        path: tuple[NDArray[Any], ...] = ()
        if request is not None and request.axes != "parameters":
            path = (*run.past.vectors(), trainer.parameters.copy())
        running = self._network.new_statistics()
        running.flat[...] = trainer.running.flat
        return Scene(
            network=self._network,
            parameters=trainer.parameters.copy(),
            running=running,
            settings=trainer.settings,
            rows=run.picture_rows,
            sampled=len(run.picture_rows) < len(trainer.training),
            training=trainer.training,
            validation=trainer.validation,
            batch_rows=np.array(trainer.batch_rows),
            iteration=trainer.iteration,
            branch=run.past.branch,
            revision=revision,
            start=run.start.copy(),
            start_running=run.start_running,
            trail=trail,
            slope=run.slope,
            learning_rate=trainer.learning_rate,
            path=path,
            moments=run.past.moments,
            axes=self._axes,
            input_mean=run.data.inputs.mean,
            input_scale=run.data.inputs.deviation,
            target_mean=run.data.targets.mean,
            target_scale=run.data.targets.deviation,
        )

    @cached_property
    def _axes(self) -> Floats:
        """Lowest and highest value of each input to be drawn, in the data's own units."""
        data = self._data
        sides = [each for each in (data.training_values, data.validation_values) if len(each)]
        low = data.in_units(np.min([each.min(axis=0) for each in sides], axis=0))
        high = data.in_units(np.max([each.max(axis=0) for each in sides], axis=0))
        room = OUTER * (high - low)
        room[room == 0.0] = 1.0
        return np.stack((low - room, high + room), axis=1)


def data_summary(data: PreparedData, training: Rows, validation: Rows | None) -> DataSummary:
    """The rows as the views need them: those that losses are over, of many a fixed sample."""
    counts = len(data.training_inputs), len(data.validation_inputs)
    held_out = Rows(data.validation_inputs, data.validation_targets)
    if validation is not None:
        held_out = validation
    mean, scale = (np.asarray(each, float) for each in (data.targets.mean, data.targets.deviation))
    own = bool((mean == 0).all() and (scale == 1).all())
    return DataSummary(
        data.input_names,
        data.target_names,
        _input_values(data, training.inputs),
        frozen(data.target_values(training.targets)),
        _input_values(data, held_out.inputs),
        frozen(data.target_values(held_out.targets)),
        *counts,
        data.left_out,
        max(counts) > LOSS_ROWS,
        None if own else frozen(mean),
        None if own else frozen(scale),
        data.input_scale if _are_pixels(data) else 1.0,
    )


def _input_values(data: PreparedData, rows: NDArray[Any]) -> NDArray[Any]:
    """Some rows in their own units, read-only; pixels as they are."""
    values = rows.view() if _are_pixels(data) else data.input_values(rows)
    values.flags.writeable = False
    return values


def _are_pixels(data: PreparedData) -> bool:
    return data.training_inputs.dtype == np.uint8 and data.inputs.changes_nothing
