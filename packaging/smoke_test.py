"""Try the built program out: an empty environment, an empty home, no display, no network.

    python3 packaging/smoke_test.py [PROGRAM]

It opens each kind of file by argument, trains it for 100 iterations and closes; exports one
document in several ways; and tells its version. PROGRAM is another place of it, for example
where a package has put it; or the .tar.gz, which is unpacked first, and must have beside the
program what a person who has unpacked it looks for.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from program_facts import BESIDE

CHECKOUT = Path(__file__).resolve().parent.parent
PROGRAM_FOLDER = CHECKOUT / "dist" / "backprop-studio"
PROGRAM = PROGRAM_FOLDER / ("backprop-studio.exe" if os.name == "nt" else "backprop-studio")
EXAMPLES = CHECKOUT / "resources" / "examples"
TABLE = CHECKOUT / "resources" / "data" / "penguins.csv"
PATIENCE_SECONDS = 300
# What the exported file begins with.
EXPORTS = {
    "svg": b"<?xml",
    "png": b"\x89PNG",
    "pdf": b"%PDF",
    "gif": b"GIF8",
    "csv": b"iteration",
    "pytorch": b'"""',
}


class Failed(Exception):
    """One sentence on what the built program did not do."""


class Trial:
    """Runs the program in a folder of its own, which is its home too."""

    def __init__(self, program: Path, folder: Path) -> None:
        self._program, self._folder = program, folder
        self._before = _without_network()
        # Nothing of this environment: the built program must not lean on it.
        self._environment = {"HOME": str(folder), "QT_QPA_PLATFORM": "offscreen"}
        if os.name == "nt":
            self._environment |= {
                name: value
                for name, value in os.environ.items()
                if name.upper() in ("SYSTEMROOT", "TEMP", "TMP", "USERPROFILE", "APPDATA")
            }

    def run(self, *arguments: str) -> str:
        """What it says; raises Failed with that if it fails."""
        try:
            finished = subprocess.run(
                [*self._before, str(self._program), *arguments],
                cwd=self._folder,
                env=self._environment,
                capture_output=True,
                text=True,
                encoding="utf-8",
                timeout=PATIENCE_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Failed(f"{arguments} did not end within {PATIENCE_SECONDS} s.") from None
        said = finished.stdout + finished.stderr
        if finished.returncode or "Traceback" in said:
            raise Failed(f"{arguments} ended with status {finished.returncode}:\n{said}")
        return finished.stdout.strip()

    def open_each_kind(self, examples: tuple[str, ...]) -> None:
        """Experiments, a lecture, a table: opened, trained, closed."""
        lecture = self._folder / "one step.backprop-lecture"
        experiment = json.loads((EXAMPLES / "two-layer-network.backprop").read_text("utf-8"))
        step = {"title": "One", "experiment": experiment}
        head = {"format": "backprop-studio/lecture", "version": 1}
        lecture.write_text(json.dumps({**head, "steps": [step]}), encoding="utf-8")
        documents = (EXAMPLES / f"{name}.backprop" for name in examples)
        for document in (*documents, lecture, TABLE):
            print(self.run("--smoke", str(document)), flush=True)

    def export(self, kinds: tuple[str, ...]) -> None:
        """One document in each of these ways, which need nothing else."""
        document = EXAMPLES / "two-layer-network.backprop"
        for kind in kinds:
            made = self._folder / f"made.{kind}"
            self.run("export", str(document), "--to", kind, "--output", str(made), "--steps", "20")
            if not made.read_bytes().startswith(EXPORTS[kind]):
                raise Failed(f"The export to {kind} is no such file.")
        print(f"Exported: {', '.join(kinds)}.", flush=True)


def _without_network() -> list[str]:
    """What starts a program where there is no network, not even to this machine."""
    if not sys.platform.startswith("linux") or shutil.which("unshare") is None:
        return []
    before = ["unshare", "--map-root-user", "--net"]
    tried = subprocess.run([*before, "true"], capture_output=True, check=False)
    return before if tried.returncode == 0 else []


def unpack(packed: Path, folder: Path) -> Path:
    """The program of a .tar.gz, unpacked into `folder` as people do it; raises Failed where it
    is not one folder with all that belongs beside the program."""
    done = subprocess.run(["tar", "-xf", str(packed), "-C", str(folder)], check=False)
    tops = list(folder.iterdir())
    if done.returncode or len(tops) != 1:
        raise Failed(f"{packed.name} does not unpack to one folder.")
    missing = [name for name in (PROGRAM.name, *BESIDE) if not (tops[0] / name).is_file()]
    if missing:
        raise Failed(f"{packed.name} lacks {', '.join(missing)} beside the program.")
    return tops[0] / PROGRAM.name


def smoke_test_of_packed(packed: Path) -> int:
    """Unpack a .tar.gz and try its program out, briefly; return as `smoke_test` does."""
    with tempfile.TemporaryDirectory(prefix="unpacked 100% ") as folder:
        try:
            program = unpack(packed, Path(folder))
        except Failed as failed:
            print(failed)
            return 1
        return smoke_test(program, thorough=False)


def smoke_test(program: Path = PROGRAM, thorough: bool = True) -> int:
    """Try `program` out; print what it says and return 0 if all went well. Unless `thorough`,
    without the digits and with one export."""
    if not program.is_file():
        print(f"There is no built program at {program}; run packaging/build.py first.")
        return 2
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="backprop studio é ") as folder:
        trial = Trial(program, Path(folder))
        try:
            version = trial.run("--version")
            if re.fullmatch(r"backprop-studio \d+\.\d+\.\d+", version) is None:
                raise Failed(f"It calls itself {version!r}.")
            trial.open_each_kind(("spiral", "digits") if thorough else ("spiral",))
            trial.export(tuple(EXPORTS) if thorough else ("gif",))
        except Failed as failed:
            print(failed)
            return 1
    print(f"{version} opened, trained, exported and closed in {time.monotonic() - began:.1f} s.")
    return 0


def main(arguments: list[str]) -> int:
    """Try out what is named, or what has been built; return the exit status."""
    program = Path(arguments[0]).absolute() if arguments else PROGRAM
    if program.name.endswith(".tar.gz"):
        return smoke_test_of_packed(program)
    return smoke_test(program)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
