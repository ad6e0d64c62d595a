"""The document is kept as it changes; after a crash it is offered again with its run."""

from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QMessageBox
from studio_fixture import Driver, studio

from backprop_studio.document.recovery import RecoveryFolder
from backprop_studio.experiment import storage
from backprop_studio.lectures.storage import decode, encode
from backprop_studio.ui import dialogs, recovery_offer
from backprop_studio.ui.autosave import Autosave
from backprop_studio.ui.examples import example_path
from backprop_studio.ui.presenting.lecture_keeping import LectureRecovery

__all__ = ["studio"]


@pytest.fixture
def place(tmp_path: Path) -> RecoveryFolder:
    place = RecoveryFolder(tmp_path / "recovery")
    place.begin()
    yield place
    place.end()


@pytest.fixture
def autosave(studio: Driver, place: RecoveryFolder) -> Autosave:
    window = studio.window
    return Autosave(window.document, window.run, place, studio.studio)


def kept(studio: Driver, autosave: Autosave, place: RecoveryFolder) -> bool:
    autosave.look()
    studio.settle()
    QThreadPool.globalInstance().waitForDone(5000)
    studio.settle()
    studio.until(lambda: autosave._writing is None)
    return place.file.exists()


def test_nothing_is_kept_of_what_is_saved(
    studio: Driver, autosave: Autosave, place: RecoveryFolder, tmp_path: Path
) -> None:
    assert not kept(studio, autosave, place)
    studio.window.run.iterate_100()
    studio.settle()
    assert kept(studio, autosave, place)
    studio.window.files.save_to(tmp_path / "mine.backprop")
    studio.until(lambda: not studio.window.document.dirty)
    assert not place.file.exists()


def test_what_cannot_be_kept_is_said_once(studio: Driver, tmp_path: Path) -> None:
    (tmp_path / "recovery").write_text("no folder")
    window, said = studio.window, list[str]()
    window.run.said.connect(said.append)
    place = RecoveryFolder(tmp_path / "recovery")
    autosave = Autosave(window.document, window.run, place, studio.studio)
    for _ in range(2):
        window.run.iterate_100()
        studio.settle()
        assert not kept(studio, autosave, place)
    assert [sentence for sentence in said if "cannot be kept" in sentence] == said[-1:]


def test_a_question_that_another_overtook_is_asked_again(
    studio: Driver, autosave: Autosave, place: RecoveryFolder
) -> None:
    run = studio.window.run
    run.iterate_100()
    studio.settle()
    autosave.look()
    assert autosave._asked is not None
    autosave._asked = (autosave._asked[0] - 1000, autosave._asked[1])  # none will answer this
    studio.settle()
    assert not place.file.exists()
    assert kept(studio, autosave, place)


def test_the_run_goes_on_where_it_stood(
    studio: Driver, autosave: Autosave, place: RecoveryFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = studio.window
    window.run.iterate_100()
    studio.settle()
    trained = studio.snapshot.parameters[0].weights.copy()
    assert kept(studio, autosave, place)
    state = storage.load(place.file).state
    assert state is not None and state.iteration == 100

    place.end(keep=True)  # as a crash would
    window.files.open_path(example_path("xor"), ask=False)
    studio.settle()
    after = RecoveryFolder(place.file.parent)
    after.begin()
    monkeypatch.setattr(dialogs, "ask_about_left_behind", lambda *_: "open")
    recovery_offer.offer(window, after)
    studio.settle()
    assert studio.snapshot.iteration == 100
    assert (studio.snapshot.parameters[0].weights == trained).all()
    assert window.document.dirty, "it is still unsaved"
    window.run.reset()
    studio.settle()
    assert studio.snapshot.parameters[0].weights[0, 0] == 0.5
    after.end()


def test_a_lesson_does_not_take_the_place_of_the_document(
    studio: Driver, autosave: Autosave, place: RecoveryFolder
) -> None:
    window = studio.window
    window.run.iterate_100()
    studio.settle()
    assert kept(studio, autosave, place)
    title = storage.load(place.file).title
    visit = window.document.visit(storage.load(example_path("xor")), "Lesson")
    window.run.iterate_100()
    studio.settle()
    assert kept(studio, autosave, place)
    assert storage.load(place.file).title == title
    window.document.leave(visit)
    studio.settle()
    assert kept(studio, autosave, place)


def test_what_is_not_wanted_is_gone(
    studio: Driver, place: RecoveryFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = RecoveryFolder(place.file.parent)
    left.begin()
    left.keep(studio.window.document.experiment, None)
    left.end(keep=True)
    asked: list[str] = []

    def later(_parent: object, sentence: str) -> str:
        asked.append(sentence)
        return "later" if len(asked) == 1 else "discard"

    monkeypatch.setattr(dialogs, "ask_about_left_behind", later)
    recovery_offer.offer(studio.window, place)
    assert len(place.left_behind()) == 1
    recovery_offer.offer(studio.window, place)
    assert place.left_behind() == []
    assert "did not end as it should: a network without a name was kept" in asked[0]


def test_a_lecture_that_is_being_built_is_kept_until_it_is_saved(
    studio: Driver, place: RecoveryFolder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lecturing, folder = studio.window.lecturing, place.file.parent
    recovery_offer.offer(studio.window, place)
    studio.window.actions_by_name["add_moment"].trigger()
    studio.until(lambda: len(lecturing.book.lecture.steps) == 1)
    lecturing.keeping.look()
    studio.until(lambda: list(folder.glob("*.backprop-lecture")) != [])
    built = lecturing.book.lecture

    left = LectureRecovery(folder)  # as a crash of another program would leave it
    left.begin()
    left.keep(built, None)
    left.end(keep=True)
    lecturing.book.path = tmp_path / "mine.backprop-lecture"
    assert lecturing.book.save()
    studio.until(lambda: list(folder.glob("*.backprop-lecture")) == [left.file])

    monkeypatch.setattr(dialogs, "ask_about_left_behind", lambda *_: "open")
    recovery_offer.offer(studio.window, place)
    assert encode(lecturing.book.lecture) == encode(decode(encode(built)))
    assert lecturing.book.dirty and lecturing.book.path is None, "it is still unsaved"
    assert not left.file.exists() and lecturing.keeping.place.file.exists()

    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Discard)
    assert lecturing.book.may_go_on()
    assert list(folder.glob("*.backprop-lecture")) == []
