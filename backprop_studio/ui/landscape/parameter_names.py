"""The parameters that a landscape offers for its axes, and what they are called."""

from typing import Any

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.notation import Naming, notation_of
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.landscape.axes import choices


class ParameterNames:
    """Of the network last met; `meet` tells whether it is another."""

    def __init__(self) -> None:
        self.indices: list[ParameterIndex] = []
        self.names: list[str] = []
        self._key: tuple[Any, ...] = ()
        self._naming: Naming | None = None

    def meet(self, snapshot: Snapshot) -> bool:
        """Take over names from this snapshot; False where nothing changed."""
        experiment = snapshot.experiment
        key = (
            tuple(layer.weights.shape for layer in snapshot.parameters),
            notation_of(experiment).weights,
            len(snapshot.data.input_names),
        )
        if key == self._key:
            return False
        self._key = key
        self._naming = Naming(experiment, len(snapshot.data.input_names))
        self.indices = choices(snapshot.parameters)
        self.names = [str(self._naming.parameter(index)) for index in self.indices]
        return True

    def add(self, index: ParameterIndex) -> bool:
        """Have this one, too; whether it is new."""
        if index in self.indices or self._naming is None:
            return False
        self.indices.append(index)
        self.names.append(str(self._naming.parameter(index)))
        return True

    def number(self, index: ParameterIndex) -> int:
        """Its place among `indices`."""
        return self.indices.index(index)

    def name(self, index: ParameterIndex) -> str:
        """As written in plain text."""
        return self.names[self.number(index)]
