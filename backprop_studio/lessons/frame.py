"""What the cover and the closing page of a lesson hold on each way, and how long reading it takes.

The shorter the way, the less they hold, for their minutes count like those of the pages.
"""

from msgspec import Struct

from backprop_studio.lessons.facts import LessonFacts
from backprop_studio.lessons.ways import ALL_PAGES

WORDS_A_MINUTE = 200  # of somebody who reads to understand
_ABLE_AT_MOST = 6


class Frame(Struct, frozen=True):
    """Keys of `lesson.toml`: those on the cover after the question, and those on the closing
    page between the first `able` sentences and, if `words`, the words."""

    cover: tuple[str, ...] = ()
    able: int = _ABLE_AT_MOST
    closing: tuple[str, ...] = ()
    words: bool = False

    def minutes(self, facts: LessonFacts) -> float:
        """Reading time of both pages."""
        texts = [facts.question, *facts.able[: self.able]]
        texts += [getattr(facts, key) for key in (*self.cover, *self.closing)]
        if self.words:
            texts += facts.words
        return sum(len(text.split()) for text in texts) / WORDS_A_MINUTE


_SHORTEST = Frame(able=1)
_SHORT = Frame(("think",))
_WHOLE = Frame(("think", "fits", "why"), closing=("daily", "misunderstanding"), words=True)
_FRAMES = {15: _SHORTEST, 45: _SHORTEST, 90: _SHORT, ALL_PAGES: _WHOLE}


def frame_of(way: int) -> Frame:
    """The frame of lessons on the way of so many minutes."""
    return _FRAMES.get(way, _WHOLE)
