"""What is unpacked from the .tar.gz: what lies at its top, and its entry in the menu."""

import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the .tar.gz is for Linux"
)

PACKAGING = Path(__file__).resolve().parent.parent / "packaging"
ENTRY = "data home/applications/backprop-studio.desktop"
DOCUMENT = "/tmp/one document.backprop"
# Names of folders that someone may unpack it in.
FOLDERS = (
    "plain",
    "with space",
    "100%",
    "50%f",
    "a%%b",
    "cost$HOME",
    "tick`id`",
    'quo"te',
    "back\\slash",
    "\\n and \\s",
    "it's",
    "both | & pipes;",
    "#(~)<*?>",
    "Übung é",
    "a=b",
    "=%$`\"\\'",
)


@pytest.fixture
def packages(monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, ModuleType]:
    """`linux_packages` and `smoke_test` of packaging/, which is no part of the package."""
    monkeypatch.syspath_prepend(str(PACKAGING))
    import linux_packages
    import smoke_test

    return linux_packages, smoke_test


# the menu -----------------------------------------------------------------------------------


def unpacked(folder: Path) -> Path:
    """The program there, which writes its own path and its arguments to `folder/../said`."""
    share = folder / "share"
    for place in (share / "applications", share / "icons", share / "mime" / "packages"):
        place.mkdir(parents=True)
    shutil.copy(PACKAGING / "linux" / "backprop-studio.desktop", share / "applications")
    shutil.copy(PACKAGING / "linux" / "backprop-studio.xml", share / "mime" / "packages")
    shutil.copy(PACKAGING / "linux" / "menu-entry.sh", folder)
    said = shlex.quote(str(folder.parent / "said"))
    program = folder / "backprop-studio"
    program.write_text(
        f'#!/bin/sh\nprintf "%s\\n" "$0" "$@" >{said}.part\nmv {said}.part {said}\n', "utf-8"
    )
    program.chmod(0o755)
    return program


def menu(program: Path, verb: str) -> dict[str, str]:
    """Add it to the menu of a home of its own, or take it out; returns the environment."""
    home = program.parent.parent
    environment = os.environ | {"HOME": str(home), "XDG_DATA_HOME": str(home / "data home")}
    script = program.parent / "menu-entry.sh"
    subprocess.run([str(script), verb], env=environment, check=True, capture_output=True)
    return environment


def arguments_of(entry: str, document: str) -> list[str]:
    """The command of Exec= as the Desktop Entry Specification reads it: first the escapes of
    every value, then the quotes, then the fields. No argument here is quoted in part."""
    (value,) = re.findall(r"^Exec=(.*)$", entry, re.MULTILINE)
    known = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
    text = re.sub(r"\\(.)", lambda found: known[found[1]], value)
    words = []
    for quoted, plain in re.findall(r'"((?:[^"`$\\]|\\["`$\\])*)"(?= |$)|([^\s"\\$`]+)', text):
        word = re.sub(r"\\(.)", r"\1", quoted) or plain
        words.append(document if word == "%f" else re.sub(r"%(.)", _literal_percent, word))
    return words


def _literal_percent(found: re.Match[str]) -> str:
    assert found[1] == "%", "a field inside an argument"
    return "%"


@pytest.mark.parametrize("name", FOLDERS)
def test_the_menu_entry_starts_the_program_of_any_folder(name: str, tmp_path: Path) -> None:
    program = unpacked(tmp_path / name)
    menu(program, "add")
    command = arguments_of((tmp_path / ENTRY).read_text("utf-8"), DOCUMENT)
    assert Path(command[0]).name in ("backprop-studio", "sh")
    # What desktops look for before they list an entry is the word as it stands.
    assert "%" not in command[0] and "=" not in command[0]
    subprocess.run(command, check=True)
    assert (tmp_path / "said").read_text("utf-8").splitlines() == [str(program), DOCUMENT]
    menu(program, "remove")
    assert not (tmp_path / ENTRY).exists()


@pytest.mark.skipif(shutil.which("gio") is None, reason="needs gio")
@pytest.mark.parametrize("name", FOLDERS)
def test_gnome_starts_it_from_any_folder(name: str, tmp_path: Path) -> None:
    program = unpacked(tmp_path / name)
    environment = menu(program, "add")
    launch = ["gio", "launch", str(tmp_path / ENTRY), DOCUMENT]
    subprocess.run(launch, env=environment, check=True)
    until = time.monotonic() + 10
    while not (tmp_path / "said").exists() and time.monotonic() < until:
        time.sleep(0.02)
    assert (tmp_path / "said").read_text("utf-8").splitlines() == [str(program), DOCUMENT]


@pytest.mark.skipif(
    shutil.which("desktop-file-validate") is None, reason="needs desktop-file-utils"
)
@pytest.mark.parametrize("name", FOLDERS)
def test_the_menu_entry_is_valid(name: str, tmp_path: Path) -> None:
    menu(unpacked(tmp_path / name), "add")
    check = ["desktop-file-validate", str(tmp_path / ENTRY)]
    said = subprocess.run(check, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stdout) == (0, "")


# what lies beside the program ---------------------------------------------------------------


def test_the_tarball_tells_what_it_is(
    packages: tuple[ModuleType, ModuleType], tmp_path: Path
) -> None:
    linux_packages, smoke_test = packages
    built, share, folder = tmp_path / "built", tmp_path / "share", tmp_path / "unpacked"
    for place in (built, share, folder):
        place.mkdir()
    (built / "backprop-studio").write_text("#!/bin/sh\n")
    packed = linux_packages._tarball(built, share, tmp_path, "x86_64")
    top = smoke_test.unpack(packed, folder).parent
    assert "MIT License" in (top / "LICENSE").read_text("utf-8")
    assert (top / "NOTICES.md").read_text("utf-8").startswith("# Notices")
    told = (top / "README.txt").read_text("utf-8")
    assert "./backprop-studio" in told
    assert "./menu-entry.sh add" in told and "./menu-entry.sh remove" in told
    assert max(map(len, told.splitlines())) <= 80


def test_a_tarball_that_lacks_its_licence_fails(
    packages: tuple[ModuleType, ModuleType], tmp_path: Path
) -> None:
    _, smoke_test = packages
    top = tmp_path / "backprop-studio-0"
    top.mkdir()
    for name in ("backprop-studio", "README.txt", "NOTICES.md", "menu-entry.sh"):
        (top / name).touch()
    packed = tmp_path / "made.tar.gz"
    subprocess.run(["tar", "-czf", str(packed), "-C", str(tmp_path), top.name], check=True)
    folder = tmp_path / "unpacked"
    folder.mkdir()
    with pytest.raises(smoke_test.Failed, match="lacks LICENSE"):
        smoke_test.unpack(packed, folder)
