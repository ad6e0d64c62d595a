"""The tables and digits that ship."""

import numpy as np
import pytest

from backprop_studio.data import csv, digits, tables


def test_sacramento_has_932_sales():
    table = tables.table("sacramento")
    shipped = tables.TABLES["sacramento"]
    rows = csv.select(table, shipped.inputs, shipped.targets)
    assert rows.inputs.shape == (932, 2)
    assert rows.inputs[0].tolist() == [836.0, 2.0]
    assert rows.targets[0].tolist() == [59222.0]
    assert rows.left_out == 0


def test_penguins_leave_out_two_birds():
    shipped = tables.TABLES["penguins"]
    rows = csv.select(tables.table("penguins"), shipped.inputs, shipped.targets)
    assert rows.inputs.shape == (342, 2)
    assert rows.target_names == ("Adelie", "Chinstrap", "Gentoo")
    assert rows.targets.sum(axis=0).tolist() == [151, 68, 123]
    assert rows.left_out == 2


def test_columns_and_unknown_table():
    assert "sex" in tables.columns("penguins")
    with pytest.raises(KeyError):
        tables.table("nothing")


def test_digits_stay_bytes():
    shipped = digits.load()
    assert shipped.training_images.shape == (60_000, 784)
    assert shipped.test_images.shape == (10_000, 784)
    assert shipped.training_images.dtype == np.uint8
    assert not shipped.training_images.flags.writeable
    assert shipped.training_labels[:5].tolist() == [5, 0, 4, 1, 9]
    assert shipped.test_labels[:5].tolist() == [7, 2, 1, 0, 4]


def test_one_hot():
    columns = digits.one_hot(np.array([3, 0], dtype=np.uint8))
    assert columns.tolist() == [[0, 0, 0, 1, 0, 0, 0, 0, 0, 0], [1] + [0] * 9]
