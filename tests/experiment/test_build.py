"""From documents to runs: data in the network's units, starting points, going on from a state."""

import json
import os

import msgspec
import numpy as np
import pytest

from backprop_studio.data import digits
from backprop_studio.experiment import storage
from backprop_studio.experiment.build import build, check, layer_parameters, state_of
from backprop_studio.experiment.prepared import prepare
from backprop_studio.experiment.problem import Refused
from backprop_studio.experiment.validation import loss_of


def experiment(**changes):
    tree = {
        "format": "backprop-studio/experiment",
        "version": 1,
        "data": {"source": "generated", "generator": "moons", "noise": 0.1, "samples": 40},
        "network": {
            "layers": [{"units": 4, "activation": "tanh"}, {"units": 1, "activation": "sigmoid"}]
        },
        "loss": {"kind": "binary_cross_entropy"},
        "optimizer": {"kind": "adam"},
        "training": {"batch_size": 7},
    }
    return storage.decode(json.dumps(tree | changes).encode())


def layers(*spec):
    return {"layers": [{"units": units, "activation": name} for units, name in spec]}


# data -----------------------------------------------------------------------------------------


def test_standardize_inputs_and_targets_by_the_training_rows():
    data = {
        "source": "dataset",
        "name": "sacramento",
        "standardize": True,
        "validation_fraction": 0.25,
    }
    rows = prepare(experiment(data=data, network=layers((1, "linear")), loss={"kind": "mse"}))
    assert rows.training_inputs.shape == (699, 2)
    assert rows.validation_inputs.shape == (233, 2)
    np.testing.assert_allclose(rows.training_inputs.mean(axis=0), 0, atol=1e-14)
    np.testing.assert_allclose(rows.training_inputs.std(axis=0), 1, rtol=1e-14)
    np.testing.assert_allclose(rows.training_targets.std(axis=0), 1, rtol=1e-14)
    assert abs(rows.validation_inputs.mean()) > 1e-3
    prices = rows.target_values(rows.training_targets)
    assert prices.min() > 1000
    assert rows.input_names == ("sqft", "beds")


def test_classes_are_not_standardized():
    data = {"source": "generated", "generator": "moons", "standardize": True}
    rows = prepare(experiment(data=data))
    assert set(rows.training_targets.ravel()) == {0.0, 1.0}
    np.testing.assert_allclose(rows.training_inputs.std(axis=0), 1, rtol=1e-14)


def test_penguins_with_their_left_out_rows():
    data = {"source": "dataset", "name": "penguins"}
    rows = prepare(experiment(data=data, network=layers((3, "softmax")), loss={"kind": "mse"}
                              | {"kind": "cross_entropy"}))  # fmt: skip
    assert rows.left_out == 2
    assert rows.target_names == ("Adelie", "Chinstrap", "Gentoo")
    assert rows.training_targets.shape == (342, 3)


def test_samples_are_the_first_of_one_permutation():
    def rows(samples):
        data = {"source": "dataset", "name": "sacramento", "samples": samples, "seed": 4}
        return prepare(
            experiment(data=data, network=layers((1, "linear")), loss={"kind": "mse"})
        ).training_inputs

    np.testing.assert_array_equal(rows(10), rows(30)[:10])


def test_digits():
    data = {"source": "dataset", "name": "mnist", "samples": 500}
    network = layers((5, "relu"), (10, "softmax"))
    document = experiment(data=data, network=network, loss={"kind": "cross_entropy"})
    run = build(document)
    rows = run.data
    assert rows.training_inputs.dtype == np.uint8
    assert (len(rows.training_inputs), len(rows.validation_inputs)) == (500, 10_000)
    assert rows.input_values(rows.training_inputs).max() == 1.0
    expected = digits.load().test_images[0] / 255.0
    np.testing.assert_allclose(rows.input_values(rows.validation_inputs[0]), expected, rtol=1e-15)
    run.trainer.advance(3)
    assert np.isfinite(run.trainer.parameters).all()


def test_digits_standardized():
    data = {"source": "dataset", "name": "mnist", "samples": 300, "standardize": True}
    network = layers((10, "softmax"))
    training = {"precision": "float32"}
    rows = prepare(
        experiment(data=data, network=network, loss={"kind": "cross_entropy"}, training=training)
    )
    assert rows.training_inputs.dtype == np.float32
    spread = rows.training_inputs.std(axis=0)
    assert np.isclose(spread, 1, atol=1e-3).sum() + (spread == 0).sum() == 784
    pixels = rows.input_values(rows.training_inputs)
    assert abs(pixels.max() - 1.0) < 1e-5
    assert abs(pixels.min()) < 1e-5


def test_two_outputs_make_one_hot_classes_of_generated_ones():
    network = layers((3, "tanh"), (2, "softmax"))
    rows = prepare(experiment(network=network, loss={"kind": "cross_entropy"}))
    assert rows.training_targets[:2].tolist() == [[1.0, 0.0], [0.0, 1.0]]


def test_names_of_inline_columns():
    data = {"source": "inline", "inputs": [[1, 2]], "targets": [[1]]}
    rows = prepare(experiment(data=data))
    assert (rows.input_names, rows.target_names) == (("x1", "x2"), ("y",))
    rows = prepare(experiment(data=data | {"input_names": ["width", "height"]}))
    assert rows.input_names == ("width", "height")


# tables beside the document -------------------------------------------------------------------


def csv_document(path, **changes):
    data = {"source": "csv", "path": path, "inputs": ["a"], "targets": ["b"]} | changes
    return experiment(data=data, network=layers((1, "linear")), loss={"kind": "mse"})


def test_csv_in_a_folder_below(tmp_path):
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "t.csv").write_text("a,b\n1,2\n,3\n")
    rows = prepare(csv_document("tables/t.csv"), tmp_path)
    assert rows.training_inputs.tolist() == [[1.0]]
    assert rows.left_out == 1


@pytest.mark.parametrize(
    "path", ["../t.csv", "/etc/passwd", "a/../../t.csv", "C:\\t.csv", "..\\t.csv", "", "a\0b"]
)
def test_csv_outside_the_folder_by_its_text(path):
    with pytest.raises(Refused) as refused:
        csv_document(path)
    assert refused.value.place == "data.path"


@pytest.mark.skipif(os.name != "posix", reason="links need a right there")
def test_csv_outside_the_folder_by_links(tmp_path):
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    (inside / "link.csv").symlink_to(tmp_path / "t.csv")
    (inside / "folder").symlink_to(tmp_path)
    (inside / "loop.csv").symlink_to(inside / "loop.csv")
    for path in ("link.csv", "folder/t.csv", "loop.csv"):
        with pytest.raises(Refused) as refused:
            prepare(csv_document(path), inside)
        assert refused.value.place.startswith("data.path")


def test_csv_that_is_missing_or_not_saved_yet(tmp_path):
    with pytest.raises(Refused, match="no file"):
        prepare(csv_document("t.csv"), tmp_path)
    with pytest.raises(Refused, match="saved"):
        prepare(csv_document("t.csv"), None)


def test_a_bad_cell_is_named_in_the_sentence(tmp_path):
    (tmp_path / "t.csv").write_text("a,b\n1,2\n2,x\n3,4\n")
    with pytest.raises(Refused) as refused:
        prepare(csv_document("t.csv"), tmp_path)
    assert str(refused.value).startswith('data.path "t.csv", row 2 (line 3), column "b": found "x"')


def test_a_column_that_is_not_there(tmp_path):
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    with pytest.raises(Refused) as refused:
        prepare(csv_document("t.csv", inputs=["c"]), tmp_path)
    assert refused.value.place == "data.inputs[0]"


# the run --------------------------------------------------------------------------------------


def test_default_loss():
    tree = {"kind": "cross_entropy"}
    assert loss_of(experiment(loss=tree, network=layers((3, "tanh"), (2, "softmax"))))
    base = json.loads(storage.encode(experiment()))
    del base["loss"]
    without = storage.decode(json.dumps(base).encode())
    assert type(build(without).experiment.loss).__name__ == "Mse"
    base["network"] = layers((3, "tanh"), (2, "softmax"))
    without = storage.decode(json.dumps(base).encode())
    assert type(build(without).experiment.loss).__name__ == "CrossEntropy"


def test_initializer_draws_layer_by_layer_in_c_order():
    network = layers((4, "tanh"), (1, "sigmoid")) | {"initializer": "uniform", "seed": 9}
    entries = layer_parameters(build(experiment(network=network)).trainer)
    random = np.random.default_rng(9)
    np.testing.assert_array_equal(entries[0].weights, random.uniform(-0.5, 0.5, (2, 4)))
    np.testing.assert_array_equal(entries[1].weights, random.uniform(-0.5, 0.5, (4, 1)))
    assert not entries[0].bias.any()


def test_absent_batch_norm_numbers_are_as_initialized():
    network = {
        "layers": [
            {"units": 2, "activation": "relu", "batch_norm": True},
            {"units": 1, "activation": "sigmoid"},
        ]
    }
    parameters = [
        {"weights": [[1, 2], [3, 4]], "bias": [0, 0], "running_var": [4, 9]},
        {"weights": [[1], [1]], "bias": [0]},
    ]
    entry = layer_parameters(build(experiment(network=network, parameters=parameters)).trainer)[0]
    assert entry.scale.tolist() == [1, 1]
    assert entry.running_mean.tolist() == [0, 0]
    assert entry.running_var.tolist() == [4, 9]


OPTIMIZERS = [
    {"kind": "sgd"},
    {"kind": "sgd", "momentum": 0.9, "nesterov": True},
    {"kind": "adagrad"},
    {"kind": "rmsprop"},
    {"kind": "adam"},
    {"kind": "adamw"},
]


@pytest.mark.parametrize("precision", ["float64", "float32"])
@pytest.mark.parametrize("optimizer", OPTIMIZERS, ids=lambda o: o["kind"])
def test_a_saved_state_goes_on_bit_for_bit(optimizer, precision, tmp_path):
    network = {
        "layers": [
            {"units": 6, "activation": "relu", "batch_norm": True, "dropout": 0.2},
            {"units": 1, "activation": "sigmoid"},
        ]
    }
    document = experiment(
        network=network,
        optimizer=optimizer,
        data={"source": "generated", "generator": "moons", "validation_fraction": 0.2},
        training={"batch_size": 7, "precision": precision, "early_stopping": {"patience": 50}},
    )
    straight = build(document).trainer
    straight.advance(60)
    first = build(document).trainer
    first.advance(29)  # in the middle of an epoch
    path = tmp_path / "half.backprop"
    saved = msgspec.structs.replace(
        document, parameters=layer_parameters(build(document).trainer), state=state_of(first)
    )
    storage.save(saved, path)
    second = build(storage.load(path), resume=True).trainer
    assert (second.iteration, second.epoch) == (first.iteration, first.epoch)
    second.advance(31)
    np.testing.assert_array_equal(second.parameters, straight.parameters)
    np.testing.assert_array_equal(second.running.flat, straight.running.flat)
    assert second.epoch == straight.epoch
    assert second.best.loss == straight.best.loss


@pytest.mark.parametrize("precision", ["float64", "float32"])
def test_squares_that_have_become_infinite_can_be_saved(precision, tmp_path):
    """∂L/∂w is ½ x, 5·10³⁵ or 5·10¹⁵⁹: its square is beyond all numbers, w stays where it is,
    and goes on to do so when the gradient is small."""
    large = {"float64": 1e160, "float32": 1e36}[precision]
    document = experiment(
        data={"source": "inline", "inputs": [[large], [1.0]], "targets": [[0.0], [1.0]]},
        network={"layers": [{"units": 1, "activation": "sigmoid"}], "initializer": "zeros"},
        loss={"kind": "binary_cross_entropy"},
        optimizer={"kind": "adam"},
        training={"precision": precision, "batch_size": 1, "shuffle": False},
    )
    trainer = build(document).trainer
    trainer.advance(1)
    assert trainer.stopped is None and np.isinf(trainer.state().optimizer["second_moment"][0])
    storage.save(msgspec.structs.replace(document, state=state_of(trainer)), tmp_path / "a")
    again = build(storage.load(tmp_path / "a"), resume=True).trainer
    assert again.advance(1) == trainer.advance(1) == 1
    assert again.parameters.tolist() == trainer.parameters.tolist()
    assert again.parameters[0] == 0.0 != again.parameters[1]


def test_without_resume_the_state_is_left_alone():
    document = experiment()
    trainer = build(document).trainer
    start = trainer.parameters.copy()
    trainer.advance(5)
    saved = msgspec.structs.replace(document, state=state_of(trainer))
    np.testing.assert_array_equal(build(saved).trainer.parameters, start)


def with_state(**changes):
    document = experiment()
    trainer = build(document).trainer
    trainer.advance(5)
    state = msgspec.structs.replace(state_of(trainer), **changes)
    return msgspec.structs.replace(document, state=state)


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"position": 41}, "state.position"),
        ({"made": 6}, "state.made"),  # two layers: the sixth move ends the iteration
        ({"optimizer": {}}, "state.optimizer"),
        (
            {"optimizer": {"first_moment": np.zeros(2), "second_moment": np.zeros(17)}},
            "state.optimizer.first_moment",
        ),
        ({"parameters": ()}, "state.parameters"),
    ],
)
def test_states_that_do_not_fit(change, place):
    with pytest.raises(Refused) as refused:
        build(with_state(**change), resume=True)
    assert refused.value.place == place


def test_an_experiment_made_by_a_program_is_checked_too():
    document = experiment()
    wide = msgspec.structs.replace(document.network.layers[0], units=5000)
    network = msgspec.structs.replace(document.network, layers=(wide, document.network.layers[1]))
    with pytest.raises(Refused) as refused:
        build(msgspec.structs.replace(document, network=network))
    assert refused.value.place == "network.layers[0].units"


def test_prepared_data_is_used_again():
    document = experiment()
    first = build(document)
    assert build(document, data=first.data).data is first.data


@pytest.mark.parametrize(
    ("changes", "units"),
    [({}, 2), ({"data": {"source": "dataset", "name": "mnist"}}, 10)],
)
def test_a_check_refuses_what_a_build_would(changes, units):
    wrong = experiment(
        **changes, network=layers((4, "tanh"), (units, "softmax")), loss={"kind": "cross_entropy"}
    )
    wrong = msgspec.structs.replace(
        wrong, data=msgspec.structs.replace(wrong.data, target_names=("a",) * 7)
    )
    with pytest.raises(Refused) as by_build:
        build(wrong)
    with pytest.raises(Refused) as by_check:
        check(wrong)
    assert str(by_check.value) == str(by_build.value)


def test_a_check_passes_what_can_be_built_without_reading_the_digits(monkeypatch):
    monkeypatch.setattr(digits, "load", lambda: pytest.fail("the digits were read"))
    check(experiment())

    def of_digits(classes):
        return experiment(
            data={"source": "dataset", "name": "mnist"},
            network=layers((4, "relu"), (classes, "softmax")),
            loss={"kind": "cross_entropy"},
        )

    check(of_digits(10))
    with pytest.raises(Refused, match="found 9, allowed: 10, the number of target columns"):
        check(of_digits(9))
