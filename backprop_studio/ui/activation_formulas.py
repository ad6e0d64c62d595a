"""The formulas of each activation function and of its slope, as typeset pieces. No Qt."""

from PySide6.QtCore import QCoreApplication

from backprop_studio.experiment.notation import Symbol
from backprop_studio.ui.typeset import Formula, Fraction, Name, Operator, Words

Z = Name(Symbol("z"))
F, OPEN, SLOPE = Name(Symbol("f")), Operator("("), Operator("′(")
CLOSE, EQUALS = Operator(")"), Operator("=", spaced=True)
FZ: Formula = (F, OPEN, Z, CLOSE)
E_Z = Name(Symbol("e", sup="𝑧"))
E_MINUS_Z = Name(Symbol("e", sup="−𝑧"))
T, U = Name(Symbol("t")), Name(Symbol("u"))
SIGMA_Z: Formula = (Operator("σ("), Z, CLOSE)


def left_side(argument: Name = Z, slope: bool = False) -> Formula:
    """`f(z)` or `f′(z)`."""
    return (F, SLOPE if slope else OPEN, argument, CLOSE)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ActivationPlot", text)


def _if_positive(positive: Formula, otherwise: Formula) -> Formula:
    condition = (Words(_tr(" for ")), Z, Operator(" > 0"), Words(_tr(", else ")))
    return (*positive, *condition, *otherwise)


def function_formula(name: str) -> Formula:
    """`f(z) = 1 / (1 + e⁻ᶻ)`."""
    return (*left_side(), EQUALS, *_functions(name))


def slope_formula(name: str) -> Formula:
    """`f′(z) = f(z) (1 − f(z))`."""
    return (*left_side(slope=True), EQUALS, *_slopes(name))


def note_formula(name: str) -> Formula:
    """What a formula needs beside it: t of GELU, what softmax holds still; else nothing."""
    if name == "gelu":
        return (
            T,
            EQUALS,
            Operator("tanh "),
            U,
            Operator(", "),
            U,
            EQUALS,
            Operator("√(2∕π) ("),
            Z,
            Operator(" + 0.044715 "),
            Name(Symbol("z", sup="3")),
            CLOSE,
        )
    if name == "softmax":
        return (Words(_tr("the other units' z held still"), "muted"),)
    return ()


def _functions(name: str) -> Formula:
    one = Operator("1")
    match name:
        case "sigmoid":
            return (Fraction((one,), (Operator("1 + "), E_MINUS_Z)),)
        case "tanh":
            return (Operator("tanh "), Z)
        case "relu":
            return (Operator("max(0, "), Z, CLOSE)
        case "leaky_relu":
            return (Operator("max(0.01 "), Z, Operator(", "), Z, CLOSE)
        case "elu":
            return _if_positive((Z,), (E_Z, Operator(" − 1")))
        case "softplus":
            return (Operator("ln(1 + "), E_Z, CLOSE)
        case "silu":
            return (Z, Operator(" "), *SIGMA_Z)
        case "gelu":
            return (Operator("½ "), Z, Operator(" (1 + "), T, CLOSE)
        case "softmax":
            return (Fraction((E_Z,), (Operator("Σ "), Name(Symbol("e", sup="𝑧ⱼ")))),)
    return (Z,)


def _slopes(name: str) -> Formula:
    one, none = (Operator("1"),), (Operator("0"),)
    match name:
        case "sigmoid" | "softmax":
            return (*FZ, Operator(" (1 − "), *FZ, CLOSE)
        case "tanh":
            return (Operator("1 − "), *FZ, Operator("²"))
        case "relu":
            return _if_positive(one, none)
        case "leaky_relu":
            return _if_positive(one, (Operator("0.01"),))
        case "elu":
            return _if_positive(one, (E_Z,))
        case "softplus":
            return SIGMA_Z
        case "silu":
            return (*SIGMA_Z, Operator(" + "), *FZ, Operator(" (1 − "), *SIGMA_Z, CLOSE)
        case "gelu":
            return (
                Operator("½ (1 + "),
                T,
                Operator(") + ½ "),
                Z,
                Operator(" (1 − "),
                Name(Symbol("t", sup="2")),
                Operator(") "),
                U,
                Operator("′"),
            )
    return one
