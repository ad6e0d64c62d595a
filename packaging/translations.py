"""What the window says, for translators: gathers the texts and compiles the translations.

    python packaging/translations.py            # after a text was added or changed
    python packaging/translations.py --check    # says what is out of date, changes nothing

Run it with the Python of the environment (`.venv/bin/python`): it needs PySide6's lrelease.
`resources/translations/backprop-studio.ts` is the template, made from the sources;
`backprop-studio_de.ts` holds the German words and is edited by hand or with Qt Linguist;
`backprop-studio_de.qm` is what the program loads. For a further language copy the template,
name it so, set its `language`, and add it to `settings.LANGUAGE`.

Qt's own lupdate sees neither the short names that modules have for `translate` nor texts in
tables; here both are followed in the syntax tree.
"""

import argparse
import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "backprop_studio"
FOLDER = ROOT / "resources" / "translations"
EXAMPLES = ROOT / "resources" / "examples"
TEMPLATE = FOLDER / "backprop-studio.ts"
HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'

QUIET = {"data", "engine", "experiment", "training"}  # rooms without Qt, which say phrases alone
PHRASE = "Phrase"  # what they are called, and the context of all of them
SHORT = 2  # statements of a function that only hands a text on: its description, its return
MARKS = ("translate", "QT_TRANSLATE_NOOP")  # of a context and a text
# Tables of the rooms without Qt, whose rows have a `name` that the panel's lists show.
TABLES = ("engine/activations.py", "data/generators.py", "data/tables.py")
ROWS = {"Activation", "Regression", "Classes", "TruthTable", "Shipped"}
NAMES = "Panel"

Text = tuple[str, str]  # context, source


class Unclear(ValueError):
    """A text that cannot be gathered, with its place."""


# gathering ----------------------------------------------------------------------------------


class Module:
    """One source file: which of its names stand for `translate` under which context, and what
    it calls, each with the class it is called in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
        self.name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        self.calls: list[tuple[ast.Call, str | None]] = []
        self.imports: list[ast.ImportFrom] = []
        self._short: list[ast.FunctionDef] = []
        self._look_through()
        self.constants = dict(self._constants())
        self.shortcuts = dict(self._shortcuts())

    def _look_through(self) -> None:
        waiting: list[tuple[ast.AST, str | None]] = [(self.tree, None)]
        while waiting:
            node, inside = waiting.pop()
            if isinstance(node, ast.ClassDef):
                inside = node.name
            elif isinstance(node, ast.Call):
                self.calls.append((node, inside))
            elif isinstance(node, ast.ImportFrom):
                self.imports.append(node)
            elif isinstance(node, ast.FunctionDef) and len(node.body) <= SHORT:
                self._short.append(node)
            waiting += [(child, inside) for child in ast.iter_child_nodes(node)]

    def _constants(self) -> Iterator[tuple[str, str]]:
        for node in self.tree.body:
            if isinstance(node, ast.Assign):
                target: ast.expr = node.targets[0]
            elif isinstance(node, ast.AnnAssign):
                target = node.target
            else:
                continue
            name, value = getattr(target, "id", ""), getattr(node.value, "value", None)
            if isinstance(value, str):
                yield name, value

    def _shortcuts(self) -> Iterator[tuple[str, str]]:
        """Functions of one text that hand it on to `translate` or mark it."""
        for node in self._short:
            parameters = {argument.arg for argument in node.args.args}
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and called(call) in MARKS and len(call.args) > 1:
                    context, text = self.context_of(call.args[0]), call.args[1]
                    if context and isinstance(text, ast.Name) and text.id in parameters:
                        yield node.name, context

    def context_of(self, node: ast.expr) -> str | None:
        """A context, written out or by the name of a constant of this module."""
        if isinstance(node, ast.Constant):
            return str(node.value)
        return self.constants.get(node.id) if isinstance(node, ast.Name) else None


def called(call: ast.Call) -> str:
    """The last word of what is called: `tr` of `self.tr(…)`."""
    function = call.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def gathered(root: Path = SOURCES) -> list[Text]:
    """Every text of the program with its context, each once, in order. Raises Unclear."""
    modules = {module.name: module for module in _modules(root)}
    found = {text for module in modules.values() for text in _texts(module, modules)}
    found |= {(NAMES, name) for table in TABLES for name in _names(root / table)}
    return sorted(found | set(_examples()))


def _examples() -> Iterator[Text]:
    """Title and description of the examples that ship, as the gallery and the menu show them."""
    for path in EXAMPLES.glob("*.backprop"):
        document = json.loads(path.read_text(encoding="utf-8"))
        yield from (("Examples", document[key]) for key in ("title", "description"))


def _names(path: Path) -> Iterator[str]:
    """The names in the rows of a table: by keyword, else the first text."""
    for row in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(row, ast.Call) and called(row) in ROWS:
            named = [keyword.value for keyword in row.keywords if keyword.arg == "name"]
            yield next(text for node in (*named, *row.args) for text in _literals(node))


def _modules(root: Path) -> Iterator[Module]:
    """Those that say something; looking through the trees of all would take twice as long."""
    sources = {path: path.read_text(encoding="utf-8") for path in sorted(root.rglob("*.py"))}
    paths = [path for path in sources if not QUIET & set(path.parts) or PHRASE in sources[path]]
    makers = [path for path in paths if any(mark in sources[path] for mark in MARKS)]
    made = [Module(path) for path in makers]
    names = {"tr", PHRASE, *(name for module in made for name in module.shortcuts)}
    calls = re.compile(rf"\b(?:{'|'.join(names)})\(")
    yield from made
    yield from (
        Module(path) for path in paths if path not in makers and calls.search(sources[path])
    )


def _texts(module: Module, modules: dict[str, Module]) -> Iterator[Text]:
    shortcuts = module.shortcuts | _imported(module, modules) | {PHRASE: PHRASE}
    for call, inside in module.calls:
        yield from _of_call(module, call, shortcuts, inside)


def _imported(module: Module, modules: dict[str, Module]) -> dict[str, str]:
    found = {}
    for node in module.imports:
        if node.module in modules:
            theirs = modules[node.module].shortcuts
            found.update(
                {a.asname or a.name: theirs[a.name] for a in node.names if a.name in theirs}
            )
    return found


def _of_call(
    module: Module, call: ast.Call, shortcuts: dict[str, str], inside: str | None
) -> Iterator[Text]:
    name = called(call)
    if name == "tr" and isinstance(call.func, ast.Attribute):
        context, text, must = inside, call.args[0], True
    elif name in MARKS and len(call.args) > 1:
        context, text, must = module.context_of(call.args[0]), call.args[1], False
    elif isinstance(call.func, ast.Name) and name in shortcuts:
        context, text, must = shortcuts[name], call.args[0], False
    else:
        return
    for source in _literals(text):
        if context is None:
            raise Unclear(f"{module.path}:{call.lineno}: the context is not known")
        yield context, source
    if must and not list(_literals(text)):
        raise Unclear(f"{module.path}:{call.lineno}: tr() of something that is not written out")


def _literals(node: ast.expr) -> Iterator[str]:
    """The texts that an expression can be: written out, or one of two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


# the files ----------------------------------------------------------------------------------


def read(path: Path) -> dict[Text, str]:
    """The translations of a .ts file; empty where there is none."""
    found = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            text = (context.findtext("name") or "", message.findtext("source") or "")
            found[text] = message.findtext("translation") or ""
    return found


def written(texts: list[Text], language: str = "", words: dict[Text, str] | None = None) -> str:
    """A .ts file: the template, or a language with the `words` there are."""
    attributes = {"version": "2.1", "sourcelanguage": "en"}
    if language:
        attributes["language"] = language
    root = ElementTree.Element("TS", attributes)
    contexts: dict[str, ElementTree.Element] = {}
    for context, source in texts:
        if context not in contexts:
            contexts[context] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(contexts[context], "name").text = context
        message = ElementTree.SubElement(contexts[context], "message")
        ElementTree.SubElement(message, "source").text = source
        translation = ElementTree.SubElement(message, "translation")
        translation.text = (words or {}).get((context, source), "")
        if not translation.text:
            translation.set("type", "unfinished")
    ElementTree.indent(root, space="")
    return HEAD + ElementTree.tostring(root, encoding="unicode") + "\n"


def languages() -> list[Path]:
    """The .ts files that hold translations."""
    return sorted(FOLDER.glob("backprop-studio_*.ts"))


def language_of(path: Path) -> str:
    """`de` of `backprop-studio_de.ts`."""
    return path.stem.rpartition("_")[2]


def compiled(path: Path, to: Path) -> None:
    """Write the .qm of a .ts file. Raises CalledProcessError."""
    import PySide6

    tool = Path(PySide6.__file__).parent / (
        "lrelease.exe" if sys.platform == "win32" else "lrelease"
    )
    subprocess.run([str(tool), "-silent", "-nounfinished", str(path), "-qm", str(to)], check=True)


def main() -> int:
    """Regenerate, or check; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing; 1 if out of date")
    check = parser.parse_args().check
    texts = gathered()
    files = {TEMPLATE: written(texts)}
    for path in languages():
        files[path] = written(texts, language_of(path), read(path))
    stale = [
        path
        for path, content in files.items()
        if not path.is_file() or path.read_text(encoding="utf-8") != content
    ]
    for path in stale:
        print(f"{'out of date' if check else 'written'}: {path.relative_to(ROOT)}")
        if not check:
            path.write_text(files[path], encoding="utf-8")
    for path in languages():
        missing = [text for text, words in read(path).items() if not words]
        print(f"{path.name}: {len(texts) - len(missing)} of {len(texts)} texts")
        if not check:
            compiled(path, path.with_suffix(".qm"))
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
