"""A hand-calculation sheet: one iteration with blanks, and on a second page solved.

The numbers are the experiment's own at its start, for one example; the five moves stand in
order, each line once with a blank and once with its result, digits by `experiment.numbers`.
"""

import html
from collections.abc import Callable

import msgspec
from msgspec import Struct

from backprop_studio.experiment.build import Run, build, layer_parameters
from backprop_studio.experiment.model import InlineData
from backprop_studio.export.sheet_drawing import network_drawing
from backprop_studio.export.sheet_lines import Line, SheetLines, given_rows
from backprop_studio.export.unfit import Unfit
from backprop_studio.phrase import Phrase

MOST_PARAMETERS = 40
BLANK = "_" * 12
_STYLE = """
body { font-family: Inter, "Segoe UI", Helvetica, Arial, sans-serif; font-size: 12px;
  color: #1a1d21; max-width: 46em; margin: 2em auto; }
h1 { font-size: 20px; margin: 0 0 8px 0; } h2 { font-size: 13px; margin: 8px 0 2px 0; }
p { margin: 2px 0 2px 0; } td { padding: 5px 14px 5px 0; }
.solved { page-break-before: always; break-before: page; }
@page { margin: 18mm; }
"""


class Sheet(Struct, frozen=True):
    """Both pages as HTML without drawings, and the drawings as SVG."""

    title: str
    blank: str
    solved: str
    blank_drawing: str
    solved_drawing: str

    def html(self, place: Callable[[str], str] | None = None) -> str:
        """The whole document; `place` says what stands for a drawing (by default itself)."""
        insert = place or _itself
        return (
            f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
            f"<title>{html.escape(self.title)}</title><style>{_STYLE}</style></head><body>\n"
            f"{self._page(self.blank, insert(self.blank_drawing))}\n"
            f'<div class="solved" style="page-break-before: always">'
            f"{self._page(self.solved, insert(self.solved_drawing))}</div>\n</body></html>\n"
        )

    def _page(self, text: str, drawing: str) -> str:
        head, _, rest = text.partition("<!-- drawing -->")
        return f"{head}<p>{drawing}</p>{rest}"


def _itself(drawing: str) -> str:
    return drawing


def sheet_of(run: Run) -> Sheet:
    """The sheet of a run that stands at its start. Raises Unfit where nobody would do it by
    hand: more than 40 parameters, dropout, batch normalization or residual layers."""
    single = _single(run)
    lines = SheetLines(single)
    title = run.experiment.title or "One iteration"
    rows = len(run.data.training_inputs)
    note = (
        f"<p>For the first of the {rows} examples alone, in the units that the network is "
        "trained in.</p>"
        if rows > 1
        else ""
    )
    naming, network = lines.naming, single.trainer.network
    shown, moves = lines.values(), lines.moves()

    def page(heading: str, solved: bool) -> str:
        parts = [f"<h1>{html.escape(heading)}</h1>{note}<!-- drawing -->", given_rows(lines)]
        for number, (name, steps) in enumerate(moves, 1):
            parts.append(f"<h2>{number} {name}</h2>")
            parts.append(_solved(steps) if solved else _blank(steps))
        return "\n".join(parts)

    return Sheet(
        title,
        page(f"{title}: one iteration by hand", False),
        page(f"{title}: solved", True),
        network_drawing(network, naming, lines.before, {}),
        network_drawing(network, naming, lines.before, shown),
    )


def _single(run: Run) -> Run:
    """The same network on the first training row alone, which then is the whole batch."""
    network, experiment = run.trainer.network, run.experiment
    if network.size > MOST_PARAMETERS:
        raise Unfit(
            Phrase(
                "The network has {count} parameters; a sheet to calculate by hand is "
                "made for at most {most}.",
                count=network.size,
                most=MOST_PARAMETERS,
            )
        )
    for layer in network.layers:
        if layer.dropout or layer.batch_norm or layer.residual:
            raise Unfit(
                Phrase(
                    "A sheet to calculate by hand is made for layers without dropout, batch "
                    "normalization and residual connections."
                )
            )
    data = run.data
    row = InlineData(
        inputs=data.training_inputs[:1] * data.input_scale,
        targets=data.training_targets[:1].astype("float64"),
    )
    training = msgspec.structs.replace(
        experiment.training, batch_size=None, early_stopping=None, precision="float64"
    )
    entries = layer_parameters(run.trainer)
    alone = msgspec.structs.replace(
        experiment, data=row, training=training, parameters=entries, state=None
    )
    return build(alone)


def _blank(lines: list[Line]) -> str:
    """In two columns, with room to write."""
    cells = [f"<td>{line.formula} = {BLANK}</td>" for line in lines]
    rows = ["".join(cells[i : i + 2]) for i in range(0, len(cells), 2)]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def _solved(lines: list[Line]) -> str:
    parts = []
    for line in lines:
        numbers = f" = {line.numbers}" if line.numbers else ""
        parts.append(f"<p>{line.formula}{numbers} = <b>{line.result}</b></p>")
    return "".join(parts)
