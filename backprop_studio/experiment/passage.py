"""What becomes of a run when another experiment takes the place of the one before."""

from msgspec import Struct


class Passage(Struct, frozen=True):
    """`keep`: the number under which a run that has to start again is kept as it stands;
    `bring`: the number of the kept run that comes back, if it still is there. `came_from`:
    for each layer the one of the network before whose weights it takes over, None for a new
    layer; None as a whole where that is to be found by their widths."""

    keep: int | None = None
    bring: int | None = None
    came_from: tuple[int | None, ...] | None = None

    def back(self, layers: int) -> "Passage":
        """The way back to the network before, which had so many layers."""
        came_from = None
        if self.came_from is not None:
            places = {old: new for new, old in enumerate(self.came_from) if old is not None}
            came_from = tuple(places.get(layer) for layer in range(layers))
        return Passage(bring=self.keep, came_from=came_from)


STRAIGHT = Passage()
