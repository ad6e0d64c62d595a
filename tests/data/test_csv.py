"""CSV: what is read, what is left out, and how a bad cell is named."""

import numpy as np
import pytest

from backprop_studio.data import csv
from backprop_studio.data.csv import BadTable


def select(text, inputs, targets):
    return csv.select(csv.parse(text), inputs, targets)


def test_numbers_and_names():
    rows = select("a,b,y\n1,2,3\n4,-5e-1,.5\n", ["b", "a"], ["y"])
    assert rows.inputs.tolist() == [[2.0, 1.0], [-0.5, 4.0]]
    assert rows.targets.tolist() == [[3.0], [0.5]]
    assert (rows.input_names, rows.target_names, rows.left_out) == (("b", "a"), ("y",), 0)


def test_categories_become_sorted_one_hot_columns():
    rows = select("x,kind\n1,pear\n2,apple\n3,pear\n4,fig\n", ["x"], ["kind"])
    assert rows.target_names == ("apple", "fig", "pear")
    assert rows.targets.tolist() == [[0, 0, 1], [1, 0, 0], [0, 0, 1], [0, 1, 0]]
    rows = select("x,kind\n1,pear\n2,apple\n", ["kind"], ["x"])
    assert rows.input_names == ("kind=apple", "kind=pear")


@pytest.mark.parametrize("missing", ["", "NA", "nan", " ", "?", "null"])
def test_rows_with_missing_values_are_left_out_and_counted(missing):
    rows = select(f"x,other,y\n1,1,1\n{missing},1,2\n3,{missing},3\n", ["x"], ["y"])
    assert rows.inputs.tolist() == [[1.0], [3.0]]
    assert rows.left_out == 1


def test_byte_order_mark_semicolons_decimal_comma_quotes(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes('\ufeff"x";"the ""y"""\r\n1,5;"2"\r\n-0,25;3\r\n'.encode())
    rows = csv.select(csv.read(path), ["x"], ['the "y"'])
    assert rows.inputs.ravel().tolist() == [1.5, -0.25]
    assert rows.targets.ravel().tolist() == [2.0, 3.0]


def test_decimal_comma_in_a_comma_separated_table():
    rows = select('x,y\n"1,5",2\n"2,25",3\n', ["x"], ["y"])
    assert rows.inputs.ravel().tolist() == [1.5, 2.25]


def test_tabs_and_separators_inside_quotes():
    rows = select('x\t"a,b;c"\n1\t2\n', ["x"], ["a,b;c"])
    assert rows.targets.tolist() == [[2.0]]


def test_a_bad_cell_is_named_by_row_and_column():
    with pytest.raises(BadTable) as refused:
        select("x,price\n1,10\n\n2,12o\n3,14\n", ["x"], ["price"])
    assert refused.value.place == 'row 2 (line 4), column "price"'
    assert refused.value.found == '"12o"'


@pytest.mark.parametrize("cell", ["inf", "1e999", "1_000", "0x10", '"1,234"', "--1"])
def test_cells_that_are_no_finite_number(cell):
    with pytest.raises(BadTable, match="row 1"):
        select(f"x,y\n{cell},1\n2,1\n3,1\n4,1\n", ["x"], ["y"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", "no rows"),
        ("\n\n", "no rows"),
        ("x,y\n", "no rows"),
        ("x,y\n1\n", "1 cells"),
        ("x,y\n1,2,3\n", "3 cells"),
        ("x,x\n1,2\n", 'two columns named "x"'),
        ("x,\n1,2\n", "no name"),
        ('x,y\n"1,2\n', "unexpected end of data"),
    ],
)
def test_broken_tables(text, found):
    with pytest.raises(BadTable) as refused:
        csv.parse(text)
    assert refused.value.found == found


def test_columns_that_are_not_there():
    with pytest.raises(BadTable, match=r"targets\[0\]: found \"z\""):
        select("x,y\n1,2\n", ["x"], ["z"])
    with pytest.raises(BadTable, match=r"inputs\[1\]: found \"x\" again"):
        select("x,y\n1,2\n", ["x", "x"], ["y"])
    with pytest.raises(BadTable, match="inputs: found no columns"):
        select("x,y\n1,2\n", [], ["y"])


def test_every_row_missing():
    with pytest.raises(BadTable, match="missing value in every row"):
        select("x,y\n,1\n,2\n", ["x"], ["y"])


def test_too_many_categories():
    text = "x,y\n" + "".join(f"name{i},1\n" for i in range(csv.CATEGORY_LIMIT + 1))
    with pytest.raises(BadTable, match="1001 categories"):
        select(text, ["x"], ["y"])


def test_more_numbers_than_allowed(monkeypatch):
    monkeypatch.setattr(csv, "VALUE_LIMIT", 8)
    select("x,y\na,1\nb,2\n", ["x"], ["y"])
    text = "x,y\n" + "".join(f"{letter},1\n" for letter in "abcd")
    with pytest.raises(BadTable, match="at most 8 numbers"):
        select(text, ["x"], ["y"])


def test_one_long_cell_costs_its_own_length():
    long = "a" * 100_000
    rows = select(f"x,y\n{long},1\n" + "b,1\n" * 5000, ["x"], ["y"])
    assert rows.inputs.shape == (5001, 2)


def test_not_utf8(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(b"x,y\n1,\xff\n")
    with pytest.raises(BadTable, match="position 6"):
        csv.read(path)


def test_size_limit_is_checked_before_reading(tmp_path):
    path = tmp_path / "table.csv"
    with path.open("wb") as file:
        file.truncate(csv.SIZE_LIMIT + 1)
    with pytest.raises(BadTable, match="256 MiB"):
        csv.read(path)


def test_many_rows_are_exact():
    numbers = np.random.default_rng(0).standard_normal(1000)
    text = "x,y\n" + "".join(f"{n!r},1\n" for n in numbers.tolist())
    np.testing.assert_array_equal(select(text, ["x"], ["y"]).inputs.ravel(), numbers)
