"""From the document's `data` to arrays: rows read or drawn, checked, split and standardized.

The limits of the format are checked before anything is made as large as they allow.
"""

from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.data import csv, digits, generators, preparation, tables
from backprop_studio.data.bad_table import BadTable
from backprop_studio.data.preparation import Standardizer
from backprop_studio.experiment import validation
from backprop_studio.experiment.data_rules import check_path
from backprop_studio.experiment.model import (
    CsvData,
    Experiment,
    GeneratedData,
    InlineData,
    ShippedData,
)
from backprop_studio.experiment.problem import Refused, show
from backprop_studio.phrase import Phrase

Floats = NDArray[np.float64]
Numbers = NDArray[Any]  # floating point as training.precision says, or bytes (see input_scale)


class PreparedData(Struct, frozen=True):
    """Rows in the units that the network is trained in.

    Inputs are (n, features), targets (n, outputs); a validation array may have no
    rows. The network's inputs are `training_inputs · input_scale`: 1, but for digits,
    which stay bytes until a batch is gathered, 1/255. `inputs` and `targets` undo the
    standardizing. `left_out` rows had a missing value.
    """

    input_names: tuple[str, ...]
    target_names: tuple[str, ...]
    training_inputs: Numbers
    training_targets: Numbers
    validation_inputs: Numbers
    validation_targets: Numbers
    inputs: Standardizer
    targets: Standardizer
    input_scale: float = 1.0
    left_out: int = 0

    @property
    def features(self) -> int:
        """Columns of the inputs."""
        return int(self.training_inputs.shape[1])

    @property
    def outputs(self) -> int:
        """Columns of the targets."""
        return int(self.training_targets.shape[1])

    def input_values(self, rows: Numbers) -> Floats:
        """Input rows (…, features) of this data in the units of the table."""
        values: Floats = rows.astype(np.float64)
        if self.input_scale != 1.0:
            values *= self.input_scale
        return values if self.inputs.changes_nothing else self.inputs.undo(values)

    def target_values(self, rows: Numbers) -> Floats:
        """Target or output rows (…, outputs) in the units of the table."""
        values: Floats = rows.astype(np.float64)
        return values if self.targets.changes_nothing else self.targets.undo(values)


class WholeTable(Struct, frozen=True):
    """All rows in their own units, before any are held out: inputs (n, features), targets
    (n, outputs)."""

    inputs: Numbers
    targets: Numbers
    input_names: tuple[str, ...]
    target_names: tuple[str, ...]
    left_out: int = 0


def prepare(experiment: Experiment, folder: Path | None = None) -> PreparedData:
    """The rows of a document that lies in `folder` (None: not saved yet). Raises Refused."""
    data = experiment.data
    if isinstance(data, ShippedData) and data.name == "mnist":
        validation.check_widths(experiment, digits.PIXELS, digits.CLASSES)
        return _prepare_digits(experiment, data)
    table = _read(experiment, folder)
    validation.check_widths(experiment, table.inputs.shape[1], table.targets.shape[1])
    validation.check_targets(experiment, table.targets)
    training, held_out = preparation.split(len(table.inputs), data.validation_fraction, data.seed)
    validation.check_rows(experiment, len(training), len(held_out))
    inputs, targets = table.inputs[training], table.targets[training]
    by_inputs, by_targets = _standardizers(experiment, inputs, targets)
    dtype = np.dtype(experiment.training.precision)
    return PreparedData(
        data.input_names or table.input_names,
        data.target_names or table.target_names,
        _in_units("data.inputs", inputs, by_inputs, dtype),
        _in_units("data.targets", targets, by_targets, dtype),
        _in_units("data.inputs", table.inputs[held_out], by_inputs, dtype),
        _in_units("data.targets", table.targets[held_out], by_targets, dtype),
        by_inputs,
        by_targets,
        left_out=table.left_out,
    )


def _standardizers(
    experiment: Experiment, inputs: Numbers, targets: Numbers
) -> tuple[Standardizer, Standardizer]:
    """What standardizes inputs and targets; classes are never standardized."""
    by_inputs = Standardizer.identity(inputs.shape[1])
    by_targets = Standardizer.identity(targets.shape[1])
    if experiment.data.standardize:
        by_inputs = Standardizer.of(inputs)
        if isinstance(validation.loss_of(experiment), validation.SQUARED):
            by_targets = Standardizer.of(targets)
    return by_inputs, by_targets


def _in_units(place: str, rows: Numbers, by: Standardizer, dtype: np.dtype[Any]) -> Numbers:
    """`rows` standardized and in the precision of the run."""
    with np.errstate(over="ignore"):
        values = (rows if by.changes_nothing else by.apply(rows)).astype(dtype)
    if not np.isfinite(values).all():
        i, j = (int(n) for n in np.argwhere(~np.isfinite(values))[0])
        found = Phrase(
            "{value} in row {row} of those used, column {column}",
            value=rows[i, j],
            row=i + 1,
            column=j + 1,
        )
        raise Refused(place, found, Phrase("numbers that {name} can hold", name=dtype.name))
    return values


# where rows come from -------------------------------------------------------------------------


def whole_table(experiment: Experiment, folder: Path | None = None) -> WholeTable:
    """The rows of a document, digits excepted, as they stand in its source. Raises Refused."""
    validation.check(experiment)
    return _read(experiment, folder)


def _read(experiment: Experiment, folder: Path | None) -> WholeTable:
    data = experiment.data
    if isinstance(data, InlineData):
        return _numbered(data.inputs, data.targets)
    if isinstance(data, GeneratedData):
        with np.errstate(over="ignore"):
            inputs, targets = generators.generate(
                data.generator, data.samples, data.noise, data.seed
            )
        if validation.generated_outputs(experiment) == 2:
            targets = np.concatenate([1.0 - targets, targets], axis=1)
        if not np.isfinite(inputs).all() or not np.isfinite(targets).all():
            raise Refused(
                "data.noise", show(data.noise), Phrase("a noise that keeps numbers finite")
            )
        return _numbered(inputs, targets)
    if isinstance(data, CsvData):
        return _read_csv(data, folder)
    return _read_shipped(data)


def _numbered(inputs: Numbers, targets: Numbers) -> WholeTable:
    outputs = targets.shape[1]
    return WholeTable(
        inputs,
        targets,
        tuple(f"x{i + 1}" for i in range(inputs.shape[1])),
        ("y",) if outputs == 1 else tuple(f"y{i + 1}" for i in range(outputs)),
    )


def _select(
    table: csv.Table, place: str, inputs: tuple[str, ...], targets: tuple[str, ...]
) -> WholeTable:
    try:
        chosen = csv.select(table, inputs, targets)
    except BadTable as problem:
        raise _refused(place, problem) from None
    return WholeTable(
        chosen.inputs, chosen.targets, chosen.input_names, chosen.target_names, chosen.left_out
    )


def _refused(place: str, problem: BadTable) -> Refused:
    if problem.place.startswith(("inputs", "targets")):
        return Refused(f"data.{problem.place}", problem.found, problem.allowed)
    where = f"{place}, {problem.place}" if problem.place else place
    return Refused(where, problem.found, problem.allowed)


def _read_shipped(data: ShippedData) -> WholeTable:
    shipped = tables.TABLES[data.name]
    inputs = shipped.inputs if data.inputs is None else data.inputs
    targets = shipped.targets if data.targets is None else data.targets
    table = _select(tables.table(data.name), f"data ({data.name})", inputs, targets)
    if data.samples is None:
        return table
    rows = len(table.inputs)
    if data.samples > rows:
        raise Refused(
            "data.samples", str(data.samples), Phrase("a whole number from 1 to {rows}", rows=rows)
        )
    chosen = preparation.first_of_permutation(rows, data.samples, data.seed)
    return WholeTable(
        table.inputs[chosen],
        table.targets[chosen],
        table.input_names,
        table.target_names,
        table.left_out,
    )


def _read_csv(data: CsvData, folder: Path | None) -> WholeTable:
    check_path(data.path)
    if folder is None:
        raise Refused(
            "data.path", show(data.path), Phrase("a table beside a document that is saved")
        )
    inside = folder.resolve()
    allowed = Phrase("a file inside the document's folder")
    try:
        path = (inside / data.path).resolve()
        if not path.is_relative_to(inside):
            raise Refused(
                "data.path",
                Phrase("{path}, a link out of the folder", path=show(data.path)),
                allowed,
            )
        if not path.is_file():
            raise Refused(
                "data.path", Phrase("{path}, where there is no file", path=show(data.path)), allowed
            )
        table = csv.read(path)
    except (OSError, RuntimeError, ValueError) as error:
        if isinstance(error, Refused):
            raise
        if isinstance(error, BadTable):
            raise _refused(f"data.path {show(data.path)}", error) from None
        raise Refused(
            "data.path", f"{show(data.path)} ({error})", Phrase("a file to read")
        ) from None
    return _select(table, f"data.path {show(data.path)}", data.inputs, data.targets)


def _prepare_digits(experiment: Experiment, data: ShippedData) -> PreparedData:
    """Training digits as bytes, the test digits as validation rows."""
    shipped = digits.load()
    images, labels = shipped.training_images, shipped.training_labels
    if data.samples is not None:
        chosen = preparation.first_of_permutation(len(images), data.samples, data.seed)
        images, labels = images[chosen], labels[chosen]
    targets, test_targets = digits.one_hot(labels), digits.one_hot(shipped.test_labels)
    validation.check_rows(experiment, len(images), len(shipped.test_images))
    dtype = np.dtype(experiment.training.precision)
    scale = 1.0 / 255.0
    inputs: Numbers = images
    test_inputs: Numbers = shipped.test_images
    by_inputs, by_targets = _standardizers(experiment, images, targets)
    if data.standardize:
        by_inputs = Standardizer(by_inputs.mean * scale, by_inputs.deviation * scale)
        flat = images.min(axis=0) == images.max(axis=0)
        by_inputs.deviation[flat] = 1.0
        inputs = by_inputs.apply_to_pixels(images, scale, dtype)
        test_inputs = by_inputs.apply_to_pixels(test_inputs, scale, dtype)
        scale = 1.0
    return PreparedData(
        data.input_names or tuple(f"x{i + 1}" for i in range(digits.PIXELS)),
        data.target_names or tuple(str(i) for i in range(digits.CLASSES)),
        inputs,
        _in_units("data.targets", targets, by_targets, dtype),
        test_inputs,
        _in_units("data.targets", test_targets, by_targets, dtype),
        by_inputs,
        by_targets,
        scale,
    )


def one_digit(dtype: np.dtype[Any]) -> PreparedData:
    """An empty picture on each side, in place of all digits where only shapes matter."""
    picture = np.zeros((1, digits.PIXELS), dtype=np.uint8)
    label = np.eye(1, digits.CLASSES, dtype=dtype)
    return PreparedData(
        tuple(f"x{i + 1}" for i in range(digits.PIXELS)),
        tuple(str(i) for i in range(digits.CLASSES)),
        picture,
        label,
        picture,
        label,
        Standardizer.identity(digits.PIXELS),
        Standardizer.identity(digits.CLASSES),
        1.0 / 255.0,
    )
