"""A session that fails as soon as it is to work, in a module the worker can find it in."""

from backprop_studio.training.session import Session


class BrokenSession(Session):
    def advance(self, budget: float, interrupted: object) -> None:
        raise ZeroDivisionError("the numbers ran out")
