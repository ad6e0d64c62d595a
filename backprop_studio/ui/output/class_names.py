"""What the classes of an experiment are called."""

import numpy as np

from backprop_studio.training.data_summary import DataSummary
from backprop_studio.ui.plot_style import short_number


def class_names(data: DataSummary) -> tuple[str, ...]:
    """The targets' names; of a single target its two values: `y = 0`, `y = 1`. One that is 1
    for the second of two classes is called `pet=cat`: its values are `pet ≠ cat`, `pet = cat`."""
    if len(data.target_names) > 1:
        return data.target_names
    values = np.unique(data.training_targets)
    name, is_class, label = data.target_names[0].partition("=")
    if is_class and np.isin(values, (0.0, 1.0)).all():
        return f"{name} ≠ {label}", f"{name} = {label}"
    low, high = (float(values[0]), float(values[-1])) if len(values) else (0.0, 1.0)
    return tuple(f"{data.target_names[0]} = {short_number(value)}" for value in (low, high))
