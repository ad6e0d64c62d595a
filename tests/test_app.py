"""Start and end of the program: what the system lacks, signals, mistakes, garbled settings."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from studio_fixture import Driver, studio

from backprop_studio import settings as kept
from backprop_studio import system_check
from backprop_studio.experiment import storage
from backprop_studio.settings import Settings
from backprop_studio.training.commands import SetParameter

__all__ = ["studio"]

ROOT = Path(__file__).resolve().parent.parent
linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 only")


def answers() -> bool:
    return True


@linux
def test_without_a_display_one_sentence_says_so() -> None:
    assert "no display" in str(system_check.problem({}, load=str))


@linux
def test_missing_libraries_are_named_by_their_packages() -> None:
    def load(name: str) -> object:
        if "icccm" in name or "keysyms" in name:
            raise OSError(name)
        return name

    sentence = system_check.problem({"DISPLAY": ":0"}, load, answers)
    assert sentence is not None
    assert "apt install libxcb-icccm4 libxcb-keysyms1" in sentence
    assert system_check.problem({"DISPLAY": ":0"}, str, answers) is None


@linux
def test_without_a_display_the_program_ends_with_status_2() -> None:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {k: v for k, v in os.environ.items() if k not in names}
    environment["PYTHONPATH"] = str(ROOT)
    done = subprocess.run(
        [sys.executable, "-m", "backprop_studio"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@linux
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_ends_politely_when_asked_to(tmp_path: Path, number: signal.Signals) -> None:
    settings = tmp_path / "settings"
    environment = dict(
        os.environ,
        QT_QPA_PLATFORM="offscreen",
        PYTHONPATH=str(ROOT),
        BACKPROP_STUDIO_CONFIG=str(settings),
    )
    program = subprocess.Popen(
        [sys.executable, "-m", "backprop_studio"],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 120
    while not list((settings / "recovery").glob("*.lock")):  # once the window stands
        assert program.poll() is None and time.monotonic() < deadline
        time.sleep(0.05)
    program.send_signal(number)
    _, said = program.communicate(timeout=20)
    assert program.returncode == 0, said
    assert (settings / "settings.ini").exists()


def test_a_mistake_in_the_worker_is_told_and_the_work_saved(studio: Driver, tmp_path: Path) -> None:
    seen: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(20, press)
            return
        seen.extend((box.text(), box.detailedText()))
        box.accept()

    studio.expect_failure()
    studio.window.run.iterate_100()
    studio.settle()
    weight = studio.snapshot.parameters[1].weights[0, 0]
    QTimer.singleShot(20, press)
    no_index: Any = "what no session expects"
    studio.studio.display.send(SetParameter(no_index, 0.0))
    studio.until(lambda: bool(seen))
    assert "mistake in the program" in seen[0]
    assert "Traceback" in seen[1] and "in _set_parameter" in seen[1]
    logs = list((tmp_path / "log").glob("*.log"))
    saved = list((tmp_path / "log").glob("*.backprop"))
    assert len(logs) == len(saved) == 1
    recovered = storage.load(saved[0])
    assert recovered.parameters is not None
    assert recovered.parameters[1].weights[0, 0] == weight


@pytest.mark.parametrize("garbage", [b"\x00\xff\xfe", b"[look]\ntheme=@Invalid()\n", b"[window\n"])
def test_garbled_settings_read_as_defaults(tmp_path: Path, garbage: bytes) -> None:
    (tmp_path / "settings.ini").write_bytes(garbage)
    settings = Settings(tmp_path)
    assert settings.text(kept.THEME) == "system"
    assert settings.flag(kept.FIRST_MINUTE_DONE) is False
    assert settings.data(kept.GEOMETRY).isEmpty()
    assert settings.recent_files() == ()


def test_settings_come_back(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    settings.set(kept.THEME, "dark")
    settings.set(kept.FIRST_MINUTE_DONE, True)
    settings.remember_file(Path(__file__))
    settings.save()
    again = Settings(tmp_path)
    assert again.text(kept.THEME) == "dark"
    assert again.flag(kept.FIRST_MINUTE_DONE)
    assert again.recent_files() == (Path(__file__),)
    settings.set(kept.THEME, "pink")
    assert settings.text(kept.THEME) == "system"
