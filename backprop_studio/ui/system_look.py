"""What the system says of how things shall look, beyond light and dark."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessibilityHints

_CLIENT_AREA_ANIMATION = 0x1042  # SPI_GETCLIENTAREAANIMATION


def prefers_contrast(hints: QAccessibilityHints) -> bool:
    """Whether the system asks for high contrast."""
    return hints.contrastPreference() == Qt.ContrastPreference.HighContrast


def prefers_rest() -> bool:
    """Whether the system asks programs not to animate. Windows alone tells; False elsewhere."""
    if sys.platform == "win32":
        import ctypes

        animates = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(
            _CLIENT_AREA_ANIMATION, 0, ctypes.byref(animates), 0
        )
        return not animates.value
    return False
