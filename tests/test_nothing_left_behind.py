"""The fixture that fails a test which leaves something behind, tried on such tests."""

import pytest

pytest_plugins = ["pytester"]

LEAVES = {
    "widget": (
        "from PySide6.QtWidgets import QWidget\nkept = []\n"
        "def test_it(qapp):\n    kept.append(QWidget())\n",
        "*QWidget is still there: use qtbot.addWidget*",
    ),
    "timer": (
        "from PySide6.QtCore import QTimer\nkept = QTimer()\n"
        "def test_it(qapp):\n    kept.start(1000)\n",
        "*QTimer of QTimer is still active: stop it*",
    ),
    "qthread": (
        "from PySide6.QtCore import QThread\nkept = QThread()\n"
        "def test_it(qapp):\n    kept.start()\n",
        "*QThread QThread still runs: stop it and wait()*",
    ),
    "thread": (
        "import threading\nhold = threading.Event()\n"
        "def test_it():\n    threading.Thread(target=hold.wait, name='idler').start()\n"
        "def test_next():\n    hold.set()\n",
        "*thread idler still runs: end and join() it*",
    ),
}

TIDY = """
import threading
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget

def test_it(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    timer = QTimer(widget)
    timer.start(1000)
    unowned = QWidget()
    thread = QThread()
    thread.start()
    thread.quit()
    thread.wait()
    worker = threading.Thread(target=lambda: None)
    worker.start()
    worker.join()
"""


def run(pytester: pytest.Pytester, request: pytest.FixtureRequest, source: str) -> pytest.RunResult:
    tests = request.path.parent
    pytester.makeconftest((tests / "conftest.py").read_text())
    pytester.makepyfile(source)
    pytester.makeini(
        f"[pytest]\nqt_api = pyside6\nfilterwarnings = error\npythonpath = {tests.parent}\n"
    )
    return pytester.runpytest_subprocess("-p", "no:cacheprovider")


@pytest.mark.parametrize("kind", LEAVES)
def test_a_test_that_leaves_something_fails(
    kind: str, pytester: pytest.Pytester, request: pytest.FixtureRequest
) -> None:
    source, message = LEAVES[kind]
    result = run(pytester, request, source)
    assert result.parseoutcomes()["errors"] == 1
    result.stdout.fnmatch_lines([message])


def test_a_tidy_test_passes(pytester: pytest.Pytester, request: pytest.FixtureRequest) -> None:
    run(pytester, request, TIDY).assert_outcomes(passed=1)
