"""Dragging and turning the wheel: how far the pointer moves a value. No Qt."""

from msgspec import Struct

from backprop_studio.engine.parameter_index import ParameterIndex

PER_PIXEL = 0.01  # of a weight, bias, input or target
FINE = 0.1  # times that with Shift
WHEEL_NOTCH = 0.05
THRESHOLD = 3.0  # px before a press becomes a drag


class Drag(Struct):
    """One gesture from press to release: what is moved, from where, and its name for undo."""

    kind: str  # "parameter", "target" or "input"
    parameter: ParameterIndex | None
    unit: int
    start: float
    from_y: float
    gesture: str
    moving: bool = False

    def value_at(self, y: float, fine: bool = False) -> float | None:
        """The value with the pointer at `y` (upwards is more); None before the threshold."""
        travelled = self.from_y - y
        if not self.moving and abs(travelled) < THRESHOLD:
            return None
        self.moving = True
        step = PER_PIXEL * (FINE if fine else 1.0)
        return self.start + round(travelled) * step


def rounded(value: float) -> float:
    """As values are set by hand: four decimals."""
    return round(value, 4) + 0.0
