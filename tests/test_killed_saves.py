"""Killed at any moment of a save, a file is the old one or the new one, never half."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
KILLS = 8

# One process without threads forks those that save and are killed.
SCRIPT = """
import os, random, signal, sys, time
from pathlib import Path
from msgspec.structs import replace
from backprop_studio.experiment import storage

kind, folder, kills = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
examples = Path(sys.argv[4])
small = storage.load(examples / "two-layer-network.backprop")
large = replace(small, description="long " * 200_000)


def save_documents(path):
    while True:
        storage.save(large, path)
        storage.save(small, path)


def check_document(path):
    storage.load(path)
    assert path.read_bytes() in [storage.encode(known) for known in (small, large)]


def save_lectures(path):
    from backprop_studio.lectures import lecture, storage as lectures
    steps = [lecture.Step(title=str(i), experiment=lecture.raw_of(small, None)) for i in range(100)]
    few, many = lecture.Lecture(steps=tuple(steps[:1])), lecture.Lecture(steps=tuple(steps))
    while True:
        lectures.save(many, path)
        lectures.save(few, path)


def check_lecture(path):
    from backprop_studio.lectures import storage as lectures
    assert len(lectures.load(path).steps) in (1, 100)


def save_settings(path):
    from backprop_studio import settings
    known = settings.Settings(path.parent)
    while True:
        for length in (1, 200_000):
            known.set(settings.LAST_FOLDER, "x" * length)
            known.set(settings.THEME, "dark")
            known.save()


def check_settings(path):
    from backprop_studio import settings
    known = settings.Settings(path.parent)
    assert known.text(settings.THEME) == "dark"
    assert known.text(settings.LAST_FOLDER) in ("x", "x" * 200_000)


def save_progress(path):
    from backprop_studio.lessons.progress import Progress
    progress = Progress(path.parent)
    while True:
        progress.reset()
        for number in range(100):
            progress.at_page("lesson", str(number))


def check_progress(path):
    import msgspec
    msgspec.json.decode(path.read_bytes())


save, check, name = {
    "document": (save_documents, check_document, "d.backprop"),
    "lecture": (save_lectures, check_lecture, "l.backprop-lecture"),
    "settings": (save_settings, check_settings, "settings.ini"),
    "progress": (save_progress, check_progress, "lessons.json"),
}[kind]
path = folder / name
moments = random.Random(1)
for number in range(kills):
    child = os.fork()
    if child == 0:
        try:
            save(path)
        finally:
            os._exit(1)
    while not path.exists():
        time.sleep(0.001)
        assert os.waitpid(child, os.WNOHANG) == (0, 0), "it ended by itself"
    time.sleep(moments.uniform(0.0, 0.08))
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WTERMSIG(status) == signal.SIGKILL, "it ended by itself"
    check(path)
print("sound", flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks what it kills")
@pytest.mark.parametrize("kind", ["document", "lecture", "settings", "progress"])
def test_a_killed_save_leaves_the_old_file_or_the_new(kind: str, tmp_path: Path) -> None:
    examples = CHECKOUT / "resources" / "examples"
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, kind, str(tmp_path), str(KILLS), str(examples)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout == "sound\n", done.stderr
