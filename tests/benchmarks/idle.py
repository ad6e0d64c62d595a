"""What a program costs that nobody touches: before the first run, and paused after one.

    python tests/benchmarks/idle.py [SECONDS]

The goal is none: no timer runs while nothing happens.
"""

import sys
import time

from figures import (
    is_settled,
    play_flat_out,
    processes,
    run_event_loop,
    studio_on,
    wait_until,
)


def cpu_share(seconds: float) -> float:
    """CPU seconds of the program's processes per second of waiting."""
    began, used = time.perf_counter(), processor_seconds()
    run_event_loop(seconds)
    return (processor_seconds() - used) / (time.perf_counter() - began)


def processor_seconds() -> float:
    """Of the window's process and the worker's."""
    times = [process.cpu_times() for process in processes()]
    return sum(time.user + time.system for time in times)


def main() -> None:
    """Measure and print."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    with studio_on("spiral") as studio:
        print(f"just opened: {cpu_share(seconds):.2%} of one processor")
        play_flat_out(studio)
        run_event_loop(3)
        print(f"training:    {cpu_share(3):.2%}")
        studio.window.run.play_or_pause()
        wait_until(lambda: is_settled(studio))
        print(f"paused:      {cpu_share(seconds):.2%}")


if __name__ == "__main__":
    main()
