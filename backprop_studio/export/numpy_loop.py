"""The training loop of an experiment as a short NumPy program: the textbook's lines, no more.

It computes what the engine does, in the engine's order, with plain arrays: x (rows,
features), y (rows, outputs), W1 (below, units), b1 (units,) and so on. Each line knows
the move it belongs to, so that a view can light the present one.
"""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from msgspec import Struct
from numpy.typing import NDArray

from backprop_studio.engine.activation import Source
from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.experiment.model import Experiment, Layer
from backprop_studio.experiment.notation import notation_of
from backprop_studio.experiment.validation import loss_of
from backprop_studio.export.numpy_terms import (
    loss_source,
    rate_source,
    rule_source,
    wrapped,
    written,
)

Array = NDArray[Any]
MoveKey = tuple[str, int | None]  # kind and layer, as in training.messages.Move

WRITTEN_NUMBERS = 24  # arrays up to this size are written into the program, unless told otherwise
UNROLLED_LAYERS = 2  # up to so many layers plain descent writes a line for each array
VARIANCE_FLOOR = 1e-5  # of batch normalization, as in the engine


class Line(Struct, frozen=True):
    """One line of the program and the move it carries out, if it is part of one."""

    text: str
    move: MoveKey | None = None


class Loop(Struct, frozen=True):
    """A program, line by line."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The program, ready to be run once what it names as given is there."""
        return "\n".join(line.text for line in self.lines) + "\n"

    @property
    def loop_line(self) -> int:
        """Where the training loop begins (counted from 0)."""
        return next(n for n, line in enumerate(self.lines) if line.text.startswith("for t in"))

    def lines_of(self, kind: str, layer: int | None = None) -> tuple[int, ...]:
        """The lines of one move (counted from 0)."""
        return tuple(n for n, line in enumerate(self.lines) if line.move == (kind, layer))


class Given(Struct, frozen=True):
    """What the program starts from: widths (features, then units of each layer), the number of
    training rows, and the arrays by name; those of at most `written` numbers are written out."""

    widths: tuple[int, ...]
    rows: int
    arrays: dict[str, Array]
    written: int = WRITTEN_NUMBERS


def numpy_loop(experiment: Experiment, given: Given, iterations: int = 100) -> Loop:
    """The program of this experiment."""
    writer = _Writer(experiment, given, iterations)
    return Loop((*writer.head(), *writer.loop()))


def parameter_names(experiment: Experiment) -> tuple[str, ...]:
    """W1, b1, (g1 where batch norm scales,) W2 … in the order of the program."""
    names: list[str] = []
    for number, layer in enumerate(experiment.network.layers, 1):
        names += [f"W{number}", f"b{number}"] + ([f"g{number}"] if layer.batch_norm else [])
    return tuple(names)


class _Writer:
    """Writes the parts of one program; layers count from 1 in its names, from 0 in moves."""

    def __init__(self, experiment: Experiment, given: Given, iterations: int) -> None:
        self.experiment, self.given, self.iterations = experiment, given, iterations
        self.layers: tuple[Layer, ...] = experiment.network.layers
        self.training = experiment.training
        size = self.training.batch_size
        self.batch = given.rows if size is None else min(size, given.rows)
        self.hidden = notation_of(experiment).hidden
        self.names = parameter_names(experiment)
        self.loss = loss_source(loss_of(experiment), f"z{len(self.layers)}", self.batch == 1)
        self.rule = rule_source(experiment.optimizer)

    # names ----------------------------------------------------------------------------------

    def output_name(self, number: int) -> str:
        """What a layer delivers; x below the first, y_hat of the last."""
        if number == 0:
            return "x"
        return "y_hat" if number == len(self.layers) else f"{self.hidden}{number}"

    def activated_name(self, number: int) -> str:
        """f(z), which is the output unless dropout or residual come after it."""
        layer = self.layers[number - 1]
        return f"f{number}" if layer.dropout or layer.residual else self.output_name(number)

    def linear_delta(self, number: int) -> str:
        """∂L/∂(x W) of a layer."""
        return f"{'du' if self.layers[number - 1].batch_norm else 'delta'}{number}"

    def source(self, number: int) -> Source:
        return ACTIVATIONS[self.layers[number - 1].activation].source

    # head -----------------------------------------------------------------------------------

    def head(self) -> Iterable[Line]:
        """Imports, functions, data, parameters, constants."""
        yield Line("import numpy as np")
        functions = dict.fromkeys(self.source(n + 1).numpy_lines for n in range(len(self.layers)))
        for function in functions:
            if function:
                yield from map(Line, ("", "", *function))
        yield from map(Line, ("", "") if any(functions) else ("",))
        yield from self._arrays()
        yield from (Line(f"# not in this program: {note}") for note in self._left_out())
        yield Line("")
        optimizer = self.experiment.optimizer
        if not rate_source(optimizer.learning_rate, optimizer.schedule):
            yield Line(f"eta = {optimizer.learning_rate!r}")
        yield from map(Line, self.rule.constants)
        if self._looped():
            yield Line(f"parameters = [{', '.join(self.names)}]")
        for memory in self.rule.memory:
            yield Line(f"{memory.split()[0]} = [np.zeros_like(p) for p in parameters]")
        yield Line(f"iterations = {self.iterations}")
        yield Line("")

    def _arrays(self) -> Iterable[Line]:
        data = ("x", "y") if self.batch == self.given.rows else ("X", "Y")
        rows, widths = self.given.rows, self.given.widths
        shapes: list[tuple[int, ...]] = [(rows, widths[0]), (rows, widths[-1])]
        for layer, (below, units) in zip(self.layers, pairwise(widths), strict=True):
            shapes += [(below, units), (units,)] + ([(units,)] if layer.batch_norm else [])
        missing = []
        for name, shape in zip((*data, *self.names), shapes, strict=True):
            array = self.given.arrays.get(name.lower() if name in "XY" else name)
            if array is None or array.size > self.given.written:
                missing.append(f"{name} {shape}")
            else:
                yield from map(Line, written(name, array))
        if missing:
            yield from map(Line, wrapped("# given: ", missing))

    def _left_out(self) -> Iterable[str]:
        if self.training.early_stopping is not None:
            yield "early stopping"
        if self.training.precision == "float32":
            yield "single precision"
        if any(layer.batch_norm for layer in self.layers):
            yield "the running statistics of batch norm"

    # loop -----------------------------------------------------------------------------------

    def loop(self) -> Iterable[Line]:
        """`for t in range(iterations):` and all moves."""
        body: list[Line] = [*self._batch()]
        body.append(Line("# forward"))
        for number in range(1, len(self.layers) + 1):
            body += self._marked(self._forward(number), "forward", number - 1)
        body.append(Line("# loss"))
        body += self._marked(["e = y_hat - y", f"L = {self.loss.value}"], "loss")
        body.append(Line("# backward"))
        body += self._marked(self._backward(len(self.layers)), "output_gradient")
        for number in range(len(self.layers) - 1, 0, -1):
            body += self._marked(self._backward(number), "hidden_gradient", number - 1)
        body.append(Line("# update"))
        body += self._marked(self._update(), "update")
        return [Line("for t in range(iterations):"), *(_indented(line) for line in body)]

    @staticmethod
    def _marked(texts: Iterable[str], kind: str, layer: int | None = None) -> list[Line]:
        return [Line(text, (kind, layer)) for text in texts]

    def _batch(self) -> Iterable[Line]:
        optimizer, rows, size = self.experiment.optimizer, self.given.rows, self.batch
        yield from map(Line, rate_source(optimizer.learning_rate, optimizer.schedule))
        if size < rows:
            yield Line(f"epoch, batch = divmod(t, {-(-rows // size)})")
            part = f"{size} * batch : {size} * (batch + 1)"
            if self.training.shuffle:
                random = f"np.random.default_rng([{self.training.seed}, epoch + 1])"
                yield Line("if batch == 0:")
                yield Line(f"    order = {random}.permutation({rows})")
                yield Line(f"rows = order[{part}]")
            else:
                yield Line(f"rows = slice({size} * batch, {size} * (batch + 1))")
            yield Line("x, y = X[rows], Y[rows]")
        if any(layer.dropout for layer in self.layers):
            key = f"key={self.training.seed}, counter=[0, t, 0, 0]"
            yield Line(f"random = np.random.Generator(np.random.Philox({key}))")

    def _forward(self, number: int) -> Iterable[str]:
        layer, below = self.layers[number - 1], self.output_name(number - 1)
        z, activated, output = f"z{number}", self.activated_name(number), self.output_name(number)
        if layer.batch_norm:
            yield f"u{number} = {below} @ W{number}"
            yield f"s{number} = np.sqrt(u{number}.var(axis=0) + {VARIANCE_FLOOR})"
            yield f"n{number} = (u{number} - u{number}.mean(axis=0)) / s{number}"
            yield f"{z} = g{number} * n{number} + b{number}"
        else:
            yield f"{z} = {below} @ W{number} + b{number}"
        yield f"{activated} = {self.source(number).numpy.format(z=z)}"
        kept = activated
        if layer.dropout:
            draw = f"random.random({z}.shape) >= {layer.dropout!r}"
            yield f"mask{number} = ({draw}) / (1 - {layer.dropout!r})"
            kept += f" * mask{number}"
        if layer.residual:
            kept += f" + {below}"
        if output != activated:
            yield f"{output} = {kept}"

    def _backward(self, number: int) -> Iterable[str]:
        layer, last = self.layers[number - 1], number == len(self.layers)
        slope = self.source(number).numpy_slope.format(
            z=f"z{number}", a=self.activated_name(number)
        )
        if last:
            upstream, slope = self.loss.derivative, "" if self.loss.by_z else slope
        else:
            above = number + 1
            upstream = f"{self.linear_delta(above)} @ W{above}.T"
            upstream += f" + da{above}" if self.layers[above - 1].residual else ""
        if layer.residual:
            yield f"da{number} = {upstream}"
            upstream = f"da{number}"
        factors = [f"mask{number}"] if layer.dropout else []
        factors += [slope] if slope else []
        if factors:
            upstream = f"({upstream})" if " " in upstream else upstream
        yield f"delta{number} = {' * '.join([upstream, *factors])}"
        yield from self._by_parameters(number)

    def _by_parameters(self, number: int) -> Iterable[str]:
        below, delta = self.output_name(number - 1), f"delta{number}"
        linear = self.linear_delta(number)
        if self.layers[number - 1].batch_norm:
            spread = f"(db{number} + n{number} * dg{number}) / len(x)"
            yield f"dg{number} = ({delta} * n{number}).sum(axis=0)"
            yield f"db{number} = {delta}.sum(axis=0)"
            yield f"{linear} = g{number} / s{number} * ({delta} - {spread})"
            yield f"dW{number} = {below}.T @ {linear}"
        else:
            yield f"dW{number} = {below}.T @ {delta}"
            yield f"db{number} = {delta}.sum(axis=0)"

    def _looped(self) -> bool:
        return len(self.layers) > UNROLLED_LAYERS or len(self.rule.update) > 1

    def _update(self) -> Iterable[str]:
        training = self.training
        weights = [name for name in self.names if name.startswith("W")]
        for name in weights if training.l1 else ():
            yield f"d{name} += {training.l1!r} * np.sign({name})"
        for name in weights if training.l2 else ():
            yield f"d{name} += {training.l2!r} * {name}"
        clipped = training.clip_value is not None or training.clip_norm is not None
        if clipped or self._looped():
            yield f"gradients = [{', '.join('d' + name for name in self.names)}]"
        if training.clip_value is not None:
            yield "for g in gradients:"
            yield f"    np.clip(g, -{training.clip_value!r}, {training.clip_value!r}, out=g)"
        if training.clip_norm is not None:
            yield "norm = np.sqrt(sum((g**2).sum() for g in gradients))"
            yield "for g in gradients:"
            yield f"    g *= min(1, {training.clip_norm!r} / (norm + 1e-6))"
        if not self._looped():
            yield from (f"{name} -= eta * d{name}" for name in self.names)
            return
        memories = [memory.split() for memory in self.rule.memory]
        names = ", ".join(["p", "g", *(short for _, short in memories)])
        lists = ", ".join(["parameters", "gradients", *(long for long, _ in memories)])
        yield f"for {names} in zip({lists}):"
        yield from (f"    {line}" for line in self.rule.update)


def _indented(line: Line) -> Line:
    return Line("    " + line.text, line.move)
