"""Documents read and written: round trips, atomic saving, and nothing but Refused for bad ones."""

import base64
import codecs
import json
import os
import stat
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backprop_studio.experiment import arrays, storage
from backprop_studio.experiment.model import Adam, Experiment
from backprop_studio.experiment.problem import Refused

CASES = sorted((Path(__file__).parent.parent / "reference_cases").glob("*.json"))
SMALL = {
    "format": "backprop-studio/experiment",
    "version": 1,
    "data": {"source": "inline", "inputs": [[1]], "targets": [[0.1]]},
    "network": {"layers": [{"units": 1, "activation": "linear"}]},
}


def decode(tree):
    return storage.decode(json.dumps(tree).encode())


def plain(experiment):
    """A document as plain data, to compare by value."""
    return msgspec.to_builtins(experiment, enc_hook=lambda array: array.tolist())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_round_trip(path, tmp_path):
    experiment = decode(json.loads(path.read_text(encoding="utf-8"))["experiment"])
    storage.save(experiment, tmp_path / "saved.backprop")
    again = storage.load(tmp_path / "saved.backprop")
    assert plain(again) == plain(experiment)
    assert storage.encode(again) == storage.encode(experiment)


def test_defaults():
    experiment = decode(SMALL)
    assert experiment.title == experiment.description == ""
    assert experiment.loss is None
    assert plain(experiment.optimizer) == {"kind": "sgd", "schedule": {"kind": "constant"}}
    assert experiment.optimizer.learning_rate == 0.01
    assert experiment.network.initializer == "xavier_uniform"
    assert experiment.training.shuffle is True
    assert experiment.training.batch_size is None
    assert experiment.training.precision == "float64"
    adam = decode(SMALL | {"optimizer": {"kind": "adam"}}).optimizer
    assert isinstance(adam, Adam)
    assert (adam.beta1, adam.beta2, adam.epsilon) == (0.9, 0.999, 1e-8)


def test_whole_numbers_are_fine_where_numbers_are_wanted():
    experiment = decode(SMALL | {"optimizer": {"kind": "sgd", "learning_rate": 1}})
    assert experiment.optimizer.learning_rate == 1
    assert experiment.data.inputs.dtype == np.float64


def test_byte_order_mark_is_accepted():
    content = codecs.BOM_UTF8 + json.dumps(SMALL).encode()
    assert plain(storage.decode(content)) == plain(decode(SMALL))


def test_text_is_kept_as_it_is():
    title = 'Größe ∂L/∂w ≤ ¼ 🧠 "quoted" \\ \n second line'
    again = storage.decode(storage.encode(decode(SMALL | {"title": title})))
    assert again.title == title


def test_large_arrays_are_base64_and_exact():
    numbers = np.random.default_rng(0).standard_normal((400, 3))
    tree = SMALL | {
        "data": {
            "source": "inline",
            "inputs": numbers.tolist(),
            "targets": numbers[:, :1].tolist(),
        }
    }
    content = storage.encode(decode(tree))
    written = json.loads(content)["data"]
    assert written["inputs"]["shape"] == [400, 3]
    assert np.frombuffer(base64.b64decode(written["inputs"]["base64"]), "<f8").tolist() == (
        numbers.ravel().tolist()
    )
    assert isinstance(written["targets"], list)
    np.testing.assert_array_equal(storage.decode(content).data.inputs, numbers)


def test_float32_base64():
    text = base64.b64encode(np.array([0.1, 2.0], "<f4").tobytes()).decode()
    array = arrays.read({"shape": [2], "dtype": "float32", "base64": text})
    assert array.tolist() == [float(np.float32(0.1)), 2.0]


def test_size_limit_is_checked_before_reading(tmp_path):
    path = tmp_path / "large.backprop"
    with path.open("wb") as file:
        file.truncate(storage.SIZE_LIMIT + 1)
    with pytest.raises(Refused, match="256 MiB"):
        storage.load(path)


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(Refused, match=r"none\.backprop"):
        storage.load(tmp_path / "none.backprop")
    with pytest.raises(Refused):
        storage.load(tmp_path)
    if Path("/dev/zero").exists():
        with pytest.raises(Refused, match="no ordinary file"):
            storage.load(Path("/dev/zero"))


@pytest.mark.parametrize(
    "random",
    ['{"a": 1e999}', '{"a": ["\\ud800"]}', '{"\\ud800": 1}', '{"a": ' + "[" * 30 + "]" * 30 + "}"],
)
def test_what_could_not_be_written_again_is_refused(random):
    state = {
        "iteration": 0,
        "epoch": 0,
        "parameters": [{"weights": [[1]], "bias": [0]}],
        "random": "HERE",
    }
    text = json.dumps(SMALL | {"state": state}).replace('"HERE"', random)
    with pytest.raises(Refused, match=r"state\.random"):
        storage.decode(text.encode())


# saving ---------------------------------------------------------------------------------------


def test_save_replaces_and_leaves_nothing_beside(tmp_path):
    path = tmp_path / "a.backprop"
    path.write_text("old")
    path.chmod(0o640)
    storage.save(decode(SMALL), path)
    assert plain(storage.load(path)) == plain(decode(SMALL))
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["a.backprop"]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("function", ["fsync", "replace"])
def test_a_failed_save_keeps_the_old_file(function, tmp_path, monkeypatch):
    path = tmp_path / "a.backprop"
    path.write_text("old")

    def fail(*_):
        raise OSError("no space left")

    monkeypatch.setattr(storage.os, function, fail)
    with pytest.raises(OSError, match="no space"):
        storage.save(decode(SMALL), path)
    monkeypatch.undo()
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["a.backprop"]


def test_a_file_that_cannot_be_encoded_is_not_touched(tmp_path):
    path = tmp_path / "a.backprop"
    path.write_text("old")
    broken = msgspec.structs.replace(decode(SMALL), title=np.float64)
    with pytest.raises(NotImplementedError):
        storage.save(broken, path)
    assert path.read_text() == "old"


@pytest.mark.skipif(os.name != "posix", reason="links need a right there")
def test_saving_through_a_link_keeps_the_link(tmp_path):
    real = tmp_path / "real.backprop"
    real.write_text("old")
    link = tmp_path / "link.backprop"
    link.symlink_to(real)
    storage.save(decode(SMALL), link)
    assert link.is_symlink()
    assert real.read_text() != "old"


# fuzz -----------------------------------------------------------------------------------------

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(10**300, 10**310)
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["sgd", "mse", "inline", "csv", "mnist", "softmax", "../x", "\0"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(max_size=3)
            | st.sampled_from(
                ["kind", "source", "units", "activation", "shape", "dtype", "base64"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


def places(tree, way=()):
    """Every key and index of a document, as a way to it."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for key, item in items:
        yield (*way, key)
        if isinstance(item, dict | list):
            yield from places(item, (*way, key))


FULL = json.loads(CASES[0].read_text(encoding="utf-8"))["experiment"]
PLACES = list(places(FULL))


def is_accepted(content):
    """Whether it is a document, which then stays what it is; else a sentence says why not."""
    try:
        experiment = storage.decode(content)
    except Refused as refused:
        assert str(refused).isprintable()
        return False
    assert isinstance(experiment, Experiment)
    written = storage.encode(experiment)
    assert storage.encode(storage.decode(written)) == written
    return True


def is_json(content):
    try:
        json.loads(content)
    except ValueError:
        return False
    return True


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")))
def test_any_bytes(content):
    assert not is_accepted(content)


@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PLACES), VALUES)
def test_any_value_anywhere(way, value):
    tree = json.loads(json.dumps(FULL))
    at = tree
    for key in way[:-1]:
        at = at[key]
    unchanged = json.dumps(at[way[-1]]) == json.dumps(value)
    at[way[-1]] = value
    assert is_accepted(json.dumps(tree).encode()) or not unchanged


@settings(max_examples=300)
@given(st.data())
def test_damaged_text(data):
    content = bytearray(json.dumps(FULL).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        stop = at + data.draw(st.integers(0, 30))
        content[at:stop] = data.draw(st.binary(max_size=6))
    assert not is_accepted(bytes(content)) or is_json(content)
