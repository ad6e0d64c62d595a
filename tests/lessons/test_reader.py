"""Lesson files: what ships is right, and whatever is wrong is named by file and line."""

import shutil
import tomllib
from pathlib import Path

import pytest

from backprop_studio import cli
from backprop_studio.lessons.page_check import VIEWS
from backprop_studio.lessons.reader import read_course, shipped
from backprop_studio.lessons.unreadable import Unreadable
from backprop_studio.lessons.ways import ALL_PAGES, WAYS
from backprop_studio.ui.views import TITLES


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "course"
    shutil.copytree(shipped() / "00-wiggle", folder / "00-wiggle")
    return folder


def test_what_ships_can_be_read_and_computed() -> None:
    course = read_course(shipped(), deeply=True)
    assert [lesson.id for lesson in course.lessons][:2] == ["00-wiggle", "01-one-neuron"]
    assert 48 <= len(course.glossary.words) <= 70
    for lesson in course.lessons:
        assert lesson.on_way(ALL_PAGES) == lesson.pages
        for scene in (page.facts.scene for page in lesson.pages):
            if "landscape" in (scene.views or ()):
                assert scene.landscape, "else it is seen from the side of the page before"


def test_each_way_is_a_course_of_its_own() -> None:
    """The quarter of an hour ends with what every network does; the other two go through it
    all, and a longer way leaves out nothing of a shorter one."""
    for lesson in read_course(shipped()).lessons:
        short, middle, long = ({page.id for page in lesson.on_way(way)} for way in WAYS)
        assert short <= middle <= long <= {page.id for page in lesson.pages}
        assert middle
        assert bool(short) == (int(lesson.id[:2]) in (0, 1, 3, 4, 5, 6, 7))


def test_a_page_on_no_way_is_one_of_all_pages(course: Path) -> None:
    path = course / PAGE
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("minutes = 1", "minutes = 1\nways = []", 1), encoding="utf-8")
    read = read_course(course)
    first = read.lessons[0].pages[0]
    assert all(first not in read.lessons[0].on_way(way) for way in WAYS)
    assert read.lessons[0].on_way(ALL_PAGES)[0] is first
    facts = tomllib.loads((course / "00-wiggle/lesson.toml").read_text(encoding="utf-8"))
    shown = [facts[key] for key in ("question", "think", "fits", "why", "daily")]
    shown += [facts["misunderstanding"], *facts["able"], *facts["words"]]
    pages = 6.5  # 1 + 1.5 + 1.5 + 1.5 + 1, as they say
    assert read.minutes(ALL_PAGES) == pytest.approx(pages + len(" ".join(shown).split()) / 200)


PAGE = "00-wiggle/1-one-number.md"


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("minutes = 1", "minutes = '1'", 3, "minutes: Expected `float`"),
        ("minutes = 1", "minuts = 1", 3, "no key “minuts”"),
        ("minutes = 1", "minutes = = 1", 3, "not TOML"),
        ('chosen = "w"', 'chosen = "w3"', 9, "there is no “w3” in this network"),
        ('document = "one-neuron"', 'document = "two-neurons"', 6, "there is no example"),
        ('views = ["diagram"]', 'views = ["map"]', 7, "there is no view “map”"),
        ('set_by_hand = ["w"]', "loss_belw = 3", 17, "no key “loss_belw”"),
        ('set_by_hand = ["w"]', 'holds = "w < <"', 17, "no expression"),
        ('set_by_hand = ["w"]', "holds = \"open('x') < 1\"", 17, "there is no open(…)"),
        ("{{loss}} $$", "{{lost}} $$", 25, "there is no “lost”"),
        ("[[weight]]", "[[wieght]]", 19, "“wieght” is not in the glossary"),
        ("$ŷ = {{yhat}}$", "$ŷ = {{yhat}}", 21, "begun by $ and not ended"),
        ("A large", "# A large", 27, "no headings"),
        ('the loss."', 'the [[lost]]."', 15, "task[0].done: “lost” is not in the glossary"),
        ('the loss."', '{{lost}}."', 15, "task[0].done: there is no “lost”"),
        ("For now", "word " * 120, 19, "at most 120 words"),
        ("$$ L =", "$$ \\foo L =", 25, "there is no \\foo"),
        ("$$ L =", "$$ \\frac{L =", 25, "a closing brace is missing"),
        ("$$ L =", "$$ \\frac L =", 25, "a brace is missing"),
        ("$$ L =", "$$ L} =", 25, "one closing brace too many"),
        ("$$ L =", "$$ _1 L =", 25, "an index stands after a letter"),
        ("$$ L =", "$$ {L =", 25, "a brace stands after a command"),
        ("$$ L =", "$$ \\hat{y L =", 25, "a closing brace is missing"),
        (
            'document = "one-neuron"',
            'document = "own.backprop"',
            6,
            "there is no file own.backprop",
        ),
        ('document = "one-neuron"', 'document = "../own.backprop"', 6, "there is no file"),
        ('chosen = "w"', 'change = { "network.layers[7].units" = 2 }', 9, "there is no network"),
        ('chosen = "w"', 'change = { "title[0]" = 2 }', 9, "there is no title"),
        ('chosen = "w"', 'change = { "optimizer.kind" = "adams" }', 9, "adams"),
    ],
)
def test_a_mistake_in_a_page(course: Path, old: str, new: str, line: int, said: str) -> None:
    path = course / PAGE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(Unreadable) as found:
        read_course(course, deeply=True)
    assert found.value.file == path
    assert said.replace("`", "") in str(found.value)
    assert found.value.line == line, str(found.value)
    assert "\n" not in str(found.value)


def test_files_that_are_no_pages(course: Path) -> None:
    first = course / PAGE
    whole = first.read_bytes()
    for content, said in (
        (b"no facts", "+++"),
        (b"+++\ntitle = 'x'\n", "the second line +++ is missing"),
        (whole + b"\xff", "it is not UTF-8"),
        (whole + b" " * 2_000_000, "bytes that are allowed"),
    ):
        first.write_bytes(content)
        with pytest.raises(Unreadable) as found:
            read_course(course)
        assert said in str(found.value)
    first.write_bytes(whole)
    (course / "00-wiggle" / "first.md").write_text("x", encoding="utf-8")
    with pytest.raises(Unreadable, match=r"a page is called as 3-name\.md is"):
        read_course(course)


def test_a_lesson_of_one_page(course: Path) -> None:
    for path in sorted((course / "00-wiggle").glob("*.md"))[1:]:
        path.unlink()
    with pytest.raises(Unreadable, match="this one has 1"):
        read_course(course)


def test_a_mistake_in_the_facts_of_a_lesson(course: Path) -> None:
    path = course / "00-wiggle" / "lesson.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[1] = 'level = "easy"'
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(Unreadable, match="line 2: level: "):
        read_course(course)


def test_pages_show_views_that_there_are() -> None:
    assert set(VIEWS) < set(TITLES)


def test_a_folder_without_lessons(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no lesson here") as refused:
        read_course(tmp_path)
    assert str(refused.value).startswith(f"{tmp_path}: "), "a folder has no lines"


def test_own_words_join_the_glossary(course: Path) -> None:
    (course / "glossary.toml").write_text(
        '["hunch"]\ntext = "A first thought. It may be wrong."\nsee = "nowhere"\n', encoding="utf-8"
    )
    glossary = read_course(course).glossary
    assert "hunch" in glossary.words and "loss" in glossary.words
    (course / "glossary.toml").write_text('["hunch"]\ntext = "One sentence only."\nsee = "here"\n')
    with pytest.raises(Unreadable, match=r"line 2: hunch: .*two sentences"):
        read_course(course)


def test_the_command_line_checks_lessons(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check-lessons", str(course)]) == 0
    assert "00-wiggle: Wiggle, 5 pages" in capsys.readouterr().out
    (course / PAGE).write_text("no fence", encoding="utf-8")
    assert cli.main(["check-lessons", str(course)]) == 2
    error = capsys.readouterr().err
    assert "1-one-number.md, line 1: " in error and error.count("\n") == 1
