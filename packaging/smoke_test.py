"""Start the built program without a window, train an example for 100 iterations, close it.

python3 packaging/smoke_test.py
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
PROGRAM_FOLDER = CHECKOUT / "dist" / "backprop-studio"
PROGRAM = PROGRAM_FOLDER / ("backprop-studio.exe" if os.name == "nt" else "backprop-studio")
EXAMPLE = CHECKOUT / "resources" / "examples" / "spiral.backprop"
PATIENCE_SECONDS = 120


def smoke_test() -> int:
    """Run the built program once; print what it says and return 0 if all went well."""
    if not PROGRAM.is_file():
        print(f"There is no built program at {PROGRAM}; run packaging/build.py first.")
        return 2
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "BACKPROP_STUDIO_CONFIG": folder,
        }
        # The built program must not lean on this checkout's Python.
        for name in ("PYTHONPATH", "PYTHONHOME"):
            environment.pop(name, None)
        began = time.monotonic()
        try:
            finished = subprocess.run(
                [str(PROGRAM), "--smoke", str(EXAMPLE)],
                cwd=folder,
                env=environment,
                capture_output=True,
                text=True,
                timeout=PATIENCE_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            print(f"The built program did not end within {PATIENCE_SECONDS} s.")
            return 1
    print(finished.stdout, finished.stderr, sep="", end="")
    if finished.returncode:
        print(f"The built program ended with status {finished.returncode}.")
        return 1
    print(f"The built program opened, trained and closed in {time.monotonic() - began:.1f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(smoke_test())
