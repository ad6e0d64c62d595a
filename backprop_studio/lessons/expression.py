"""The small language of numbers in lesson files: `(loss - 1) / w`, `at(loss, w=1.01)`.

Names are quantities (see `quantities`), calls look at the experiment somewhere else than
where it stands now; the rest is arithmetic, comparison, `and`, `or`, `not`. Nothing else of
Python is allowed, so that a lesson from anywhere can be opened.
"""

import ast
import math
import operator
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Protocol

from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.phrase import Phrase

LOOKS = ("start", "after", "at", "row")  # elsewhere: at the start, after n iterations, if …
OF_NAME = ("grad", "step", "old", "first", "mean", "spread")  # of a weight or bias; of a column

_ARITHMETIC: Mapping[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
    ast.Mod: operator.mod,
}
_COMPARISON: Mapping[type, Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "abs": abs,
    "min": min,
    "max": max,
    "round": round,
    "sqrt": math.sqrt,
    "exp": math.exp,
    "log": math.log,
}
LONGEST = 300
Number = float | bool


class Place(Protocol):
    """Where an expression is evaluated: one state of the experiment, and ways to others."""

    def value(self, name: str) -> float:
        """A quantity here. Raises Wrong for a name there is not."""

    def of(self, function: str, name: str) -> float:
        """`grad`, `step`, `old` or `first` of a parameter, `mean` or `spread` of a column.
        Raises Wrong."""

    def start(self) -> "Place":
        """The scene's start."""

    def after(self, iterations: int) -> "Place":
        """The scene's start, so many iterations later."""

    def at(self, changes: Mapping[str, float]) -> "Place":
        """Here, with some numbers set."""

    def row(self, number: int) -> "Place":
        """The scene's start, or what `at` and `after` gave, with that training row shown,
        counted from 1. Raises Wrong."""


@lru_cache(maxsize=2048)
def parsed(text: str) -> ast.expr:
    """The expression as a tree. Raises Wrong if it is none."""
    if len(text) > LONGEST:
        raise Wrong(Phrase("an expression has at most {most} signs", most=LONGEST))
    try:
        tree = ast.parse(text.strip().replace("−", "-").replace("·", "*"), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise Wrong(Phrase("“{text}” is no expression", text=text)) from None
    return tree


def evaluate(text: str, place: Place) -> Number:
    """The value of `text`. Raises Wrong; a division by zero gives nan."""
    try:
        value = _value(parsed(text), place, text)
    except ZeroDivisionError:
        return math.nan
    except (OverflowError, TypeError, ValueError) as error:
        if isinstance(error, Wrong):
            raise
        raise Wrong(Phrase("“{text}” cannot be computed", text=text)) from None
    if isinstance(value, complex):
        return math.nan
    return value if isinstance(value, bool) else float(value)


def single_name(text: str) -> str:
    """The quantity that `text` is, looked at anywhere: `w` for `after(1, w)`; else empty."""
    tree = parsed(text)
    while isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name) and tree.args:
        if tree.func.id in ("old", "first") or tree.func.id in LOOKS:
            tree = tree.args[-1]
        else:
            return ""
    return tree.id if isinstance(tree, ast.Name) else ""


def _value(tree: ast.expr, place: Place, text: str) -> Any:
    match tree:
        case ast.Constant(value=bool() | int() | float()):
            return tree.value
        case ast.Name(id=name):
            return place.value(name)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -_value(inner, place, text)
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return not _value(inner, place, text)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
            first, second = _value(left, place, text), _value(right, place, text)
            if isinstance(op, ast.Pow) and abs(second) > 64:
                raise Wrong(Phrase("a power has an exponent of at most 64"))
            return _ARITHMETIC[type(op)](first, second)
        case ast.BoolOp(op=op, values=values):
            found = (_value(value, place, text) for value in values)
            return all(found) if isinstance(op, ast.And) else any(found)
        case ast.Compare(left=left, ops=ops, comparators=others):
            values = [_value(item, place, text) for item in (left, *others)]
            steps = zip(ops, values, values[1:], strict=False)
            return all(_compare(op, first, second) for op, first, second in steps)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords):
            return _call(name, args, keywords, place, text)
    raise Wrong(Phrase("“{text}” holds something that is not allowed in a lesson", text=text))


def _compare(op: ast.cmpop, first: Any, second: Any) -> bool:
    if type(op) not in _COMPARISON:
        raise Wrong(Phrase("numbers are compared by <, <=, >, >=, == and !="))
    return bool(_COMPARISON[type(op)](first, second))


def _call(
    name: str, args: list[ast.expr], keywords: list[ast.keyword], place: Place, text: str
) -> Any:
    if name == "at" and len(args) == 1 and keywords:
        changes = {item.arg or "": float(_value(item.value, place, text)) for item in keywords}
        return _value(args[0], place.at(changes), text)
    if keywords:
        raise Wrong(
            Phrase(
                "only at(…) takes names with values, as in at(loss, w=1.01): “{text}”", text=text
            )
        )
    if name == "start" and len(args) == 1:
        return _value(args[0], place.start(), text)
    if name == "after" and len(args) == 2:
        count = _value(args[0], place, text)
        if count != int(count) or not 0 <= count <= 2000:
            raise Wrong(
                Phrase("after(n, …) takes a whole number from 0 to 2000: “{text}”", text=text)
            )
        return _value(args[1], place.after(int(count)), text)
    if name == "row" and len(args) == 2:
        count = _value(args[0], place, text)
        if count != int(count) or count < 1:
            raise Wrong(Phrase("row(n, …) takes a whole number from 1: “{text}”", text=text))
        return _value(args[1], place.row(int(count)), text)
    if name in OF_NAME and len(args) == 1 and isinstance(args[0], ast.Name):
        return place.of(name, args[0].id)
    if name in _FUNCTIONS and args:
        return _FUNCTIONS[name](*(_value(argument, place, text) for argument in args))
    raise Wrong(
        Phrase(
            "there is no {name}(…) with {count} values: “{text}”",
            name=name,
            count=len(args),
            text=text,
        )
    )
