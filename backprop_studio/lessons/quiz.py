"""A round of questions: which are asked, what was answered, and what to look at again."""

from collections.abc import Sequence
from random import Random

from msgspec import Struct

from backprop_studio.lessons.answer import Answer, Asked, Verdict, judge
from backprop_studio.lessons.posing import pose
from backprop_studio.lessons.question import QuestionFacts
from backprop_studio.lessons.question_reader import Bank, Topic

MOST_SEEDS = 10_000  # a seed that one can write down


class Entry(Struct, frozen=True):
    """One question of a round with what was answered."""

    asked: Asked
    answer: Answer
    verdict: Verdict


class TopicScore(Struct, frozen=True):
    """How a topic went."""

    topic: Topic
    right: int
    asked: int

    @property
    def is_to_revisit(self) -> bool:
        """Whether anything of it was wrong."""
        return self.right < self.asked


class Round:
    """Questions one after the other. `seed` gives the same questions and numbers again."""

    def __init__(self, bank: Bank, seed: int, count: int | None = None) -> None:
        """`count` questions, from all topics as evenly as can be; None: all. Raises Wrong."""
        self.seed, self._bank = seed, bank
        self._chosen = choose(bank, seed, count)
        self._asked: dict[int, Asked] = {}
        self._entries: list[Entry] = []

    def __len__(self) -> int:
        return len(self._chosen)

    @property
    def number(self) -> int:
        """Which question is the present one, from 0; as many as there are: all are answered."""
        return len(self._entries)

    @property
    def is_over(self) -> bool:
        """Whether all are answered."""
        return self.number == len(self)

    @property
    def entries(self) -> Sequence[Entry]:
        """What has been answered."""
        return tuple(self._entries)

    @property
    def right(self) -> int:
        """How many answers were right."""
        return sum(entry.verdict.right for entry in self._entries)

    def asked(self) -> Asked:
        """The present question. Its numbers are drawn when it is first looked at. Raises Wrong."""
        return self.pose(self.number)

    def pose(self, number: int) -> Asked:
        """Question `number`, from 0, with its numbers, drawn once; on any thread. Raises Wrong."""
        if number not in self._asked:
            topic, question = self._chosen[number]
            self._asked[number] = pose(question, topic.id, self.seed, topic.folder)
        return self._asked[number]

    def answer(self, answer: Answer) -> Verdict:
        """Answer the present question and go on to the next one."""
        asked = self.asked()
        verdict = judge(asked, answer)
        self._entries.append(Entry(asked, answer, verdict))
        return verdict

    def topic(self, asked: Asked) -> Topic:
        """What a question is about."""
        return self._bank.topic(asked.topic)

    def scores(self) -> tuple[TopicScore, ...]:
        """How each topic that was asked about went, in the order of the files."""
        found = []
        for topic in self._bank.topics:
            mine = [entry for entry in self._entries if entry.asked.topic == topic.id]
            if mine:
                found.append(TopicScore(topic, sum(e.verdict.right for e in mine), len(mine)))
        return tuple(found)


def choose(bank: Bank, seed: int, count: int | None) -> tuple[tuple[Topic, QuestionFacts], ...]:
    """The questions of a round, topic by topic; of each topic as many as of the others, and
    where there is a choice, one with numbers drawn anew is among them."""
    random = Random(f"round {seed}")
    waiting = {topic.id: _shuffled(topic, random) for topic in bank.topics}
    wanted = len(bank.questions()) if count is None else min(count, len(bank.questions()))
    taken: set[str] = set()
    while len(taken) < wanted:
        order = [topic.id for topic in bank.topics if waiting[topic.id]]
        random.shuffle(order)
        for name in order[: wanted - len(taken)]:
            taken.add(waiting[name].pop(0).id)
    return tuple((topic, question) for topic, question in bank.questions() if question.id in taken)


def _shuffled(topic: Topic, random: Random) -> list[QuestionFacts]:
    """The questions of a topic in the order in which they are taken: fresh and others by turns."""
    fresh = [question for question in topic.facts.question if question.is_fresh]
    other = [question for question in topic.facts.question if not question.is_fresh]
    random.shuffle(fresh)
    random.shuffle(other)
    first, second = (fresh, other) if random.random() < 0.5 else (other, fresh)
    mixed: list[QuestionFacts] = []
    while first or second:
        if first:
            mixed.append(first.pop())
        if second:
            mixed.append(second.pop())
    return mixed
