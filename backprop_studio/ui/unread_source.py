"""PySide without a look into the source of every module that is imported."""

import sys

import PySide6.QtCore  # noqa: F401  (with it comes what is set here)


def leave_source_unread() -> None:
    """Call it before other modules are loaded. PySide looks for its name in a module's source,
    to know whether the module may want `snake_case` and `true_property`, which nothing here does,
    and Python keeps every line that was read: 17 MB, and it takes 30 ms. In a bundle, where there
    is no source, PySide finds what it is told here: that nobody wants them."""
    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None:
        vars(feature)["_mod_uses_pyside"] = _wants_nothing


def _wants_nothing(_module: object) -> bool:
    return False
