"""How memory grows in a long flat-out run with every view open.

    python tests/benchmarks/memory.py [MINUTES] [EXAMPLE]

The goal: after 10 minutes less than 5 MB more than after the first.
"""

import sys

from figures import play_flat_out, processes, run_event_loop, studio_on


def megabytes() -> float:
    """Memory that is the program's own: of the window's process and the worker's."""
    return sum(process.memory_full_info().uss for process in processes()) / 1e6


def main() -> None:
    """Measure once a minute and print."""
    minutes = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    example = sys.argv[2] if len(sys.argv) > 2 else "spiral"
    with studio_on(example) as studio:
        play_flat_out(studio)
        first = 0.0
        for minute in range(1, minutes + 1):
            run_event_loop(60)
            now = megabytes()
            first = first or now
            iteration = studio.display.newest.iteration
            print(
                f"minute {minute:2d}: {now:.1f} MB ({now - first:+.1f}), iteration {iteration}",
                flush=True,
            )


if __name__ == "__main__":
    main()
