"""Reading files that somebody else made: ordinary ones alone, and never more than a limit.

A pipe would make whoever opens it wait for ever, a device has no end, and a link may lead out of
the folder to which its reader is bound.
"""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from backprop_studio.phrase import Phrase


def open_ordinary(path: Path, inside: Path | None = None) -> BinaryIO:
    """The file at `path`, to read; with `inside`, it must lie in that folder, links followed.

    Raises OSError whose `strerror` says what is wrong.
    """
    if inside is not None and not path.resolve().is_relative_to(inside.resolve()):
        raise OSError(errno.EPERM, Phrase("it leads out of its folder"), str(path))
    # Without O_NONBLOCK a pipe would be waited for before it could be seen to be one.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, Phrase("no ordinary file"), str(path))
    return os.fdopen(descriptor, "rb")


def read_at_most(path: Path, limit: int, inside: Path | None = None) -> bytes:
    """Its content, or of a larger file `limit` + 1 bytes. Raises OSError as `open_ordinary`."""
    with open_ordinary(path, inside) as file:
        return file.read(limit + 1)
