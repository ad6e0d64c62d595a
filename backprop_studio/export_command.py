"""`backprop-studio export DOCUMENT --to KIND`: everything that can be taken along, no window.

Exit status: 0; 2 if the document, an argument or the place to write is refused, with one line on
standard error and no half file; 3 if training diverged on the way; 130 if interrupted.
"""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct

from backprop_studio.experiment import storage
from backprop_studio.experiment.build import Run, build
from backprop_studio.experiment.problem import Refused
from backprop_studio.export.unfit import Unfit

OK, REFUSED, DIVERGED, INTERRUPTED = 0, 2, 3, 130
MOST_FRAMES = 600
# what is added to the document's name, and how many iterations unless told otherwise
KINDS: dict[str, tuple[str, int]] = {
    "pytorch": ("-pytorch.py", 100),
    "numpy": ("-numpy.py", 100),
    "onnx": (".onnx", 0),
    "csv": (".csv", 100),
    "svg": (".svg", 0),
    "png": (".png", 0),
    "pdf": (".pdf", 0),
    "gif": (".gif", 100),
    "mp4": (".mp4", 100),
    "sheet": ("-sheet.html", 0),
}
PICTURES, FILMS = ("svg", "png", "pdf"), ("gif", "mp4")


class Job(Struct, frozen=True):
    """What the command line asks for."""

    document: Path
    kind: str
    output: Path
    steps: int
    view: str
    scale: int
    rate: float


def add_arguments(parser: argparse.ArgumentParser, steps: Callable[[str], int]) -> None:
    """The arguments of `export`; `steps` reads a number of iterations."""
    parser.add_argument("document", type=Path, help="the .backprop document")
    parser.add_argument(
        "--to",
        choices=tuple(KINDS),
        required=True,
        dest="kind",
        metavar="KIND",
        help="one of " + ", ".join(KINDS),
    )
    parser.add_argument("--output", type=Path, help="the file to write; a sheet may be .pdf")
    parser.add_argument("--steps", type=steps, help="iterations to make before or within it")
    parser.add_argument(
        "--view",
        default="window",
        help="for pictures and films: a view's name (diagram, landscape, …)",
    )
    parser.add_argument(
        "--scale",
        type=int,
        choices=(1, 2, 3, 4),
        default=2,
        help="px of a PNG to one of the window",
    )
    parser.add_argument("--rate", type=float, default=12.0, help="pictures a second of a film")


def run(options: argparse.Namespace, say: Callable[[str], int]) -> int:
    """Do it; `say` puts a sentence on standard error and gives the status for refusals."""
    suffix, usual = KINDS[options.kind]
    job = Job(
        options.document,
        options.kind,
        options.output or Path(f"{options.document.stem}{suffix}"),
        usual if options.steps is None else options.steps,
        options.view,
        options.scale,
        options.rate,
    )
    try:
        problem = _unfit(job)
        if problem is not None:
            return say(problem)
        return _make(job)
    except (Refused, Unfit) as refused:
        return say(str(refused))
    except OSError as error:
        return say(f"--output: {job.output} was not written: {error.strerror or error}")
    except MemoryError:
        return say("document: found more than fits in memory, allowed: what this computer holds")
    except KeyboardInterrupt:
        say("interrupted, nothing written")
        return INTERRUPTED


def _unfit(job: Job) -> str | None:
    """Why what is asked cannot be written there, None if it can."""
    output = job.output
    if output.exists() and not output.is_file():
        return f"--output: found {output}, which is no ordinary file, allowed: a file to write"
    if output.exists() and job.document.exists() and output.samefile(job.document):
        return f"--output: found {output}, the document itself, allowed: another file"
    if not output.absolute().parent.is_dir():
        return f"--output: there is no folder {output.absolute().parent}"
    if not 1 <= job.rate <= 50:
        return f"--rate: found {job.rate:g}, allowed: 1 to 50"
    if job.kind in FILMS and job.steps < 1:
        return "--steps: found 0, allowed: a whole number from 1, for a film"
    return None


def _make(job: Job) -> int:
    if job.kind in PICTURES or job.kind in FILMS:
        return _with_window(job)
    from backprop_studio.export.saving import data_stem, save_bytes, save_program

    loaded = storage.load(job.document)
    run = build(loaded, job.document.resolve().parent, resume=job.kind == "onnx")
    if job.kind in ("pytorch", "numpy"):
        from backprop_studio.export.numpy_script import numpy_script
        from backprop_studio.export.program import start_of
        from backprop_studio.export.pytorch_script import pytorch_script

        write = pytorch_script if job.kind == "pytorch" else numpy_script
        save_program(write(start_of(run), job.steps, data_stem(job.output)), job.output)
        return OK
    save_bytes(_content(job, run), job.output)
    return DIVERGED if run.trainer.stopped == "diverged" else OK


def _content(job: Job, run: Run) -> bytes:
    """The file of a kind that needs no window."""
    if job.kind == "sheet":
        from backprop_studio.export.sheet import sheet_of

        sheet = sheet_of(run)
        return _sheet_pdf(sheet) if job.output.suffix == ".pdf" else sheet.html().encode("utf-8")
    with _bar(job.steps) as bar:
        if job.kind == "csv":
            return _table(job, run, bar)
        from backprop_studio.export.onnx import onnx_model

        for _ in range(job.steps):
            if run.trainer.stopped is not None:
                break
            run.trainer.step()
            bar.update()
        return onnx_model(run)


def _table(job: Job, run: Run, bar: Any) -> bytes:
    from backprop_studio.export.run_table import moments_of, parameter_columns, table_text

    moments = []
    for moment in moments_of(run, job.steps):
        moments.append(moment)
        bar.update()
    names = parameter_columns(run.experiment, run.data.features)
    return table_text(names, moments).encode("utf-8")


def _sheet_pdf(sheet: Any) -> bytes:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from backprop_studio.theme import load_fonts
    from backprop_studio.ui.exporting.sheet_pdf import sheet_pdf

    application = QApplication.instance() or QApplication(sys.argv[:1])
    load_fonts()
    content = sheet_pdf(sheet)
    del application
    return content


def _with_window(job: Job) -> int:
    """Pictures and films: the window itself paints them, offscreen."""
    from backprop_studio import system_check
    from backprop_studio.export.film import Film, GifFilm, Mp4Film, frames_between
    from backprop_studio.export.saving import save_bytes

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    problem = system_check.problem()
    if problem is not None:
        raise Unfit(problem)
    film: Film | None = None
    if job.kind in FILMS:
        film = GifFilm(job.rate) if job.kind == "gif" else Mp4Film(job.rate)
    from backprop_studio.ui.exporting import pictures
    from backprop_studio.ui.exporting.unseen import NAMES, UnseenWindow

    if job.view not in NAMES:
        raise Unfit(f"--view: found {job.view!r}, allowed: {', '.join(NAMES)}")
    with UnseenWindow() as unseen, _bar(job.steps) as bar:
        unseen.open(job.document)
        first = unseen.snapshot.iteration
        unseen.advance(job.steps, bar.update)
        widget = unseen.view(job.view)
        snapshot = unseen.snapshot
        if film is not None:
            iterations = frames_between(first, snapshot.iteration, MOST_FRAMES)
            bar.reset(len(iterations))
            unseen.film(widget, iterations, film, job.output, lambda _count: bar.update())
        elif job.kind == "png":
            save_bytes(pictures.png_of(widget, job.scale), job.output)
        else:
            paint = pictures.svg_of if job.kind == "svg" else pictures.pdf_of
            save_bytes(paint(widget, snapshot.experiment.title or job.view), job.output)
        return DIVERGED if snapshot.stopped == "diverged" else OK


def _bar(total: int) -> Any:
    """Progress, where standard error is a terminal."""
    from tqdm import tqdm

    return tqdm(total=total, unit="it", disable=None, leave=False)
