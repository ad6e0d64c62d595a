"""What an edit of the experiment brings with it: leftovers go, a reset returns elsewhere."""

import msgspec

from backprop_studio.document.commands import Content
from backprop_studio.experiment.comparison import same
from backprop_studio.experiment.model import Experiment, InlineData


def _shapes(experiment: Experiment) -> tuple[tuple[int, bool], ...]:
    return tuple((layer.units, layer.batch_norm) for layer in experiment.network.layers)


def without_leftovers(before: Experiment, after: Experiment) -> Experiment:
    """Leave out parameters meant for other layers or replaced by a new draw, and the
    state of a run left behind."""
    old, new = before.network, after.network
    fits = _shapes(before) == _shapes(after)
    drawn_anew = (old.initializer, old.seed) != (new.initializer, new.seed)
    taken_over = after.parameters is before.parameters
    leftover = taken_over and after.parameters is not None and (drawn_anew or not fits)
    if not leftover and after.state is None:
        return after
    parameters = None if leftover else after.parameters
    return msgspec.structs.replace(after, parameters=parameters, state=None)


def _only_values_moved(before: Experiment, after: Experiment) -> bool:
    """Whether data differ at most in the numbers of inline rows, and the network not at all."""
    if not same(before.network, after.network) or not same(before.parameters, after.parameters):
        return False
    old, new = before.data, after.data
    if isinstance(old, InlineData) and isinstance(new, InlineData):
        if old.inputs.shape != new.inputs.shape or old.targets.shape != new.targets.shape:
            return False
        new = msgspec.structs.replace(new, inputs=old.inputs, targets=old.targets)
    return same(old, new)


def baseline_after(content: Content, after: Experiment) -> Experiment:
    """A change of structure makes a new baseline; settings and dragged values do not."""
    if _only_values_moved(content.experiment, after):
        return content.baseline
    return after


def with_baseline_values(content: Content) -> Experiment:
    """The present experiment with the baseline's rows and parameters, settings kept."""
    now, baseline = content.experiment, content.baseline
    if now.data is baseline.data and now.parameters is baseline.parameters:
        return now if now.state is None else msgspec.structs.replace(now, state=None)
    return msgspec.structs.replace(
        now, data=baseline.data, parameters=baseline.parameters, state=None
    )
