"""Learning-rate schedules: the rate of iteration t, counted from 0."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Schedule:
    """`kind` is constant, step, exponential or cosine; each uses its own numbers.
    `warmup` iterations lead up to the rate in equal steps."""

    kind: str = "constant"
    every: int = 100
    factor: float = 0.5
    steps: int = 1000
    floor: float = 0.0
    warmup: int | None = None


def _power(base: float, exponent: int) -> float:
    """baseᵉ, infinite where it overflows (a rate that grows without bound diverges)."""
    try:
        return base**exponent
    except OverflowError:
        return math.inf


def _constant(schedule: Schedule, rate: float, t: int) -> float:
    return rate


# rate · factor^⌊t / every⌋
def _step(schedule: Schedule, rate: float, t: int) -> float:
    return rate * _power(schedule.factor, t // schedule.every)


# rate · factorᵗ
def _exponential(schedule: Schedule, rate: float, t: int) -> float:
    return rate * _power(schedule.factor, t)


# floor + (rate − floor) · ½ (1 + cos(π t / steps)), then floor for ever
def _cosine(schedule: Schedule, rate: float, t: int) -> float:
    if t >= schedule.steps:
        return schedule.floor
    half_wave = 0.5 * (1.0 + math.cos(math.pi * (t / schedule.steps)))
    return schedule.floor + (rate - schedule.floor) * half_wave


SCHEDULES = {
    "constant": _constant,
    "step": _step,
    "exponential": _exponential,
    "cosine": _cosine,
}


def rate_at(schedule: Schedule, rate: float, t: int) -> float:
    """The learning rate of iteration `t`: schedule(t) · min(1, (t + 1) / warmup)."""
    if schedule.kind == "constant" and schedule.warmup is None:
        return rate
    now = SCHEDULES[schedule.kind](schedule, rate, t)
    if schedule.warmup is not None and t + 1 < schedule.warmup:
        now *= (t + 1) / schedule.warmup
    return now
