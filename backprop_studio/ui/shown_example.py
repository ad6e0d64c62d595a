"""Whose numbers are shown, in words: an example's, one's that is held out, or a mean's."""

from PySide6.QtCore import QCoreApplication

from backprop_studio.experiment.numbers import format_count
from backprop_studio.training.messages import Snapshot


def _tr(text: str) -> str:
    return QCoreApplication.translate("ShownExample", text)


def averaged_rows(snapshot: Snapshot) -> int:
    """Over how many examples the mean goes that is shown: those of the batch at hand."""
    batch = snapshot.batch_rows
    return snapshot.data.training_rows if batch is None else len(batch)


def whose_words(snapshot: Snapshot) -> str:
    """`example 3 of 150`, `held out 2 of 50`, `mean over 10 examples`; empty where there is
    only one example."""
    row, data = snapshot.example.row, snapshot.data
    if snapshot.example.side == "validation" and row is not None:
        return _tr("held out {row} of {rows}").format(
            row=format_count(row + 1), rows=format_count(data.validation_rows)
        )
    if data.training_rows == 1:
        return ""
    if row is None:
        return _tr("mean over {rows} examples").format(rows=format_count(averaged_rows(snapshot)))
    return _tr("example {row} of {rows}").format(
        row=format_count(row + 1), rows=format_count(data.training_rows)
    )
