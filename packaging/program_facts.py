"""Names, kinds of document and icons, as the systems it is installed on want to know them.

What is for Windows and macOS is prepared, and was tested on neither.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from backprop_studio import __version__

PROGRAM = "backprop-studio"
DRAWINGS = Path(__file__).resolve().parent.parent / "resources" / "icons" / "program"
WINDOW_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
MIME_SIZES = (16, 24, 32, 48, 64, 128, 256)
IDENTIFIER = "org.backprop-studio.BackpropStudio"
TITLE = "Backprop Studio"
DESCRIPTION = "See a neural network learn"
COPYRIGHT = "Copyright Backprop Studio contributors; MIT licence"
# What lies beside the program in the .tar.gz.
BESIDE = ("README.txt", "LICENSE", "NOTICES.md", "menu-entry.sh")
# suffix, what it is called, its icon, its media type
DOCUMENTS = (
    ("backprop", "Backprop Studio experiment", "document", "application/vnd.backprop-studio+json"),
    (
        "backprop-lecture",
        "Backprop Studio lecture",
        "lecture",
        "application/vnd.backprop-studio.lecture+json",
    ),
)


def window_icon(size: int) -> Path:
    """The program's icon of `size` px."""
    return DRAWINGS / f"{PROGRAM}-{size}.png"


def write_for_windows(folder: Path, name: str) -> Path:
    """The version information of `NAME.exe` as PyInstaller reads it."""
    numbers = [int(part) for part in __version__.split(".")]
    four = tuple([*numbers, 0, 0, 0, 0][:4])
    texts = {
        "CompanyName": "Backprop Studio contributors",
        "FileDescription": f"{TITLE}: {DESCRIPTION.lower()}",
        "FileVersion": __version__,
        "InternalName": name,
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": f"{name}.exe",
        "ProductName": TITLE,
        "ProductVersion": __version__,
    }
    rows = ", ".join(f"StringStruct({key!r}, {text!r})" for key, text in texts.items())
    target = folder / f"{name}-version.txt"
    target.write_text(
        f"VSVersionInfo(ffi=FixedFileInfo(filevers={four}, prodvers={four}, mask=0x3f, flags=0x0,"
        " OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),"
        f" kids=[StringFileInfo([StringTable('040904B0', [{rows}])]),"
        " VarFileInfo([VarStruct('Translation', [1033, 1200])])])\n",
        encoding="utf-8",
    )
    return target


def for_macos() -> dict[str, Any]:
    """What goes into Info.plist: the kinds of document, and that retina screens are known."""
    kinds = [
        (suffix, title, f"{IDENTIFIER}.{icon}", media) for suffix, title, icon, media in DOCUMENTS
    ]
    return {
        "CFBundleDisplayName": TITLE,
        "CFBundleShortVersionString": __version__,
        "NSHumanReadableCopyright": COPYRIGHT,
        "NSHighResolutionCapable": True,
        "LSApplicationCategoryType": "public.app-category.education",
        "LSMinimumSystemVersion": "13.0",
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": title,
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [identifier],
            }
            for _, title, identifier, _ in kinds
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": identifier,
                "UTTypeDescription": title,
                "UTTypeConformsTo": ["public.json"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [suffix],
                    "public.mime-type": [media],
                },
            }
            for suffix, title, identifier, media in kinds
        ],
    }
