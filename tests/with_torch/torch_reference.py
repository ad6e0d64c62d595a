"""An experiment document run by PyTorch: autograd and torch.optim, on the CPU.

Written from the format's own page. Nothing of the engine takes part; which rows form a
batch is all that is told from outside, because every program shuffles its own way.
"""

import math
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from msgspec import Struct, field

Document = dict[str, Any]

ACTIVATIONS = {
    "linear": lambda z: z,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leaky_relu": lambda z: F.leaky_relu(z, 0.01),
    "elu": F.elu,
    # torch's own softplus turns into a line above 20
    "softplus": lambda z: torch.logaddexp(z, torch.zeros_like(z)),
    "silu": F.silu,
    "gelu": lambda z: F.gelu(z, approximate="tanh"),
    "softmax": lambda z: torch.softmax(z, -1),
}


def _tanh_another_way(z: torch.Tensor) -> torch.Tensor:
    return 2.0 * torch.sigmoid(2.0 * z) - 1.0


# The same functions, rounded differently where 1 − tanh² is nothing but rounding.
WRITTEN_ANOTHER_WAY = ACTIVATIONS | {
    "tanh": _tanh_another_way,
    "gelu": lambda z: (
        0.5 * z * (1.0 + _tanh_another_way(math.sqrt(2.0 / math.pi) * (z + 0.044715 * z**3)))
    ),
}


class Layer(Struct):
    """One layer's tensors; running statistics take no gradient."""

    spec: Document
    weights: torch.Tensor
    bias: torch.Tensor
    scale: torch.Tensor | None = None
    mean: torch.Tensor | None = None
    var: torch.Tensor | None = None

    @property
    def learned(self) -> list[torch.Tensor]:
        return [t for t in (self.weights, self.bias, self.scale) if t is not None]

    def numbers(self) -> Document:
        names = {"weights": self.weights, "bias": self.bias, "scale": self.scale}
        names |= {"running_mean": self.mean, "running_var": self.var}
        return {name: t.detach().tolist() for name, t in names.items() if t is not None}

    def gradients(self) -> Document:
        names = {"weights": self.weights, "bias": self.bias, "scale": self.scale}
        return {name: t.grad.tolist() for name, t in names.items() if t is not None}


class Reference(Struct, dict=True):
    """The run of `document` on `inputs` and `targets`; `dtype` is the precision.

    `nudge` moves every input and starting parameter by that much, relatively, up or down:
    what the numbers do then, with tanh written another way, tells how far rounding alone
    can carry them.
    """

    document: Document
    inputs: np.ndarray
    targets: np.ndarray
    nudge: float = 0.0
    dtype: torch.dtype = torch.float64
    steps: list[Document] = field(default_factory=list)
    stopped: str | None = None

    def __post_init__(self) -> None:
        self.functions = WRITTEN_ANOTHER_WAY if self.nudge else ACTIVATIONS
        self.signs = np.random.default_rng(0)
        self.x = self._tensor(self.inputs, False)
        self.y = torch.tensor(self.targets, dtype=self.dtype)
        pairs = zip(self.document["network"]["layers"], self.document["parameters"], strict=True)
        self.layers = [self._layer(spec, given) for spec, given in pairs]
        self.learned = [t for layer in self.layers for t in layer.learned]
        self.optimizer = self._optimizer()

    def _tensor(self, values: Any, learned: bool = True) -> torch.Tensor:
        array = np.array(values, dtype=np.float64)
        array *= 1.0 + self.nudge * self.signs.choice((-1.0, 1.0), array.shape)
        return torch.tensor(array, dtype=self.dtype, requires_grad=learned)

    def _layer(self, spec: Document, given: Document) -> Layer:
        layer = Layer(spec, self._tensor(given["weights"]), self._tensor(given["bias"]))
        if spec.get("batch_norm"):
            units = spec["units"]
            layer.scale = self._tensor(given.get("scale", [1.0] * units))
            layer.mean = self._tensor(given.get("running_mean", [0.0] * units), False)
            layer.var = self._tensor(given.get("running_var", [1.0] * units), False)
        return layer

    def _optimizer(self) -> torch.optim.Optimizer:
        numbers = {
            k: v
            for k, v in self.document.get("optimizer", {}).items()
            if k not in ("kind", "schedule", "learning_rate")
        }
        kind = self.document.get("optimizer", {}).get("kind", "sgd")
        if kind == "sgd":
            return torch.optim.SGD(self.learned, lr=1.0, **numbers)
        if kind == "adagrad":
            return torch.optim.Adagrad(self.learned, lr=1.0, eps=numbers.get("epsilon", 1e-10))
        epsilon = numbers.get("epsilon", 1e-8)
        if kind == "rmsprop":
            rho = numbers.get("rho", 0.99)
            return torch.optim.RMSprop(self.learned, lr=1.0, alpha=rho, eps=epsilon)
        betas = numbers.get("beta1", 0.9), numbers.get("beta2", 0.999)
        if kind == "adam":
            return torch.optim.Adam(self.learned, lr=1.0, betas=betas, eps=epsilon)
        decay = numbers.get("weight_decay", 0.01)
        return torch.optim.AdamW(self.learned, lr=1.0, betas=betas, eps=epsilon, weight_decay=decay)

    def rate(self, t: int) -> float:
        """The learning rate of iteration `t`, from 0."""
        optimizer = self.document.get("optimizer", {})
        rate = optimizer.get("learning_rate", 0.01)
        schedule = optimizer.get("schedule", {"kind": "constant"})
        if schedule["kind"] == "step":
            now = rate * schedule.get("factor", 0.5) ** (t // schedule.get("every", 100))
        elif schedule["kind"] == "exponential":
            now = rate * schedule.get("factor", 0.99) ** t
        elif schedule["kind"] == "cosine":
            floor, steps = schedule.get("floor", 0.0), schedule.get("steps", 1000)
            wave = (1 + math.cos(math.pi * min(t, steps) / steps)) / 2
            now = floor + (rate - floor) * wave
        else:
            now = rate
        return now * min(1.0, (t + 1) / schedule.get("warmup", 1))

    def forward(self, x: torch.Tensor, training: bool) -> tuple[torch.Tensor, torch.Tensor]:
        """z and a of the output layer. Moves running statistics in training."""
        for layer in self.layers:
            z = x @ layer.weights
            if layer.scale is not None:
                own = training and len(x) > 1
                z = F.batch_norm(z, layer.mean, layer.var, layer.scale, None, own, 0.1, 1e-5)
            z = z + layer.bias
            a = self.functions[layer.spec["activation"]](z)
            x = a + x if layer.spec.get("residual") else a
        return z, x

    def loss(self, z: torch.Tensor, a: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        """The mean over the examples."""
        softmax = self.document["network"]["layers"][-1]["activation"] == "softmax"
        loss = self.document.get("loss", {"kind": "cross_entropy" if softmax else "mse"})
        kind = loss["kind"]
        if kind == "mse":
            return F.mse_loss(a, y)
        if kind == "half_squared_error":
            return 0.5 * ((a - y) ** 2).sum(-1).mean()
        if kind == "mae":
            return F.l1_loss(a, y)
        if kind == "huber":
            return F.huber_loss(a, y, delta=loss.get("delta", 1.0))
        if kind == "binary_cross_entropy":
            return F.binary_cross_entropy_with_logits(z, y)
        return F.cross_entropy(z, y)

    def penalty(self) -> torch.Tensor:
        training = self.document.get("training", {})
        l1, l2 = training.get("l1", 0.0), training.get("l2", 0.0)
        total = torch.zeros((), dtype=self.dtype)
        for layer in self.layers:
            total = total + l1 * layer.weights.abs().sum()
            total = total + 0.5 * l2 * (layer.weights**2).sum()
        return total

    def iterate(self, rows: np.ndarray, epoch: int) -> None:
        """One iteration on these rows, or "diverged" and everything as before."""
        before = [t.detach().clone() for layer in self.layers for t in self._all(layer)]
        t = len(self.steps)
        chosen = torch.tensor(rows)
        z, a = self.forward(self.x[chosen], True)
        loss, penalty = self.loss(z, a, self.y[chosen]), self.penalty()
        self.optimizer.zero_grad()
        (loss + penalty).backward()
        finite = bool(torch.isfinite(loss)) and self._finite_gradients()
        if finite:
            self._clip()
            for group in self.optimizer.param_groups:
                group["lr"] = self.rate(t)
            self.optimizer.step()
        tensors = [t for layer in self.layers for t in self._all(layer)]
        if not finite or not all(bool(torch.isfinite(t).all()) for t in tensors):
            with torch.no_grad():
                for tensor, old in zip(tensors, before, strict=True):
                    tensor.copy_(old)
            self.stopped = "diverged"
            return
        self.steps.append(
            {
                "iteration": t + 1,
                "epoch": epoch,
                "loss": float(loss.detach()),
                "penalty": float(penalty.detach()),
                "learning_rate": self.rate(t),
                "gradients": [layer.gradients() for layer in self.layers],
            }
        )

    def _finite_gradients(self) -> bool:
        return all(bool(torch.isfinite(t.grad).all()) for t in self.learned)

    def _clip(self) -> None:
        training = self.document.get("training", {})
        if training.get("clip_value") is not None:
            torch.nn.utils.clip_grad_value_(self.learned, training["clip_value"])
        if training.get("clip_norm") is not None:
            torch.nn.utils.clip_grad_norm_(self.learned, training["clip_norm"])

    @staticmethod
    def _all(layer: Layer) -> list[torch.Tensor]:
        return [*layer.learned, *(t for t in (layer.mean, layer.var) if t is not None)]

    def parameters(self) -> list[Document]:
        return [layer.numbers() for layer in self.layers]

    def evaluate(self, inputs: np.ndarray, targets: np.ndarray) -> float:
        """The loss in evaluation mode, without penalty."""
        with torch.no_grad():
            z, a = self.forward(torch.tensor(inputs, dtype=self.dtype), False)
            return float(self.loss(z, a, torch.tensor(targets, dtype=self.dtype)))
