"""The activation function of the chosen unit: curves, numbers, states, what it follows."""

import math

import numpy as np
import pytest
from snapshots import dense, digits, two_layer, xor

from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.theme import DARK
from backprop_studio.training.messages import Move
from backprop_studio.ui.activation_curves import Function, condition, horizontal_end
from backprop_studio.ui.activation_formulas import (
    function_formula,
    note_formula,
    slope_formula,
)
from backprop_studio.ui.activation_plot import ActivationPlot
from backprop_studio.ui.typeset import plain
from backprop_studio.ui.view import Selection


@pytest.fixture
def selection():
    return Selection()


@pytest.fixture
def view(qtbot, selection):
    view = ActivationPlot(selection)
    qtbot.addWidget(view)
    view.resize(640, 190)
    view.show()
    return view


def written(view: ActivationPlot) -> list[str]:
    return [plain(line) for line in view.facts.lines if line]


def test_numbers_of_the_worked_example(view, selection):
    """z₁ = 0.19, h₁ = 0.5474, h₁(1 − h₁) = 0.2478, as in the window's picture."""
    selection.choose(UnitIndex(0, 0))
    view.show_snapshot(two_layer())
    assert view.heading.title.text() == "Activation function of h₁: sigmoid σ"
    assert written(view)[2:] == ["z₁ = 0.1900", "h₁ = f(z₁) = 0.5474", "f′(z₁) = 0.2478"]
    selection.choose(ParameterIndex(1, "weight", 0, 1))  # v₂ ends at the output
    assert written(view)[2:] == ["zₒ = 1.027", "ŷ = f(zₒ) = 0.7363", "f′(zₒ) = 0.1942"]
    assert view.state.text() == ""
    view.grab()


def test_z_is_not_shown_before_its_move(view, selection):
    selection.choose(UnitIndex(1, 0))
    view.show_snapshot(two_layer(Move("forward", 0)))
    assert view.reading.z is None
    assert written(view)[-1] == "zₒ = … not computed yet"
    view.show_snapshot(two_layer(Move("forward", 1)))
    assert view.reading.a == pytest.approx(0.7363, abs=5e-5)


def test_nothing_chosen_says_what_would_fill_it(view, selection):
    view.show_snapshot(two_layer())
    assert view.message.isVisible() and not view.canvas.isVisible()
    selection.choose(UnitIndex(-1, 0))
    assert "input" in view.message.text()
    selection.choose(UnitIndex(0, 1))
    assert view.canvas.isVisible() and not view.message.isVisible()
    selection.choose(UnitIndex(0, 7))
    assert view.message.isVisible()


@pytest.mark.parametrize("name", sorted(set(ACTIVATIONS) - {"softmax"}))
def test_slopes_are_slopes(name):
    """Central differences of f agree with f′ away from a bend."""
    function, h = Function(name), 1e-6
    z = np.array([-5.3, -2.1, -0.4, 0.3, 1.7, 4.9])
    above, below = function.values(z + h)[0], function.values(z - h)[0]
    assert function.values(z)[1] == pytest.approx((above - below) / (2 * h), abs=1e-8)
    z, a, slope = function.curves(6.0)
    assert len(z) == len(a) == len(slope) and np.isfinite(a).all()
    assert plain(function_formula(name)).startswith("f(z) = ")
    assert plain(slope_formula(name)).startswith("f′(z) = ")
    assert bool(note_formula(name)) == (name == "gelu")


def test_formulas_are_read_out_with_what_the_typesetting_shows():
    """A bar holds its parts together, and what is raised is a power."""
    assert plain(function_formula("sigmoid")) == "f(z) = 1/(1 + e^(−z))"
    assert plain(function_formula("elu")) == "f(z) = z for z > 0, else e^z − 1"
    assert plain(note_formula("gelu")) == "t = tanh u, u = √(2∕π) (z + 0.044715 z³)"


def test_softmax_is_one_unit_with_the_others_held(view, selection):
    snapshot = digits()
    selection.choose(UnitIndex(2, 3))
    view.show_snapshot(snapshot)
    expected = float(snapshot.example.a[2][3])
    assert view.reading.a == pytest.approx(expected, rel=1e-12)
    assert view.reading.slope == pytest.approx(expected * (1 - expected), rel=1e-9)


@pytest.mark.parametrize(
    ("name", "z", "expected"),
    [
        ("sigmoid", 0.0, "fine"),
        ("sigmoid", 4.5, "fine"),  # f′ = 0.0109
        ("sigmoid", 4.7, "saturated"),  # f′ = 0.0090
        ("sigmoid", -900.0, "saturated"),
        ("tanh", 3.1, "saturated"),  # 1 − tanh² 3.1 = 0.0081
        ("relu", -0.1, "dead"),
        ("relu", 0.1, "fine"),
        ("leaky_relu", -50.0, "fine"),
        ("elu", -5.0, "saturated"),
        ("softplus", -5.0, "saturated"),
        ("silu", -1.278, "fine"),  # f′ passes 0 here, and is not small beside it
        ("silu", -9.0, "saturated"),
        ("gelu", -4.0, "saturated"),
        ("linear", 99.0, "fine"),
    ],
)
def test_states(name, z, expected):
    assert condition(Function(name), z) == expected


def test_a_state_is_said_with_its_reason(view, selection):
    snapshot = dense([2, 6, 1], "relu")
    z = snapshot.example.z[0]
    selection.choose(UnitIndex(0, int(z.argmin())))
    view.show_snapshot(snapshot)
    assert z.min() < 0 and view.state.text() == "▲ inactive" and "f′(z) = 0" in view.state.toolTip()
    selection.choose(UnitIndex(0, int(z.argmax())))
    assert view.state.text() == ""


def test_the_axis_reaches_z_and_seldom_moves():
    assert horizontal_end(Function("tanh"), 0.3) == 6
    assert horizontal_end(Function("tanh"), -7.0) == 10
    assert horizontal_end(Function("tanh"), 9.0) == 10
    assert horizontal_end(Function("tanh"), 40.0) == 50
    assert horizontal_end(Function("tanh"), math.inf) == 6


def test_the_mean_over_a_batch_is_said(view, selection):
    selection.choose(UnitIndex(0, 1))
    view.show_snapshot(xor(row=None))
    assert any("mean" in line for line in written(view))
    view.set_theme(DARK)
    view.grab()
