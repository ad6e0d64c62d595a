"""What a program that ended badly leaves behind, and what one that runs does not."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from backprop_studio import settings as kept
from backprop_studio.document.recovery import RecoveryFolder
from backprop_studio.experiment import storage
from backprop_studio.experiment.problem import Refused
from backprop_studio.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "resources" / "examples"
SPIRAL = storage.load(EXAMPLES / "spiral.backprop")

KILLED = """
import os, sys
from pathlib import Path
from backprop_studio.document.recovery import RecoveryFolder
from backprop_studio.experiment import storage
place = RecoveryFolder(Path(sys.argv[1]))
place.begin()
place.keep(storage.load(Path(sys.argv[2])), Path(sys.argv[3]))
os.kill(os.getpid(), 9)
"""


def left_by_a_killed_program(folder: Path, origin: Path) -> None:
    arguments = [str(folder), str(EXAMPLES / "xor.backprop"), str(origin)]
    done = subprocess.run([sys.executable, "-c", KILLED, *arguments], check=False)
    assert done.returncode == -9


@pytest.fixture
def place(tmp_path: Path) -> RecoveryFolder:
    place = RecoveryFolder(tmp_path / "recovery")
    place.begin()
    yield place
    place.end()


def test_what_a_killed_program_had_is_found_and_taken_over(
    place: RecoveryFolder, tmp_path: Path
) -> None:
    origin = tmp_path / "mine.backprop"
    left_by_a_killed_program(tmp_path / "recovery", origin)
    (left,) = place.left_behind()
    assert left.origin == origin
    experiment = place.take(left)
    assert experiment.title == storage.load(EXAMPLES / "xor.backprop").title
    assert not left.file.exists() and place.file.exists()
    assert place.left_behind() == []


def test_a_program_that_runs_is_not_asked_about(place: RecoveryFolder, tmp_path: Path) -> None:
    other = RecoveryFolder(tmp_path / "recovery")
    other.begin()
    other.keep(SPIRAL, None)
    assert place.left_behind() == []
    other.end(keep=True)
    (left,) = place.left_behind()
    assert left.origin is None
    assert np.array_equal(place.take(left).network.seed, SPIRAL.network.seed)


def test_an_orderly_end_leaves_nothing(place: RecoveryFolder, tmp_path: Path) -> None:
    other = RecoveryFolder(tmp_path / "recovery")
    other.begin()
    other.keep(SPIRAL, tmp_path / "spiral.backprop")
    other.end()
    assert place.left_behind() == []
    assert list((tmp_path / "recovery").glob("*.origin")) == []


def test_what_cannot_be_read_is_refused_and_stays(place: RecoveryFolder, tmp_path: Path) -> None:
    (tmp_path / "recovery" / "7-00000000.backprop").write_text("{", encoding="utf-8")
    (left,) = place.left_behind()
    with pytest.raises(Refused):
        place.take(left)
    assert left.file.exists()
    place.discard(left)
    assert place.left_behind() == []


def test_without_a_folder_nothing_is_kept_and_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "recovery").write_text("a file in its place", encoding="utf-8")
    place = RecoveryFolder(tmp_path / "recovery")
    place.begin()
    place.keep(SPIRAL, None)
    assert place.left_behind() == []
    place.forget()
    place.end()


@pytest.mark.parametrize("garbage", [b"\xff\xfe", b"a\x00b", b"", b"a\nb"])
def test_a_garbled_note_of_the_origin_is_passed_over(
    place: RecoveryFolder, tmp_path: Path, garbage: bytes
) -> None:
    file = tmp_path / "recovery" / "7-00000000.backprop"
    storage.save(SPIRAL, file)
    file.with_suffix(".origin").write_bytes(garbage)
    (left,) = place.left_behind()
    assert left.origin is None
    assert place.take(left).title == SPIRAL.title


def test_what_cannot_be_kept_anew_stays_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "recovery").mkdir()
    storage.save(SPIRAL, tmp_path / "recovery" / "7-00000000.backprop")
    reading_only = RecoveryFolder(tmp_path / "recovery")
    (left,) = reading_only.left_behind()
    reading_only.take(left)
    assert left.file.exists()


def test_half_written_files_of_long_ago_are_swept_away(tmp_path: Path) -> None:
    folder = tmp_path / "recovery"
    folder.mkdir()
    old, new = folder / ".a.backprop.0.part", folder / ".b.backprop.1.part"
    for part in (old, new):
        part.write_bytes(b"{")
    os.utime(old, (0, 0))
    place = RecoveryFolder(folder)
    place.begin()
    assert not old.exists() and new.exists()
    place.end()


OPENS_AND_SAVES = """
import sys
from pathlib import Path
from backprop_studio import settings
from backprop_studio.document.recovery import RecoveryFolder
from backprop_studio.experiment import storage
folder, name = Path(sys.argv[1]), sys.argv[2]
known, place = settings.Settings(folder), RecoveryFolder(folder / "recovery")
place.begin()
experiment = storage.load(Path(sys.argv[3]))
setting = {"first": settings.PALETTE, "second": settings.MOTION}[name]
for number in range(20):
    file = folder / f"{name}-{number % 4}.backprop"
    file.touch()
    known.remember_file(file)
    known.set(setting, setting.choices[number % 2])
    known.save()
    place.keep(experiment, file)
    assert place.left_behind() == [], "the other one runs"
    assert place.file.exists()
print(sys.stdin.readline(), flush=True)
place.end()
"""


def test_two_programs_do_not_fight_over_settings_or_recovery(tmp_path: Path) -> None:
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", OPENS_AND_SAVES, str(tmp_path), name, str(example)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name, example in (
            ("first", EXAMPLES / "xor.backprop"),
            ("second", EXAMPLES / "spiral.backprop"),
        )
    ]
    for program in programs:
        program.stdin.write("done\n")
        program.stdin.flush()
    for program in programs:
        said, problem = program.communicate(timeout=100)
        assert program.returncode == 0 and "done" in said, problem
    settings = Settings(tmp_path)
    names = {path.name for path in settings.recent_files()}
    assert names == {
        f"{name}-{number}.backprop" for name in ("first", "second") for number in range(4)
    }
    assert settings.text(kept.PALETTE) == kept.PALETTE.choices[1]
    assert settings.text(kept.MOTION) == kept.MOTION.choices[1]
    assert [path.suffix for path in (tmp_path / "recovery").iterdir()] == []
