"""The pages of one lesson in the order in which they are turned."""

from msgspec import Struct

from backprop_studio.lessons.frame import Frame, frame_of
from backprop_studio.lessons.lesson import Lesson, Page
from backprop_studio.lessons.ways import ALL_PAGES


class Route(Struct, frozen=True):
    """The pages that lie on a way, numbered from 1; 0 is the cover, `last` the closing page."""

    lesson: Lesson
    way: int = ALL_PAGES

    @property
    def pages(self) -> tuple[Page, ...]:
        """Those between cover and closing page."""
        return self.lesson.on_way(self.way) or self.lesson.pages

    @property
    def last(self) -> int:
        """The number of the closing page."""
        return len(self.pages) + 1

    @property
    def frame(self) -> Frame:
        """What cover and closing page hold."""
        return frame_of(self.way)

    def number_of(self, page: str) -> int:
        """The number of a page; 0 where it does not lie on the way."""
        names = [other.id for other in self.pages]
        return names.index(page) + 1 if page in names else 0

    def page_at(self, number: int) -> Page:
        """The page whose scene stands at a number; that of the cover is the first page's."""
        return self.pages[min(max(number, 1), len(self.pages)) - 1]

    def titles(self, closing: str) -> tuple[str, ...]:
        """What the pages are called, from the cover to the closing page."""
        pages = (page.facts.title for page in self.pages)
        return (self.lesson.facts.title, *pages, closing)


def route_to(lesson: Lesson, way: int, page: str) -> Route:
    """On this way, or over all pages where it leaves out the one that is asked for."""
    route = Route(lesson, way)
    return route if not page or route.number_of(page) else Route(lesson)
