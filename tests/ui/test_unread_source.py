"""While the program loads, no source of its modules is read."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
KEPT = """
import linecache
{first}
import backprop_studio.ui.main_window
print("numpy/version.py" in "".join(name.replace("\\\\", "/") for name in linecache.cache))
"""
FIRST = "from backprop_studio.ui import unread_source; unread_source.leave_source_unread()"


def numpy_is_read(first: str) -> bool:
    """Whether NumPy's source is among what Python keeps of what was read."""
    command = [sys.executable, "-c", KEPT.format(first=first)]
    done = subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=120
    )
    return done.stdout == "True\n"


def test_no_module_is_read_for_its_name_of_pyside() -> None:
    assert not numpy_is_read(FIRST)


def test_otherwise_they_are() -> None:
    """Else PySide has changed, and `unread_source` is not needed any more."""
    assert numpy_is_read("")
