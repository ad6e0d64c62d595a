"""Things broken on purpose, to see what each part of the training loop is for.

The loop that is taught:

    gradient ← 0;  forward;  backward with the old weights;  parameters ← parameters + change

A `Mistakes` value names what is wrong with it:

    wrong_sign           the update adds η ∂L/∂θ where it should subtract it: uphill
    new_weights          each layer is updated as soon as its gradient is known, so that (3) of
                         `backprop` carries the blame down through weights that did not make it
    gradients_not_reset  each iteration's gradient is added to those of all before
    zero_start           every parameter starts at 0, so that all units of a layer are the same

`mistaken_trainer` trains that way.
"""

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Mistakes:
    """Which parts of the loop are wrong; see the module's text."""

    wrong_sign: bool = False
    new_weights: bool = False
    gradients_not_reset: bool = False
    zero_start: bool = False

    @property
    def any(self) -> bool:
        """Whether anything is wrong."""
        return any(getattr(self, field.name) for field in fields(self))


NO_MISTAKES = Mistakes()
MISTAKES = tuple(field.name for field in fields(Mistakes))
