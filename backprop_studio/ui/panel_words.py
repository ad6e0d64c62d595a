"""The words for the keys of the document, as the panel's drop-downs show them."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from backprop_studio.data.generators import GENERATORS
from backprop_studio.data.tables import TABLES
from backprop_studio.engine import activations

CONTEXT = "Panel"
Words = tuple[tuple[str, str], ...]

DATA_SETS: Words = (
    ("inline", str(QT_TRANSLATE_NOOP("Panel", "One example"))),
    *((key, row.name) for key, row in GENERATORS.items()),
    *((key, row.name) for key, row in TABLES.items()),
    ("mnist", str(QT_TRANSLATE_NOOP("Panel", "Digits"))),
)
# Softmax is a layer's, so hidden layers do without it.
ACTIVATIONS: Words = tuple(
    (key, row.name) for key, row in activations.ACTIVATIONS.items() if key != "softmax"
)
OUTPUT_ACTIVATIONS: Words = (
    *ACTIVATIONS,
    ("softmax", activations.ACTIVATIONS["softmax"].name),
)
LOSSES: Words = (
    ("half_squared_error", str(QT_TRANSLATE_NOOP("Panel", "½ squared"))),
    ("mse", str(QT_TRANSLATE_NOOP("Panel", "mean squared"))),
    ("mae", str(QT_TRANSLATE_NOOP("Panel", "mean absolute"))),
    ("huber", "Huber"),
    ("binary_cross_entropy", str(QT_TRANSLATE_NOOP("Panel", "binary cross-entropy"))),
    ("cross_entropy", str(QT_TRANSLATE_NOOP("Panel", "cross-entropy"))),
)
OPTIMIZERS: Words = (
    ("sgd", "SGD"),
    ("adagrad", "Adagrad"),
    ("rmsprop", "RMSprop"),
    ("adam", "Adam"),
    ("adamw", "AdamW"),
)
INITIALIZERS: Words = (
    ("zeros", str(QT_TRANSLATE_NOOP("Panel", "zeros"))),
    ("uniform", str(QT_TRANSLATE_NOOP("Panel", "uniform ±½"))),
    ("xavier_uniform", str(QT_TRANSLATE_NOOP("Panel", "Xavier uniform"))),
    ("xavier_normal", str(QT_TRANSLATE_NOOP("Panel", "Xavier normal"))),
    ("he_uniform", str(QT_TRANSLATE_NOOP("Panel", "He uniform"))),
    ("he_normal", str(QT_TRANSLATE_NOOP("Panel", "He normal"))),
    ("lecun_normal", str(QT_TRANSLATE_NOOP("Panel", "LeCun normal"))),
)
# The numbers of the optimizers, in the order of the panel: key, name, least, most, least allowed.
OPTIMIZER_NUMBERS: tuple[tuple[str, str, float, float, bool], ...] = (
    ("momentum", str(QT_TRANSLATE_NOOP("Panel", "Momentum μ")), 0.0, 0.9999, False),
    ("rho", str(QT_TRANSLATE_NOOP("Panel", "Decay ρ")), 0.0, 0.9999, False),
    ("beta1", "β₁", 0.0, 0.9999, False),
    ("beta2", "β₂", 0.0, 0.999999, False),
    ("epsilon", "ε", 0.0, 1.0, True),
    ("weight_decay", str(QT_TRANSLATE_NOOP("Panel", "Weight decay")), 0.0, 10.0, False),
)


def in_user_language(words: Words) -> Words:
    """The same keys with translated texts."""
    return tuple((key, QCoreApplication.translate(CONTEXT, text)) for key, text in words)


def word(words: Words, key: str) -> str:
    """The text for one key."""
    return dict(in_user_language(words)).get(key, key)
