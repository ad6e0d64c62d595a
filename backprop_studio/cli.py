"""The command line: `backprop-studio [DOCUMENT]` opens the window; `run`, `export` and
`check-lessons` work without.

Exit status of `run` and `export`: 0; 2 if the document or an argument is refused, with one line
on standard error and no trace; 3 if training diverged.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from backprop_studio import __version__

PROGRAM = "backprop-studio"
OK, REFUSED, DIVERGED, INTERRUPTED = 0, 2, 3, 130
MOST_STEPS = 2**62


class _Parser(argparse.ArgumentParser):
    """Says what is wrong on one line, without the usage above it."""

    def error(self, message: str) -> NoReturn:
        self.exit(REFUSED, f"{PROGRAM}: {' '.join(message.split())}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Obey a command line (by default this process's own) and return the exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["run"]:
        return _run(_run_parser().parse_args(words[1:]))
    if words[:1] == ["export"]:
        return _export(words[1:])
    if words[:1] == ["check-lessons"]:
        return _check_lessons(_check_parser().parse_args(words[1:]).folder)
    options = _window_parser().parse_args(words)
    # Qt and pyqtgraph are loaded for the window alone.
    from backprop_studio import app

    if options.smoke is not None:
        return app.main(options.smoke, smoke=True)
    return app.main(options.document)


def _window_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        PROGRAM,
        description="See a neural network learn. Without `run` the window opens.",
        epilog=f"`{PROGRAM} run --help` tells how to run a document without a window, "
        f"`{PROGRAM} export --help` how to export one, "
        f"`{PROGRAM} check-lessons --help` how to check lessons.",
        allow_abbrev=False,
    )
    parser.add_argument("document", nargs="?", type=Path, help="a .backprop document to open")
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    # for packaging/smoke_test.py: train 100 iterations and close
    parser.add_argument("--smoke", type=Path, help=argparse.SUPPRESS)
    return parser


def _run_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        f"{PROGRAM} run", description="Run a document without a window.", allow_abbrev=False
    )
    parser.add_argument("document", type=Path, help="the .backprop document")
    parser.add_argument("--steps", type=_steps, required=True, help="iterations to make, from 0")
    parser.add_argument("--trace", type=Path, required=True, help="the JSON file to write")
    parser.add_argument("--gradients", action="store_true", help="write every gradient too")
    return parser


def _check_parser() -> argparse.ArgumentParser:
    parser = _Parser(
        f"{PROGRAM} check-lessons",
        description="Read the lessons of a folder and compute every number in them.",
        allow_abbrev=False,
    )
    parser.add_argument("folder", type=Path, help="a folder of lessons, or a single lesson")
    return parser


def _export(words: list[str]) -> int:
    from backprop_studio import export_command

    parser = _Parser(
        f"{PROGRAM} export",
        description="Make a script, a table, a picture, a film or a sheet of a document.",
        allow_abbrev=False,
    )
    export_command.add_arguments(parser, _steps)
    return export_command.run(parser.parse_args(words), _say)


def _check_lessons(folder: Path) -> int:
    from backprop_studio.lessons.reader import read_course
    from backprop_studio.lessons.unreadable import Unreadable
    from backprop_studio.lessons.ways import ALL_PAGES

    try:
        course = read_course(folder, deeply=True)
    except Unreadable as problem:
        return _say(str(problem))
    for lesson in course.lessons:
        pages, minutes = len(lesson.pages), lesson.minutes(ALL_PAGES)
        print(f"{lesson.id}: {lesson.facts.title}, {pages} pages, {minutes:.1f} minutes")
    return OK


def _steps(text: str) -> int:
    # int() would take 1_000, and digits of other scripts
    if not (text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= MOST_STEPS):
        raise argparse.ArgumentTypeError(f"found {text!r}, allowed: a whole number from 0")
    return int(text)


def _run(options: argparse.Namespace) -> int:
    # Loaded here, so that the window need not wait for what only this command uses.
    from tqdm import tqdm

    from backprop_studio.experiment import storage, trace
    from backprop_studio.experiment.build import Run, build
    from backprop_studio.experiment.problem import Refused

    run: Run | None = None
    try:
        experiment = storage.load(options.document)
        run = build(experiment, options.document.resolve().parent)
        unfit = _unfit_for_trace(options.trace, options.document)
        if unfit is not None:
            return _say(unfit)
        # disable=None: no bar where standard error is no terminal
        bar = tqdm(total=options.steps, unit="it", disable=None, leave=False)
        with storage.atomic_file(options.trace) as file, bar:
            stopped = trace.write_run(
                run.trainer, options.steps, file, options.gradients, bar.update
            )
    except Refused as refused:
        return _say(str(refused))
    except OSError as error:
        place = "--trace" if run is not None else str(error.filename or "document")
        return _say(f"{place}: found {error.strerror or error}, allowed: a file to use")
    except MemoryError:
        return _say(
            "document: found more than fits in memory, allowed: what this computer can hold"
        )
    except KeyboardInterrupt:
        _say("interrupted, no trace written")
        return INTERRUPTED
    return DIVERGED if stopped == "diverged" else OK


def _unfit_for_trace(path: Path, document: Path) -> str | None:
    """Why the trace must not be put over what is at `path`, None if it may."""
    if path.exists() and not path.is_file():
        return f"--trace: found {path}, which is no ordinary file, allowed: a file to write"
    if path.exists() and path.samefile(document):
        return f"--trace: found {path}, the document itself, allowed: another file"
    return None


def _say(sentence: str) -> int:
    print(f"{PROGRAM}: {' '.join(sentence.split())}", file=sys.stderr)
    return REFUSED
