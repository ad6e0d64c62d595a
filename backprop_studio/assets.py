"""Where the shipped resources lie: one locator for checkout, wheel and bundle."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(name: str = "") -> Path:
    """The path of `name` among the resources; inside the package when installed, else beside it."""
    inside = _PACKAGE / "resources"
    return (inside if inside.is_dir() else _PACKAGE.parent / "resources") / name


def legal_texts() -> list[Path]:
    """The licence, the notices, and in a bundle the licences of everything it carries."""
    inside = _PACKAGE / "resources"
    folder = inside if inside.is_dir() else _PACKAGE.parent
    own = [folder / "LICENSE", folder / "NOTICES.md"]
    fonts = sorted(resource("fonts").glob("*-OFL.txt"))
    carried = sorted((inside / "licences").glob("*.txt"), key=lambda path: path.name.lower())
    return [path for path in (*own, *fonts, *carried) if path.is_file()]
