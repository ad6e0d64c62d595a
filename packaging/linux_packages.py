"""The tar.gz and the .deb of the built program folder, into `dist/`.

`build.py --packages` calls this; both hold the same program, the menu entry, the icons and
the two kinds of document. Nothing is run when the .deb is installed or removed: what it put
there is what it takes away.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
from pathlib import Path

from program_facts import (
    BESIDE,
    DOCUMENTS,
    DRAWINGS,
    MIME_SIZES,
    PROGRAM,
    WINDOW_SIZES,
    window_icon,
)

from backprop_studio import __version__

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent
OLDEST_GLIBC = (2, 35)  # that it may ask for
DEPENDS = (
    f"libc6 (>= {'.'.join(map(str, OLDEST_GLIBC))})",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libfreetype6",
    "libgcc-s1",
    "libgl1",
    "libglib2.0-0 (>= 2.66) | libglib2.0-0t64",
    "libstdc++6 (>= 11)",
    "libx11-6",
    "libx11-xcb1",
    "libxcb1",
    "zlib1g",
)
CONTROL = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: Backprop Studio contributors <backprop-studio@localhost>
Installed-Size: {kilobytes}
Depends: {depends}
Section: education
Priority: optional
Description: see a neural network learn
 A program for people who teach backpropagation and people who learn it: stop a
 network at any instant, look at any number, change it by hand, and watch what
 follows. It needs no network connection, and no Python.
"""


def write_packages(program_folder: Path, icons: Path, target: Path) -> list[Path]:
    """Both packages of `program_folder`; `icons` is what `draw_icons` wrote."""
    machine = subprocess.check_output(["uname", "-m"], text=True).strip()
    stage = target / "stage"
    shutil.rmtree(stage, ignore_errors=True)
    try:
        share = stage / "share"
        lay_out_share(share, icons)
        packed = [_tarball(program_folder, share, target, machine)]
        if shutil.which("dpkg-deb") is None:
            print("Without dpkg-deb no .deb was made.")
        else:
            packed.append(_deb(program_folder, share, stage / "deb", target))
    finally:
        shutil.rmtree(stage, ignore_errors=True)
    return packed


def needed_glibc(program_folder: Path) -> tuple[int, ...]:
    """The oldest glibc on which every library of the program can be loaded."""
    newest: tuple[int, ...] = (0,)
    for path in program_folder.rglob("*"):
        if path.is_symlink() or not path.is_file() or path.open("rb").read(4) != b"\x7fELF":
            continue
        said = subprocess.run(
            ["readelf", "--version-info", str(path)], capture_output=True, text=True, check=True
        )
        for found in re.findall(r"GLIBC_([0-9.]+)", said.stdout):
            newest = max(newest, tuple(map(int, found.split("."))))
    return newest


def lay_out_share(share: Path, icons: Path) -> None:
    """Menu entry, media types and icons as they lie under `share/` of a system."""
    _copy(HERE / "linux" / f"{PROGRAM}.desktop", share / "applications")
    _copy(HERE / "linux" / f"{PROGRAM}.xml", share / "mime" / "packages")
    _copy(HERE / "linux" / f"{PROGRAM}.metainfo.xml", share / "metainfo")
    theme = share / "icons" / "hicolor"
    for size in WINDOW_SIZES:
        _copy(window_icon(size), theme / f"{size}x{size}" / "apps", f"{PROGRAM}.png")
    _copy(DRAWINGS / f"{PROGRAM}.svg", theme / "scalable" / "apps")
    for _, _, drawing, media in DOCUMENTS:
        name = media.replace("/", "-")
        for size in MIME_SIZES:
            folder = theme / f"{size}x{size}" / "mimetypes"
            _copy(icons / f"{drawing}-{size}.png", folder, f"{name}.png")
        _copy(DRAWINGS / f"{drawing}.svg", theme / "scalable" / "mimetypes", f"{name}.svg")


def _copy(file: Path, folder: Path, name: str = "") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / (name or file.name)
    shutil.copyfile(file, target)
    target.chmod(0o644)


def _tarball(program_folder: Path, share: Path, target: Path, machine: str) -> Path:
    """One folder to unpack anywhere; beside the program lies what one needs to be told of it,
    and `menu-entry.sh` for the menu."""
    top = f"{PROGRAM}-{__version__}"
    packed = target / f"{top}-linux-{machine}.tar.gz"
    with tarfile.open(packed, "w:gz", compresslevel=9) as archive:
        archive.add(program_folder, top, filter=_by_nobody)
        archive.add(share, f"{top}/share", filter=_by_nobody)
        for name in BESIDE:
            archive.add(_source(name), f"{top}/{name}", filter=_by_nobody)
    return packed


def _source(name: str) -> Path:
    """Where that file of the top folder lies in the checkout."""
    own = HERE / "linux" / name
    return own if own.is_file() else CHECKOUT / name


def _by_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Without the name of who built it, and readable by all."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
    return entry


def _deb(program_folder: Path, share: Path, root: Path, target: Path) -> Path:
    library = root / "usr" / "lib" / PROGRAM
    shutil.copytree(program_folder, library, symlinks=True)
    shutil.copytree(share, root / "usr" / "share")
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / PROGRAM).symlink_to(f"../lib/{PROGRAM}/{PROGRAM}")
    _write_copyright(root / "usr" / "share" / "doc" / PROGRAM)
    _make_readable(root)
    architecture = subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
    sizes = (path.stat().st_size for path in root.rglob("*") if not path.is_symlink())
    control = root / "DEBIAN" / "control"
    control.parent.mkdir(mode=0o755)
    control.write_text(
        CONTROL.format(
            name=PROGRAM,
            version=__version__,
            architecture=architecture,
            kilobytes=sum(sizes) // 1024,
            depends=", ".join(DEPENDS),
        ),
        encoding="utf-8",
    )
    packed = target / f"{PROGRAM}_{__version__}_{architecture}.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(packed)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return packed


def _write_copyright(folder: Path) -> None:
    folder.mkdir(parents=True)
    parts = [(CHECKOUT / name).read_text(encoding="utf-8") for name in ("LICENSE", "NOTICES.md")]
    parts.append(
        "The full texts of all licences lie in "
        f"/usr/lib/{PROGRAM}/_internal/backprop_studio/resources/licences.\n"
    )
    (folder / "copyright").write_text("\n".join(parts), encoding="utf-8")


def _make_readable(root: Path) -> None:
    """Whatever the umask of who builds."""
    for path in (root, *root.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
