"""A random walk over the whole window: clicks, drags, keys, resizes, themes, documents.

    python tests/walks/random_walk.py                    20 000 acts, in legs of 1 000
    python tests/walks/random_walk.py --seed 7 --acts 5000
    python tests/walks/random_walk.py --leg 12           that leg alone, as it was
    python tests/walks/random_walk.py --leg 12 --first 900

Each leg is a program of its own with a seed of its own, so that any of them can be walked again
alone; the legs differ in display scale, language, and in what the system lacks. Finished legs are
noted in a file (`--kept`), and a walk that was broken off goes on after them. A leg ends at the
first mistake with its last acts; `--first` passes over those before without doing them.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import deque
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[1]))

import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from walks import invariants
from walks.acts import Acts, close_what_waits

from backprop_studio.assets import resource
from backprop_studio.settings import Settings
from backprop_studio.ui.examples import example_path
from backprop_studio.ui.studio import Studio

ACTS_A_LEG = 1000
SETTLE_EVERY = 25
LOOK_EVERY = 200
PATIENCE = 60.0  # s
# What differs from leg to leg, in turn.
WORLDS: tuple[dict[str, str], ...] = (
    {},
    {"QT_SCALE_FACTOR": "1.25", "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"},
    {"QT_SCALE_FACTOR": "2"},
    {"FONTCONFIG_FILE": "/dev/null", "DBUS_SESSION_BUS_ADDRESS": "disabled:"},
    {"BACKPROP_STUDIO_CONFIG": "/dev/null/none", "HOME": "/dev/null/none"},
)


class Mistake(Exception):
    """What must not happen has happened."""


class Walk:
    """Acts in `studio`; `done` are the last acts, in words."""

    def __init__(self, studio: Studio, seed: int) -> None:
        self.studio = studio
        table = resource("data/penguins.csv")
        self._acts = Acts(studio.window, random.Random(seed), (table,))
        self.done: deque[str] = deque(maxlen=12)
        self.busy = invariants.Busy()
        self.growth = invariants.Growth()
        self._mistakes = invariants.Mistakes(studio)
        self._closer = QTimer()
        self._closer.timeout.connect(close_what_waits)
        self._closer.start(20)

    def act(self, do: bool = True) -> None:
        """One act; without `do` only its random numbers are drawn."""
        words, deed = self._acts.next()
        self.done.append(words)
        if not do:
            return
        self.busy.doing = words
        self.busy.forget()
        deed()
        QApplication.processEvents()
        self._complain()

    def settle(self) -> None:
        """Wait until everything is answered and drawn; numbers must agree then."""
        window, run = self.studio.window, self.studio.window.run
        redraw = window.showing.redraw
        deadline = time.monotonic() + PATIENCE
        while window.display.active or not redraw.complete:
            newest = window.display.newest
            if newest is not None and newest.running and newest.answered == window.display.sent:
                run.play_or_pause()
            QTest.qWait(5)
            self._complain()
            if time.monotonic() > deadline:
                raise Mistake("it did not come to rest")
        problem = invariants.disagreement(self.studio)
        if problem is not None:
            raise Mistake(problem)

    def look_at_memory(self) -> None:
        """In a small window with a small document, as at every look."""
        window = self.studio.window
        self.busy.doing = "a small window with a small document"
        self.busy.forget()  # what was looked at before
        window.resize(1280, 800)
        window.files.open_path(example_path("xor"), ask=False)
        QApplication.clipboard().clear()  # a copied view may be a large picture
        self.settle()
        problem = self.growth.problem()
        if problem is not None:
            raise Mistake(problem)
        self.busy.forget()

    def _complain(self) -> None:
        if self._mistakes.found:
            raise Mistake(self._mistakes.found[0])

    def stop(self) -> None:
        """Leave the program as it is."""
        self._closer.stop()
        self._mistakes.stop()
        self.busy.stop()


def walk(studio: Studio, seed: int, acts: int, first: int = 0) -> Walk:
    """So many acts from a window that stands. Raises Mistake."""
    made = Walk(studio, seed)
    try:
        for number in range(acts):
            made.act(do=number >= first)
            if number % SETTLE_EVERY == SETTLE_EVERY - 1 and number >= first:
                made.settle()
            if number % LOOK_EVERY == LOOK_EVERY - 1 and number >= first:
                made.look_at_memory()
    except Mistake as mistake:
        last = "\n  ".join(made.done)
        raise Mistake(f"act {number}, after\n  {last}\n{mistake}") from None
    finally:
        made.stop()
    return made


def one_leg(seed: int, acts: int, first: int) -> int:
    """In this process; tells how it went."""
    with tempfile.TemporaryDirectory() as folder:
        own = Path(os.environ.get("BACKPROP_STUDIO_CONFIG") or folder)
        studio = Studio(Settings(own), own)
        studio.window.setWindowState(Qt.WindowState.WindowNoState)
        studio.window.resize(1280, 800)
        studio.window.show()
        while not studio.window.plots.built:
            QTest.qWait(5)
        studio.window.teaching.read_ahead()
        try:
            made = walk(studio, seed, acts, first)
        except Mistake as mistake:
            print(mistake, flush=True)
            status = 1
        else:
            memory = " ".join(f"{seen:.0f}" for seen in made.growth.seen)
            busy, doing = made.busy.longest
            print(f"{acts} acts; {memory} MB; busy at most {busy * 1000:.0f} ms ({doing})")
            for taken, words in made.busy.over:
                print(f"  over {invariants.BUSY * 1000:.0f} ms: {taken * 1000:.0f} ms ({words})")
            status = 0
        sys.stdout.flush()
        studio.finish()
        os._exit(status)


def all_legs(options: argparse.Namespace) -> int:
    """One process after another; goes on after those that are noted as done."""
    kept: Path = options.kept
    done = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    status = 0
    for leg in range(-(-options.acts // ACTS_A_LEG)):
        name = f"{options.seed}/{leg}"
        if name in done:
            print(f"leg {leg}: {done[name]} (before)")
            continue
        world = WORLDS[leg % len(WORLDS)]
        command = [sys.executable, __file__, "--seed", str(options.seed), "--leg", str(leg)]
        made = subprocess.run(
            command, env={**os.environ, **world}, capture_output=True, text=True, check=False
        )
        print(f"leg {leg} {world}: {made.stdout.strip()}", flush=True)
        if made.returncode:
            print(made.stderr[-2000:], flush=True)
            status = 1
            continue
        done[name] = made.stdout.strip()
        kept.write_text(json.dumps(done, indent=1), encoding="utf-8")
    return status


def main() -> int:
    """Walk, and tell."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--acts", type=int, default=20_000)
    parser.add_argument("--leg", type=int)
    parser.add_argument("--length", type=int, default=ACTS_A_LEG, help="acts of the one --leg")
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--kept", type=Path, default=Path(tempfile.gettempdir()) / "walked.json")
    options = parser.parse_args()
    if options.leg is None:
        return all_legs(options)
    return one_leg(options.seed * 10_000 + options.leg, options.length, options.first)


if __name__ == "__main__":
    raise SystemExit(main())
