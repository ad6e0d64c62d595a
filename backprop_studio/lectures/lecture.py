"""A prepared lecture as frozen structs: an ordered list of moments, each with its notes.

A moment is a whole experiment with where its run stood (the document's own format, see
`experiment.storage`), or a page of a lesson; with it what is seen and how it is looked at, what
is chosen and covered, which controls are hidden and which values are locked.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct, field

from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment import storage
from backprop_studio.experiment.model import Experiment, State
from backprop_studio.training.quantity import Kind

MOST_STEPS = 400
Index = Annotated[int, Meta(ge=-1, le=100_000)]
Title = Annotated[str, Meta(max_length=200)]
Control = Literal["data", "network", "training", "chosen"]
CONTROLS: tuple[Control, ...] = ("data", "network", "training", "chosen")
Lock = Literal["weights", "data", "network", "training"]
LOCKS: tuple[Lock, ...] = ("weights", "data", "network", "training")
Ends = tuple[float, float]
NOTHING = msgspec.Raw()


class _Part(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What all parts of the file share."""


class Thing(_Part, frozen=True):
    """A weight, bias or scale (`kind`), or a unit or input (no `kind`), by its address."""

    layer: Index
    unit: Index
    kind: Literal["weight", "bias", "scale"] | None = None
    source: Index = 0

    @property
    def index(self) -> ParameterIndex | UnitIndex:
        """As the engine addresses it."""
        if self.kind is None:
            return UnitIndex(self.layer, self.unit)
        return ParameterIndex(self.layer, self.kind, self.unit, self.source)


def thing_of(index: ParameterIndex | UnitIndex) -> Thing:
    """As the file addresses it."""
    if isinstance(index, UnitIndex):
        return Thing(index.layer, index.unit)
    return Thing(index.layer, index.unit, index.kind, index.source)


class Hidden(_Part, frozen=True):
    """A covered quantity; see `training.quantity.Quantity`."""

    kind: Kind
    at: Thing | None = None
    number: Index = 0


class Zoom(_Part, frozen=True):
    """The part of a plot that is seen."""

    across: Ends
    up: Ends


class Looks(_Part, frozen=True):
    """How the views are looked at: the landscape's outlook in its own words, and zooms."""

    landscape: Annotated[str, Meta(max_length=400)] = ""
    landscape_zoom: Zoom | None = None
    logarithmic_curve: bool = False
    curve_zoom: Zoom | None = None
    squares: bool = False
    blame: bool = False


class Page(_Part, frozen=True):
    """A page of a lesson, by the names of both; no page: the lesson's cover."""

    lesson: Annotated[str, Meta(min_length=1, max_length=100)]
    page: Annotated[str, Meta(max_length=100)] = ""


class Step(_Part, frozen=True):
    """One moment. Exactly one of `experiment` and `lesson` is there."""

    title: Title = ""
    notes: Annotated[str, Meta(max_length=20_000)] = ""
    experiment: msgspec.Raw = NOTHING
    lesson: Page | None = None
    views: Annotated[tuple[str, ...], Meta(max_length=40)] = ()
    row: Annotated[int, Meta(ge=0)] | None = None
    side: Literal["training", "validation"] = "training"
    chosen: Thing | None = None
    looks: Looks = Looks()
    covered: tuple[Hidden, ...] = ()
    hidden_controls: tuple[Control, ...] = ()
    locked: tuple[Lock, ...] = ()

    def document(self) -> Experiment | None:
        """The experiment; None for a page of a lesson. Raises Refused."""
        content = bytes(self.experiment)
        return storage.decode(content) if content else None


class Lecture(_Part, frozen=True):
    """The whole file."""

    format: Literal["backprop-studio/lecture"] = "backprop-studio/lecture"
    version: Literal[1] = 1
    title: Title = ""
    steps: Annotated[tuple[Step, ...], Meta(max_length=MOST_STEPS)] = field(default=())


def raw_of(experiment: Experiment, state: State | None) -> msgspec.Raw:
    """An experiment with where its run stands, as it lies in the file."""
    whole = msgspec.structs.replace(experiment, state=state)
    return msgspec.Raw(storage.encode(whole))
