"""The glossary: found by word, form and plural, searched as one types, or refused."""

from pathlib import Path

import pytest

from backprop_studio.lessons.glossary import Glossary, Word, read
from backprop_studio.lessons.unreadable import Unreadable

TEXT = "What is learned. It is a number on an edge."
WORDS = Glossary(
    {
        "bias": Word("An offset. It is added before the function.", "the chip", sign="b"),
        "gradient": Word("The slopes. There is one for each weight.", "amber", ("slopes",)),
        "weight": Word(TEXT, "an edge", ("edge",), "w", ("gradient",)),
    }
)


def test_a_word_is_found_by_itself_another_form_and_its_plural() -> None:
    assert WORDS.find("Weight") == WORDS.find("weights") == WORDS.find(" edge ") == "weight"
    assert WORDS.find("slopes") == "gradient"
    assert WORDS.find("epoch") is None


def test_the_first_word_of_a_sentence_is_named() -> None:
    assert WORDS.named_in("Each weight has a gradient") == "weight"
    assert WORDS.named_in("Its slopes, by weight") == "gradient"
    assert WORDS.named_in("unbiased weighting") is None  # whole words only


def test_a_search_has_the_sign_first_then_beginnings_then_the_rest() -> None:
    assert WORDS.search("") == ("bias", "gradient", "weight")
    assert WORDS.search("w")[0] == "weight"
    assert WORDS.search("e")[:1] == ("weight",)  # its other form, edge, begins so
    assert WORDS.search("radi") == ("gradient",)
    assert WORDS.search("number on") == ("weight",)
    assert WORDS.search("nowhere") == ()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('["a"]\ntext = "Only one sentence."\nsee = "here"', "two sentences, this one has 1"),
        (f'["a"]\ntext = "{"word " * 60}. End."\nsee = "here"', "at most 60 words"),
        (f'["a"]\ntext = "{TEXT}"\nsee = "here"\nrelated = ["b"]', "there is no entry “b”"),
        (f'["a"]\ntext = "{TEXT}"\nsee = "here"\nalos = ["b"]', "alos"),
        ('["a"]\ntext = ', "value"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(Unreadable) as refused:
        read(path)
    assert told in str(refused.value).lower() and str(path) in str(refused.value)


def test_what_cannot_be_read_at_all_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="cannot be read"):
        read(tmp_path / "missing.toml")
    (tmp_path / "latin.toml").write_bytes(b'["\xe9"]')
    with pytest.raises(Unreadable, match="not UTF-8"):
        read(tmp_path / "latin.toml")
