"""Changes the engine in thousands of small ways and tells which change no test notices.

    pip install coverage
    python tests/mutation/run.py [FILE ...]                    # all files, if none is named
    python tests/mutation/run.py --again OUTPUT --seconds 99   # what survived there, all tests

Every mutant runs in a process of its own, forked from one that has collected the tests, and
meets only the tests that execute the changed statement, the quickest first. It is killed by
the first that fails, or by taking far longer than they usually do. What survives is printed
unless `survivors.toml` explains it. Linux and macOS only. Not part of the tests.
"""

import argparse
import os
import sys
from pathlib import Path

# These must stand before NumPy is imported: a process with threads cannot be forked safely.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

import hypothesis
import pytest
from explained import Explanations
from mutants import mutants
from trial import Trial, arguments

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "backprop_studio" / "engine"


class Run:
    """A plugin for pytest that tries mutants instead of running the collected tests."""

    def __init__(self, files: list[Path], seconds: float, only: frozenset[str]) -> None:
        self.files, self.seconds, self.only = files, seconds, only
        self.unexplained = 0

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try the mutants of every file."""
        trial = Trial(session.items, ENGINE, ROOT, self.seconds)
        trial.look_which_test_runs_what()
        print(trial, flush=True)
        for file in self.files:
            self._try(file, trial)
        return True

    def _try(self, file: Path, trial: Trial) -> None:
        explanations = Explanations(file.stem)
        source = file.read_text(encoding="utf-8")
        original = compile(source, str(file), "exec")
        count = killed = 0
        for mutant in mutants(source):
            told = f"{file.stem}.{mutant.name}"
            if self.only and told not in self.only:
                continue
            count += 1
            code = compile(mutant.tree, str(file), "exec")
            fate = trial.fate(file, original, code, mutant.lines)
            if fate == "killed":
                killed += 1
            elif not explanations.has(mutant):
                self.unexplained += 1
                print(f"{fate}, line {mutant.line}: {told}", flush=True)
        print(f"{file.name}: {count} mutants, {killed} killed, {explanations.used} explained")
        if not self.only:
            for text in explanations.unused():
                print(f"  explained, but killed or gone: {text}", flush=True)


def main() -> int:
    """Try the mutants of the files named; 1 if one survives without an explanation."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="*", help="names of files of the engine")
    parser.add_argument("--seconds", type=float, default=0.1, help="leave slower tests out")
    parser.add_argument("--again", type=Path, help="only what an earlier output tells of")
    parser.add_argument("--tests", nargs="+", default=["tests/engine"], help="what should notice")
    given = parser.parse_args()
    files = [ENGINE / Path(name).name for name in given.files] or sorted(ENGINE.glob("*.py"))
    told = given.again.read_text(encoding="utf-8").splitlines() if given.again else []
    only = frozenset(line.partition(": ")[2] for line in told)
    # The same examples each time, and no search for smaller ones that fail.
    hypothesis.settings.register_profile(
        "mutation",
        database=None,
        derandomize=True,
        deadline=None,
        phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
        suppress_health_check=list(hypothesis.HealthCheck),
    )
    hypothesis.settings.load_profile("mutation")
    os.chdir(ROOT)
    run = Run(files, given.seconds, only)
    ended = pytest.main(arguments(ROOT, given.tests), plugins=[run])
    return 1 if run.unexplained or ended == pytest.ExitCode.INTERNAL_ERROR else 0


if __name__ == "__main__":
    sys.exit(main())
