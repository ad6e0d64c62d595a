"""How smooth the window stays, and how fast training goes, flat out with every view open.

    python tests/benchmarks/frame_times.py [EXAMPLE] [SECONDS]

On the spiral (2-8-8-1, batches of 10) the goals are: from one picture to the next p50 at
most 17 ms and p99 at most 25 ms, at 30 % or more of the steps a second that the same
engine makes in a process without a window; and at least four times the epochs a second of
a browser playground that trains one epoch a frame (19 to 42 on the machine of the goals).
"""

import itertools
import subprocess
import sys
import time

from figures import EXAMPLES, play_flat_out, run_event_loop, spread, studio_on

HEADLESS = """
import sys, time
from pathlib import Path
from backprop_studio.experiment import storage
from backprop_studio.experiment.build import build
path = Path(sys.argv[1])
trainer = build(storage.load(path), path.parent).trainer
trainer.advance(2000)
began, done = time.perf_counter(), 0
while time.perf_counter() - began < 3:
    done += trainer.advance(500)
print(done / (time.perf_counter() - began))
"""


def headless_steps_per_second(example: str) -> float:
    """The engine alone, in a process that never loads Qt."""
    path = EXAMPLES / f"{example}.backprop"
    command = [sys.executable, "-c", HEADLESS, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout)


def main() -> None:
    """Measure and print."""
    example = sys.argv[1] if len(sys.argv) > 1 else "spiral"
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 15.0
    before = headless_steps_per_second(example)
    arrivals: list[float] = []
    with studio_on(example) as studio:
        play_flat_out(studio)
        run_event_loop(3)
        studio.display.arrived.connect(lambda _snapshot: arrivals.append(time.perf_counter()))
        first, began = studio.display.newest, time.perf_counter()
        run_event_loop(seconds)
        last, taken = studio.display.newest, time.perf_counter() - began
    alone = (before + headless_steps_per_second(example)) / 2
    steps = (last.iteration - first.iteration) / taken
    between = [1000 * (b - a) for a, b in itertools.pairwise(arrivals)]
    print(f"{example}, flat out for {taken:.0f} s, every view open")
    print(f"from picture to picture: {spread(between)}; goals: p50 17, p99 25")
    print(f"steps a second: {steps:.0f} of {alone:.0f} without a window = {steps / alone:.0%}")
    print(f"epochs a second: {steps / last.iterations_per_epoch:.0f}")


if __name__ == "__main__":
    main()
