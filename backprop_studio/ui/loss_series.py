"""The curves that a record of losses holds."""

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from backprop_studio.experiment.numbers import format_count, format_number
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.plot_style import Floats


class Series(Struct, frozen=True):
    """One curve: finite points only. `drawn` is loss, or log₁₀ of it on a logarithmic axis."""

    label: str
    iteration: Floats
    loss: Floats

    def shown(self, logarithmic: bool) -> tuple[Floats, Floats]:
        """(iteration, what is drawn); on a logarithmic axis only where the loss is positive."""
        if not logarithmic:
            return self.iteration, self.loss
        positive = self.loss > 0
        return self.iteration[positive], np.log10(self.loss[positive])


def finite_series(label: str, iteration: Floats, loss: Floats) -> Series:
    """Without the points where the loss was not computed or not finite."""
    known = np.isfinite(loss)
    return Series(label, iteration[known], loss[known])


def series_of(snapshot: Snapshot) -> dict[str, Series]:
    """Training, validation where rows are held out, and each batch where it says something."""
    record = snapshot.record
    known = {"training": (_tr("training"), record.training)}
    if record.validation is not None:
        known["validation"] = (_tr("validation"), record.validation)
    if _batches_differ(snapshot):
        known["batch"] = (_tr("each batch"), record.batch)
    return {
        name: finite_series(label, record.iteration, loss) for name, (label, loss) in known.items()
    }


def in_words(training: Series | None) -> str:
    """Where the run stands, for screen readers."""
    if training is None or not training.loss.size:
        return _tr("Nothing has been computed yet.")
    return _tr("Iteration {iteration}: training loss {loss}.").format(
        iteration=format_count(int(training.iteration[-1])),
        loss=format_number(float(training.loss[-1]), "loss"),
    )


def _batches_differ(snapshot: Snapshot) -> bool:
    """Whether a batch's loss says something else than the loss of all rows."""
    experiment = snapshot.experiment
    size = experiment.training.batch_size
    noisy = any(layer.dropout or layer.batch_norm for layer in experiment.network.layers)
    smaller = size is not None and size < snapshot.data.training_rows
    return (smaller or noisy) and snapshot.iteration > 0


def _tr(text: str) -> str:
    return QCoreApplication.translate("LossCurve", text)
