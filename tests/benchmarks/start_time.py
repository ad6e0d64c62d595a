"""Process start to a painted, usable window, against a bare PySide6 and pyqtgraph window.

    python tests/benchmarks/start_time.py [ROUNDS]

Both are started in turn, in pairs, each in a process of its own. The bare one is a
QMainWindow with one PlotWidget in it. The studio is usable once its window has been
painted with the first snapshot, every control at work, and complete when the plots,
which are made after that, are drawn too. The goal is usable within 1.5 times the bare one.
Python keeps its compiled modules in a folder of the measurement, as it does for a program
that is installed, whatever the environment says about that.
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
    times = []
    for is_so in (usable, complete):
        while not (painted.seen and is_so(application)):
            application.processEvents()
        application.processEvents()
        times += [time.time() - psutil.Process().create_time(), time.process_time()]
    print(*times, flush=True)
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
def usable(application):
    return True
complete = usable
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
def window_of(application):
    from backprop_studio.ui.main_window import MainWindow
    return next(w for w in application.topLevelWidgets() if isinstance(w, MainWindow))
def usable(application):
    return window_of(application).display.newest is not None
def complete(application):
    window = window_of(application)
    return window.plots.built and not window.display.active
QApplication.exec = staticmethod(measured)
from backprop_studio.cli import main
sys.exit(main([]))
"""
)


COMPILED = tempfile.TemporaryDirectory()


def seconds(script: str) -> list[float]:
    """One process to its usable and to its complete window: elapsed and CPU, for each."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "QT_QPA_PLATFORM": "offscreen",
            **os.environ,
            "BACKPROP_STUDIO_CONFIG": folder,
            "PYTHONPATH": str(CHECKOUT),
            "PYTHONPYCACHEPREFIX": COMPILED.name,
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        done = subprocess.run(
            [sys.executable, "-c", script],
            env=environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
    return [float(word) for word in done.stdout.strip().splitlines()[-1].split()]


def main() -> None:
    """Print every pair and the median ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    seconds(BARE), seconds(STUDIO)  # warms the file cache, and compiles
    bare, studio = [], []
    for _ in range(rounds):
        bare.append(seconds(BARE)[:2])
        studio.append(seconds(STUDIO))
        print("bare {:.3f} s ({:.3f} CPU)".format(*bare[-1]), end="   ")
        print("usable {:.3f} ({:.3f})  complete {:.3f} ({:.3f})".format(*studio[-1]))
    ratios = np.median(np.array(studio) / np.tile(bare, 2), axis=0)
    print("medians of the pairs' ratios to the bare window, elapsed (CPU):")
    print(
        "usable {:.2f} ({:.2f}; the goal is at most 1.5), complete {:.2f} ({:.2f})".format(*ratios)
    )


if __name__ == "__main__":
    main()
