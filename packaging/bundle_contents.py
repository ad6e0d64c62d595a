"""What goes into the program folder and what is left out, with the reasons.

`backprop-studio.spec` asks here; sizes are those of Linux on x86-64.
"""

from __future__ import annotations

import sys
from pathlib import Path

# Python modules that something imports if it finds them, and that nothing here uses.
UNUSED_MODULES = [
    "IPython",
    "OpenGL",
    "PySide6.QtConcurrent",
    "PySide6.QtDBus",
    "PySide6.QtDesigner",
    "PySide6.QtHelp",
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "PySide6.QtQuickControls2",
    "PySide6.QtQuickTest",
    "PySide6.QtQuickWidgets",
    "PySide6.QtSql",
    "PySide6.QtTest",
    "PySide6.QtUiTools",
    "PySide6.QtXml",
    # The program speaks with no network: no TLS and so none of OpenSSL (6 MB) is carried.
    # `hashlib` and `secrets` fall back on Python's own.
    "_hashlib",
    "_ssl",
    "ssl",
    # Of Pillow, films need GIF alone.
    "PIL.ImageCms",
    "PIL.ImageQt",
    "PIL.ImageShow",
    "PIL.ImageTk",
    "PIL._avif",
    "PIL._imagingcms",
    "PIL._imagingft",
    "PIL._imagingtk",
    "PIL._webp",
    "h5py",
    "jupyter_rfb",
    "matplotlib",
    "numpy.f2py",
    "onnx",
    "pyqtgraph.console",
    "pyqtgraph.dockarea",
    "pyqtgraph.examples",
    "pyqtgraph.flowchart",
    "pyqtgraph.jupyter",
    "pyqtgraph.opengl",
    "readline",
    "scipy",
    "setuptools",
    "tkinter",
]

# What PyInstaller runs before the program, and before the worker of its own process, and nothing
# here needs: it loads `inspect`, QtCore and pyqtgraph's processes, a seventh of a second twice
# over. Elsewhere than on Linux, PySide6's may be what lets Qt find its plug-ins.
UNUSED_RUNTIME_HOOKS = ["pyi_rth_inspect", "pyi_rth_pkgutil", "pyi_rth_pyqtgraph_multiprocess"]
if sys.platform.startswith("linux"):
    UNUSED_RUNTIME_HOOKS.append("pyi_rth_pyside6")

# Of Qt's translations those of the languages that the program speaks: its buttons and keys.
QT_TRANSLATIONS = ("qtbase_de.qm",)

# Folders of Qt: nothing is shown by QML, no web, no PDF reading.
UNUSED_QT_FOLDERS = (
    "qml",
    "translations",
    "egldeviceintegrations",  # screens without a window system
    "generic",  # keyboards and mice without one
    "networkinformation",
    "tls",
)

# Plug-ins by the beginning of their file names. GTK's theme alone brings along 25 MB of GTK,
# Pango and Cairo; Qt's own dialogs, or those of the desktop's portal, are used instead.
UNUSED_QT_PLUGINS = (
    "libqgtk3",
    "libqeglfs",
    "libqlinuxfb",
    "libqminimal",
    "libqvkkhrdisplay",
    "libqvnc",
    "libqtvirtualkeyboard",
    "libqpdf",
    # pictures in formats that the program neither reads nor writes
    "libqgif",
    "libqicns",
    "libqico",
    "libqjpeg",
    "libqtga",
    "libqtiff",
    "libqwbmp",
    "libqwebp",
    # ways to draw that a Wayland desktop does not ask for
    "libdrm-egl-server",
    "libvulkan-server",
    "libivi-shell",
    "libfullscreen-shell",
)

# Libraries that nothing needs once the plug-ins are gone.
UNUSED_QT_LIBRARIES = (
    "eglfs",
    "qml",
    "quick",
    "pdf",
    "virtualkeyboard",
    "network",
    "test",
)

# Left to the system, since every desktop has them: ours would ask for the newest glibc, and
# would stand in the way of newer graphics drivers. `system_check` names what is missing, and
# the .deb asks for it.
SYSTEM_LIBRARIES = (
    "libX11",
    "libXau",
    "libXdmcp",
    "libXext",
    "libXrender",
    "libbrotli",
    "libbsd",
    "libcap.so",
    "libdbus-1",
    "libexpat.so",
    "libfontconfig.so",
    "libfreetype.so",
    "libgcc_s.so",
    "libgcrypt",
    "libglib-2",
    "libgpg-error",
    "libgthread-2",
    "liblz4",
    "libmd.so",
    "libpcre2",
    "libpng16.so",
    "libstdc++.so",
    "libsystemd",
)

# Only what was left out above needed them; PyInstaller collects them before it is asked.
ORPHANS = (
    "libXcomposite",
    "libXcursor",
    "libXdamage",
    "libXfixes",
    "libXi.so",
    "libXinerama",
    "libXrandr",
    "libatk",
    "libatspi",
    "libblkid",
    "libcairo",
    "libcom_err",
    "libcrypto",
    "libdatrie",
    "libepoxy",
    "libfribidi",
    "libgdk",
    "libgio",
    "libgmodule",
    "libgobject",
    "libgraphite2",
    "libgssapi",
    "libgtk",
    "libharfbuzz",
    "libjpeg.so",
    "libk5crypto",
    "libkeyutils",
    "libkrb5",
    "libmount",
    "libpango",
    "libpixman",
    "libreadline",
    "libselinux",
    "libssl",
    "libthai",
    "libtinfo",
)

UNUSED_PYQTGRAPH = ("icons", "examples")


def is_used(entry: tuple[str, str, str]) -> bool:
    """Whether a file that PyInstaller collected belongs into the program."""
    path = Path(entry[0])
    name, folders = path.name, {part.lower() for part in path.parts[:-1]}
    in_a_wheel = any(folder.endswith(".libs") for folder in folders)
    if name.startswith((*SYSTEM_LIBRARIES, *ORPHANS)) and not in_a_wheel:
        return False
    if "pyqtgraph" in path.parts and folders & set(UNUSED_PYQTGRAPH):
        return False
    if name.lower().startswith(tuple(f"libqt6{library}" for library in UNUSED_QT_LIBRARIES)):
        return False
    if "PySide6" not in path.parts or name in QT_TRANSLATIONS:
        return True
    return not (folders & set(UNUSED_QT_FOLDERS) or name.startswith(UNUSED_QT_PLUGINS))
