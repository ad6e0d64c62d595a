"""Every small change to a source file that its tests ought to notice.

A change is one node of the syntax tree: a comparison shifted or turned round, an operator, a
function of NumPy replaced by its opposite, a number made larger, a condition turned round, a
bound of a slice left out, a value not returned, a statement left out. What is not changed:
annotations, texts, what `raise` says, decorators, `errstate` (it only keeps warnings away) and the
`strict` of `zip`.
"""

import ast
import copy
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
OPPOSITES = [
    ("add", "subtract"),
    ("multiply", "divide"),
    ("maximum", "minimum"),
    ("max", "min"),
    ("argmax", "argmin"),
    ("greater", "less_equal"),
    ("greater_equal", "less"),
    ("any", "all"),
    ("floor", "ceil"),
    ("zeros", "ones"),
    ("zeros_like", "ones_like"),
    ("sum", "prod"),
    ("mean", "sum"),
    ("exp", "expm1"),
    ("log", "log1p"),
    ("sqrt", "square"),
    ("append", "remove"),
]
NAMES = {b: a for a, b in reversed(OPPOSITES)} | dict(reversed(OPPOSITES))
# Conditions that are turned round by themselves.
TURNED = (ast.Compare, ast.BoolOp, ast.UnaryOp)
UNREAD = ("annotation", "returns", "decorator_list", "type_params")
UNTOUCHED = (ast.Raise, ast.Import, ast.ImportFrom, ast.Assert)


@dataclass(frozen=True)
class Mutant:
    """One changed file. `lines` are those of the changed statement, the first and the last.
    `name` tells it from every other of the file; `tree` is the whole file, and changed only until
    the next mutant is asked for."""

    line: int
    lines: tuple[int, int]
    name: str
    tree: ast.Module


Put = Callable[[ast.AST], None]


def mutants(source: str) -> Iterator[Mutant]:
    """Every mutant of a file, from its first line to its last."""
    tree = ast.parse(source)
    seen: Counter[str] = Counter()
    for put, node, statement, place in list(_walk(tree, None, "file")):
        for changed in _changes(node):
            name = f"{place}: {_shown(node)} → {_shown(changed)}"
            seen[name] += 1
            name += f" ({seen[name]})" if seen[name] > 1 else ""
            put(ast.fix_missing_locations(ast.copy_location(changed, node)))
            yield Mutant(node.lineno, _lines(statement), name, tree)
            put(node)


def _walk(
    node: ast.AST, statement: ast.stmt | None, place: str
) -> Iterator[tuple[Put, ast.expr | ast.stmt, ast.stmt, str]]:
    """Each statement and expression that may be changed, with where it stands and what puts
    another in its place."""
    for name, value in ast.iter_fields(node):
        if name in UNREAD or (isinstance(node, ast.keyword) and node.arg == "strict"):
            continue
        for number, child in enumerate(value if isinstance(value, list) else [value]):
            if not isinstance(child, ast.AST) or isinstance(child, UNTOUCHED) or _is_text(child):
                continue
            within = child if isinstance(child, ast.stmt) else statement
            inner = place
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                inner = child.name if place == "file" else f"{place}.{child.name}"
            if isinstance(child, ast.expr | ast.stmt) and within is not None:
                put: Put = partial(setattr, node, name)
                if isinstance(value, list):
                    put = partial(value.__setitem__, number)
                yield put, child, within, inner
            if not _is_type(child):
                yield from _walk(child, within, inner)


def _is_text(node: ast.AST) -> bool:
    constant = node.value if isinstance(node, ast.Expr) else node
    return isinstance(constant, ast.JoinedStr) or (
        isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    )


def _is_type(node: ast.AST) -> bool:
    """A name for a type, written as an assignment; or a context that only silences warnings."""
    if isinstance(node, ast.Assign):
        return isinstance(node.value, ast.Subscript | ast.BinOp) and all(
            isinstance(target, ast.Name) and target.id.istitle() for target in node.targets
        )
    return isinstance(node, ast.withitem) and "errstate" in ast.dump(node)


def _changes(node: ast.expr | ast.stmt) -> Iterator[ast.expr | ast.stmt]:
    """What may stand in a node's place."""
    match node:
        case ast.Compare(left, [operator], right):
            for other in COMPARISONS[type(operator)]:
                yield ast.Compare(left, [other()], right)
        case ast.Compare(left, operators, right):
            for number, operator in enumerate(operators):
                for other in COMPARISONS[type(operator)]:
                    these = [*operators[:number], other(), *operators[number + 1 :]]
                    yield ast.Compare(left, these, right)
        case ast.BoolOp(ast.And(), values):
            yield ast.BoolOp(ast.Or(), values)
        case ast.BoolOp(ast.Or(), values):
            yield ast.BoolOp(ast.And(), values)
        case ast.BinOp(left, operator, right) if type(operator) in OPERATORS:
            yield ast.BinOp(left, OPERATORS[type(operator)](), right)
        case ast.AugAssign(target, operator, value) if type(operator) in OPERATORS:
            yield ast.AugAssign(target, OPERATORS[type(operator)](), value)
        case ast.UnaryOp(ast.USub() | ast.Not() | ast.Invert(), operand):
            yield operand
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() | float() as value):
            yield ast.Constant(value + 1)
        case ast.Attribute(value, name, context) if name in NAMES:
            yield ast.Attribute(value, NAMES[name], context)
        case ast.Call(ast.Name("max" | "min" | "any" | "all" as name), arguments, keywords):
            yield ast.Call(ast.Name(NAMES[name], ast.Load()), arguments, keywords)
        case ast.IfExp(test, body, orelse) if not isinstance(test, TURNED):
            yield ast.IfExp(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.Slice(lower, upper, step):
            if lower is not None:
                yield ast.Slice(None, upper, step)
            if upper is not None:
                yield ast.Slice(lower, None, step)
            if step is not None:
                yield ast.Slice(lower, upper, None)
        case ast.If() | ast.While() if not isinstance(node.test, TURNED):
            changed = copy.copy(node)
            changed.test = ast.UnaryOp(ast.Not(), node.test)
            yield changed
        case ast.Return(ast.expr() as value) if not _is_none(value):
            yield ast.Return(ast.Constant(None))
        case ast.Break():
            yield ast.Continue()
        case ast.Continue():
            yield ast.Break()
    if _may_go(node):
        yield ast.Pass()


def _may_go(node: ast.AST) -> bool:
    """A statement that can be left out without a name being missing thereafter."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Call)
    if isinstance(node, ast.AugAssign):
        return True
    return isinstance(node, ast.Assign) and all(
        isinstance(target, ast.Attribute | ast.Subscript) for target in node.targets
    )


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _lines(statement: ast.stmt) -> tuple[int, int]:
    """The lines that are run when a statement is; of a compound one, those of its head."""
    body = getattr(statement, "body", None)
    last = body[0].lineno - 1 if body else statement.end_lineno or statement.lineno
    return statement.lineno, max(statement.lineno, last)


def _shown(node: ast.AST) -> str:
    """The head of a node, on one line."""
    if isinstance(node, ast.Slice):
        node = ast.Subscript(ast.Name("", ast.Load()), node, ast.Load())
    return ast.unparse(ast.fix_missing_locations(node)).splitlines()[0]
