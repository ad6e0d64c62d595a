"""The one way in which an export says no."""


class Unfit(ValueError):
    """What was asked cannot be made of this experiment, or not here; `str()` is one sentence."""
