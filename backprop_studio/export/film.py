"""Pictures in a row as a film: GIF by Pillow, MP4 by ffmpeg where it is installed."""

import contextlib
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol

from backprop_studio.export.unfit import Unfit
from backprop_studio.phrase import Phrase

if TYPE_CHECKING:
    from PIL import Image

LAST_STAYS = 2000  # ms that a GIF rests on its last picture before it begins again
NO_ENCODER = Phrase("MP4 needs ffmpeg, which is not installed; install ffmpeg, or choose GIF.")


class Film(Protocol):
    """Takes pictures one after the other, all of one size; then it is written, or closed."""

    def add(self, pixels: bytes, width: int, height: int) -> None:
        """One more picture: rows of RGB bytes, without gaps."""

    def write(self, file: BinaryIO) -> None:
        """The whole film. Raises OSError, and ValueError if it has no picture."""

    def close(self) -> None:
        """Leave nothing behind, written or not."""


class GifFilm:
    """256 colours, chosen for each picture; `rate` pictures a second, at most 50."""

    def __init__(self, rate: float) -> None:
        self._duration = max(20, round(1000 / rate))
        self._pictures: list[Image.Image] = []

    def add(self, pixels: bytes, width: int, height: int) -> None:
        """One more picture, reduced to its colours at once: a quarter of the room. To choose
        them takes long; a quarter of the points shows which they are."""
        from PIL import Image  # no other export waits for it

        whole = Image.frombytes("RGB", (width, height), pixels)
        half = (max(1, width // 2), max(1, height // 2))
        some = whole.resize(half, Image.Resampling.NEAREST)
        colors = some.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        self._pictures.append(whole.quantize(palette=colors, dither=Image.Dither.NONE))

    def write(self, file: BinaryIO) -> None:
        """The film, in an endless loop."""
        if not self._pictures:
            raise ValueError("a film needs a picture")
        first, *others = self._pictures
        durations = [self._duration] * len(others) + [LAST_STAYS]
        first.save(file, "GIF", save_all=True, append_images=others, duration=durations, loop=0)

    def close(self) -> None:
        """Forget the pictures."""
        self._pictures.clear()


class Mp4Film:
    """H.264 by the encoder, fed picture by picture. Raises Unfit without an encoder."""

    def __init__(self, rate: float) -> None:
        encoder = shutil.which("ffmpeg")
        if encoder is None:
            raise Unfit(NO_ENCODER)
        self._encoder, self._rate = encoder, rate
        self._folder = tempfile.TemporaryDirectory(prefix="backprop-studio-")
        self._path = Path(self._folder.name) / "film.mp4"
        self._process: subprocess.Popen[bytes] | None = None

    def add(self, pixels: bytes, width: int, height: int) -> None:
        """One more picture; sides must be even numbers of pixels. Raises OSError."""
        if self._process is None:
            self._process = self._start(width, height)
        assert self._process.stdin is not None
        self._process.stdin.write(pixels)

    def write(self, file: BinaryIO) -> None:
        """Wait for the encoder and copy what it has made."""
        if self._process is None:
            raise ValueError("a film needs a picture")
        assert self._process.stdin is not None
        self._process.stdin.close()
        if self._process.wait() != 0:
            raise OSError(Phrase("ffmpeg could not make the film"))
        with self._path.open("rb") as made:
            shutil.copyfileobj(made, file)

    def close(self) -> None:
        """End the encoder and delete what it wrote."""
        process = self._process
        if process is not None:
            if process.poll() is None:
                process.kill()
            if process.stdin is not None and not process.stdin.closed:
                with contextlib.suppress(OSError):  # what it had not read is of no use
                    process.stdin.close()
            process.wait()
        self._folder.cleanup()

    def _start(self, width: int, height: int) -> "subprocess.Popen[bytes]":
        command = [self._encoder, "-loglevel", "error", "-y", "-f", "rawvideo"]
        command += ["-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r", f"{self._rate:g}"]
        command += ["-i", "-", "-pix_fmt", "yuv420p", "-movflags", "+faststart", str(self._path)]
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet)


def has_encoder() -> bool:
    """Whether MP4 can be made here."""
    return shutil.which("ffmpeg") is not None


def frames_between(first: int, last: int, most: int) -> tuple[int, ...]:
    """At most `most` (≥ 2) iterations from `first` to `last`, both included, evenly spaced."""
    count = last - first + 1
    if count <= most:
        return tuple(range(first, last + 1))
    return tuple(first + round(i * (last - first) / (most - 1)) for i in range(most))
