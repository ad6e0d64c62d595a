"""The window from start to end: what the system lacks is said before Qt could abort on it."""

import sys
from pathlib import Path

from backprop_studio import system_check

REFUSED = 2


def main(document: Path | None = None) -> int:
    """Open the window, on `document` or on the opening example; return the exit status."""
    problem = system_check.problem()
    if problem is not None:
        print(f"backprop-studio: {problem}", file=sys.stderr)
        return REFUSED
    # Qt only now: importing it already needs some of the libraries looked for above.
    try:
        from backprop_studio.ui.studio import Studio
    except ImportError as error:
        print(f"backprop-studio: the window cannot be loaded: {error}", file=sys.stderr)
        return REFUSED
    from backprop_studio.experiment.problem import Refused

    try:
        studio = Studio()
    except Refused as refused:
        print(f"backprop-studio: this installation is incomplete: {refused}", file=sys.stderr)
        return REFUSED
    return studio.run(document)
