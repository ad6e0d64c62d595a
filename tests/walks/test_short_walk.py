"""A short random walk, so that a change which breaks the window is seen at once."""

import os
import subprocess
import sys
from pathlib import Path

WALK = Path(__file__).with_name("random_walk.py")
ACTS = 100


def test_nothing_breaks_and_numbers_agree(tmp_path: Path) -> None:
    """Exceptions in the window or the worker, numbers that differ, and a window that does not
    come to rest end the walk; how long an act takes is only told."""
    done = subprocess.run(
        [sys.executable, str(WALK), "--seed", "3", "--leg", "0", "--length", str(ACTS)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "default"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert done.stdout.startswith(f"{ACTS} acts; ")
