"""Make the program folder `dist/backprop-studio`, which runs on a machine without Python.

    python3 packaging/build.py

Sets up its own environment as `start.py` does, builds with PyInstaller, and starts
what was built once, without a window.
"""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

from smoke_test import PROGRAM_FOLDER, smoke_test
from start import CHECKOUT, prepare

SPEC = CHECKOUT / "packaging" / "backprop-studio.spec"


def build(python: Path) -> None:
    """Run PyInstaller; raises SystemExit with one sentence when it fails."""
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(PROGRAM_FOLDER.parent)]
    command += ["--workpath", str(CHECKOUT / "build" / "bundle"), str(SPEC)]
    if subprocess.run(command, cwd=CHECKOUT, check=False).returncode:
        raise SystemExit("PyInstaller could not build the program; see its message above.")


def size_in_mb(folder: Path) -> float:
    """What the files in `folder` take, links not counted twice."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1e6


def main() -> int:
    """Build and try out; return the exit status."""
    python = prepare("bundle")
    began = time.monotonic()
    build(python)
    taken = time.monotonic() - began
    print(f"Built {PROGRAM_FOLDER} in {taken:.0f} s: {size_in_mb(PROGRAM_FOLDER):.0f} MB.")
    return smoke_test()


if __name__ == "__main__":
    raise SystemExit(main())
