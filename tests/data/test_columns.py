"""Columns of a table: what they hold, what they can be used for, and their numbers."""

import math

import numpy as np
import pytest

from backprop_studio.data import csv
from backprop_studio.data.bad_table import BadTable
from backprop_studio.data.columns import all_contents, contents, left_out, selected
from backprop_studio.data.table_process import (
    Choose,
    Chosen,
    Counted,
    Described,
    Progress,
    Read,
    Unreadable,
    serve,
)


def column(cells, header="x,other", delimiter=","):
    text = header.replace(",", delimiter) + "\n"
    text += "".join(f"{cell}{delimiter}1\n" for cell in cells)
    return contents(csv.parse(text), 0)


def test_numbers():
    found = column(["1", "-2.5", "", "4e1", "1"])
    assert found.column.kind == "number"
    assert (found.column.missing, found.column.distinct) == (1, 3)
    assert (found.column.low, found.column.high, found.column.whole) == (-2.5, 40.0, False)
    np.testing.assert_array_equal(found.values, [1, -2.5, math.nan, 40, 1])


def test_decimal_commas():
    found = column(["1,5", "-0,25", "3"], delimiter=";")
    np.testing.assert_array_equal(found.values, [1.5, -0.25, 3])


@pytest.mark.parametrize(
    ("cells", "first", "days"),
    [
        (["2024-03-01", "2024-02-28"], "2024-02-28", [2, 0]),
        (["01.03.2024", "28.2.2024"], "2024-02-28", [2, 0]),
        (["3/1/2024", "2/28/2024"], "2024-02-28", [2, 0]),
        (["1/3/2024", "28/2/2024"], "2024-02-28", [2, 0]),
        (["2024-01-01T12:00:00Z", "2024-01-01 18:00"], "2024-01-01", [0, 0.25]),
    ],
)
def test_dates_are_days_since_the_first(cells, first, days):
    found = column(cells)
    assert (found.column.kind, found.column.first_day) == ("date", first)
    np.testing.assert_allclose(found.values, days)


@pytest.mark.parametrize("cells", [["1/2/2024", "3/4/2024"], ["2024-02-30"], ["2024-13-01"]])
def test_what_might_be_another_date_is_a_category(cells):
    assert column(cells).column.kind == "category"


def test_categories():
    found = column(["pear", "apple", "NA", "pear"])
    assert (found.column.kind, found.column.missing) == ("category", 1)
    assert found.categories == ("apple", "pear")
    assert found.codes.tolist() == [1, 0, -1, 1]


def test_a_bad_cell_among_numbers_is_named():
    problem = column(["1", "2", "12o", "4"]).column.problem
    assert problem[:2] == ('row 3 (line 4), column "x"', '"12o"')


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        (["yes", "no", "yes"], "two_classes"),
        (["0", "1", "1"], "two_classes"),
        (["a", "b", "c"], "classes"),
        (["1", "2", "3"], "classes"),
        (["1.5", "2", "3"], "regression"),
        ([str(number) for number in range(11)], "regression"),
        (["2024-01-01", "2024-01-03"], "regression"),
    ],
)
def test_the_guessed_problem(cells, problem):
    found = column(cells).column
    assert found.guessed_problem() == problem
    assert found.allows(problem)


def test_categories_are_no_quantity():
    assert not column(["a", "b"]).column.allows("regression")
    assert not column(["a", "b", "c"]).column.allows("two_classes")


def three():
    text = "size,kind,price,sold\n1,b,10,no\n2,a,20,yes\n,a,30,no\n4,c,,yes\n"
    return all_contents(csv.parse(text))


def test_rows_with_missing_values_are_left_out_and_counted():
    size, kind, price, sold = three()
    assert left_out([size, kind]) == 1
    assert left_out([size, kind, price]) == 2
    assert left_out([kind, sold]) == 0
    found = selected([size, kind], [price], "regression")
    assert found.left_out == 2
    assert found.input_names == ("size", "kind=a", "kind=b")
    assert found.inputs.tolist() == [[1, 0, 1], [2, 1, 0]]
    assert found.targets.tolist() == [[10], [20]]


def test_classes():
    size, kind, price, sold = three()
    two = selected([size], [sold], "two_classes")
    assert (two.targets.ravel().tolist(), two.target_names) == ([0, 1, 1], ("sold=yes",))
    several = selected([size], [kind], "classes")
    assert several.target_names == ("a", "b", "c")
    assert several.targets.tolist() == [[0, 1, 0], [1, 0, 0], [0, 0, 1]]
    numbered = selected([size], [price], "classes")
    assert numbered.target_names == ("price=10", "price=20")
    with pytest.raises(BadTable, match="3 different values"):
        selected([size], [kind], "two_classes")


def answers(*commands):
    """What the process tells, without the process."""
    told, left = [], list(commands)

    def receive():
        if not left:
            raise EOFError
        return left.pop(0)

    with pytest.raises(EOFError):
        serve(receive, told.append)
    return told


def test_the_process_tells_what_it_found(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("x;y;k\n1,5;a;p\n2,5;b;q\n;a;r\n", encoding="utf-16")
    count = Choose((0, 2), (1,), "two_classes")
    told = answers(Read(path), count, Choose((0, 2), (1,), "two_classes", convert=True))
    described, counted, chosen = (each for each in told if not isinstance(each, Progress))
    assert isinstance(described, Described)
    assert (described.rows, described.delimiter, described.encoding) == (3, ";", "UTF-16")
    assert described.preview == (("1,5", "a", "p"), ("2,5", "b", "q"), ("", "a", "r"))
    # Only the row that misses x has the category r: x, k=p and k=q go in.
    assert counted == Counted(count, 1, 3, 1)
    assert isinstance(chosen, Chosen)
    assert chosen.selection.inputs.tolist() == [[1.5, 1, 0], [2.5, 0, 1]]


def test_the_process_survives_what_it_cannot_read(tmp_path):
    told = answers(Read(tmp_path / "none.csv"), Read(None, ""), Read(None, "x,y\n1,2\n"))
    assert isinstance(told[0], Unreadable)
    assert told[1] == Unreadable("", "no rows", "a header and at least one row")
    assert isinstance(told[-1], Described)


def test_a_comma_before_three_digits_could_be_either():
    table = csv.parse('x,y\n"1,234",1\n"2,345",2\n7,3\n')
    problem = contents(table, 0).column.problem
    assert problem == ('row 1 (line 2), column "x"', '"1,234"', "1234 or 1.234")
