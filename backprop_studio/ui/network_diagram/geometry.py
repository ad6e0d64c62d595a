"""Points, circles and rectangles of the diagram in px, and whether they touch. No Qt."""

import math

from msgspec import Struct


class Circle(Struct, frozen=True):
    """A node."""

    x: float
    y: float
    r: float

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return math.hypot(x - self.x, y - self.y) <= self.r


class Rect(Struct, frozen=True):
    """Left, top, width, height."""

    x: float
    y: float
    width: float
    height: float

    @staticmethod
    def around(x: float, y: float, width: float, height: float) -> "Rect":
        """The rectangle with its middle at (x, y)."""
        return Rect(x - width / 2, y - height / 2, width, height)

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    @property
    def right(self) -> float:
        """x of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """y of the lower side."""
        return self.y + self.height

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside."""
        return self.x <= x <= self.right and self.y <= y <= self.bottom

    def grown(self, by: float) -> "Rect":
        """Wider by `by` on each side."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def meets(self, other: "Rect") -> bool:
        """Whether two rectangles overlap."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def meets_circle(self, circle: Circle) -> bool:
        """Whether a circle reaches into the rectangle."""
        dx = max(self.x - circle.x, 0.0, circle.x - self.right)
        dy = max(self.y - circle.y, 0.0, circle.y - self.bottom)
        return math.hypot(dx, dy) < circle.r


class Line(Struct, frozen=True):
    """A straight edge from (x0, y0) to (x1, y1)."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def length(self) -> float:
        """Its length."""
        return math.hypot(self.x1 - self.x0, self.y1 - self.y0)

    def at(self, share: float) -> tuple[float, float]:
        """The point `share` of the way along."""
        return self.x0 + (self.x1 - self.x0) * share, self.y0 + (self.y1 - self.y0) * share

    def distance(self, x: float, y: float) -> float:
        """From a point to the nearest point of the line."""
        dx, dy = self.x1 - self.x0, self.y1 - self.y0
        square = dx * dx + dy * dy
        along = 0.0 if square == 0 else ((x - self.x0) * dx + (y - self.y0) * dy) / square
        px, py = self.at(min(1.0, max(0.0, along)))
        return math.hypot(x - px, y - py)

    def meets(self, rect: Rect) -> bool:
        """Whether the line passes through a rectangle (clipping after Liang and Barsky)."""
        enter, leave = 0.0, 1.0
        for start, change, low, high in (
            (self.x0, self.x1 - self.x0, rect.x, rect.right),
            (self.y0, self.y1 - self.y0, rect.y, rect.bottom),
        ):
            if change == 0:
                if not low <= start <= high:
                    return False
                continue
            first, second = (low - start) / change, (high - start) / change
            enter, leave = max(enter, min(first, second)), min(leave, max(first, second))
        return enter <= leave


def between(a: Circle, b: Circle) -> Line:
    """The edge from rim to rim."""
    length = math.hypot(b.x - a.x, b.y - a.y) or 1.0
    dx, dy = (b.x - a.x) / length, (b.y - a.y) / length
    return Line(a.x + dx * a.r, a.y + dy * a.r, b.x - dx * b.r, b.y - dy * b.r)
