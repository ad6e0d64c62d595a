"""CSV: what is read, what is left out, and how a bad cell is named."""

import csv as standard_csv
import io

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backprop_studio.data import csv
from backprop_studio.data.bad_table import BadTable
from backprop_studio.data.decoding import NoText, decode
from backprop_studio.data.numerals import number_of, numbers_of


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
        ('x,y\n"1,2\n', "a quotation mark that is never closed"),
    ],
)
def test_broken_tables(text, found):
    with pytest.raises(BadTable) as refused:
        csv.parse(text)
    assert refused.value.found == found


def test_an_open_quotation_mark_is_named_where_it_opens():
    with pytest.raises(BadTable) as refused:
        csv.parse('x,y\n1,2\n3,"4\n5,6\n7,8\n')
    assert refused.value.place == "row 2 (line 3)"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("x;y\n1.234,56;1\n999,5;2\n", [1234.56, 999.5]),
        ("x;y\n-12.345.678,0;1\n1.000.000,5;2\n", [-12345678.0, 1000000.5]),
        ('x,y\n"1,234.5",1\n"2,345,678",2\n', [1234.5, 2345678.0]),
    ],
)
def test_thousands_apart_where_that_can_mean_nothing_else(text, numbers):
    assert select(text, ["x"], ["y"]).inputs[:, 0].tolist() == numbers


def test_an_address_is_no_number():
    assert number_of("192.168.100.200", ";") is None
    assert number_of("1.100.200", ",") is None


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


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("größe,y\n1,2\n".encode(), "UTF-8"),
        ("größe,y\n1,2\n".encode("utf-8-sig"), "UTF-8"),
        ("größe,y\n1,2\n".encode("cp1252"), "Windows-1252"),
        ("größe,y\n1,2\n".encode("utf-16"), "UTF-16"),
        ("größe,y\n1,2\n".encode("utf-16-le"), "UTF-16"),
        ("größe,y\n1,2\n".encode("utf-16-be"), "UTF-16"),
    ],
)
def test_encodings(tmp_path, content, encoding):
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    table = csv.read(path)
    assert (table.header, table.rows, table.encoding) == (("größe", "y"), (("1", "2"),), encoding)


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"PK\x03\x04 workbook", "a workbook or another zipped file"),
        (b"x,y\n1,\x00\n", "a zero byte at position 6"),
        (b"\xff\xfex\x00,\x00y", "a byte that is not UTF-16 at position 4"),
    ],
)
def test_what_is_not_text(tmp_path, content, found):
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    with pytest.raises(BadTable) as refused:
        csv.read(path)
    assert refused.value.found == found


def test_ragged_rows_are_named_by_row_and_column():
    with pytest.raises(BadTable) as refused:
        csv.parse("x,y,z\n1,2,3\n1\n")
    assert refused.value.place == 'row 2 (line 3), column "y"'
    with pytest.raises(BadTable) as refused:
        csv.parse("x,y\n\n1,2,3\n")
    assert refused.value.place == "row 1 (line 3), column 3"


def test_empty_cells_beyond_the_header_are_dropped():
    assert csv.parse("x,y\n1,2,,\n").rows == (("1", "2"),)


def test_columns_without_a_name():
    table = csv.parse(",x,,y\n0,1,,2\n1,3,,4\n")
    assert table.header == ("column 1", "x", "y")
    assert table.rows == (("0", "1", "2"), ("1", "3", "4"))


def test_the_first_row_is_taken_for_data_if_it_looks_like_the_next():
    flowers = "5.1,3.5,setosa\n4.9,3.0,setosa\n"
    assert csv.parse(flowers, named=None).header == ("column 1", "column 2", "column 3")
    assert len(csv.parse(flowers, named=None).rows) == 2
    for text in ("city,1990\n3,4\n", "a,b\nc,d\n", "x,y\n1,2\n"):
        assert csv.parse(text, named=None).named
    assert csv.parse("1;2\n3;4\n", named=True).header == ("1", "2")


def test_a_line_that_names_the_delimiter():
    table = csv.parse("sep=|\r\nx,1|y\r\n1|2|3\r\n".replace("2|3", "2"))
    assert table.header == ("x,1", "y")
    assert table.lines == (3,)


def test_ten_thousand_columns():
    names = [f"c{i}" for i in range(10_000)]
    text = ",".join(names) + "\n" + ",".join(map(str, range(10_000))) + "\n"
    rows = select(text, names[:-1], names[-1:])
    np.testing.assert_array_equal(rows.inputs, [np.arange(9_999)])
    assert rows.targets.tolist() == [[9_999.0]]


def test_progress_is_told_and_can_end_it():
    told = []
    csv.parse("x,y\n" + "1,2\n" * 10_000, tell=told.append)
    assert len(told) > 3
    assert told == sorted(told)
    assert told[-1] <= 1.0


cells = st.text(
    st.characters(codec="utf-8", exclude_characters="\0", exclude_categories=["Cs"]), max_size=12
)


@given(
    rows=st.integers(1, 5).flatmap(
        lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1)
    ),
    delimiter=st.sampled_from(",;\t|"),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_every_cell_of_a_written_table_is_read_again(rows, delimiter, codec):
    """What the standard library writes with quotes around every cell."""
    header = [f"c{i}" for i in range(len(rows[0]))]
    file = io.StringIO(newline="")
    writer = standard_csv.writer(file, delimiter=delimiter, quoting=standard_csv.QUOTE_ALL)
    writer.writerows([header, *rows])
    decoded = decode(file.getvalue().encode(codec))
    assert decoded.text == file.getvalue()
    written = [tuple(cell.strip() for cell in row) for row in rows]
    kept = [row for row in written if any(row) or len(row) > 1]
    if len(header) == 1:
        delimiter = ","
    try:
        table = csv.parse(decoded.text)
    except BadTable as refused:
        assert not kept
        assert refused.found == "no rows"
        return
    assert table.header == tuple(header)
    assert list(table.rows) == kept


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_one_sentence(content):
    try:
        table = csv.parse(decode(content).text, named=None)
    except (BadTable, NoText) as refused:
        assert "\n" not in str(refused)
        return
    assert all(len(row) == len(table.header) for row in table.rows)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_numbers_are_read_to_the_last_bit(numbers):
    assert numbers_of([repr(number) for number in numbers], ";") == numbers
    commas = [repr(number).replace(".", ",") for number in numbers]
    assert numbers_of(commas, ";") == numbers


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
