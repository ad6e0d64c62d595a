"""Every refusal of the format page: one line with the place, what was found, what is allowed."""

import copy
import json
import math

import pytest

from backprop_studio.experiment import storage
from backprop_studio.experiment.build import build
from backprop_studio.experiment.problem import Refused, show

TWO_LAYERS = {
    "format": "backprop-studio/experiment",
    "version": 1,
    "data": {"source": "inline", "inputs": [[0.5, 0.8], [0.1, 0.2]], "targets": [[1.0], [0.0]]},
    "network": {
        "layers": [{"units": 2, "activation": "sigmoid"}, {"units": 1, "activation": "sigmoid"}]
    },
    "parameters": [
        {"weights": [[0.5, 0.3], [-0.2, 0.7]], "bias": [0.1, -0.1]},
        {"weights": [[0.8], [0.6]], "bias": [0.2]},
    ],
    "loss": {"kind": "half_squared_error"},
    "optimizer": {"kind": "sgd", "learning_rate": 0.5},
    "training": {"batch_size": 1, "shuffle": False, "seed": 0},
}
GENERATED = {"source": "generated", "generator": "moons"}
SOFTMAX = [{"units": 2, "activation": "relu"}, {"units": 2, "activation": "softmax"}]
MISSING = object()


def document(*changes):
    """The two-layer network with (path, value) put in; MISSING takes a key away."""
    tree = copy.deepcopy(TWO_LAYERS)
    for path, value in changes:
        at = tree
        *way, last = [int(key) if key.isdigit() else key for key in path.split(".")]
        for key in way:
            at = at[key]
        if value is MISSING:
            del at[last]
        else:
            at[last] = value
    return tree


def refuse(tree):
    content = tree if isinstance(tree, bytes) else json.dumps(tree).encode()
    with pytest.raises(Refused) as refused:
        build(storage.decode(content))
    sentence = str(refused.value)
    assert sentence.isprintable()
    assert sentence == (
        f"{refused.value.place}: found {refused.value.found}, allowed: {refused.value.allowed}"
    )
    return refused.value


def test_the_unchanged_document_is_accepted():
    run = build(storage.decode(json.dumps(document()).encode()))
    layers = document()["network"]["layers"]
    assert [layer.units for layer in run.trainer.network.layers] == [x["units"] for x in layers]
    assert math.isfinite(run.trainer.step())


def test_the_sentence_of_the_format_page():
    refused = refuse(document(("network.layers.1.units", 2.0)))
    assert str(refused) == (
        "network.layers[1].units: found 2.0, allowed: a whole number from 1 to 4096"
    )


OPTIMIZERS = {
    "sgd": [("momentum", 1), ("momentum", -0.1), ("nesterov", 1), ("rho", 0.9), ("beta1", 0.9)],
    "adagrad": [("epsilon", 0), ("momentum", 0.9), ("rho", 0.5)],
    "rmsprop": [("rho", 1), ("rho", -0.5), ("epsilon", -1e-8), ("momentum", 0.9)],
    "adam": [("beta1", 1), ("beta2", 1.0), ("momentum", 0.9), ("weight_decay", 0.1)],
    "adamw": [("weight_decay", -0.01), ("beta1", -1), ("nesterov", True), ("epsilon", 0.0)],
}


@pytest.mark.parametrize(
    ("kind", "key", "value"),
    [(kind, key, value) for kind, keys in OPTIMIZERS.items() for key, value in keys],
)
def test_optimizer_keys(kind, key, value):
    refused = refuse(document(("optimizer", {"kind": kind, key: value})))
    assert refused.place == f"optimizer.{key}"
    assert show(value) in refused.found


SCHEDULES = [
    ({"kind": "step", "every": 0}, "every"),
    ({"kind": "step", "factor": 0}, "factor"),
    ({"kind": "step", "steps": 5}, "steps"),
    ({"kind": "exponential", "factor": -1}, "factor"),
    ({"kind": "exponential", "every": 3}, "every"),
    ({"kind": "cosine", "steps": 0}, "steps"),
    ({"kind": "cosine", "floor": -1}, "floor"),
    ({"kind": "constant", "factor": 0.5}, "factor"),
    ({"kind": "constant", "warmup": 0}, "warmup"),
    ({"kind": "sometimes"}, "kind"),
    ({}, "kind"),
]


@pytest.mark.parametrize(("schedule", "key"), SCHEDULES)
def test_schedule_keys(schedule, key):
    changes = document(("optimizer.schedule", schedule))
    assert refuse(changes).place == f"optimizer.schedule.{key}"


RANGES = [
    ("format", "other", "format"),
    ("version", 2, "version"),
    ("version", 1.0, "version"),
    ("version", True, "version"),
    ("title", 5, "title"),
    ("title", "\ud800", "title"),
    ("optimizer.learning_rate", 0, "optimizer.learning_rate"),
    ("optimizer.learning_rate", -1, "optimizer.learning_rate"),
    ("optimizer.learning_rate", 1000.5, "optimizer.learning_rate"),
    ("optimizer.learning_rate", "0.5", "optimizer.learning_rate"),
    ("optimizer.learning_rate", True, "optimizer.learning_rate"),
    ("optimizer.learning_rate", None, "optimizer.learning_rate"),
    ("optimizer.learning_rate", 10**400, "optimizer.learning_rate"),
    ("optimizer.kind", "SGD", "optimizer.kind"),
    ("optimizer", "sgd", "optimizer"),
    ("loss.kind", "l2", "loss.kind"),
    ("loss", {"kind": "mse", "delta": 1}, "loss.delta"),
    ("loss", {"kind": "huber", "delta": 0}, "loss.delta"),
    ("loss", {}, "loss.kind"),
    ("training.batch_size", 0, "training.batch_size"),
    ("training.batch_size", 1.0, "training.batch_size"),
    ("training.shuffle", 0, "training.shuffle"),
    ("training.seed", -1, "training.seed"),
    ("training.seed", 2**32, "training.seed"),
    ("training.l1", -0.1, "training.l1"),
    ("training.l2", -0.1, "training.l2"),
    ("training.clip_value", 0, "training.clip_value"),
    ("training.clip_norm", 0, "training.clip_norm"),
    ("training.precision", "float16", "training.precision"),
    ("training.early_stopping", {"patience": 0}, "training.early_stopping.patience"),
    ("training.early_stopping", {}, "training.early_stopping.patience"),
    ("training.early_stopping", {"patience": 3}, "training.early_stopping"),
    ("training.momentum", 0.9, "training.momentum"),
    ("network.seed", 2**32, "network.seed"),
    ("network.initializer", "he", "network.initializer"),
    ("network.layers", [], "network.layers"),
    ("network.layers", [{"units": 1, "activation": "relu"}] * 65, "network.layers"),
    ("network.layers.0.units", 0, "network.layers[0].units"),
    ("network.layers.0.units", 4097, "network.layers[0].units"),
    ("network.layers.0.units", 10**9, "network.layers[0].units"),
    ("network.layers.0.units", MISSING, "network.layers[0].units"),
    ("network.layers.0.activation", MISSING, "network.layers[0].activation"),
    ("network.layers.0.activation", "swish", "network.layers[0].activation"),
    ("network.layers.0.dropout", 1, "network.layers[0].dropout"),
    ("network.layers.0.dropout", -0.1, "network.layers[0].dropout"),
    ("network.layers.0.batch_norm", 1, "network.layers[0].batch_norm"),
    ("network.layers.0.bias", False, "network.layers[0].bias"),
    ("data.standardize", "yes", "data.standardize"),
    ("data.validation_fraction", 1, "data.validation_fraction"),
    ("data.validation_fraction", -0.1, "data.validation_fraction"),
    ("data.seed", 0.5, "data.seed"),
    ("data.source", "sql", "data.source"),
    ("data.source", MISSING, "data.source"),
    ("data.inputs", MISSING, "data.inputs"),
    ("data.targets", MISSING, "data.targets"),
    ("data.samples", 5, "data.samples"),
    ("data.inputs", [], "data.inputs"),
    ("data.inputs", [1, 2], "data.inputs"),
    ("data.inputs", [[], []], "data.inputs[0]"),
    ("data.inputs", [[1, 2], [3]], "data.inputs[1]"),
    ("data.inputs", [[1, 2], [3, True]], "data.inputs[1][1]"),
    ("data.inputs", [[1, 2], [3, "4"]], "data.inputs[1][1]"),
    ("data.inputs", [[1, 2], [3, None]], "data.inputs[1][1]"),
    ("data.inputs", [[1, 2], [3, 10**400]], "data.inputs[1][1]"),
    ("data.inputs", [[1, 2], 3], "data.inputs[1]"),
    ("data.inputs", [[[1, 2]], [[3, 4]]], "data.inputs[0][0]"),
    ("data.inputs", "rows", "data.inputs"),
    ("data.inputs", None, "data.inputs"),
    ("data.inputs", [[1, 2]], "data.targets"),
    ("data.input_names", ["a"], "data.input_names"),
    ("data.target_names", ["a", "b"], "data.target_names"),
    ("data.input_names", ["a", 2], "data.input_names[1]"),
    ("data", GENERATED | {"samples": 0}, "data.samples"),
    ("data", GENERATED | {"samples": 1_000_001}, "data.samples"),
    ("data", GENERATED | {"noise": -1}, "data.noise"),
    ("data", GENERATED | {"noise": 1.7e308}, "data.noise"),
    ("data", GENERATED | {"generator": "rings"}, "data.generator"),
    ("data", GENERATED | {"inputs": [[1]]}, "data.inputs"),
    ("data", {"source": "generated"}, "data.generator"),
    ("data", {"source": "dataset", "name": "iris"}, "data.name"),
    ("data", {"source": "dataset", "name": "mnist", "validation_fraction": 0.1},
     "data.validation_fraction"),
    ("data", {"source": "dataset", "name": "mnist", "samples": 60_001}, "data.samples"),
    ("data", {"source": "dataset", "name": "mnist", "inputs": ["x"]}, "data.inputs"),
    ("data", {"source": "dataset", "name": "sacramento", "samples": 933}, "data.samples"),
    ("data", {"source": "dataset", "name": "sacramento", "inputs": ["area"]}, "data.inputs[0]"),
    ("data", {"source": "dataset", "name": "penguins", "targets": []}, "data.targets"),
    ("parameters", [], "parameters"),
    ("parameters.0.weights", [[1, 2, 3], [4, 5, 6]], "parameters[0].weights"),
    ("parameters.0.weights", [1, 2], "parameters[0].weights"),
    ("parameters.1.bias", [1, 2], "parameters[1].bias"),
    ("parameters.1.bias", MISSING, "parameters[1].bias"),
    ("parameters.1.bias", [[1]], "parameters[1].bias"),
    ("parameters.0.scale", [1, 1], "parameters[0].scale"),
    ("parameters.0.running_mean", [1, 1], "parameters[0].running_mean"),
    ("parameters.0.gain", [1, 1], "parameters[0].gain"),
    ("state", {"iteration": -1, "epoch": 0, "parameters": []}, "state.iteration"),
    ("state", {"iteration": 1, "epoch": 0, "parameters": []}, "state.parameters"),
    ("state", {"iteration": 0, "epoch": 0, "parameters": [], "optimizer": {"v": [1], "w": [True]}},
     "state.optimizer.w[0]"),
    ("notation", {"hidden": "z"}, "notation.hidden"),
    ("comment", "hello", "comment"),
    ("a\nb", 1, '"a\\nb"'),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "place"), RANGES)
def test_place(path, value, place):
    assert refuse(document((path, value))).place == place


@pytest.mark.parametrize("key", ["format", "version", "data", "network"])
def test_required_keys(key):
    refused = refuse(document((key, MISSING)))
    assert (refused.place, refused.found) == (key, "nothing")


AGREE = [
    # softmax stands last only, with cross_entropy, over at least two units
    ([("network.layers.0.activation", "softmax")], "network.layers[0].activation"),
    ([("network.layers.1.activation", "softmax"), ("loss", {"kind": "cross_entropy"})],
     "network.layers[1].units"),
    ([("network.layers", SOFTMAX), ("data", GENERATED), ("loss", {"kind": "mse"})], "loss.kind"),
    ([("network.layers", SOFTMAX), ("data", GENERATED), ("loss", {"kind": "huber"})], "loss.kind"),
    ([("loss", {"kind": "cross_entropy"})], "network.layers[1].activation"),
    ([("network.layers.1.activation", "linear"), ("loss", {"kind": "binary_cross_entropy"})],
     "network.layers[1].activation"),
    # dropout and residual on the output layer with the cross-entropies
    ([("network.layers.1.dropout", 0.5), ("loss", {"kind": "binary_cross_entropy"})],
     "network.layers[1].dropout"),
    ([("network.layers", [SOFTMAX[0], SOFTMAX[1] | {"residual": True}]), ("data", GENERATED),
      ("loss", {"kind": "cross_entropy"})], "network.layers[1].residual"),
    # targets as probabilities
    ([("data.targets", [[1.5], [0]]), ("loss", {"kind": "binary_cross_entropy"})],
     "data.targets[0][0]"),
    ([("data.targets", [[1, 0], [0.5, 0.4]]), ("network.layers", SOFTMAX), ("loss", MISSING),
      ("parameters", MISSING)], "data.targets[1]"),
    ([("data.targets", [[1, 0], [-0.5, 1.5]]), ("network.layers", SOFTMAX), ("loss", MISSING),
      ("parameters", MISSING)], "data.targets[1][0]"),
    # widths
    ([("network.layers.1.units", 3)], "network.layers[1].units"),
    ([("network.layers.1.residual", True)], "network.layers[1].units"),
    ([("network.layers.0.units", 3), ("network.layers.0.residual", True)],
     "network.layers[0].units"),
    ([("network.layers.1.units", 2), ("data", {"source": "dataset", "name": "penguins"}),
      ("parameters", MISSING)], "network.layers[1].units"),
    ([("network.layers", [{"units": 4096, "activation": "relu"}] * 4
       + [{"units": 1, "activation": "linear"}]), ("parameters", MISSING)], "network.layers"),
    # optimizer and validation rows
    ([("optimizer.nesterov", True)], "optimizer.nesterov"),
    ([("optimizer.nesterov", True), ("optimizer.momentum", 0)], "optimizer.nesterov"),
    ([("data", GENERATED | {"samples": 3, "validation_fraction": 0.3}),
      ("training.early_stopping", {"patience": 1})], "training.early_stopping"),
    # batch normalization's own numbers
    ([("network.layers.0.batch_norm", True), ("parameters.0.running_var", [1, -1])],
     "parameters[0].running_var"),
    ([("network.layers.0.batch_norm", True), ("parameters.0.scale", [1])], "parameters[0].scale"),
    # numbers that the precision cannot hold
    ([("training.precision", "float32"), ("parameters.0.bias", [1e300, 0])], "parameters"),
    ([("training.precision", "float32"), ("data.inputs", [[1e300, 0], [0, 0]])], "data.inputs"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "place"), AGREE)
def test_keys_that_do_not_agree(changes, place):
    assert refuse(document(*changes)).place == place


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"", "line 1, column 1"),
        (b'{"format": 1,\n "version" 2}', "line 2, column 12"),
        (b'{"format": 1, "data": {"a": 1, "b": 2, "a": 3}}', "data.a"),
        (b'{"format": 1, "format": 1}', "format"),
        (b'{"data": {"inputs": [[1, NaN]]}}', "data.inputs[0][1]"),
        (b'{"optimizer": {"learning_rate": -Infinity}}', "optimizer.learning_rate"),
        (b"[1, 2]", "document"),
        (b"3", "document"),
        (b"\xff\xfe{\x00}\x00", "document"),
        (b"[" * 200_000, "document"),
        (b'{"a":' * 200_000, "document"),
        (b"9" * 5000, "document"),
    ],
)
def test_text_that_is_no_document(content, place):
    assert refuse(content).place == place


def test_infinity_by_a_large_exponent():
    content = json.dumps(document()).replace("0.8]]", "1e999]]").encode()
    assert refuse(content.replace(b"0.5, 0.8", b"0.5, 1e999")).place == "data.inputs[0][1]"
    rate = json.dumps(document()).replace('"learning_rate": 0.5', '"learning_rate": 1e999')
    assert refuse(rate.encode()).place == "optimizer.learning_rate"


BASE64 = {"shape": [2], "dtype": "float64", "base64": "AAAAAAAAAAAAAAAAAAAAAA=="}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"shape": [3]}, ".base64"),
        ({"shape": [-2]}, ".shape"),
        ({"shape": [2.0]}, ".shape"),
        ({"shape": [True]}, ".shape"),
        ({"shape": [10**18]}, ".shape"),
        ({"shape": []}, ".shape"),
        ({"shape": [1, 1, 2]}, ".shape"),
        ({"shape": [2, 1]}, ""),
        ({"dtype": "int64"}, ".dtype"),
        ({"dtype": 8}, ".dtype"),
        ({"base64": "AAAA"}, ".base64"),
        ({"base64": "!" * 24}, ".base64"),
        ({"base64": "AAAAAAAA8H8AAAAAAAAAAA=="}, ".base64"),
        ({"base64": 5}, ".base64"),
        ({"order": "F"}, ".order"),
    ],
)
def test_base64(change, place):
    bias = BASE64 | change
    refused = refuse(document(("parameters.0.bias", bias)))
    assert refused.place == "parameters[0].bias" + place


def test_an_unknown_key_names_those_that_are_known():
    refused = refuse(document(("optimizer", {"kind": "adam", "momentum": 0.9})))
    assert "beta1" in refused.allowed
    assert "adam" in refused.allowed


def test_limits_come_before_memory():
    """A first row of a million numbers and a million empty ones would be eight terabytes."""
    row = "[" + ",".join(["0"] * 1_000_000) + "]"
    inputs = "[" + ",".join([row, *["[]"] * 100_000]) + "]"
    text = json.dumps(document(("data.inputs", "HERE"))).replace('"HERE"', inputs)
    assert refuse(text.encode()).place == "data.inputs[1]"
