"""What stands on screen while a page is read: document, views, what is chosen and pointed at."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, field

from backprop_studio.assets import resource
from backprop_studio.engine.mistakes import Mistakes
from backprop_studio.experiment import storage
from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.problem import Refused
from backprop_studio.lessons.part import Part
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.phrase import Phrase, said

MoveName = Literal["forward", "loss", "output_gradient", "hidden_gradient", "update"]
Control = Literal[
    "chosen",
    "slider",
    "learning_rate",
    "loss",
    "optimizer",
    "momentum",
    "batch",
    "penalties",
    "early_stopping",
    "training",
    "data",
    "activation",
    "network",
    "mistakes",
]
Ends = tuple[float, float]
Side = Literal["valley", "contours", "surface"]
Scale = Literal["linear", "log"]
MistakeName = Literal["wrong_sign", "new_weights", "gradients_not_reset", "zero_start"]
Count = Annotated[int, Meta(ge=0, le=100_000)]

_STEP = re.compile(r"([A-Za-z_0-9]+)|\[(\d+)\]")
SUFFIX = ".backprop"


class Look(Part, frozen=True):
    """A pointer at a thing: a weight, bias or unit by name, `loss`, a view or a control."""

    at: str
    say: str = ""


class Scene(Part, frozen=True):
    """The setting of a page. Without `document` the page goes on with what there is.

    `change` sets keys of the document by their path, `set` numbers by their names.
    `iterations` are made before the page is shown, then the moves up to `move`.
    """

    document: str | None = None
    change: dict[str, Any] = field(default_factory=dict)
    set: dict[str, float] = field(default_factory=dict)
    iterations: Count = 0
    move: MoveName | None = None
    views: tuple[str, ...] | None = None
    controls: tuple[Control, ...] = ()
    chosen: str | None = None
    look: Look | None = None
    example: Annotated[int, Meta(ge=1)] | Literal["mean"] | None = None
    speed: Annotated[float, Meta(gt=0)] | Literal["flat out"] | None = None
    blame: bool = False
    landscape: Side | None = None  # the side from which it is seen
    axes: tuple[str, str] | None = None  # its parameters, across and up
    range: tuple[Ends, Ends] | None = None  # of its axes
    squares: bool = False
    curve: Scale | None = None  # of the loss curve; without it, the one that the person has
    mistakes: tuple[MistakeName, ...] = ()

    @property
    def broken(self) -> Mistakes:
        """The mistakes that are on when the page opens."""
        return Mistakes(**dict.fromkeys(self.mistakes, True))


def experiment_of(scene: Scene, folder: Path) -> tuple[Experiment, Path]:
    """The experiment of a scene with a document, `change` obeyed and `set` not yet; and the
    folder where paths in it start. Raises Wrong with the key at fault."""
    path = _path(scene.document or "", folder)
    try:
        experiment = storage.load(path)
        if scene.change:
            tree = msgspec.json.decode(storage.encode(experiment))
            for key, value in scene.change.items():
                _put(tree, key, value)
            experiment = storage.decode(msgspec.json.encode(tree))
    except Refused as refused:
        key = "scene.change" if scene.change else "scene.document"
        at = next((k for k in scene.change if refused.place.startswith(k)), None)
        raise Wrong(said(refused), f"scene.change.{at}" if at else key) from None
    return experiment, path.parent


def _path(name: str, folder: Path) -> Path:
    """An example that ships, by its name, or a file of the lesson's own folder."""
    if not name.endswith(SUFFIX):
        path = resource("examples") / f"{name}{SUFFIX}"
        if not re.fullmatch(r"[a-z0-9-]+", name) or not path.is_file():
            raise Wrong(Phrase("there is no example “{name}”", name=name), "scene.document")
        return path
    path = folder / name
    inside = Path(name).name == name and path.resolve().is_relative_to(folder.resolve())
    if not inside or not path.is_file():
        raise Wrong(
            Phrase("there is no file {name} in the lesson's folder", name=name), "scene.document"
        )
    return path


def _put(tree: Any, path: str, value: Any) -> None:
    """Set the key at `path` (`network.layers[0].activation`); `"none"` takes it away."""
    steps = [name or int(number) for name, number in _STEP.findall(path)]
    wrong = Wrong(Phrase("there is no {path} in this document", path=path), f"scene.change.{path}")
    if not steps:
        raise wrong
    for step in steps[:-1]:
        if isinstance(tree, dict) and isinstance(step, str):
            tree = tree.setdefault(step, {})
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            raise wrong
    last = steps[-1]
    if isinstance(tree, dict) and isinstance(last, str):
        if value == "none":
            tree.pop(last, None)
        else:
            tree[last] = value
    elif isinstance(tree, list) and isinstance(last, int) and last < len(tree):
        tree[last] = value
    else:
        raise wrong
