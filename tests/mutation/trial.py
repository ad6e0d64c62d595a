"""Forks a process for each mutant and lets the tests that run the changed lines meet it."""

import os
import resource
import signal
import sys
import tempfile
from collections.abc import Callable
from importlib.machinery import SourceFileLoader
from pathlib import Path
from time import process_time
from types import CodeType
from typing import Any, Literal

import msgspec
import pytest
from _pytest.runner import runtestprotocol
from code_swap import changed_functions, functions_of, swap
from coverage import Coverage

SURVIVED, KILLED = 0, 1
# A mutant may take this many times as long for a test as the test usually does, and this many
# seconds more: then it ends as killed. The same if it asks for more memory than this.
SLOWER, MORE = 4.0, 2.0
MEMORY = 6 << 30
EVERY_LINE = (1, 1 << 30)

Fate = Literal["killed", "survived", "not met"]
Told = tuple[list[float], list[tuple[int, str, int]]]


class Trial:
    """The collected tests: which lines of the folder each runs, and how long it takes.

    Only those that take at most so many `seconds` are used.
    """

    def __init__(self, items: list[pytest.Item], folder: Path, root: Path, seconds: float) -> None:
        self.items, self.folder, self.root, self.seconds = items, folder, root, seconds
        self._lines: list[set[tuple[str, int]]] = [set() for _ in items]
        self._costs: list[float] = []
        self._living: dict[Path, Any] = {}

    def look_which_test_runs_what(self) -> None:
        """Run every test once, in a process of its own, and see where it comes by.

        Raises RuntimeError if a test fails although nothing has been changed.
        """
        with tempfile.NamedTemporaryFile() as file:
            if _in_child(lambda: self._record(Path(file.name))) != SURVIVED:
                raise RuntimeError("a test fails although nothing has been changed")
            self._costs, lines = msgspec.json.decode(file.read(), type=Told)
        for number, name, line in lines:
            self._lines[number].add((name, line))

    def _record(self, path: Path) -> int:
        watch = Coverage(data_file=None, config_file=False, include=f"{self.folder}/*")
        watch.start()
        costs = []
        for number, item in enumerate(self.items):
            watch.switch_context(str(number))
            begun = process_time()
            if not _passes(item):
                sys.stderr.write(f"{item.nodeid} fails\n")
                return KILLED
            costs.append(process_time() - begun)
        watch.stop()
        data, lines = watch.get_data(), []
        for file in data.measured_files():
            for line, tests in data.contexts_by_lineno(file).items():
                lines += [(int(test), os.path.basename(file), line) for test in tests if test]
        path.write_bytes(msgspec.json.encode((costs, lines)))
        return SURVIVED

    def __str__(self) -> str:
        used = [cost for cost in self._costs if cost <= self.seconds]
        return f"{len(used)} of {len(self.items)} tests, {sum(used):.0f} seconds together"

    def fate(self, file: Path, old: CodeType, new: CodeType, lines: tuple[int, int]) -> Fate:
        """What becomes of a mutant whose changed statement stands in these lines."""
        if file not in self._living:
            self._living[file] = functions_of(str(file))
        changed = changed_functions(old, new)
        chosen = [] if changed is None else self._running(file.name, lines)
        if changed is None or not chosen:  # run on import, or never
            changed, chosen = None, self._running(file.name, EVERY_LINE)
        if not chosen:  # a file that only says what there is
            chosen = [number for number, cost in enumerate(self._costs) if cost <= self.seconds]
        if not chosen:
            return "not met"
        if changed is None:
            status = _in_child(lambda: self._meet_afresh(file, new, chosen))
        else:
            status = _in_child(lambda: self._meet(file, changed, new, chosen))
        return "survived" if status == SURVIVED else "killed"

    def _running(self, name: str, lines: tuple[int, int]) -> list[int]:
        """The numbers of the tests that come by one of the lines, the quickest first."""
        first, last = lines
        chosen = [
            number
            for number, ran in enumerate(self._lines)
            if self._costs[number] <= self.seconds
            and any(where == name and first <= line <= last for where, line in ran)
        ]
        return sorted(chosen, key=self._costs.__getitem__)

    def _meet(
        self,
        file: Path,
        changed: list[tuple[CodeType, CodeType]],
        code: CodeType,
        chosen: list[int],
    ) -> int:
        try:
            swap(changed, self._living[file])
        except ValueError:
            return self._meet_afresh(file, code, chosen)
        for number in chosen:
            _kill_after(MORE + SLOWER * self._costs[number])
            if not _passes(self.items[number]):
                return KILLED
        return SURVIVED

    def _meet_afresh(self, file: Path, code: CodeType, chosen: list[int]) -> int:
        """Import everything once more, and the changed code in place of the file's."""
        usual = SourceFileLoader.get_code

        def get_code(loader: SourceFileLoader, fullname: str) -> CodeType | None:
            return code if loader.path == str(file) else usual(loader, fullname)

        SourceFileLoader.get_code = get_code  # type: ignore[method-assign,assignment]
        own = str(Path(__file__).parent)
        for name, module in list(sys.modules.items()):
            where = getattr(module, "__file__", None) or ""
            if where.startswith(str(self.root)) and not where.startswith(own):
                del sys.modules[name]
        # Without their parameters, which a changed default may have renamed.
        nodes = dict.fromkeys(self.items[number].nodeid.partition("[")[0] for number in chosen)
        _kill_after(2 * MORE + SLOWER * sum(self._costs[number] for number in chosen))
        passed = pytest.main(arguments(self.root, ["-x", *nodes])) == pytest.ExitCode.OK
        return SURVIVED if passed else KILLED


def arguments(root: Path, more: list[str]) -> list[str]:
    """Pytest without the plugins, fixtures and windows that the engine does not need."""
    return [
        *("-c", os.devnull, "--rootdir", str(root), "--import-mode=importlib"),
        *("--noconftest", "-q", "-s", "-W", "error", "-p", "no:cacheprovider"),
        *more,
    ]


def _passes(item: pytest.Item) -> bool:
    return not any(report.failed for report in runtestprotocol(item, log=False, nextitem=None))


def _kill_after(seconds: float) -> None:
    """End this process, as killed, when it has used so many seconds of CPU more."""
    signal.setitimer(signal.ITIMER_PROF, seconds)


def _in_child(work: Callable[[], int]) -> int:
    """The exit code of `work` in a process of its own."""
    child = os.fork()
    if child == 0:
        status = KILLED
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            status = work()
        finally:
            os._exit(status)
    _, ended = os.waitpid(child, 0)
    status = os.waitstatus_to_exitcode(ended)
    return status if status >= 0 else KILLED
