"""The one way in which lesson files are refused: file, line, and one sentence."""

from pathlib import Path

from backprop_studio.phrase import Phrase, through


class Unreadable(ValueError):
    """A lesson file that cannot be used. `str()` is one line:
    `00-wiggle/1-loss.md, line 7: scene.chosen: there is no “w3” in this network`.
    Line 0: the whole of it, as of a folder."""

    def __init__(self, file: Path, line: int, sentence: str) -> None:
        self.file, self.line = file, line
        self.sentence = through(sentence, _one_line)
        place = Phrase("{file}, line {line}", file=str(file), line=line) if line else str(file)
        super().__init__(Phrase("{place}: {problem}", place=place, problem=self.sentence))


class Wrong(ValueError):
    """Something wrong at a place known only by its key or its text; whoever knows the file
    and the line makes an `Unreadable` of it. `key` is a path such as `scene.chosen`, `offset`
    counts the lines of the page's text."""

    def __init__(self, sentence: str, key: str = "", offset: int | None = None) -> None:
        super().__init__(sentence)
        self.sentence, self.key, self.offset = sentence, key, offset


def _one_line(text: str) -> str:
    return " ".join(text.split())
