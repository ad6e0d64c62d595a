"""An experiment as a PyTorch script: short, commented, and with the same numbers.

In float64 and without dropout its losses and parameters are those of a run of the document:
it starts from the same parameters and takes its batches from NumPy's generator, as the engine
does. PyTorch draws dropout masks its own way.
"""

from collections.abc import Iterable

from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.experiment.model import Experiment, Layer
from backprop_studio.experiment.validation import loss_of
from backprop_studio.export.numpy_terms import written
from backprop_studio.export.program import CONCLUSION, Array, Program, Start, in_quotes
from backprop_studio.export.pytorch_terms import (
    loss_source,
    optimizer_source,
    rate_source,
)


def pytorch_script(start: Start, iterations: int, name: str) -> Program:
    """The script; `name` is that of its data without suffix."""
    writer = _Writer(start, iterations, f"{name}.npz")
    text = "\n".join(writer.lines()) + "\n"
    return Program(text, {} if start.is_small else start.arrays, writer.data_name)


class _Writer:
    """Writes the parts of one script; layers count from 1."""

    def __init__(self, start: Start, iterations: int, data_name: str) -> None:
        self.start, self.iterations, self.data_name = start, iterations, data_name
        self.experiment: Experiment = start.experiment
        self.layers: tuple[Layer, ...] = self.experiment.network.layers
        self.training = self.experiment.training
        size = self.training.batch_size
        self.batch = start.rows if size is None else min(size, start.rows)
        self.loss = loss_source(loss_of(self.experiment))
        optimizer = self.experiment.optimizer
        self.rate = rate_source(optimizer.learning_rate, optimizer.schedule)
        self.normalized = any(layer.batch_norm for layer in self.layers)
        self.residual = any(layer.residual for layer in self.layers)
        last = start.rows % self.batch or self.batch
        self.single = self.normalized and 1 in (self.batch, last)
        self.has_modes = self.normalized or any(layer.dropout for layer in self.layers)
        self.stops_early = self.training.early_stopping is not None

    def lines(self) -> Iterable[str]:
        """The whole script."""
        yield from self._head()
        yield from ("", *self._data(), "")
        yield from self._modules()
        yield from self._model()
        yield from ("", *self._parameters(), "")
        is_function = len(self.loss.lines) > 1
        yield from ("", *self.loss.lines, "", "") if is_function else self.loss.lines
        yield f"optimizer = {optimizer_source(self.experiment.optimizer)}"
        if self.training.l1 or self.training.l2:
            yield "weights = [part.weight for part in model.modules() if type(part) is nn.Linear]"
        yield from ("losses = []  # of each batch, before its update", "")
        yield from self._loop()
        yield from CONCLUSION
        if self.start.validation_rows:
            yield from (["model.eval()"] if self.has_modes else [])
            yield "with torch.no_grad():"
            yield "    validation = loss_of(model(x_validation), y_validation).item()"
            yield 'print(f"validation rows: L = {validation:.6g}")'

    def _head(self) -> Iterable[str]:
        title = self.experiment.title or "An experiment"
        yield f'"""{_quoted(title)}, in PyTorch: the same network, start, batches and losses."""'
        yield ""
        yield from ["import math", ""] if "math." in self.rate else []
        yield "import numpy as np"
        yield "import torch"
        yield from ["import torch.nn.functional as F"] if self.single else []
        yield "from torch import nn"
        yield ""
        yield f"torch.set_default_dtype(torch.{self.training.precision})"
        if any(layer.dropout for layer in self.layers):
            yield "# PyTorch draws its own dropout masks: the losses agree on average only."
            yield f"torch.manual_seed({self.training.seed})"

    # data and start -------------------------------------------------------------------------

    def _data(self) -> Iterable[str]:
        if self.start.standardized:
            yield "# Standardized: less the training rows' mean, over their standard deviation."
        if not self.start.is_small:
            yield f"with np.load({in_quotes(self.data_name)}) as file:"
            yield "    data = dict(file)"
        for name in self.start.arrays:
            if name[0] in "xy":
                scale = self.start.input_scale if name[0] == "x" else 1.0
                times = f" * {scale!r}" if scale != 1.0 else ""
                if self.start.is_small:
                    yield from _tensor(name, self.start.arrays[name])
                else:
                    kind = f"torch.{self.training.precision}"
                    yield f'{name} = torch.tensor(data["{name}"], dtype={kind}){times}'

    def _parameters(self) -> Iterable[str]:
        """Copies the start into the model: PyTorch keeps weights as (units, below)."""
        names = [name for name in self.start.arrays if name[0] not in "xy"]
        if self.start.is_small:
            for name in names:
                yield from _tensor(name, self.start.arrays[name])
        yield "with torch.no_grad():  # weights are (units, units below) in PyTorch"
        for number, layer in enumerate(self.layers, 1):
            linear, norm = self._places(number)
            yield f"    {linear}.weight.copy_({self._given(f'W{number}')}.T)"
            if layer.batch_norm:
                for part, letter in (
                    ("bias", "b"),
                    ("weight", "g"),
                    ("running_mean", "mean"),
                    ("running_var", "var"),
                ):
                    yield f"    {norm}.{part}.copy_({self._given(f'{letter}{number}')})"
            else:
                yield f"    {linear}.bias.copy_({self._given(f'b{number}')})"

    def _given(self, name: str) -> str:
        return name if self.start.is_small else f'torch.tensor(data["{name}"])'

    # model ----------------------------------------------------------------------------------

    def _parts(self, number: int) -> list[str]:
        """The modules of one layer, in order."""
        layer, below = self.layers[number - 1], self.start.widths[number - 1]
        bias = ", bias=False" if layer.batch_norm else ""
        parts = [f"nn.Linear({below}, {layer.units}{bias})"]
        if layer.batch_norm:
            parts.append(f"{'BatchNorm' if self.single else 'nn.BatchNorm1d'}({layer.units})")
        in_loss = number == len(self.layers) and self.loss.by_z
        activation = "" if in_loss else ACTIVATIONS[layer.activation].source.torch
        parts += [activation] if activation else []
        parts += [f"nn.Dropout({layer.dropout!r})"] if layer.dropout else []
        return parts

    def _places(self, number: int) -> tuple[str, str]:
        """Where in the model the linear part of a layer and its batch norm stand."""
        place = 0
        for earlier in range(1, number):
            residual = self.layers[earlier - 1].residual
            place += 1 if residual else len(self._parts(earlier))
        if self.layers[number - 1].residual:
            return f"model[{place}].layer[0]", f"model[{place}].layer[1]"
        return f"model[{place}]", f"model[{place + 1}]"

    def _modules(self) -> Iterable[str]:
        if self.single:
            yield from (
                "",
                "class BatchNorm(nn.BatchNorm1d):",
                '    """A batch of one row has no spread: it uses the running statistics."""',
                "",
                "    def forward(self, x):",
                "        if len(x) > 1:",
                "            return super().forward(x)",
                "        running = self.running_mean, self.running_var",
                "        return F.batch_norm(x, *running, self.weight, self.bias, eps=self.eps)",
                "",
                "",
            )
        if self.residual:
            yield from (
                "",
                "class Residual(nn.Module):",
                '    """What the layer makes of x, and x itself."""',
                "",
                "    def __init__(self, *parts):",
                "        super().__init__()",
                "        self.layer = nn.Sequential(*parts)",
                "",
                "    def forward(self, x):",
                "        return self.layer(x) + x",
                "",
                "",
            )

    def _model(self) -> Iterable[str]:
        yield "model = nn.Sequential(" + (f"  # {self.loss.note}" if self.loss.note else "")
        for number, layer in enumerate(self.layers, 1):
            parts = ", ".join(self._parts(number))
            yield f"    Residual({parts})," if layer.residual else f"    {parts},"
        yield ")"

    # loop -----------------------------------------------------------------------------------

    def _loop(self) -> Iterable[str]:
        if self.stops_early:
            yield "best, waited = float('inf'), 0"
        yield f"for t in range({self.iterations}):"
        yield from (f"    {line}" if line else "" for line in self._iteration())
        yield ""

    def _iteration(self) -> Iterable[str]:
        rows, size = self.start.rows, self.batch
        batches = -(-rows // size)
        names = "x", "y"
        if batches > 1:
            yield f"epoch, batch = divmod(t, {batches})"
            part = f"{size} * batch : {size} * (batch + 1)"
            if self.training.shuffle:
                random = f"np.random.default_rng([{self.training.seed}, epoch + 1])"
                yield "if batch == 0:"
                yield f"    order = torch.from_numpy({random}.permutation({rows}))"
                yield f"rows = order[{part}]"
            else:
                yield f"rows = slice({size} * batch, {size} * (batch + 1))"
            names = "x[rows]", "y[rows]"
        if self.rate:
            yield "for group in optimizer.param_groups:"
            yield f'    group["lr"] = {self.rate}'
        yield "optimizer.zero_grad()"
        yield f"loss = loss_of(model({names[0]}), {names[1]})"
        yield "if not torch.isfinite(loss):"
        yield '    print("The loss is no longer finite: try a lower learning rate.")'
        yield "    break"
        yield from self._backward()
        yield "losses.append(loss.item())"
        if self.stops_early:
            yield from self._early_stopping(batches)

    def _backward(self) -> Iterable[str]:
        training = self.training
        penalties = []
        if training.l1:
            penalties.append(f"{training.l1!r} * sum(w.abs().sum() for w in weights)")
        if training.l2:
            penalties.append(f"0.5 * {training.l2!r} * sum((w**2).sum() for w in weights)")
        if penalties:
            yield f"penalty = {' + '.join(penalties)}"
            yield "(loss + penalty).backward()"
        else:
            yield "loss.backward()"
        if training.clip_value is not None:
            yield f"nn.utils.clip_grad_value_(model.parameters(), {training.clip_value!r})"
        if training.clip_norm is not None:
            yield f"nn.utils.clip_grad_norm_(model.parameters(), {training.clip_norm!r})"
        yield "optimizer.step()"

    def _early_stopping(self, batches: int) -> Iterable[str]:
        stopping = self.training.early_stopping
        assert stopping is not None
        yield f"if (t + 1) % {batches} == 0:  # an epoch is over" if batches > 1 else "if True:"
        yield from ["    model.eval()"] if self.has_modes else []
        yield "    with torch.no_grad():"
        yield "        validation = loss_of(model(x_validation), y_validation).item()"
        yield from ["    model.train()"] if self.has_modes else []
        yield "    waited = 0 if validation < best else waited + 1"
        yield "    best = min(best, validation)"
        yield f"    if waited >= {stopping.patience}:"
        yield "        break"


def _tensor(name: str, array: Array) -> list[str]:
    return [line.replace("np.array(", "torch.tensor(") for line in written(name, array)]


def _quoted(text: str) -> str:
    """Safe inside a docstring of one line."""
    return " ".join(text.replace("\\", "/").replace('"', "'").split())
