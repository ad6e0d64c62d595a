"""What the window needs from the system, looked for before Qt starts: Qt would abort without it."""

import ctypes
import os
import sys
from collections.abc import Callable, Mapping

# Debian's package for each library that Qt loads; those before `_X11` are needed by any window.
_ALWAYS = (
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
)
_X11 = (
    ("libxcb.so.1", "libxcb1"),
    ("libX11-xcb.so.1", "libx11-xcb1"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
)
_WINDOWLESS = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")


def problem(
    environment: Mapping[str, str] | None = None,
    load: Callable[[str], object] = ctypes.CDLL,
    answers: Callable[[], bool] | None = None,
) -> str | None:
    """One sentence on what is missing and what to install; None if a window can be opened."""
    known = os.environ if environment is None else environment
    if not sys.platform.startswith("linux"):
        return None
    platform = known.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in _WINDOWLESS:
        return None
    wayland, x11 = known.get("WAYLAND_DISPLAY"), known.get("DISPLAY")
    if not wayland and not x11:
        return (
            "There is no display: start Backprop Studio in a graphical session "
            "(or use `backprop-studio run`, which needs none)."
        )
    missing = _missing(_ALWAYS if wayland else _ALWAYS + _X11, load)
    if missing is not None or wayland:
        return missing
    if not (_display_answers if answers is None else answers)():
        return f"The display {x11} does not answer: check DISPLAY and the right to use it."
    return None


def missing_libraries() -> str | None:
    """One sentence on what Qt lacks even where no window is opened; None if it has all."""
    return _missing(_ALWAYS, ctypes.CDLL) if sys.platform.startswith("linux") else None


def _missing(libraries: tuple[tuple[str, str], ...], load: Callable[[str], object]) -> str | None:
    packages = []
    for library, package in libraries:
        try:
            load(library)
        except OSError:
            packages.append(package)
    if not packages:
        return None
    return (
        "The system lacks libraries that a window needs; on Debian or Ubuntu: "
        f"sudo apt install {' '.join(packages)}"
    )


def _display_answers() -> bool:
    """Whether the X server named by DISPLAY takes a connection."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    answers = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return answers
