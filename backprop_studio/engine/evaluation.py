"""Loss and accuracy over a whole table, in evaluation mode and in pieces that fit the cache."""

from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.batches import Table
from backprop_studio.engine.forward import ForwardPass
from backprop_studio.engine.losses import Loss
from backprop_studio.engine.network import Network, RunningStatistics

Array = NDArray[Any]
Decision = Literal["largest", "half", "sign"]

# Numbers of the widest layer held at once.
PIECE = 2**18


def decision_rule(network: Network, loss_kind: str, targets: Array) -> Decision | None:
    """How an output becomes a class: the largest of a softmax; above ½ for a sigmoid with
    binary cross-entropy, and for a single output whose targets are all 0 or 1; the sign
    where they are all −1 or 1; None where the targets are quantities."""
    if network.layers[-1].activation == "softmax":
        return "largest"
    if loss_kind == "binary_cross_entropy":
        return "half"
    if network.outputs != 1 or len(targets) == 0:
        return None
    if bool(np.all((targets == 0) | (targets == 1))):
        return "half"
    if bool(np.all((targets == -1) | (targets == 1))):
        return "sign"
    return None


def count_right(rule: Decision, outputs: Array, targets: Array) -> int:
    """How many examples are decided as their targets say (with every output, if several)."""
    if rule == "largest":
        return int(np.count_nonzero(outputs.argmax(1) == targets.argmax(1)))
    threshold = 0.5 if rule == "half" else 0.0
    return int(np.count_nonzero(((outputs >= threshold) == (targets >= threshold)).all(1)))


class Evaluator:
    """Evaluates tables with one vector of parameters, as it is at the time of the call."""

    def __init__(
        self,
        network: Network,
        parameters: Array,
        running: RunningStatistics,
        loss_kind: str,
        loss: Loss,
    ) -> None:
        self._network, self._parameters, self._running = network, parameters, running
        self._loss_kind, self._loss = loss_kind, loss
        self._piece = min(8192, max(64, PIECE // max(network.widths)))
        self._passes: dict[int, ForwardPass] = {}
        self._rules: list[tuple[Table, Decision | None]] = []

    def evaluate(self, table: Table) -> tuple[float, float | None]:
        """Mean loss without penalty, and the share of right classes (None: no classes)."""
        count = len(table.rows)
        if count == 0:
            raise ValueError("there are no rows to evaluate")
        rule = self._rule(table)
        total, right = 0.0, 0
        with np.errstate(all="ignore"):
            for start in range(0, count, self._piece):
                x_one, y = table.span(start, min(start + self._piece, count))
                forward = self._pass(len(y))
                forward.load(x_one, y)
                forward.run(training=False)
                total += len(y) * forward.mean_loss(self._loss)()
                if rule is not None:
                    right += count_right(rule, forward.last.a, y)
        return total / count, None if rule is None else right / count

    def _pass(self, rows: int) -> ForwardPass:
        if rows not in self._passes:
            if len(self._passes) > 4:
                self._passes.clear()
            self._passes[rows] = ForwardPass(self._network, self._parameters, self._running, rows)
        return self._passes[rows]

    def _rule(self, table: Table) -> Decision | None:
        for known, rule in self._rules:
            if known is table:
                return rule
        rule = decision_rule(self._network, self._loss_kind, table.rows.targets)
        self._rules = [*self._rules[-3:], (table, rule)]
        return rule
