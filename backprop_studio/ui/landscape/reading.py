"""What one computed landscape says: scale, floor, arrows. Made once a picture or snapshot."""

import numpy as np
from msgspec import Struct

from backprop_studio.training.messages import Landscape, Snapshot
from backprop_studio.ui.landscape.arrow import Arrow, coincide, gradient_is_whole
from backprop_studio.ui.landscape.axes import number_at
from backprop_studio.ui.landscape.bowl import bowl_floor
from backprop_studio.ui.landscape.framing import Framing
from backprop_studio.ui.landscape.levels import (
    DEEPEST,
    DEEPEST_BESIDE_LINE,
    Scale,
    gradient_on_grid,
    minimum_line,
    minimum_point,
    scale_of,
)
from backprop_studio.ui.landscape.picture import Relief
from backprop_studio.ui.plot_style import Floats

SCALES = {"automatic": None, "linear": False, "logarithmic": True}


class Reading(Struct, frozen=True, eq=False):
    """A picture with its scale, and its floor: a point, a line, or neither in sight."""

    picture: Landscape
    scale: Scale
    minimum: tuple[float, float, float] | None
    line: Floats | None
    version: int
    floor: tuple[float, float] | None = None  # of a bowl, inside or near by
    tall: bool = False  # heights are logarithmic too: it was asked for


def read(picture: Landscape, scale: str, version: int) -> Reading:
    """`scale` is one of SCALES; `version` another number for each picture."""
    loss, logarithmic = picture.loss, SCALES[scale]
    line = minimum_line(picture.horizontal, picture.vertical, loss)
    minimum = floor = None
    if line is None:
        minimum = minimum_point(picture.horizontal, picture.vertical, loss)
        beyond = None if minimum else bowl_floor(picture.horizontal, picture.vertical, loss)
        floor = minimum[:2] if minimum else beyond
    deepest = DEEPEST if line is None else DEEPEST_BESIDE_LINE
    scale_wanted = scale_of(loss, deepest, logarithmic)
    return Reading(picture, scale_wanted, minimum, line, version, floor, logarithmic is True)


def relief_of(
    reading: Reading, framing: Framing, snapshot: Snapshot, names: tuple[str, str], text: str
) -> Relief:
    """All that a canvas draws of this snapshot; `text` stands beside the ball."""
    picture = reading.picture
    ball = framing.ball(snapshot)
    return Relief(
        picture.horizontal,
        picture.vertical,
        picture.loss,
        names,
        reading.scale,
        reading.version,
        ball,
        text,
        framing.trail(snapshot),
        arrows_at(snapshot, framing, picture),
        minimum=reading.minimum,
        line=reading.line,
        logarithmic=reading.tall and reading.scale.logarithmic,
        single_parameters=framing.kind == "parameters",
    )


def arrows_at(snapshot: Snapshot, framing: Framing, picture: Landscape | None) -> tuple[Arrow, ...]:
    """−η∇L of the loss drawn, and the optimizer's next step where it is another."""
    if framing.kind != "parameters":
        place = snapshot.plane
        if place is None:
            return ()
        rate = snapshot.learning_rate
        downhill = Arrow(rate * place.downhill[0], rate * place.downhill[1])
        return _together(downhill, Arrow(*place.step, optimizer=True))
    assert framing.pair is not None
    across, up = (number_at(index, snapshot.step) for index in framing.pair)
    step = Arrow(across, up, optimizer=True)
    slope = _slope_at(snapshot, framing, picture)
    if slope is None:
        return (step,)
    across, up = (-snapshot.learning_rate * slope).tolist()
    return _together(Arrow(across, up), step)


def _together(downhill: Arrow, step: Arrow) -> tuple[Arrow, ...]:
    return (downhill,) if coincide(downhill, step) else (step, downhill)


def _slope_at(snapshot: Snapshot, framing: Framing, picture: Landscape | None) -> Floats | None:
    """∇L of the loss drawn: as the session says, else from the batch, else from the picture."""
    assert framing.pair is not None
    if snapshot.landscape_gradient is not None and framing.answered_by(snapshot.landscape):
        return np.array(snapshot.landscape_gradient)
    if gradient_is_whole(snapshot):
        return np.array([number_at(index, snapshot.gradients) for index in framing.pair])
    ball = framing.ball(snapshot)
    if picture is None or ball is None:
        return None
    return gradient_on_grid(picture.horizontal, picture.vertical, picture.loss, ball)


def shows_the_same(before: Snapshot, snapshot: Snapshot) -> bool:
    """Whether the second snapshot would be drawn as the first, but for its studies."""
    return (
        before.parameters_revision == snapshot.parameters_revision
        and before.revision == snapshot.revision
        and before.experiment is snapshot.experiment
        and before.loss == snapshot.loss  # which a run that comes to rest learns anew
        and before.step is snapshot.step
        and before.gradients is snapshot.gradients
        and before.landscape_gradient == snapshot.landscape_gradient
        and before.plane is snapshot.plane
        and _agree(before.trail, snapshot.trail)
        and before.race is snapshot.race
    )


def _agree(trail: Floats | None, other: Floats | None) -> bool:
    if trail is None or other is None:
        return trail is other
    return np.array_equal(trail, other)
