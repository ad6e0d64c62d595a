"""Make the program folder `dist/backprop-studio`, which runs on a machine without Python.

    python3 packaging/build.py                the folder
    python3 packaging/build.py --packages     also what people download; on Linux .tar.gz and .deb

Sets up its own environment as `start.py` does, builds with PyInstaller, and tries out what
was built, without a window. `packaging/README.md` tells what is in it and what is not.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

from smoke_test import PROGRAM_FOLDER, smoke_test, smoke_test_of_packed
from start import CHECKOUT, prepare

HERE = CHECKOUT / "packaging"
WORK = CHECKOUT / "build"
# Made on the building machine with debugging symbols, and sound without them.
STRIPPED = ("libpython*.so*", "python3*/lib-dynload/*.so")
COMPRESSED_BELOW_MB, UNPACKED_BELOW_MB = 90, 200


def build(python: Path) -> None:
    """Icons, licences, PyInstaller; raises SystemExit with one sentence when it fails."""
    _run([str(python), str(HERE / "draw_icons.py"), str(WORK / "icons")], "draw the icons")
    _run([str(python), str(HERE / "licences.py"), str(WORK / "licences")], "find the licences")
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", str(PROGRAM_FOLDER.parent), "--workpath", str(WORK / "bundle")]
    _run([*command, str(HERE / "backprop-studio.spec")], "build the program")
    if sys.platform.startswith("linux"):
        _strip()
        import licences

        texts = PROGRAM_FOLDER / "_internal" / "backprop_studio" / "resources" / "licences"
        licences.collect_system(PROGRAM_FOLDER, texts)


def _run(command: list[str], what: str) -> None:
    if subprocess.run(command, cwd=CHECKOUT, check=False).returncode:
        raise SystemExit(f"It was not possible to {what}; see the message above.")


def _strip() -> None:
    """Python's own libraries are four times as large with their symbols."""
    if shutil.which("strip") is None:
        return
    inside = PROGRAM_FOLDER / "_internal"
    for pattern in STRIPPED:
        for library in inside.glob(pattern):
            if not library.is_symlink():
                _run(["strip", "--strip-unneeded", str(library)], f"strip {library.name}")


def size_in_mb(folder: Path) -> float:
    """What the files in `folder` take, links not counted twice."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 1e6


def pack(python: Path) -> int:
    """What people download; tells the sizes, and returns 1 where one is too large."""
    status = 0
    if sys.platform.startswith("linux"):
        import linux_packages

        glibc = linux_packages.needed_glibc(PROGRAM_FOLDER)
        print(f"It needs glibc {'.'.join(map(str, glibc))}.")
        if glibc > linux_packages.OLDEST_GLIBC:
            raise SystemExit("That is newer than packaging/README.md promises.")
        for packed in linux_packages.write_packages(
            PROGRAM_FOLDER, WORK / "icons", PROGRAM_FOLDER.parent
        ):
            size = packed.stat().st_size / 1e6
            print(f"{packed}: {size:.1f} MB")
            status |= size > COMPRESSED_BELOW_MB
            if packed.name.endswith(".tar.gz"):
                status |= smoke_test_of_packed(packed)
    else:
        print("packaging/README.md tells how the installer is made from it.")
    wheel = [str(python), "-m", "pip", "wheel", "--quiet", "--no-deps", str(CHECKOUT)]
    _run([*wheel, "--wheel-dir", str(PROGRAM_FOLDER.parent)], "build the wheel")
    return status


def main(arguments: list[str]) -> int:
    """Build, try out and pack; return the exit status."""
    python = prepare("bundle")
    began = time.monotonic()
    build(python)
    taken, size = time.monotonic() - began, size_in_mb(PROGRAM_FOLDER)
    print(f"Built {PROGRAM_FOLDER} in {taken:.0f} s: {size:.0f} MB.", flush=True)
    packages = arguments == ["--packages"]
    status = smoke_test(thorough=packages) or int(size > UNPACKED_BELOW_MB)
    if status == 0 and packages:
        status = pack(python)
    return status


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
