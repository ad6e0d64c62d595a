"""Files made of a document alone, in whatever thread: scripts, sheets, models."""

from pathlib import Path

from msgspec import Struct

from backprop_studio.experiment.build import build
from backprop_studio.experiment.model import Experiment
from backprop_studio.export.saving import data_stem, save_bytes, save_program


class Source(Struct, frozen=True):
    """A document, the folder it lies in, and how many iterations its scripts make."""

    experiment: Experiment
    folder: Path | None
    iterations: int


def write_script(library: str, source: Source, path: Path) -> None:
    """A `pytorch` or `numpy` script, its data beside it. Raises OSError and Refused."""
    from backprop_studio.export.numpy_script import numpy_script
    from backprop_studio.export.program import start_of
    from backprop_studio.export.pytorch_script import pytorch_script

    start = start_of(build(source.experiment, source.folder))
    write = pytorch_script if library == "pytorch" else numpy_script
    save_program(write(start, source.iterations, data_stem(path)), path)


def write_sheet(source: Source, path: Path) -> None:
    """A hand-calculation sheet, PDF or HTML by its name. Raises OSError, Refused and Unfit."""
    from backprop_studio.export.sheet import sheet_of
    from backprop_studio.ui.exporting.sheet_pdf import sheet_pdf

    sheet = sheet_of(build(source.experiment, source.folder))
    is_page = path.suffix.lower() == ".pdf"
    save_bytes(sheet_pdf(sheet) if is_page else sheet.html().encode("utf-8"), path)


def write_onnx(experiment: Experiment, folder: Path | None, path: Path) -> None:
    """The network where `state` says, as ONNX. Raises OSError, Refused and Unfit."""
    from backprop_studio.export.onnx import onnx_model

    save_bytes(onnx_model(build(experiment, folder, resume=True)), path)
