"""The program speaks with no network, and runs nothing that a file brings along."""

import ast
import os
import subprocess
import sys
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent
PACKAGE = CHECKOUT / "backprop_studio"
NETWORK = {
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "urllib",
    "webbrowser",
    "xmlrpc",
}
# a pair of ends within the process, by which signals wake the window
ALLOWED_IMPORTS = {("ui/studio.py", "socket")}
# ffmpeg, which a person asks for by name, with arguments of the program's own
ALLOWED_CALLS = {("export/film.py", "subprocess.Popen")}
RUNS_CODE = {
    *("eval", "exec", "compile", "__import__", "os.system", "os.popen", "os.startfile"),
    *("subprocess.run", "subprocess.Popen", "subprocess.check_output", "subprocess.call"),
    *("pickle.load", "marshal.load", "marshal.loads", "runpy.run_path"),
    *("QDesktopServices.openUrl", "QProcess.start", "QProcess.startDetached"),
}

# Python tells every connection and every look-up of a name to this hook.
WATCHED = """
import os, socket, sys

def watch(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"):
        if arguments[0].family != socket.AF_UNIX:
            os.write(2, f"network: {event} {arguments[1:]}\\n".encode())
            os._exit(9)
    if event.startswith(("socket.getaddrinfo", "socket.gethostby", "urllib", "webbrowser")):
        os.write(2, f"network: {event} {arguments}\\n".encode())
        os._exit(9)

sys.addaudithook(watch)
from backprop_studio.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
"""


@cache
def modules() -> list[tuple[str, list[ast.AST]]]:
    """Every module's name and the nodes of its tree."""
    return [
        (path.relative_to(PACKAGE).as_posix(), list(ast.walk(ast.parse(path.read_bytes()))))
        for path in sorted(PACKAGE.rglob("*.py"))
    ]


def test_no_module_brings_a_network_along() -> None:
    found = set()
    for name, nodes in modules():
        for node in nodes:
            if isinstance(node, ast.Import):
                wanted = {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                wanted = {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
            else:
                continue
            for module in wanted:
                begin = module.split(".")[0]
                found |= {(name, known) for known in (begin, module) if known in NETWORK}
    assert found == ALLOWED_IMPORTS


def test_nothing_turns_text_into_code_or_opens_a_browser() -> None:
    found = set()
    for name, nodes in modules():
        for node in nodes:
            if not isinstance(node, ast.Call):
                continue
            if isinstance(node.func, (ast.Name, ast.Attribute)):
                found |= {(name, ast.unparse(node.func))} if _called(node) in RUNS_CODE else set()
            for keyword in node.keywords:
                if keyword.arg in ("allow_pickle", "shell"):
                    assert ast.unparse(keyword.value) == "False", name
            if _called(node).endswith("setOpenExternalLinks"):
                assert ast.unparse(node.args[0]) == "False", name
    assert found == ALLOWED_CALLS


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return ast.unparse(call.func) if isinstance(call.func, ast.Attribute) else ""


def test_a_whole_session_makes_no_connection(tmp_path: Path) -> None:
    script = tmp_path / "watched.py"
    script.write_text(WATCHED, encoding="utf-8")
    example = CHECKOUT / "resources" / "examples" / "two-layer-network.backprop"
    done = subprocess.run(
        [sys.executable, str(script), "--smoke", str(example)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "iteration 100" in done.stdout and "network:" not in done.stderr
