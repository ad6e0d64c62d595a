"""Process start to a painted, usable window, against a bare PySide6 and pyqtgraph window.

    python tests/benchmarks/start_time.py [ROUNDS]

Both are started in turn, in pairs, each in a process of its own. The bare one is a
QMainWindow with one PlotWidget in it. The studio counts as usable when its window has
been painted and the event loop has nothing left to do with the first snapshot drawn.
The goal is a ratio of at most 1.5.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

CHECKOUT = Path(__file__).parents[2]

# What both processes run at the place of QApplication.exec: paint, settle, print, leave.
MEASURE = """
import os, sys, time
import psutil
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

class Painted(QObject):
    seen = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.seen = True
        return False

def measured(*_):
    application = QApplication.instance()
    painted = Painted()
    application.installEventFilter(painted)
    while not (painted.seen and settled(application)):
        application.processEvents()
    application.processEvents()
    print(time.time() - psutil.Process().create_time(), flush=True)
    application.removeEventFilter(painted)
    application.closeAllWindows()
    application.aboutToQuit.emit()
    os._exit(0)
"""

BARE = (
    MEASURE
    + """
import pyqtgraph
from PySide6.QtWidgets import QMainWindow
def settled(application):
    return True
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(pyqtgraph.PlotWidget())
window.resize(1280, 800)
window.show()
measured()
"""
)

STUDIO = (
    MEASURE
    + """
def settled(application):
    from backprop_studio.ui.display import Display
    for window in application.topLevelWidgets():
        for display in window.findChildren(Display):
            return display.newest is not None and not display.active
    return False
QApplication.exec = staticmethod(measured)
from backprop_studio.cli import main
sys.exit(main([]))
"""
)


def seconds(script: str) -> float:
    """One process from its start to its painted window."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "QT_QPA_PLATFORM": "offscreen",
            **os.environ,
            "BACKPROP_STUDIO_CONFIG": folder,
            "PYTHONPATH": str(CHECKOUT),
        }
        done = subprocess.run(
            [sys.executable, "-c", script],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
    return float(done.stdout.strip().splitlines()[-1])


def main() -> None:
    """Print every pair and the median ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    seconds(BARE), seconds(STUDIO)  # warms the file cache
    ratios, bare_times, studio_times = [], [], []
    for _ in range(rounds):
        bare, studio = seconds(BARE), seconds(STUDIO)
        bare_times.append(bare)
        studio_times.append(studio)
        ratios.append(studio / bare)
        print(f"bare {bare:.3f} s   studio {studio:.3f} s   ratio {studio / bare:.2f}")
    print(
        f"medians: bare {np.median(bare_times):.3f} s, studio {np.median(studio_times):.3f} s, "
        f"ratio {np.median(ratios):.2f} (goal: at most 1.5)"
    )


if __name__ == "__main__":
    main()
