"""What is told of a mistake in the program: where it happened, and in what surroundings.

Nothing private goes in unasked: of every file only its place inside the program, and of what
the mistake says only its kind. The words themselves may quote a document, a table or a
folder's name, so they stay out unless the person wants them in.
"""

import platform
import re
import sys
from pathlib import Path

import numpy as np
import PySide6

from backprop_studio import __version__

PACKAGES = ("backprop_studio", "site-packages", "_internal", "lib")
FRAME = re.compile(r'^(?P<indent>\s*)File "(?P<path>.*)", line (?P<line>\d+)(?P<rest>.*)$')
HEADS = (
    "Traceback (most recent call last):",
    "The above exception was the direct cause",
    "During handling of the above exception",
    "The training process ended",
    "The training process was ended",
)
KIND = re.compile(r"^(?P<kind>[A-Za-z_][\w.]*)(?P<words>:.*)?$")
MOST = 200_000  # characters; an endless recursion has a long story


def report(details: str, with_words: bool = False) -> str:
    """The text to save; `with_words` adds what the mistake itself says, as it stands."""
    shown = details[:MOST] if with_words else "\n".join(_bare(details[:MOST].splitlines()))
    return "\n".join((*_surroundings(), "", shown.rstrip(), ""))


def _surroundings() -> list[str]:
    frozen = "built program" if getattr(sys, "frozen", False) else "Python package"
    libc = " ".join(platform.libc_ver()).strip()
    return [
        f"Backprop Studio {__version__} ({frozen})",
        f"System: {platform.system()} {platform.release()}, {platform.machine()} {libc}".rstrip(),
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, "
        f"NumPy {np.__version__}",
    ]


def _bare(lines: list[str]) -> list[str]:
    """Frames, the program's own lines under them, and the kinds of the mistakes."""
    kept: list[str] = []
    in_frame = False  # the next line, if indented, is of the program
    in_trace = False
    for line in lines:
        frame = FRAME.match(line)
        if frame is not None and in_trace:
            kept.append(
                f'{frame["indent"]}File "{_inside(frame["path"])}", line {frame["line"]}'
                f"{frame['rest']}"
            )
            in_frame = True
        elif line.startswith(HEADS):
            kept.append(line)
            in_trace, in_frame = line.startswith("Traceback"), False
        elif in_frame and line.startswith("    "):
            kept.append(line)
        elif in_trace and in_frame and (kind := KIND.match(line)):
            kept.append(kind["kind"] + (": …" if kind["words"] else ""))
            in_trace = in_frame = False
    return kept


def _inside(path: str) -> str:
    """A file's place inside the program or a library, without the folders above."""
    parts = Path(path.replace("\\", "/")).parts
    for package in PACKAGES:
        if package in parts:
            return "/".join(parts[len(parts) - parts[::-1].index(package) - 1 :])
    return parts[-1] if parts else ""
