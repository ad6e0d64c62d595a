"""The program's figures by one command: start, frames, memory, speed.

    python tests/benchmarks/all_figures.py [--quick]

Each stands beside what it is measured against: a bare PySide6 and pyqtgraph window, the same
engine without a window, and PyTorch and scikit-learn where those are installed. On a machine
that does other work only the ratios mean something; --quick takes few rounds (two minutes),
for a look whether something is far off.
"""

import subprocess
import sys
import time
from pathlib import Path

FOLDER = Path(__file__).parent
BARE = """
import pyqtgraph, psutil
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.setCentralWidget(pyqtgraph.PlotWidget())
window.resize(1440, 900)
window.show()
for _ in range(50):
    application.processEvents()
print(psutil.Process().memory_full_info().uss / 1e6)
"""


def part(title: str, script: str, *arguments: str) -> None:
    """One of the measurements, as it prints it itself."""
    print(f"\n== {title} ==", flush=True)
    began = time.perf_counter()
    done = subprocess.run([sys.executable, str(FOLDER / script), *arguments], check=False)
    if done.returncode:
        print(f"{script} ended with status {done.returncode}")
    print(f"({time.perf_counter() - began:.0f} s)", flush=True)


def memory() -> None:
    """What the program has to itself after the start and after ten seconds flat out."""
    from figures import play_flat_out, processes, run_event_loop, studio_on

    def megabytes() -> float:
        return sum(process.memory_full_info().uss for process in processes()) / 1e6

    print("\n== Memory of its own, in MB ==", flush=True)
    bare = subprocess.run([sys.executable, "-c", BARE], capture_output=True, text=True, check=False)
    print(f"bare window              {float(bare.stdout or 'nan'):8.0f}")
    with studio_on("spiral") as studio:
        print(f"program and its worker   {megabytes():8.0f}")
        play_flat_out(studio)
        run_event_loop(10)
        print(f"after 10 s flat out      {megabytes():8.0f}", flush=True)


def main() -> None:
    """Measure and print."""
    quick = "--quick" in sys.argv[1:]
    part("Start", "start_time.py", "3" if quick else "15")
    part("Frames and steps, flat out on the spiral", "frame_times.py", "spiral", "5")
    memory()
    rounds = ["3", "--without-digits"] if quick else []
    part("Speed of the engine", "engine_table.py", *rounds)


if __name__ == "__main__":
    main()
