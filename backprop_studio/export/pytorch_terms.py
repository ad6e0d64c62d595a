"""PyTorch source of each loss, optimizer and schedule, as tables."""

from msgspec import Struct

from backprop_studio.experiment.model import (
    Adagrad,
    Adam,
    Adamw,
    BinaryCrossEntropy,
    Cosine,
    CrossEntropy,
    Exponential,
    HalfSquaredError,
    Huber,
    Loss,
    Mae,
    Optimizer,
    Rmsprop,
    Schedule,
    Sgd,
    Step,
)


class LossSource(Struct, frozen=True):
    """`lines` define `loss_of(prediction, y)`; with `by_z` the prediction is the output layer's
    z, and `note` says so."""

    lines: tuple[str, ...]
    by_z: bool = False
    note: str = ""


def loss_source(loss: Loss) -> LossSource:
    """The loss of a batch; the mean over its rows, as everywhere in the experiment."""
    match loss:
        case HalfSquaredError():
            return LossSource(
                (
                    "def loss_of(prediction, y):",
                    "    return 0.5 * ((prediction - y) ** 2).sum(dim=1).mean()",
                )
            )
        case Mae():
            return LossSource(("loss_of = nn.L1Loss()",))
        case Huber(delta=delta):
            return LossSource((f"loss_of = nn.HuberLoss(delta={delta!r})",))
        case BinaryCrossEntropy():
            note = "the sigmoid of the output layer is part of the loss"
            return LossSource(("loss_of = nn.BCEWithLogitsLoss()",), True, note)
        case CrossEntropy():
            note = "the softmax of the output layer is part of the loss"
            return LossSource(("loss_of = nn.CrossEntropyLoss()",), True, note)
    return LossSource(("loss_of = nn.MSELoss()",))


def optimizer_source(optimizer: Optimizer) -> str:
    """`torch.optim.SGD(model.parameters(), lr=0.5)`."""
    match optimizer:
        case Adagrad(epsilon=epsilon):
            name, settings = "Adagrad", [f"eps={epsilon!r}"]
        case Rmsprop(rho=rho, epsilon=epsilon):
            name, settings = "RMSprop", [f"alpha={rho!r}", f"eps={epsilon!r}"]
        case Adam(beta1=one, beta2=two, epsilon=epsilon):
            name, settings = "Adam", [f"betas=({one!r}, {two!r})", f"eps={epsilon!r}"]
        case Adamw(beta1=one, beta2=two, epsilon=epsilon, weight_decay=decay):
            name, settings = "AdamW", [f"betas=({one!r}, {two!r})", f"eps={epsilon!r}"]
            settings.append(f"weight_decay={decay!r}")
        case Sgd(momentum=momentum, nesterov=nesterov):
            name, settings = "SGD", [f"momentum={momentum!r}"] if momentum else []
            settings += ["nesterov=True"] if nesterov else []
    words = ", ".join(["model.parameters()", f"lr={optimizer.learning_rate!r}", *settings])
    return f"torch.optim.{name}({words})"


def rate_source(rate: float, schedule: Schedule) -> str:
    """The learning rate of iteration t as an expression; empty where it stays."""
    match schedule:
        case Step(every=every, factor=factor):
            text = f"{rate!r} * {factor!r} ** (t // {every})"
        case Exponential(factor=factor):
            text = f"{rate!r} * {factor!r} ** t"
        case Cosine(steps=steps, floor=floor):
            wave = f"0.5 * (1 + math.cos(math.pi * min(t / {steps}, 1)))"
            text = f"{floor!r} + ({rate!r} - {floor!r}) * {wave}"
        case _:
            text = repr(rate)
    if schedule.warmup is not None:
        inner = f"({text})" if " " in text else text
        return f"{inner} * min(1, (t + 1) / {schedule.warmup})"
    return "" if text == repr(rate) else text
