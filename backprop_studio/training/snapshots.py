"""From the live run to frozen values: what a snapshot holds, copied once."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from numpy.typing import NDArray

from backprop_studio.engine.planes import PlaneAxes
from backprop_studio.experiment.model import Experiment, State
from backprop_studio.training.batch_at_hand import BatchAtHand, BatchLook
from backprop_studio.training.commands import LandscapeRequest, Side, Watch
from backprop_studio.training.copies import LayerCopies, layer_values
from backprop_studio.training.derivation import DerivationLook
from backprop_studio.training.dropping import dropped_in
from backprop_studio.training.example_at_hand import ExampleLook
from backprop_studio.training.landscape_at_hand import LandscapeLook
from backprop_studio.training.live_run import LiveRun
from backprop_studio.training.messages import (
    ExamplePass,
    Floats,
    FunctionPicture,
    Landscape,
    LayerValues,
    Move,
    Snapshot,
)
from backprop_studio.training.moment import Moment
from backprop_studio.training.notice import notice, proposed_rate
from backprop_studio.training.pacing import Tempo
from backprop_studio.training.plane_place import Axes, positions_of
from backprop_studio.training.race_messages import RaceStanding
from backprop_studio.training.scene import Scene
from backprop_studio.training.shown_rows import data_summary, input_box
from backprop_studio.training.study import Study


class Status(Struct, frozen=True):
    """What the session adds to the run: see `Snapshot` for the fields of the same names."""

    revision: int
    answered: int
    parameters_revision: int
    batch_revision: int  # see `Changes`
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
        self._landscape = LandscapeLook(run)
        self._derivation = DerivationLook(run.trainer)
        self._ahead: Status | None = None  # around an update, until what follows was looked at

    def take(self, status: Status) -> Snapshot:
        """The run as it stands. Its losses are those evaluated last."""
        run, trainer, watch = self._run, self._run.trainer, status.watch
        moment = Moment(status.batch_revision, run.experiment)
        tempo = self._tempo(status)
        self._parameters.walked(tempo == "at rest")
        parameters = self._parameters.of(trainer.parameters)
        batch = self._batch.at(moment, parameters, tempo)
        row, side = self._shown_row(status)
        place = self._landscape.at(
            watch.landscape, status.landscape_axes, batch.flat_step, status.running
        )
        example = self._example.at(moment, (row, side), batch, tempo)
        at_update = trainer.beside_update or trainer.before_update
        walks_on = at_update and tempo == "at rest" and not run.past.looking_back
        self._ahead = status if walks_on else None
        return replace(
            self._standing(status, parameters, batch, example),
            dropped=dropped_in(trainer, batch.rows, row if side == "training" else None),
            landscape=status.landscape,
            landscape_progress=status.landscape_progress,
            landscape_gradient=self._landscape.gradient(watch.landscape, status.running),
            plane=place.plane,
            trail=place.trail,
            function=status.function,
            studies=status.studies,
            derivation=self._derivation.at(moment, (row, side), watch.derivative, tempo),
            saved=status.saved,
            notice=status.remark or notice(run),
            proposed_learning_rate=proposed_rate(run),
            error=status.error,
            pending=status.pending,
            race=status.race,
            fetched=status.fetched,
        )

    @property
    def looks_ahead(self) -> bool:
        """Whether there is something to find out for the next move: the run rests before an
        update, after which that of another batch comes, or beside it, before that batch."""
        return self._ahead is not None

    def look_ahead(self, revision: int) -> None:
        """Find it out; `revision` is the number that the batch will have."""
        status, self._ahead = self._ahead, None
        if status is None:
            return
        if self._run.trainer.before_update:
            with np.errstate(all="ignore"):
                self._batch.see_after_update()
            return
        moment, shown = Moment(revision, self._run.experiment), self._shown_row(status)
        parameters = self._parameters.of(self._run.trainer.parameters)
        with np.errstate(all="ignore"):
            batch = self._batch.ahead(moment, parameters)
            self._example.ahead(moment, shown, batch)
            self._derivation.ahead(moment, shown, status.watch.derivative)

    def _standing(
        self,
        status: Status,
        parameters: tuple[LayerValues, ...],
        batch: BatchAtHand,
        example: ExamplePass,
    ) -> Snapshot:
        """The run itself, before anything that is drawn or said of it."""
        run, trainer, losses = self._run, self._run.trainer, self._run.losses
        old = trainer.old_parameters
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
            move=self._moves[trainer.made - 1] if trainer.made else None,
            moves=self._moves,
            parameters=parameters,
            old_parameters=None if old is None else self._parameters.given(old),
            start_parameters=self._start.of(run.start),
            baseline_parameters=self._baseline,
            gradients=batch.gradients,
            step=batch.step,
            batch_rows=batch.rows,
            example=example,
            loss=losses.loss,
            loss_before=run.loss_before,
            validation_loss=losses.validation_loss,
            accuracy=losses.accuracy,
            validation_accuracy=losses.validation_accuracy,
            record=run.past.shown_record(losses.loss, losses.validation_loss),
            ghost_record=run.past.ghost,
            first_iteration=run.past.first,
            last_iteration=run.past.last,
            data=self._data,
            mistakes=run.mistakes,
        )

    def _tempo(self, status: Status) -> Tempo:
        if not status.running:
            return "at rest"
        return "at a pace" if self._run.losses.at_leisure else "flat out"

    def with_pictures(self, before: Snapshot, status: Status) -> Snapshot:
        """That state of the run, which has rested since, with the newest pictures."""
        if isinstance(status.landscape_axes, PlaneAxes):
            return self.take(status)  # where it stands on them comes with the picture
        slope = self._landscape.gradient(status.watch.landscape, running=False)
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

    def scene(self, request: LandscapeRequest | None, revision: int) -> Scene:
        """What pictures are made of, with the present parameters copied."""
        run, trainer = self._run, self._run.trainer
        positions = positions_of(request, self._network)
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
            axes=self._input_box,
            input_mean=run.data.inputs.mean,
            input_scale=run.data.inputs.deviation,
            target_mean=run.data.targets.mean,
            target_scale=run.data.targets.deviation,
        )

    @cached_property
    def _input_box(self) -> Floats:
        return input_box(self._data)
