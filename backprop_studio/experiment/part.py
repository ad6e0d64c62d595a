"""What all parts of the experiment document share: the kinds of numbers and names a key may
hold, and the struct they are built on."""

from typing import TYPE_CHECKING, Annotated, Literal

import numpy as np
from msgspec import Meta, Struct
from numpy.typing import NDArray

from backprop_studio.data.generators import GENERATORS
from backprop_studio.data.tables import TABLES
from backprop_studio.engine.activations import ACTIVATIONS

Array = NDArray[np.float64]

Seed = Annotated[int, Meta(ge=0, le=2**32 - 1)]
Count = Annotated[int, Meta(ge=1)]
Positive = Annotated[float, Meta(gt=0)]
NotNegativeInteger = Annotated[int, Meta(ge=0, le=2**62)]
NotNegative = Annotated[float, Meta(ge=0)]
Fraction = Annotated[float, Meta(ge=0, lt=1)]

if TYPE_CHECKING:  # names are rows of tables, which a type checker cannot read
    ActivationName = str
    GeneratorName = str
    DatasetName = str
else:
    ActivationName = Literal[tuple(ACTIVATIONS)]
    GeneratorName = Literal[tuple(GENERATORS)]
    DatasetName = Literal["mnist", *TABLES]
InitializerName = Literal[
    "zeros",
    "uniform",
    "xavier_uniform",
    "xavier_normal",
    "he_uniform",
    "he_normal",
    "lecun_normal",
]


class Part(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, eq=False):
    """What all parts of the document share. Arrays make `==` ambiguous: compare the JSON."""
