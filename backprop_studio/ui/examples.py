"""The examples that ship, as the gallery and the menu list them."""

from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from backprop_studio.assets import resource
from backprop_studio.experiment import storage
from backprop_studio.experiment.problem import Refused
from backprop_studio.ui.in_words import in_words

OPENING, ONE_NEURON = "two-layer-network", "one-neuron"
SUFFIX = ".backprop"
ORDER = (
    ONE_NEURON,
    "two-points",
    OPENING,
    "two-two-two",
    "xor",
    "circles",
    "spiral",
    "noisy-sine",
    "house-prices",
    "penguins",
    "digits",
    "deep-sigmoid",
    "exploding",
    "memorizing",
)


class Example(Struct, frozen=True):
    """One document of `resources/examples`: its title and its two sentences."""

    path: Path
    title: str
    description: str


def example_path(name: str) -> Path:
    """Where a shipped example lies."""
    return resource("examples") / f"{name}{SUFFIX}"


def is_shipped(path: Path) -> bool:
    """Whether the file is one of those examples, or lies where they do: nobody saves there."""
    return path.parent == resource("examples")


def shipped_examples() -> tuple[Example, ...]:
    """From the simplest on, others by name at the end. One that cannot be read is there by its
    name, and its description says what is wrong with it."""
    paths = sorted(resource("examples").glob(f"*{SUFFIX}"), key=_rank)
    found = []
    for path in paths:
        try:
            experiment = storage.load(path)
        except Refused as refused:
            found.append(Example(path, path.stem, in_words(refused)))
        else:
            found.append(
                Example(path, translated(experiment.title), translated(experiment.description))
            )
    return tuple(found)


def translated(text: str) -> str:
    """A text of a document that ships, in the user's language; another as it is."""
    return QCoreApplication.translate("Examples", text)


def _rank(path: Path) -> tuple[int, str]:
    return (ORDER.index(path.stem) if path.stem in ORDER else len(ORDER), path.stem)
