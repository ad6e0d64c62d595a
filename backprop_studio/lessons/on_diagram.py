"""How the diagram writes what a lesson names."""

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.experiment.notation import Naming
from backprop_studio.lessons import quantities
from backprop_studio.training.messages import Snapshot


def as_written(name: str, snapshot: Snapshot) -> str:
    """A weight or bias as the diagram writes it, anything else by its own name."""
    named = quantities.known_names(snapshot).get(name)
    weight = named is not None and isinstance(named.index, ParameterIndex)
    return on_diagram(name, snapshot) if weight else name


def on_diagram(name: str, snapshot: Snapshot) -> str:
    """How the diagram writes a weight, a bias or a unit."""
    naming = Naming(snapshot.experiment, len(snapshot.example.x))
    index = quantities.find(snapshot, name).index
    if isinstance(index, ParameterIndex):
        return str(naming.parameter(index))
    return str(naming.activation(index))
