"""A new run where another one began: at its baseline, or with other numbers to start from."""

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.mistaken_trainer import MistakenTrainer, start_of
from backprop_studio.engine.mistakes import Mistakes
from backprop_studio.engine.network import RunningStatistics
from backprop_studio.engine.trainer import Trainer
from backprop_studio.experiment.build import Run
from backprop_studio.training.live_run import LiveRun


def restarted(run: LiveRun, mistakes: Mistakes | None = None) -> LiveRun:
    """A new run from the baseline of `run`, with its present settings and mistakes (or others);
    `run` stays as it is."""
    return _begun(run, run.baseline, run.baseline_running, mistakes)


def begun_at(run: LiveRun, start: NDArray[np.float64], running: RunningStatistics) -> LiveRun:
    """A new run like `run` that starts from there, with such statistics of batch
    normalization; a reset returns it to the baseline of `run`."""
    new = _begun(run, start, running)
    new.baseline[...] = run.baseline
    new.baseline_running = run.baseline_running
    return new


def _begun(
    run: LiveRun,
    start: NDArray[np.float64],
    running: RunningStatistics,
    mistakes: Mistakes | None = None,
) -> LiveRun:
    old, mistakes = run.trainer, run.mistakes if mistakes is None else mistakes
    parts = (
        old.network,
        run.past.settings,
        old.training,
        old.validation,
        start_of(old, start),
        running,
    )
    trainer = MistakenTrainer(*parts, mistakes) if mistakes.any else Trainer(*parts)
    return LiveRun(Run(run.past.intended, trainer, run.data), run.clock)
