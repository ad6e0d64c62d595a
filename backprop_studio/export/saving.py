"""Files of an export: whole or not there at all."""

import io
from pathlib import Path

import numpy as np

from backprop_studio.experiment.storage import atomic_file
from backprop_studio.export.program import Program, in_quotes


def save_bytes(content: bytes, path: Path) -> None:
    """Write `content` to `path`, or leave what was there. Raises OSError."""
    with atomic_file(path) as file:
        file.write(content)


def data_stem(path: Path) -> str:
    """What the data of a program are called that is to be written to `path`: as the program, and
    another name where a file is called so that is not read by the one it replaces."""
    old = path.read_text("utf-8", "replace") if path.is_file() else ""
    stem, number = path.stem, 1
    while path.with_name(f"{stem}.npz").exists() and in_quotes(f"{stem}.npz") not in old:
        number += 1
        stem = f"{path.stem}-{number}"
    return stem


def save_program(program: Program, path: Path) -> tuple[Path, ...]:
    """Write a program, and beside it its data if it has any; the files written. Raises OSError.

    The data come first, so that a program never stands there without them.
    """
    written: tuple[Path, ...] = (path,)
    if program.arrays:
        data = path.with_name(program.data_name)
        packed = io.BytesIO()
        np.savez_compressed(packed, allow_pickle=False, **program.arrays)
        save_bytes(packed.getvalue(), data)
        written = (path, data)
    save_bytes(program.text.encode("utf-8"), path)
    return written
