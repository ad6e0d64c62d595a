"""Start Backprop Studio, or its tests, from a checkout on a machine that has only Python.

    python3 packaging/start.py [ARGUMENT ...]            the program
    python3 packaging/start.py --tests [ARGUMENT ...]    its tests; arguments go to pytest

Makes the virtual environment `.venv` in the checkout and installs the project
into it when that is needed, that is the first time and whenever `pyproject.toml`
has changed. `BACKPROP_STUDIO_ENVIRONMENT` names another folder for it.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
OLDEST_PYTHON = (3, 11)


def environment_folder() -> Path:
    """Where the virtual environment lies."""
    return Path(os.environ.get("BACKPROP_STUDIO_ENVIRONMENT") or CHECKOUT / ".venv").absolute()


def environment_python(environment: Path) -> Path:
    """The environment's own interpreter."""
    if os.name == "nt":
        return environment / "Scripts" / "python.exe"
    return environment / "bin" / "python"


def missing_for_environment() -> str | None:
    """One sentence about what this Python lacks to make an environment, or None."""
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:2]))
        return f"Backprop Studio needs Python 3.11 or newer; this is Python {found}."
    if any(importlib.util.find_spec(name) is None for name in ("venv", "ensurepip")):
        return (
            "This Python comes without venv and pip; on Debian and Ubuntu install them with "
            "'apt install python3-venv'."
        )
    return None


def works(python: Path) -> bool:
    """Whether an environment is whole: its interpreter starts and has pip."""
    if not python.exists():
        return False
    check = subprocess.run([python, "-c", "import pip"], capture_output=True, check=False)
    return check.returncode == 0


def wanted_stamp(extra: str) -> str:
    """What the environment must have been made from; it changes with `pyproject.toml`."""
    digest = hashlib.sha256((CHECKOUT / "pyproject.toml").read_bytes())
    digest.update(f"{CHECKOUT}\n{extra}\n{sys.version_info[:2]}".encode())
    return digest.hexdigest()


def prepare(extra: str) -> Path:
    """Make and fill the environment where that is needed; return its interpreter.

    Raises SystemExit with one sentence when it cannot be done.
    """
    environment = environment_folder()
    python = environment_python(environment)
    stamp = environment / f"installed-{extra or 'program'}"
    if stamp.is_file() and stamp.read_text() == wanted_stamp(extra) and works(python):
        return python
    if not works(python):
        missing = missing_for_environment()
        if missing:
            raise SystemExit(missing)
        print(f"Making a Python environment in {environment} …", flush=True)
        make = [sys.executable, "-m", "venv", "--clear", str(environment)]
        if subprocess.run(make, check=False).returncode:
            raise SystemExit(f"The environment could not be made in {environment}; see above.")
    print("Installing what Backprop Studio needs (a minute or two, this once) …", flush=True)
    target = f"{CHECKOUT}[{extra}]" if extra else str(CHECKOUT)
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*install, "--editable", target], check=False).returncode:
        raise SystemExit("The installation failed; see pip's message above, then try again.")
    stamp.write_text(wanted_stamp(extra))
    return python


def missing_libraries() -> str | None:
    """One sentence about system libraries that Qt cannot be loaded without, or None."""
    sys.path.insert(0, str(CHECKOUT))
    from backprop_studio import system_check

    return system_check.missing_libraries()


def start_program(command: list[str]) -> int:
    """The program in place of this script, so that what ends the one ends the other."""
    if os.name == "nt":  # where a process cannot become another one
        return subprocess.run(command, check=False).returncode
    sys.stdout.flush()
    os.execv(command[0], command)


def main(arguments: list[str]) -> int:
    """Prepare, then run the program or the tests; return the exit status."""
    tests = arguments[:1] == ["--tests"]
    python = prepare("test" if tests else "")
    if not tests:
        return start_program([str(python), "-m", "backprop_studio", *arguments])
    missing = missing_libraries()
    if missing:
        raise SystemExit(missing)
    # Many tests wait for a window: several processes wait at the same time.
    command = [str(python), "-m", "pytest", "--numprocesses", "auto", *arguments[1:]]
    return subprocess.run(command, cwd=CHECKOUT, check=False).returncode


if __name__ == "__main__":
    try:
        raise SystemExit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
