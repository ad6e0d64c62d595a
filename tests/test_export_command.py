"""`backprop-studio export`: every kind end to end, exit statuses, and no half file."""

import csv
import json
import os
import runpy
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from backprop_studio import cli
from backprop_studio.export_command import KINDS

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "resources" / "examples" / "two-layer-network.backprop"


def export(kind: str, output: Path, *more: str, document: Path = EXAMPLE) -> int:
    return cli.main(["export", str(document), "--to", kind, "--output", str(output), *more])


def export_apart(kind: str, output: Path, *more: str) -> subprocess.CompletedProcess[str]:
    """In a process of its own, without a display: it makes an application."""
    command = [sys.executable, "-m", "backprop_studio", "export", str(EXAMPLE), "--to", kind]
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "default"}
    return subprocess.run(
        [*command, "--output", str(output), *more],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_numpy_script_runs_alone_and_makes_the_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert export("numpy", tmp_path / "program.py", "--steps", "7") == cli.OK
    trace = tmp_path / "trace.json"
    assert cli.main(["run", str(EXAMPLE), "--steps", "7", "--trace", str(trace)]) == cli.OK
    expected = [step["loss"] for step in json.loads(trace.read_text())["steps"]]
    losses = runpy.run_path(str(tmp_path / "program.py"))["losses"]
    assert losses == pytest.approx(expected, rel=1e-9)


def test_large_data_lie_beside_the_script(tmp_path: Path) -> None:
    spiral = EXAMPLE.with_name("spiral.backprop")
    assert export("pytorch", tmp_path / "net.py", document=spiral) == cli.OK
    assert '"net.npz"' in (tmp_path / "net.py").read_text()
    with np.load(tmp_path / "net.npz") as arrays:
        assert {"x", "y", "W1", "b1"} <= set(arrays.files)


def test_table_agrees_with_the_trace(tmp_path: Path) -> None:
    assert export("csv", tmp_path / "run.csv", "--steps", "5") == cli.OK
    with (tmp_path / "run.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    trace = tmp_path / "trace.json"
    cli.main(["run", str(EXAMPLE), "--steps", "5", "--trace", str(trace)])
    found = json.loads(trace.read_text())
    assert len(rows) == 6
    # one example: the batch's loss is the loss over all rows
    losses = [step["loss"] for step in found["steps"]]
    assert [float(row["training_loss"]) for row in rows[:-1]] == pytest.approx(losses, rel=1e-12)
    assert float(rows[-1]["v₁"]) == found["parameters"][1]["weights"][0][0]


def test_sheet(tmp_path: Path) -> None:
    assert export("sheet", tmp_path / "sheet.html") == cli.OK
    assert "0.034778" in (tmp_path / "sheet.html").read_text(encoding="utf-8")


def test_a_diverged_run_has_its_own_status(tmp_path: Path) -> None:
    document = json.loads(EXAMPLE.read_text(encoding="utf-8"))
    document["network"]["layers"] = [
        {"units": 2, "activation": "linear"},
        {"units": 1, "activation": "linear"},
    ]
    document["optimizer"] = {"kind": "sgd", "learning_rate": 900.0}
    path = tmp_path / "wild.backprop"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert export("csv", tmp_path / "run.csv", document=path) == cli.DIVERGED


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("csv", "gone/run.csv"), "no folder"),
        (("csv", "."), "no ordinary file"),
        (("png", "x.png", "--view", "nothing"), "--view"),
        (("gif", "x.gif", "--steps", "0"), "--steps"),
        (("gif", "x.gif", "--rate", "1000"), "--rate"),
    ],
)
def test_refusals_are_one_line(
    words: tuple[str, ...], named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kind, output, *more = words
    assert export(kind, tmp_path / output, *more) == cli.REFUSED
    error = capsys.readouterr().err
    assert named in error and error.count("\n") == 1
    assert [path for path in tmp_path.iterdir() if path.name != "home"] == []


def test_a_missing_document_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing = tmp_path / "none.backprop"
    assert export("csv", tmp_path / "x.csv", document=missing) == cli.REFUSED
    assert capsys.readouterr().err.count("\n") == 1


def test_the_document_is_not_written_over(tmp_path: Path) -> None:
    copy = tmp_path / "copy.backprop"
    copy.write_bytes(EXAMPLE.read_bytes())
    assert export("csv", copy, document=copy) == cli.REFUSED
    assert copy.read_bytes() == EXAMPLE.read_bytes()


def test_onnx_without_the_package_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)
    assert export("onnx", tmp_path / "net.onnx") == cli.REFUSED
    assert "pip install backprop-studio[onnx]" in capsys.readouterr().err
    assert not (tmp_path / "net.onnx").exists()


def test_picture_without_a_screen(tmp_path: Path) -> None:
    made = export_apart("png", tmp_path / "net.png", "--view", "diagram", "--scale", "1")
    assert (made.returncode, made.stderr) == (cli.OK, "")
    with Image.open(tmp_path / "net.png") as picture:
        assert picture.width > 1000


def test_film_without_a_screen(tmp_path: Path) -> None:
    made = export_apart("gif", tmp_path / "run.gif", "--view", "curve", "--steps", "4")
    assert (made.returncode, made.stderr) == (cli.OK, "")
    with Image.open(tmp_path / "run.gif") as film:
        assert film.n_frames == 5


def test_sheet_as_pages(tmp_path: Path) -> None:
    made = export_apart("sheet", tmp_path / "sheet.pdf")
    assert (made.returncode, made.stderr) == (cli.OK, "")
    assert (tmp_path / "sheet.pdf").read_bytes().count(b"/Type /Page\n") == 2


def test_every_kind_is_offered(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["export", "--help"])
    text = capsys.readouterr().out
    assert all(kind in text for kind in KINDS)
