"""The units that dropout zeroes in the batch at hand, for the row that is shown."""

import numpy as np

from backprop_studio.engine.batches import iteration_random
from backprop_studio.engine.dropped import dropped_units
from backprop_studio.engine.trainer import Trainer
from backprop_studio.training.messages import Dropped, Floats
from backprop_studio.training.scene import frozen

MOST = 2_000_000  # numbers to be drawn; of more nothing is told


def dropped_in(trainer: Trainer, batch_rows: Floats, shown: int | None) -> Dropped | None:
    """For training row `shown` if the batch holds it, else for the batch's first row; None
    where there is no dropout."""
    layers = trainer.network.layers
    drawn = len(batch_rows) * sum(layer.units for layer in layers if layer.dropout)
    if not 0 < drawn <= MOST:
        return None
    places = np.flatnonzero(batch_rows == shown) if shown is not None else np.array([])
    place = int(places[0]) if places.size else 0
    beside_update = trainer.made == len(trainer.moves)
    random = iteration_random(trainer.settings.seed, trainer.iteration - beside_update)
    units = dropped_units(trainer.network, len(batch_rows), place, random)
    return Dropped(
        int(batch_rows[place]), tuple(None if one is None else frozen(one) for one in units)
    )
