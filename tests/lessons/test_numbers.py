"""Numbers of lesson texts: the small language, how they are written, formulas, progress."""

from pathlib import Path

import pytest

from backprop_studio.experiment import storage
from backprop_studio.lessons import live, markup
from backprop_studio.lessons.expression import evaluate
from backprop_studio.lessons.formula import live_of
from backprop_studio.lessons.laboratory import Here, Laboratory
from backprop_studio.lessons.progress import FILE, Progress
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.lessons.ways import ALL_PAGES
from backprop_studio.ui.examples import example_path


def place_of(name: str) -> Here:
    laboratory = Laboratory(storage.load(example_path(name)))
    return Here(laboratory.snapshot(), laboratory)


# The figures of the course's plan, computed by hand and with PyTorch.
@pytest.mark.parametrize(
    ("example", "expression", "written"),
    [
        ("one-neuron", "at(loss, w=1.01)|4", "3.5306"),
        ("one-neuron", "at(loss, w=0.99)|4", "3.6902"),
        ("one-neuron", "(at(loss, w=1.01) - at(loss, w=0.99)) / 0.02|2", "−7.98"),
        ("one-neuron", "grad(w)", "−7.980"),
        ("one-neuron", "grad(b)", "−3.800"),
        ("one-neuron", "after(1, w)", "1.0798"),
        ("one-neuron", "after(1, b)", "0.03800"),
        ("one-neuron", "after(1, loss)|3", "2.871"),
        ("one-neuron", "after(400, w)|4", "1.7375"),
        ("one-neuron", "after(400, b)|4", "0.3512"),
        ("two-layer-network", "h1|4", "0.5474"),
        ("two-layer-network", "yhat|4", "0.7363"),
        ("two-layer-network", "loss", "0.034778"),
        ("two-layer-network", "after(1, loss)", "0.032444"),
        ("two-layer-network", "after(1, v1)", "0.8140"),
        ("two-layer-network", "at(after(160, yhat), y=0.2)|4", "0.2044"),
        ("two-layer-network", "at(after(160, v2), y=0.2)|3", "−0.289"),
        ("two-layer-network", "after(1, w1)", "0.5025"),
        ("two-layer-network", "after(1, w2)", "−0.1959"),
        ("two-layer-network", "after(1, w3)", "0.3018"),
        ("two-layer-network", "after(1, w4)", "0.7028"),
        ("two-layer-network", "after(1, v2)", "0.6166"),
        ("two-layer-network", "after(1, bo)", "0.2256"),
        ("two-layer-network", "parameters", "9"),
    ],
)
def test_numbers_of_the_plan(example: str, expression: str, written: str) -> None:
    assert live.written(live_of(expression), place_of(example)) == written


# Two points: x = 2.1 and −1, y = 4 and 0.5, w = b = 0, so ŷ − y = −4 and −0.5.
@pytest.mark.parametrize(
    ("expression", "written"),
    [
        ("row(1, error)", "−4.000"),
        ("row(2, error)", "−0.5000"),
        ("row(2, 2 * error * x)", "1.000"),
        ("grad(w)", "−7.900"),
        ("at(row(2, error), b=1)", "0.5000"),
        ("row(2, at(error, b=1))", "0.5000"),
        # η = 0.1: w = 0.79, b = 0.45, and ŷ = −0.34 at x = −1
        ("after(1, row(2, error))", "−0.8400"),
        # batches of one, in the order of the rows: w = 1.68, b = 0.8 and ŷ − y = 0.328
        ("at(after(1, row(1, error)), batch=1)|3", "0.328"),
        ("batch", "2"),
        ("at(batch, batch=1)", "1"),
        # the second step has −0.1 · 0.9 · (−7.9) more
        ("at(after(2, w), momentum=0.9) - after(2, w)|3", "0.711"),
        ("at(momentum, momentum=0.9)", "0.9000"),
        ("mean(x)|2", "0.55"),
        ("spread(y)|2", "1.75"),
        ("mean(y) * 100000|dollars", "$225\N{NARROW NO-BREAK SPACE}000"),
        ("runners + race_iteration|count", "0"),
    ],
)
def test_rows_batches_momentum_and_columns(expression: str, written: str) -> None:
    assert live.written(live_of(expression), place_of("two-points")) == written


@pytest.mark.parametrize(
    "expression",
    ["row(3, error)", "row(0, x)", "mean(w)", "mean(yhat)", "at(loss, batch=1.5)", "row(1.5, x)"],
)
def test_what_is_not_there(expression: str) -> None:
    with pytest.raises(Wrong):
        evaluate(expression, place_of("two-points"))


def test_the_twin_with_the_other_target() -> None:
    twin = place_of("two-layer-network").at({"y": 0.2})
    assert evaluate("grad(v1)", twin) > 0


@pytest.mark.parametrize(
    "text",
    [
        "__import__('os')",
        "w.real",
        "[w]",
        "(lambda: 1)()",
        "'a' * 9",
        "2 ** 1000",
        "after(1.5, w)",
        "after(99999, w)",
        "grad(yhat)",
        "nothing",
        "w +",
    ],
)
def test_nothing_else_is_allowed(text: str) -> None:
    with pytest.raises(Wrong):
        evaluate(text, place_of("one-neuron"))


def test_words_are_counted_as_a_reader_would() -> None:
    blocks = markup.parse("One **two** $w x + b$ [[three|loss]] – {{loss}}.\n\n- four\n- five")
    assert [block.kind for block in blocks] == ["paragraph", "bullet", "bullet"]
    assert markup.word_count(blocks) == 7


def test_progress_survives_a_damaged_file(tmp_path: Path) -> None:
    progress = Progress(tmp_path)
    progress.at_page("00-wiggle", "1-loss")
    progress.task_done("00-wiggle", "1-loss/0")
    progress.answered("00-wiggle", "1-loss", True)
    progress.answered("00-wiggle", "1-loss", False)  # the first answer counts
    assert progress.way == ALL_PAGES  # nothing is left out unless somebody says so
    progress.way = 15
    again = Progress(tmp_path)
    assert again.of("00-wiggle").answers == {"1-loss": True}
    assert again.last == "00-wiggle" and again.way == 15
    other = Progress(tmp_path, "/elsewhere")
    assert other.last == "" and not other.of("00-wiggle").seen
    other.at_page("00-wiggle", "x")
    other.reset()
    assert Progress(tmp_path).of("00-wiggle").tasks == ["1-loss/0"]
    (tmp_path / FILE).write_bytes(b"\x00{")
    assert Progress(tmp_path).of("00-wiggle").tasks == []
