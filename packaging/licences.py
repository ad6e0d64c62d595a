"""The licence texts of everything that the program folder carries, into one folder.

Python's own and those of each installed distribution; on Debian also those of the system's
libraries that PyInstaller takes along.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
from importlib import metadata
from pathlib import Path

# What the bundle carries of the environment; the rest of it only builds.
DISTRIBUTIONS = (
    "contourpy",
    "msgspec",
    "numpy",
    "pillow",
    "platformdirs",
    "pyinstaller",
    "pyqtgraph",
    "pyside6-essentials",
    "shiboken6",
    "tqdm",
)
WORDS = ("licen", "copying", "notice")
SHARED_TEXTS = Path("/usr/share/common-licenses")
# Named by the licences above and by Qt's, which brings no text of its own.
SHARED = ("LGPL-3", "GPL-3", "LGPL-2.1", "GPL-2", "Apache-2.0")


def collect(folder: Path) -> None:
    """Fill `folder` anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    _collect_python(folder)
    for name in DISTRIBUTIONS:
        _collect_distribution(name, folder)
    for name in SHARED:
        if (SHARED_TEXTS / name).is_file():
            shutil.copy(SHARED_TEXTS / name, folder / f"{name}.txt")


def _collect_python(folder: Path) -> None:
    text = Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    if text.is_file():
        shutil.copy(text, folder / "Python.txt")


def _collect_distribution(name: str, folder: Path) -> None:
    parts = []
    found = metadata.distribution(name)
    for file in found.files or ():
        if ".dist-info" in file.parts[0] and any(word in file.name.lower() for word in WORDS):
            title = "/".join(file.parts[1:])
            parts.append(
                f"==== {title}\n\n{Path(str(file.locate())).read_text('utf-8', 'replace')}"
            )
    terms = found.metadata["License-Expression"] or found.metadata["License"] or ""
    head = f"{found.metadata['Name']} {found.version}\n{terms.splitlines()[0] if terms else ''}\n\n"
    (folder / f"{found.metadata['Name']}.txt").write_text(head + "\n".join(parts), "utf-8")


def collect_system(program_folder: Path, folder: Path) -> None:
    """Where there is dpkg: the copyright files of the system's libraries in `program_folder`."""
    if shutil.which("dpkg-query") is None:
        return
    names = sorted({path.name for path in program_folder.glob("_internal/*.so*")})
    for package in sorted({owner for name in names if (owner := _owner(name)) is not None}):
        text = Path("/usr/share/doc") / package / "copyright"
        if text.is_file():
            shutil.copy(text, folder / f"{package}.txt")


def _owner(library: str) -> str | None:
    """The Debian package that a library in the system's folder comes from."""
    command = ["dpkg-query", "-S", f"*/lib/*/{library}"]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    first = found.stdout.partition("\n")[0]
    return first.partition(":")[0] or None


if __name__ == "__main__":
    collect(Path(sys.argv[1]))
