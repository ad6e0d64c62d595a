"""What the import contracts in pyproject.toml cannot say."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from backprop_studio import __version__
from backprop_studio.assets import resource

CHECKOUT = Path(__file__).parent.parent
PACKAGE = CHECKOUT / "backprop_studio"
MODULES = sorted(PACKAGE.rglob("*.py"))


def imports_of(path: Path) -> set[str]:
    """Dotted names of everything that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_the_training_thread_knows_only_the_core_of_qt() -> None:
    for path in sorted((PACKAGE / "training").glob("*.py")):
        qt = {name for name in imports_of(path) if name.startswith(("PySide6", "shiboken6"))}
        assert all(name.startswith("PySide6.QtCore.") for name in qt), path.name


def test_the_command_line_without_a_window_loads_no_qt() -> None:
    script = (
        "import sys, backprop_studio.cli, backprop_studio.training.session\n"
        "print([name for name in sys.modules if name.split('.')[0] in"
        " ('PySide6', 'pyqtgraph', 'superqt', 'torch')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_says_what_it_is(path: Path) -> None:
    words = (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split()
    assert len(words) >= 3


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"util", "utils", "helper", "helpers", "misc", "common", "manager"}
    assert [path for path in MODULES if path.stem in drawers] == []


def test_resources_and_packaging_are_no_packages() -> None:
    """An `__init__.py` in packaging/ would shadow the library of that name."""
    for folder in ("resources", "packaging", "tests"):
        assert list((CHECKOUT / folder).rglob("__init__.py")) == []


def test_resources_are_found_in_a_checkout() -> None:
    assert resource() == CHECKOUT / "resources"
    assert resource("fonts").is_dir()


def test_the_recipe_puts_the_resources_inside_the_installed_package() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert "resources" in wheel["only-include"]
    assert wheel["sources"]["resources"] == "backprop_studio/resources"
    assert __version__.count(".") == 2
