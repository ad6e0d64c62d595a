"""Process start to the window on the screen, as a person sees it, against a bare window.

    python tests/benchmarks/window_painted.py [--rounds N] [PROGRAM ...]

By what stands on a virtual X screen (Xvfb), so a built program can be measured too: PROGRAM is
its path; without one the program runs from this checkout. The bare one is a QMainWindow with
one PlotWidget in it. A window is there once the screen has more colours than a background has.
All are started in turn. The goal is 1.2 times the bare one.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

os.environ["DISPLAY"] = ":79"
os.environ["QT_QPA_PLATFORM"] = "xcb"

from PySide6.QtGui import QGuiApplication

DISPLAY, WIDTH, HEIGHT = os.environ["DISPLAY"], 1280, 800
CHECKOUT = Path(__file__).parents[2]
BARE = """
import pyqtgraph
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(pyqtgraph.PlotWidget())
window.resize(1280, 800)
window.show()
application.exec()
"""
EVERY = 37  # pixels: one of so many is looked at
BARES, PROGRAMS = 2, 12  # colours
PATIENCE = 30.0  # seconds


def colours() -> int:
    """How many stand on the screen."""
    picture = QGuiApplication.primaryScreen().grabWindow(0).toImage()
    return len(np.unique(np.frombuffer(picture.constBits(), np.uint32)[::EVERY]))


def wait_until_colours(least: int = 0, most: int = sys.maxsize) -> float:
    """Seconds until the screen has so many."""
    began = time.perf_counter()
    while not least <= colours() <= most:
        if time.perf_counter() - began > PATIENCE:
            raise SystemExit(f"After {PATIENCE:.0f} s nothing has come or gone on the screen.")
        time.sleep(0.004)
    return time.perf_counter() - began


def seconds(command: list[str], least: int) -> float:
    """One process, to its window."""
    wait_until_colours(most=1)
    with tempfile.TemporaryDirectory() as home:
        environment = {
            "HOME": home,
            "XDG_RUNTIME_DIR": home,
            "BACKPROP_STUDIO_CONFIG": home,
            "DISPLAY": DISPLAY,
            "PATH": os.defpath,
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(CHECKOUT),
        }
        began = time.perf_counter()
        process = subprocess.Popen(
            command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        wait_until_colours(least)
        took = time.perf_counter() - began
        time.sleep(1.5)  # it loads the rest
        process.terminate()
        process.wait(PATIENCE)
    return took


def main() -> None:
    """Print every round and the median ratios."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("programs", nargs="*")
    arguments = parser.parse_args()
    commands = {"bare": ([sys.executable, "-c", BARE], BARES)}
    for program in arguments.programs:
        commands[program] = ([program], PROGRAMS)
    if not arguments.programs:
        commands["checkout"] = ([sys.executable, "-m", "backprop_studio"], PROGRAMS)
    screen = ["Xvfb", DISPLAY, "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
    server = subprocess.Popen(screen, stderr=subprocess.DEVNULL)
    time.sleep(1)
    try:
        application = QGuiApplication([])
        for command in commands.values():
            seconds(*command)  # warms the file cache
        rows = []
        for _ in range(arguments.rounds):
            rows.append([seconds(*command) for command in commands.values()])
            print("  ".join(f"{row:.3f}" for row in rows[-1]), flush=True)
        del application
    finally:
        server.terminate()
    table = np.array(rows)
    print("medians in seconds, and of the rounds' ratios to the bare window (goal 1.2):")
    for name, took, ratio in zip(
        commands, np.median(table, axis=0), np.median(table / table[:, :1], axis=0), strict=True
    ):
        print(f"{took:.3f}  {ratio:.2f}  {name}")


if __name__ == "__main__":
    main()
