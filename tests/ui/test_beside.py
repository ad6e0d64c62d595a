"""Work in another thread: how it went is told, and nothing of it stays."""

import gc

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from backprop_studio.ui.beside import Beside, problem_of


class Heavy:
    """What the work holds."""

    def write(self) -> None:
        pass


def fails(error: Exception) -> None:
    raise error


def told(qtbot: QtBot, work: object) -> str:
    beside = Beside(work)
    with qtbot.waitSignal(beside.done, timeout=5000) as blocker:
        beside.start()
    return blocker.args[0]


def test_nothing_stays_of_the_work(qtbot: QtBot) -> None:
    for _ in range(20):
        assert told(qtbot, Heavy().write) == ""

    def gone() -> bool:
        gc.collect()
        return not [each for each in gc.get_objects() if type(each) in (Heavy, Beside)]

    qtbot.waitUntil(gone, timeout=5000)
    assert not QApplication.instance().findChildren(Beside)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(28, "No space left on device"), "No space left on device"),
        (OSError("odd"), "odd"),
        (ValueError("units: found 2.0"), "units: found 2.0"),
        (ValueError(), "ValueError"),
        (MemoryError(), "there is not enough memory"),
    ],
)
def test_what_may_be_foreseen_is_a_sentence(qtbot: QtBot, error: Exception, sentence: str) -> None:
    def work() -> None:
        fails(error)

    assert told(qtbot, work) == sentence == problem_of(work)


def test_a_mistake_in_the_program_is_reported_and_ends_the_wait(qtbot: QtBot) -> None:
    def work() -> None:
        fails(KeyError("lost"))

    with capture_exceptions() as exceptions:
        assert told(qtbot, work) == "lost"
        qtbot.wait(10)
    assert [kind for kind, _, _ in exceptions] == [KeyError]
    with pytest.raises(KeyError):
        problem_of(work)
