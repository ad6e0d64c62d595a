"""What is said of a run that gets out of hand or has ended, and the rate proposed then."""

from backprop_studio.training import advice
from backprop_studio.training.live_run import LiveRun


def notice(run: LiveRun) -> str | None:
    """One sentence for the person; None where there is nothing to say."""
    trainer = run.trainer
    if trainer.stopped == "diverged":
        at = trainer.iteration, trainer.learning_rate, run.largest_stable_rate
        return advice.on_divergence(*at, _lower_rate(run), run.mistakes)
    if trainer.stopped == "early_stopping":
        return advice.on_early_stopping(trainer.iteration, trainer.settings.patience or 0)
    if run.overshoots and run.largest_stable_rate is not None:
        return advice.on_growth(trainer.learning_rate, run.largest_stable_rate)
    return advice.on_left_out(run.data.left_out)


def proposed_rate(run: LiveRun) -> float | None:
    """The learning rate to try instead; None where the rate is not what is wrong."""
    if run.trainer.stopped != "diverged" and not run.overshoots:
        return None
    rates = run.trainer.learning_rate, run.largest_stable_rate
    return None if advice.blames_loop(*rates, run.mistakes) else _lower_rate(run)


def _lower_rate(run: LiveRun) -> float:
    """To be set in place of the document's rate, from which a schedule makes those of the
    iterations: below both that one and the one that was too high."""
    trainer = run.trainer
    rate = min(trainer.learning_rate, trainer.settings.learning_rate)
    return advice.proposed_rate(rate, run.largest_stable_rate)
