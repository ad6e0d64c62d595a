"""How thick the lines of plots are: in a hall they grow with the type.

Plots take their pens in many places, and few of them know the theme; so this is told once for
all of them, before they are given a look.
"""

_times = 1.0  # the window's thread alone paints


def use_thickness(times: float) -> None:
    """From now on pens are `times` as wide as at the desk."""
    global _times
    _times = times


def thickness() -> float:
    """How many times as wide as at the desk pens are."""
    return _times
