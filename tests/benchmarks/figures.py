"""What the benchmarks of the window share: the program on an example, waiting, percentiles."""

import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import psutil
from PySide6.QtCore import QEventLoop, Qt, QTimer

from backprop_studio.settings import Settings
from backprop_studio.training.heap import give_memory_back
from backprop_studio.ui.studio import Studio

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"


@contextmanager
def studio_on(example: str) -> Iterator[Studio]:
    """The program as a person has it, every view open at 1440 x 900, on a shipped example."""
    give_memory_back()  # as `app.main` does
    with tempfile.TemporaryDirectory() as folder:
        studio = Studio(Settings(Path(folder)), Path(folder))
        studio.thread_.failed.connect(give_up)
        window = studio.window
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(1440, 900)
        window.show()
        wait_until(lambda: window.plots.built)
        gc.freeze()  # as `Studio.run` does
        window.files.open_path(EXAMPLES / f"{example}.backprop", ask=False)
        wait_until(lambda: is_settled(studio))
        yield studio
        window.files.open_path(EXAMPLES / f"{example}.backprop", ask=False)
        window.close()
        studio.finish()


def processes() -> list[psutil.Process]:
    """The window's process and those it has started."""
    own = psutil.Process()
    return [own, *own.children(recursive=True)]


def give_up(details: str) -> None:
    """There are no figures of a worker that has failed."""
    print(details, file=sys.stderr, flush=True)
    os._exit(1)


def is_settled(studio: Studio) -> bool:
    """Whether everything is answered and drawn."""
    newest = studio.display.newest
    answered = newest is not None and newest.revision == studio.document.revision
    return answered and not studio.display.active


def play_flat_out(studio: Studio) -> None:
    """Train as fast as it goes from now on."""
    studio.window.run.set_rate(None)
    studio.window.run.play_or_pause()
    wait_until(lambda: studio.display.newest.running)


def run_event_loop(seconds: float) -> None:
    """Let the program live for a while, as it does between two deeds of a person."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def wait_until(is_so: Callable[[], bool], seconds: float = 60.0) -> None:
    """Let the program live until `is_so`; TimeoutError after `seconds`."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds:.0f} s in vain")
        run_event_loop(0.005)


def spread(milliseconds: Sequence[float]) -> str:
    """Median, 95th and 99th percentile and the largest, as one line."""
    p50, p95, p99 = np.percentile(milliseconds, (50, 95, 99))
    largest, count = max(milliseconds), len(milliseconds)
    return f"p50 {p50:.1f}  p95 {p95:.1f}  p99 {p99:.1f}  max {largest:.1f} ms  (n = {count})"
