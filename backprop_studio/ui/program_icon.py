"""The program's icon, in all sizes that a window, a task bar or a dock asks for."""

from PySide6.QtGui import QIcon

from backprop_studio.assets import resource

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def program_icon() -> QIcon:
    """Each size is read when it is first shown."""
    icon = QIcon()
    for size in SIZES:
        icon.addFile(str(resource(f"icons/program/backprop-studio-{size}.png")))
    return icon
