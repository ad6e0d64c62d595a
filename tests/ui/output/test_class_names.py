"""What classes are called."""

import pytest
from msgspec.structs import replace
from snapshots import xor

from backprop_studio.ui.output.class_names import class_names


@pytest.mark.parametrize(
    ("targets", "names"),
    [
        (("y",), ("y = 0", "y = 1")),
        (("pet=cat",), ("pet ≠ cat", "pet = cat")),
        (("Adelie", "Gentoo"), ("Adelie", "Gentoo")),
    ],
)
def test_two_classes(targets: tuple[str, ...], names: tuple[str, ...]) -> None:
    assert class_names(replace(xor().data, target_names=targets)) == names
