"""The program in a process of its own: it starts, opens, trains, closes and ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


def studio(*arguments: str) -> subprocess.CompletedProcess[str]:
    """`backprop-studio ARGUMENTS`, warnings as errors, without a display."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(CHECKOUT)}
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "backprop_studio", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("name", ["two-layer-network", "spiral", "noisy-sine"])
def test_it_opens_an_example_trains_and_closes(name: str) -> None:
    done = studio("--smoke", str(CHECKOUT / "resources" / "examples" / f"{name}.backprop"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{name}.backprop: iteration 100, loss ")
    assert "Traceback" not in done.stderr


def test_the_window_trains_as_the_command_line_does(tmp_path: Path) -> None:
    """The loss shown after 100 iterations is the one that iteration 101 starts from."""
    document = CHECKOUT / "resources" / "examples" / "two-layer-network.backprop"
    trace = tmp_path / "trace.json"
    done = studio("run", str(document), "--steps", "101", "--trace", str(trace))
    assert done.returncode == 0, done.stderr
    shown = studio("--smoke", str(document)).stdout.split()[-1]
    assert shown == f"{json.loads(trace.read_text())['steps'][-1]['loss']:.5g}"


def test_without_a_display_one_sentence_says_so() -> None:
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment.pop("QT_QPA_PLATFORM", None)
    environment["PYTHONPATH"] = str(CHECKOUT)
    if not sys.platform.startswith("linux"):
        pytest.skip("Only Linux can be without a display.")
    done = subprocess.run(
        [sys.executable, "-m", "backprop_studio"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert "no display" in done.stderr.lower()
    assert len(done.stderr.strip().splitlines()) == 1
