"""Where the shipped resources lie: one locator for checkout, wheel and bundle."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str = "") -> Path:
    """The path of `name` among the resources; inside the package when installed, else beside it."""
    inside = _PACKAGE / "resources"
    return (inside if inside.is_dir() else _PACKAGE.parent / "resources") / name
