"""What the benchmarks share: percentiles as one line, and a run of the event loop."""

import time
from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication


def spread(milliseconds: Sequence[float]) -> str:
    """Median, 95th and 99th percentile and the largest, as one line."""
    p50, p95, p99 = np.percentile(milliseconds, (50, 95, 99))
    return f"p50 {p50:.1f}  p95 {p95:.1f}  p99 {p99:.1f}  max {max(milliseconds):.1f} ms"


def run_event_loop(seconds: float) -> None:
    """Let the program live for a while, as it does between two deeds of a person."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def wait_until(is_so: Callable[[], bool], seconds: float = 30.0) -> None:
    """Let the program live until `is_so`; TimeoutError after `seconds`."""
    deadline = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds:.0f} s in vain")
        QApplication.processEvents()
        time.sleep(0.001)
