"""The chain rule without covered numbers: factors that are one of them, or that tell it."""

from dataclasses import replace as anew

import numpy as np
from msgspec.structs import replace

from backprop_studio.engine.chain_rule import Explanation, Factor, Path
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.training.blanks import NAN
from backprop_studio.training.messages import Derivation, Floats

OWN_SLOPE = ("activation_slope", "loss_by_output", "loss_by_pre_activation")


def without_factors(
    derivation: Derivation | None, at: ParameterIndex | UnitIndex
) -> Derivation | None:
    """The derivation without the factors that are this weight or this unit's value."""
    if derivation is None:
        return None
    explanation = derivation.explanation
    paths = tuple(_path_without(path, at) for path in explanation.paths)
    local = explanation.local
    if isinstance(at, UnitIndex) and _starts_at(explanation.index, at):
        local = np.full_like(local, NAN)
    upstream = explanation.upstream
    return replace(derivation, explanation=_explained(explanation, paths, upstream, local))


def _path_without(path: Path, at: ParameterIndex | UnitIndex) -> Path:
    factors = tuple(
        anew(factor, values=np.full_like(factor.values, NAN)) if _tells(factor, at) else factor
        for factor in path.factors
    )
    return Path(factors, path.products)


def _tells(factor: Factor, at: ParameterIndex | UnitIndex) -> bool:
    """Whether the factor is the covered number, or one from which it can be read off."""
    if isinstance(at, ParameterIndex):
        return factor.parameter == at
    if factor.kind == "input":
        return factor.unit == at
    return factor.kind in OWN_SLOPE and factor.unit == at


def _starts_at(index: ParameterIndex, at: UnitIndex) -> bool:
    return index.kind == "weight" and UnitIndex(index.layer - 1, index.source) == at


def without_result(derivation: Derivation) -> Derivation:
    """The factors stay: the hall may multiply them."""
    explanation = derivation.explanation
    upstream = explanation.upstream
    wiggled = anew(derivation.wiggled, value=NAN)
    paths = tuple(
        Path(path.factors, np.full_like(path.products, NAN)) for path in explanation.paths
    )
    told = _explained(explanation, paths, upstream, explanation.local, NAN)
    return replace(derivation, explanation=told, wiggled=wiggled)


def without_upstream(derivation: Derivation) -> Derivation:
    """δ where the parameter ends is gone."""
    explanation = derivation.explanation
    upstream = np.full_like(explanation.upstream, NAN)
    told = _explained(explanation, explanation.paths, upstream, explanation.local)
    return replace(derivation, explanation=told)


def _explained(
    explanation: Explanation,
    paths: tuple[Path, ...],
    upstream: Floats,
    local: Floats,
    value: float | None = None,
) -> Explanation:
    return anew(
        explanation,
        paths=paths,
        upstream=upstream,
        local=local,
        value=explanation.value if value is None else value,
    )
