"""The window from start to end: what the system lacks is said before Qt could abort on it."""

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from backprop_studio import system_check
from backprop_studio.training.heap import give_memory_back
from backprop_studio.training.process import WorkerProcess, can_fork

if TYPE_CHECKING:
    from backprop_studio.ui.studio import Studio

REFUSED = 2


def main(document: Path | None = None, smoke: bool = False) -> int:
    """Open the window, on `document` or on the opening example; return the exit status. `smoke`:
    once through without a person, see `smoke`."""
    problem = system_check.problem()
    if problem is not None:
        print(f"backprop-studio: {problem}", file=sys.stderr)
        return REFUSED
    give_memory_back()
    # The worker loads its own modules while this process loads Qt.
    worker = WorkerProcess(forked=can_fork())
    # Everything made while loading stays: looking through it for garbage only takes time.
    gc.disable()
    try:
        studio = _load(worker)
    finally:
        gc.freeze()
        gc.enable()
    if studio is None:
        return REFUSED
    if smoke and document is not None:
        from backprop_studio.smoke import run_alone

        return run_alone(studio, document)
    return studio.run(document)


def _load(worker: WorkerProcess) -> "Studio | None":
    """The program, ready to run; None if it cannot be, and the reason has been said."""
    # Qt only now: importing it already needs some of the libraries looked for above.
    try:
        from backprop_studio.ui.unread_source import leave_source_unread

        leave_source_unread()
        from backprop_studio.ui.studio import Studio
    except ImportError as error:
        print(f"backprop-studio: the window cannot be loaded: {error}", file=sys.stderr)
        return None
    from backprop_studio.experiment.problem import Refused

    try:
        return Studio(worker=worker)
    except Refused as refused:
        print(f"backprop-studio: this installation is incomplete: {refused}", file=sys.stderr)
        return None
