"""The command line: reference cases end to end, exit statuses, and what is left behind."""

import json
import os
import subprocess
import sys
import types
from pathlib import Path

import numpy as np
import pytest

import backprop_studio
from backprop_studio import cli
from backprop_studio.experiment import trace as trace_module

CASES = sorted(Path(__file__).with_name("reference_cases").glob("*.json"))
ROOT = Path(__file__).resolve().parent.parent


def numbers(tree):
    """All numbers of nested lists and objects, in one vector; objects by sorted key."""
    if isinstance(tree, dict):
        return np.concatenate([numbers(tree[key]) for key in sorted(tree)])
    if isinstance(tree, list):
        return np.concatenate([numbers(item) for item in tree]) if tree else np.zeros(0)
    return np.array([tree], dtype=np.float64)


def assert_agree(found, expected):
    """Each number within 1e-9 of max(|expected|, 1e-3 of the group's largest, 1e-6)."""
    found, expected = numbers(found), numbers(expected)
    assert found.shape == expected.shape
    largest = np.abs(expected).max(initial=0.0)
    scale = np.maximum(np.abs(expected), max(1e-3 * largest, 1e-6))
    assert (np.abs(found - expected) / scale).max(initial=0.0) <= 1e-9


def write(folder, experiment):
    path = folder / "case.backprop"
    path.write_text(json.dumps(experiment), encoding="utf-8")
    return path


def example(**changes):
    document = {
        "format": "backprop-studio/experiment",
        "version": 1,
        "data": {"source": "inline", "inputs": [[2.1]], "targets": [[4.0]]},
        "network": {"layers": [{"units": 1, "activation": "linear"}]},
        "parameters": [{"weights": [[1.0]], "bias": [0.0]}],
        "optimizer": {"kind": "sgd", "learning_rate": 0.01},
    }
    return document | changes


def run(path, trace, steps=3, *more):
    return cli.main(["run", str(path), "--steps", str(steps), "--trace", str(trace), *more])


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_reference_case(path, tmp_path):
    case = json.loads(path.read_text(encoding="utf-8"))
    document = write(tmp_path, case["experiment"])
    trace = tmp_path / "trace.json"
    assert run(document, trace, case["steps"], "--gradients") == cli.OK
    found, expected = json.loads(trace.read_text()), case["expected"]
    assert set(found) == set(expected)
    assert (found["format"], found["version"]) == (expected["format"], expected["version"])
    assert found["stopped"] == expected["stopped"]
    assert len(found["steps"]) == len(expected["steps"])
    for key in ("iteration", "epoch"):
        assert [s[key] for s in found["steps"]] == [s[key] for s in expected["steps"]]
    for key in ("loss", "penalty", "learning_rate", "gradients"):
        assert_agree([s[key] for s in found["steps"]], [s[key] for s in expected["steps"]])
    assert_agree(found["initial_parameters"], expected["initial_parameters"])
    assert_agree(found["parameters"], expected["parameters"])


def test_there_are_all_reference_cases():
    assert len(CASES) == 32


def test_lesson_one_by_hand(tmp_path):
    trace = tmp_path / "trace.json"
    assert run(write(tmp_path, example()), trace, 1, "--gradients") == cli.OK
    found = json.loads(trace.read_text())
    step = found["steps"][0]
    assert step["loss"] == pytest.approx(3.61)
    assert step["gradients"] == [{"weights": [[pytest.approx(-7.98)]], "bias": [-3.8]}]
    assert found["parameters"] == [
        {"weights": [[pytest.approx(1.0798)]], "bias": [pytest.approx(0.038)]}
    ]


def test_no_steps(tmp_path):
    trace = tmp_path / "trace.json"
    assert run(write(tmp_path, example()), trace, 0) == cli.OK
    found = json.loads(trace.read_text())
    assert found["steps"] == []
    assert found["parameters"] == found["initial_parameters"] == example()["parameters"]


def test_gradients_only_when_asked(tmp_path):
    trace = tmp_path / "trace.json"
    run(write(tmp_path, example()), trace)
    assert "gradients" not in json.loads(trace.read_text())["steps"][0]


def test_same_document_same_trace_bit_for_bit(tmp_path):
    document = example(
        data={"source": "generated", "generator": "moons", "noise": 0.1, "seed": 3},
        network={
            "layers": [
                {"units": 8, "activation": "relu", "batch_norm": True, "dropout": 0.3},
                {"units": 1, "activation": "sigmoid"},
            ]
        },
        loss={"kind": "binary_cross_entropy"},
        optimizer={"kind": "adam"},
        training={"batch_size": 10, "seed": 5},
    )
    del document["parameters"]
    path = write(tmp_path, document)
    traces = [tmp_path / f"{i}.json" for i in range(2)]
    for trace in traces:
        assert run(path, trace, 50, "--gradients") == cli.OK
    assert traces[0].read_bytes() == traces[1].read_bytes()


def test_divergence_is_status_3_and_keeps_the_last_good_parameters(tmp_path):
    document = example(optimizer={"kind": "sgd", "learning_rate": 1000})
    trace = tmp_path / "trace.json"
    assert run(write(tmp_path, document), trace, 10_000) == cli.DIVERGED
    found = json.loads(trace.read_text())
    assert found["stopped"] == "diverged"
    assert 0 < len(found["steps"]) < 10_000
    assert np.isfinite(numbers(found["parameters"])).all()
    again = tmp_path / "again.json"
    assert run(write(tmp_path, document), again, len(found["steps"])) == cli.OK
    assert json.loads(again.read_text())["parameters"] == found["parameters"]


def test_early_stopping(tmp_path):
    document = example(
        data={
            "source": "generated",
            "generator": "sine",
            "noise": 1.0,
            "samples": 20,
            "validation_fraction": 0.5,
        },
        network={
            "layers": [{"units": 30, "activation": "tanh"}, {"units": 1, "activation": "linear"}]
        },
        optimizer={"kind": "adam", "learning_rate": 0.05},
        training={"early_stopping": {"patience": 5}},
    )
    del document["parameters"]
    trace = tmp_path / "trace.json"
    assert run(write(tmp_path, document), trace, 5000) == cli.OK
    found = json.loads(trace.read_text())
    assert found["stopped"] == "early_stopping"
    assert 5 < len(found["steps"]) < 5000


def test_run_starts_from_parameters_whatever_the_state_says(tmp_path):
    state = {"iteration": 5, "epoch": 5, "parameters": [{"weights": [[9.0]], "bias": [9.0]}]}
    trace = tmp_path / "trace.json"
    assert run(write(tmp_path, example(state=state)), trace, 1) == cli.OK
    found = json.loads(trace.read_text())
    assert found["steps"][0]["iteration"] == 1
    assert found["initial_parameters"] == example()["parameters"]


def test_csv_beside_the_document(tmp_path):
    (tmp_path / "points.csv").write_text("a,b\n1,2\n2,4\n3,6\n")
    data = {"source": "csv", "path": "points.csv", "inputs": ["a"], "targets": ["b"]}
    trace = tmp_path / "trace.json"
    assert run(write(tmp_path, example(data=data)), trace, 500) == cli.OK
    assert json.loads(trace.read_text())["steps"][-1]["loss"] < 0.01


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["run"], "--steps"),
        (["run", "DOC", "--steps", "1"], "--trace"),
        (["run", "DOC", "--trace", "TRACE"], "--steps"),
        (["run", "DOC", "--steps", "-1", "--trace", "TRACE"], "--steps"),
        (["run", "DOC", "--steps", "1.5", "--trace", "TRACE"], "--steps"),
        (["run", "DOC", "--steps", "1_0", "--trace", "TRACE"], "--steps"),
        (["run", "DOC", "--steps", "1" * 30, "--trace", "TRACE"], "--steps"),
        (["run", "DOC", "--steps", "1", "--trace", "TRACE", "--more"], "--more"),
        (["run", "DOC", "--step", "1", "--trace", "TRACE"], "--steps"),
        (["run", "NONE", "--steps", "1", "--trace", "TRACE"], "nothing.backprop"),
        (["run", "FOLDER", "--steps", "1", "--trace", "TRACE"], "folder"),
        (["run", "DOC", "--steps", "1", "--trace", "FOLDER"], "--trace"),
        (["run", "DOC", "--steps", "1", "--trace", "FOLDER/none/t.json"], "--trace"),
        (["run", "DOC", "--steps", "1", "--trace", "DOC"], "--trace"),
        (["--unknown"], "--unknown"),
    ],
)
def test_refused_arguments(words, named, tmp_path, capsys):
    document = write(tmp_path, example())
    before = document.read_bytes()
    (tmp_path / "folder").mkdir()
    names = {
        "DOC": document,
        "NONE": tmp_path / "nothing.backprop",
        "FOLDER": tmp_path / "folder",
        "FOLDER/none/t.json": tmp_path / "folder" / "none" / "t.json",
        "TRACE": tmp_path / "trace.json",
    }
    files = sorted(tmp_path.rglob("*"))
    try:
        status = cli.main([str(names.get(word, word)) for word in words])
    except SystemExit as left:
        status = left.code
    said = capsys.readouterr()
    assert status == cli.REFUSED
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert named in said.err
    assert sorted(tmp_path.rglob("*")) == files
    assert document.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\x00\xff", b"[" * 100_000, b'{"a": NaN}', b"[]", b'"\\ud800"', b'{"a\\nb": 1}'],
)
def test_refused_documents_leave_no_trace(content, tmp_path, capsys):
    path = tmp_path / "bad.backprop"
    path.write_bytes(content)
    trace = tmp_path / "trace.json"
    trace.write_text("kept")
    assert run(path, trace) == cli.REFUSED
    assert capsys.readouterr().err.count("\n") == 1
    assert trace.read_text() == "kept"


def test_failure_while_running_leaves_nothing(tmp_path, monkeypatch):
    def broken(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(trace_module, "write_run", broken)
    document = write(tmp_path, example())
    before = sorted(tmp_path.iterdir())
    assert run(document, tmp_path / "trace.json") == cli.INTERRUPTED
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(("words", "document"), [([], None), (["a.backprop"], Path("a.backprop"))])
def test_without_run_the_window_opens(words, document, monkeypatch):
    opened = []

    def open_window(path):
        opened.append(path)
        return 0

    window = types.ModuleType("backprop_studio.app")
    window.main = open_window
    monkeypatch.setitem(sys.modules, "backprop_studio.app", window)
    monkeypatch.setattr(backprop_studio, "app", window, raising=False)
    assert cli.main(words) == 0
    assert opened == [document]


def process(*words, **options):
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "backprop_studio", *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        **options,
    )


def test_as_a_process(tmp_path):
    done = process("--version")
    assert (done.returncode, done.stdout.strip()) == (
        0,
        f"backprop-studio {backprop_studio.__version__}",
    )
    write(tmp_path, example())
    words = ("run", "case.backprop", "--steps", "2", "--trace", "trace.json")
    done = process(*words, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert len(json.loads((tmp_path / "trace.json").read_text())["steps"]) == 2


def test_run_needs_no_qt(tmp_path):
    path = write(tmp_path, example())
    code = (
        "import sys; from backprop_studio import cli; "
        f"cli.main(['run', {str(path)!r}, '--steps', '1', '--trace', {str(tmp_path / 't')!r}]); "
        "sys.exit(any(name.startswith(('PySide6', 'pyqtgraph')) for name in sys.modules))"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    assert subprocess.run([sys.executable, "-c", code], env=environment).returncode == 0
