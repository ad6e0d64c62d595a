"""Films: as many pictures as were given, even spacing through a run, and no encoder."""

import io
from pathlib import Path

import pytest
from PIL import Image

from backprop_studio.export.film import GifFilm, Mp4Film, frames_between
from backprop_studio.export.unfit import Unfit


def plain(red: int) -> bytes:
    return bytes((red, 0, 0)) * 24


def test_gif_holds_every_picture() -> None:
    film = GifFilm(rate=10)
    for red in (10, 120, 250):
        film.add(plain(red), 6, 4)
    file = io.BytesIO()
    film.write(file)
    with Image.open(file) as found:
        assert (found.n_frames, found.size, found.info["loop"]) == (3, (6, 4), 0)
        assert found.info["duration"] == 100
        colors = []
        for number in range(3):
            found.seek(number)
            colors.append(found.convert("RGB").getpixel((3, 2))[0])
    assert colors == pytest.approx([10, 120, 250], abs=2)


def test_a_film_without_pictures_is_refused() -> None:
    with pytest.raises(ValueError, match="picture"):
        GifFilm(10).write(io.BytesIO())


def test_no_encoder_is_said_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unfit, match="ffmpeg") as refused:
        Mp4Film(10)
    assert "\n" not in str(refused.value)


def test_mp4_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in for ffmpeg counts the bytes it is given and writes them as the film."""
    encoder = tmp_path / "ffmpeg"
    encoder.write_text('#!/bin/sh\nfor last; do :; done\n/bin/cat > "$last"\n')
    encoder.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    film = Mp4Film(10)
    film.add(plain(1), 6, 4)
    film.add(plain(2), 6, 4)
    file = io.BytesIO()
    film.write(file)
    film.close()
    assert file.getvalue() == plain(1) + plain(2)
    given_up = Mp4Film(10)
    given_up.add(plain(1), 6, 4)
    given_up.close()
    assert [path.name for path in tmp_path.iterdir() if "backprop" in path.name] == []


def test_frames_are_spread_evenly() -> None:
    assert frames_between(0, 3, 10) == (0, 1, 2, 3)
    assert frames_between(10, 110, 6) == (10, 30, 50, 70, 90, 110)
    assert frames_between(5, 5, 10) == (5,)
