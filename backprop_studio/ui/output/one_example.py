"""The output for one example: ŷ and y on a number line, or as bars where outputs are many."""

import numpy as np
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backprop_studio.experiment.notation import Naming
from backprop_studio.experiment.numbers import between, format_count, format_number
from backprop_studio.experiment.units import unit_of
from backprop_studio.theme import Theme
from backprop_studio.training.messages import Move, Snapshot
from backprop_studio.ui.output.prediction import is_made, line_range
from backprop_studio.ui.output.readings import MOST_BARS, MOST_LINES, Reading, Readings
from backprop_studio.ui.plot_heading import Caption
from backprop_studio.ui.plot_style import Floats
from backprop_studio.ui.view import View


class OneExample(View):
    """ŷ beside y for the shown example (or the mean of the batch)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._example: object = None
        self._move: Move | None = None
        self._named: object = None
        self._naming: Naming | None = None
        self._ends: tuple[float, float] | None = None
        self.canvas = Readings(self)
        self.caption = Caption(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.canvas, 1)
        layout.addWidget(self.caption)
        self.canvas.setMinimumHeight(60)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Draw the shown example's outputs if they are others."""
        if snapshot.example is self._example and snapshot.move == self._move:
            return
        self._example, self._move = snapshot.example, snapshot.move
        if snapshot.experiment is not self._named:
            self._named, self._ends = snapshot.experiment, None
            self._naming = Naming(snapshot.experiment, len(snapshot.data.input_names))
        readings = self._readings(snapshot)
        self.canvas.readings = readings
        values = [r.wanted for r in readings]
        values += [r.output for r in readings if r.output is not None]
        self.canvas.ends = self._ends = self._range(snapshot, np.array(values))
        words = self._words(snapshot, readings)
        self.caption.say(words)
        self.caption.setVisible(bool(words))
        self.canvas.setAccessibleName(
            "; ".join(
                f"{r.symbol} = {'?' if r.output is None else format_number(r.output)}, "
                f"{r.target} = {format_number(r.wanted)}"
                for r in readings
            )
        )
        self.canvas.update()

    def _readings(self, snapshot: Snapshot) -> tuple[Reading, ...]:
        assert self._naming is not None
        layers = snapshot.experiment.network.layers
        last = len(layers) - 1
        known = is_made(snapshot, Move("forward", last))
        names = snapshot.data.target_names
        found = []
        for unit, (output, wanted) in enumerate(
            zip(snapshot.example.a[-1].tolist(), snapshot.example.y.tolist(), strict=True)
        ):
            target = str(self._naming.target(unit))
            symbol = target.replace("y", "ŷ", 1)
            found.append(
                Reading(
                    symbol,
                    target,
                    names[unit] if unit < len(names) and names[unit] != f"y{unit + 1}" else target,
                    output if known else None,
                    wanted,
                    f"{symbol} − {target} = {format_number(output - wanted)}",
                )
            )
        if len(found) > MOST_BARS:
            found.sort(key=lambda reading: -(reading.output or 0.0))
            found = found[:MOST_BARS]
        return tuple(found)

    def _range(self, snapshot: Snapshot, values: Floats) -> tuple[float, float]:
        activation = snapshot.experiment.network.layers[-1].activation
        if activation in ("sigmoid", "softmax"):
            return (0.0, 1.0)
        if activation == "tanh" and (abs(values) <= 1).all():
            return (-1.0, 1.0)
        return line_range(values, self._ends)

    def _words(self, snapshot: Snapshot, readings: tuple[Reading, ...]) -> str:
        parts, outputs = [], len(snapshot.example.y)
        if not is_made(snapshot, Move("forward", len(snapshot.experiment.network.layers) - 1)):
            parts.append(self.tr("ŷ comes with the forward pass"))
        if snapshot.example.row is None:
            parts.append(self.tr("mean over the batch"))
        elif snapshot.example.side == "validation":
            parts.append(
                self.tr("held-out example {row} of {rows}").format(
                    row=format_count(snapshot.example.row + 1),
                    rows=format_count(snapshot.data.validation_rows),
                )
            )
        elif snapshot.data.training_rows > 1:
            parts.append(
                self.tr("training example {row} of {rows}").format(
                    row=format_count(snapshot.example.row + 1),
                    rows=format_count(snapshot.data.training_rows),
                )
            )
        if outputs > MOST_BARS:
            parts.append(
                self.tr("{shown} of {all} outputs, highest first").format(
                    shown=MOST_BARS, all=outputs
                )
            )
        if outputs > MOST_LINES:
            parts.append(self.tr("bars: ŷ, dotted ring: y"))
        else:
            parts += _own_amounts(snapshot, readings)
        return " · ".join(parts)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self.canvas.theme = theme
        self.caption.set_theme(theme)
        self.canvas.update()


def _own_amounts(snapshot: Snapshot, readings: tuple[Reading, ...]) -> list[str]:
    """`ŷ = $121 000, y = $81 900` of each output that is trained on standardized targets."""
    data, found = snapshot.data, []
    if data.target_scale is None or data.target_mean is None:
        return []
    for reading, mean, scale in zip(readings, data.target_mean, data.target_scale, strict=True):
        unit = unit_of(snapshot.experiment, reading.name)
        amounts = [f"{reading.target} = {unit.amount(mean + scale * reading.wanted)}"]
        if reading.output is not None:
            guess = unit.amount(mean + scale * reading.output)
            amounts.insert(0, f"{reading.symbol} = {guess}")
        found.append(between().join(amounts))
    return found
