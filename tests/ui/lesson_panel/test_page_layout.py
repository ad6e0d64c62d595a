"""No card of a page is painted squeezed into the room that the page before it left."""

from student import Student, student
from studio_fixture import studio

__all__ = ["student", "studio"]


def test_cards_have_their_room_as_soon_as_a_page_is_opened_or_turned(student: Student) -> None:
    student.lessons.start("12-memorizing", "4-a-price-on-weights")
    for _ in range(2):
        cards = [card for card in (student.panel.prediction, *student.panel.tasks) if card]
        assert cards
        for card in cards:
            assert card.height() >= card.sizeHint().height() > 30
            assert card.y() > student.panel.text.geometry().bottom()
        student.settle()
        student.panel.next.click()
