"""How fast a 61×61 surface turns without OpenGL: from one frame to the next, painted whole.

A bowl and a hilly landscape with ball, trail of 300 points and arrow, in the size it has in
the window and filling the screen, turned by 1.5° a frame on the offscreen platform.

    python tests/benchmarks/surface_turning.py [frames]
"""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import math
import sys
import time

import numpy as np
from PySide6.QtWidgets import QApplication

from backprop_studio.theme import LIGHT, load_fonts
from backprop_studio.ui.landscape.arrow import Arrow
from backprop_studio.ui.landscape.levels import scale_of
from backprop_studio.ui.landscape.picture import Relief
from backprop_studio.ui.landscape.surface import SurfaceCanvas
from backprop_studio.ui.race.marks import RunnerMark

SIZES = ((380, 230), (900, 560), (1850, 950))


def reliefs() -> dict[str, Relief]:
    w, b = np.linspace(-1, 3, 61), np.linspace(-1.5, 1.5, 61)
    turn = np.linspace(0, 1, 300)
    trail = np.column_stack((0.2 + 0.8 * turn, -0.8 + 0.8 * turn + 0.2 * np.sin(20 * turn)))
    losses = {
        "trough": (w[None, :] * 2.1 + b[:, None] - 4) ** 2,
        "hills": np.sin(3 * w)[None, :] * np.cos(4 * b)[:, None] + 1,
    }
    return {
        name: Relief(
            w,
            b,
            loss,
            ("w", "b"),
            scale_of(loss),
            number,
            (1.0, 0.0),
            "L = 1.000",
            trail,
            (Arrow(0.08, 0.04),),
        )
        for number, (name, loss) in enumerate(losses.items())
    }


def turn_times(canvas: SurfaceCanvas, frames: int) -> list[float]:
    """Milliseconds from a turn to the painted widget."""
    taken = []
    for _ in range(frames):
        began = time.perf_counter()
        canvas.look_from(canvas.eye.turned(math.radians(1.5), 0.0))
        canvas.repaint()
        taken.append(1e3 * (time.perf_counter() - began))
    return taken


def main() -> None:
    """Measure and print."""
    frames = int(sys.argv[1]) if len(sys.argv) > 1 else 240
    app = QApplication.instance() or QApplication([])
    load_fonts()
    canvas = SurfaceCanvas()
    canvas.set_theme(LIGHT)
    for size in SIZES:
        canvas.resize(*size)
        canvas.show()
        for name, relief in reliefs().items():
            for runners in (0, 8):
                marks = [
                    RunnerMark(n, (1.0, 0.1 * n), relief.trail, "converging")
                    for n in range(runners)
                ]
                canvas.set_runners(marks)
                canvas.show_landscape(relief)
                app.processEvents()
                began = time.process_time()
                taken = np.array(turn_times(canvas, frames))
                own = 1e3 * (time.process_time() - began) / frames
                p50, p95 = np.percentile(taken, (50, 95))
                what = f"{name}, {runners} runners" if runners else name
                print(
                    f"{size[0]}×{size[1]} {what}: p50 {p50:.1f}  p95 {p95:.1f} ms, "
                    f"{1000 / taken.mean():.0f} frames/s ({own:.1f} ms of CPU each)"
                )
    canvas.close()


if __name__ == "__main__":
    main()
