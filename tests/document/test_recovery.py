"""What a program that ended badly leaves behind, and what one that runs does not."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from backprop_studio.document.recovery import RecoveryFolder
from backprop_studio.experiment import storage
from backprop_studio.experiment.problem import Refused

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
