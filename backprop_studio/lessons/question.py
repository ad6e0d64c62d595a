"""A question as its file says it. All frozen; made by `question_reader`, asked by `posing`."""

from typing import Annotated, Any, Literal

from msgspec import Meta, field

from backprop_studio.lessons.part import Part

Kind = Literal["single", "several", "number", "order", "click", "mistake"]
Count = Annotated[int, Meta(ge=0, le=20_000)]
Said = Annotated[str, Meta(max_length=600)]


class Setting(Part, frozen=True):
    """The network that the diagram shows: an example that ships (`document`), or one drawn
    anew from the seed (`fresh`, see `generated`), with `change` and `set` as in a scene.

    `iterations` are trained, then `moves` made, so that what is asked for is not seen yet;
    once it is answered, `shown` moves. `row` is the example shown, from 1; 0 the mean.
    """

    document: str = ""
    fresh: str = ""
    change: dict[str, Any] = field(default_factory=dict)
    set: dict[str, float] = field(default_factory=dict)
    iterations: Count = 0
    moves: Annotated[int, Meta(ge=0, le=30)] = 0
    shown: Annotated[int, Meta(ge=0, le=30)] = 0
    row: Annotated[int, Meta(ge=0)] = 1
    blame: bool = False


class Choice(Part, frozen=True):
    """One of several texts. It is right by itself, or where the expression `when` holds;
    `because` says what a wrong answer confuses. Of several right ones, it is said too to
    who missed it; of steps to be ordered, to who put another one in its place; of the lines
    of a derivation, why this line is right."""

    text: Annotated[str, Meta(min_length=1, max_length=300)]
    right: bool = False
    when: str | None = None
    because: Said = ""


class Place(Part, frozen=True):
    """A weight, bias or unit on the diagram, as `Choice`."""

    at: str
    right: bool = False
    when: str | None = None
    because: Said = ""


class Slip(Part, frozen=True):
    """A wrong number that one gets by confusing something."""

    number: str
    because: Said


class QuestionFacts(Part, frozen=True):
    """One `[[question]]` of a file. `needs` must hold for a network drawn anew; `otherwise`
    is said to every wrong answer without an explanation of its own, `then` to everybody."""

    id: Annotated[str, Meta(pattern=r"^[a-z0-9-]{3,40}$")]
    kind: Kind
    text: Annotated[str, Meta(min_length=10, max_length=900)]
    then: Annotated[str, Meta(min_length=10, max_length=600)]
    setting: Setting = Setting(document="two-layer-network")
    choice: tuple[Choice, ...] = ()
    place: tuple[Place, ...] = ()
    number: str | None = None
    within: Annotated[float, Meta(gt=0, le=0.2)] = 0.02
    margin: Annotated[float, Meta(ge=0)] | None = None
    slip: tuple[Slip, ...] = ()
    otherwise: Said = ""
    needs: str | None = None
    fixed_order: bool = False  # choices stand as written, for they are steps of a scale

    @property
    def is_fresh(self) -> bool:
        """Whether its network is drawn anew."""
        return bool(self.setting.fresh)


class TopicFacts(Part, frozen=True):
    """A file of questions: what they are about, and the lesson (its number, and the page if
    it is one alone) that explains it."""

    title: Annotated[str, Meta(min_length=3, max_length=60)]
    lesson: Annotated[int, Meta(ge=0, le=99)]
    question: Annotated[tuple[QuestionFacts, ...], Meta(min_length=1)]
    page: str = ""
    revisit: Said = ""
