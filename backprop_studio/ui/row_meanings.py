"""What each row of the experiment panel means, in one sentence. The first word of it that the
glossary knows is the one that F3 opens."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

CONTEXT = "RowMeanings"
Meanings = dict[str, str]

_DATA = (
    ("set", QT_TRANSLATE_NOOP("RowMeanings", "The examples that the network learns from")),
    ("samples", QT_TRANSLATE_NOOP("RowMeanings", "How many examples are drawn")),
    ("noise", QT_TRANSLATE_NOOP("RowMeanings", "How far the targets stray by chance")),
    (
        "held_out",
        QT_TRANSLATE_NOOP("RowMeanings", "Validation: the share of rows kept out of training"),
    ),
    ("seed", QT_TRANSLATE_NOOP("RowMeanings", "The same number draws the same examples again")),
)
_NETWORK = (
    (
        "layers",
        QT_TRANSLATE_NOOP("RowMeanings", "Hidden layers, between the inputs and the output"),
    ),
    (
        "hidden",
        QT_TRANSLATE_NOOP("RowMeanings", "The activation function of the units in hidden layers"),
    ),
    ("output", QT_TRANSLATE_NOOP("RowMeanings", "The activation function of the output")),
    (
        "initializer",
        QT_TRANSLATE_NOOP("RowMeanings", "Initialization: how the first weights are drawn"),
    ),
    (
        "seed",
        QT_TRANSLATE_NOOP("RowMeanings", "The same number draws the same first weights again"),
    ),
)
_TRAINING = (
    (
        "loss",
        QT_TRANSLATE_NOOP("RowMeanings", "The loss: the one number that training makes small"),
    ),
    (
        "delta",
        QT_TRANSLATE_NOOP(
            "RowMeanings", "Misses up to δ count as squares, larger ones by their size"
        ),
    ),
    (
        "optimizer",
        QT_TRANSLATE_NOOP("RowMeanings", "The optimizer: how the gradient becomes a step"),
    ),
    (
        "rate",
        QT_TRANSLATE_NOOP(
            "RowMeanings", "The learning rate: how large a part of the gradient an update subtracts"
        ),
    ),
    (
        "momentum",
        QT_TRANSLATE_NOOP("RowMeanings", "Momentum: the part of each step that the next one keeps"),
    ),
    (
        "rho",
        QT_TRANSLATE_NOOP("RowMeanings", "How long the optimizer remembers squared gradients"),
    ),
    ("beta1", QT_TRANSLATE_NOOP("RowMeanings", "How long Adam remembers gradients")),
    ("beta2", QT_TRANSLATE_NOOP("RowMeanings", "How long Adam remembers squared gradients")),
    (
        "epsilon",
        QT_TRANSLATE_NOOP("RowMeanings", "Keeps the optimizer from dividing by almost nothing"),
    ),
    (
        "weight_decay",
        QT_TRANSLATE_NOOP(
            "RowMeanings", "Regularization: each update makes the weights a little smaller"
        ),
    ),
    (
        "batch_size",
        QT_TRANSLATE_NOOP("RowMeanings", "The batch: as many rows make one update together"),
    ),
    (
        "l1",
        QT_TRANSLATE_NOOP("RowMeanings", "Regularization: a price on the size of each weight"),
    ),
    (
        "l2",
        QT_TRANSLATE_NOOP("RowMeanings", "Regularization: a price on the square of each weight"),
    ),
    (
        "clip_value",
        QT_TRANSLATE_NOOP(
            "RowMeanings", "Gradient clipping: no derivative counts for more than this"
        ),
    ),
    (
        "clip_norm",
        QT_TRANSLATE_NOOP(
            "RowMeanings", "Gradient clipping: a longer gradient is shortened to this"
        ),
    ),
    (
        "shuffle",
        QT_TRANSLATE_NOOP("RowMeanings", "Each epoch takes the rows in another order"),
    ),
)


def _translated(rows: tuple[tuple[str, object], ...]) -> Meanings:
    return {key: QCoreApplication.translate(CONTEXT, str(text)) for key, text in rows}


def data_meanings() -> Meanings:
    """Of the rows on the data."""
    return _translated(_DATA)


def network_meanings() -> Meanings:
    """Of the rows on the network."""
    return _translated(_NETWORK)


def training_meanings() -> Meanings:
    """Of the rows on the training; the slider of the learning rate means what its field does."""
    found = _translated(_TRAINING)
    return {**found, "rate_slider": found["rate"]}
