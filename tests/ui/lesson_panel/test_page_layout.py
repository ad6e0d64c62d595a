"""Where the cards of a page stand, and the bubble that points at something."""

from PySide6.QtCore import QPoint, QRect
from student import Student, student
from studio_fixture import studio

from backprop_studio.ui import experiment_edits
from backprop_studio.ui.callout import Callout

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


def test_a_bubble_hides_no_node_where_there_is_room_above(student: Student) -> None:
    student.open("00-wiggle", "1-one-number")
    diagram, bubbles = student.window.diagram, student.window.findChildren(Callout)
    student.driver.until(lambda: any(bubble.text for bubble in bubbles))
    (bubble,) = (bubble for bubble in bubbles if bubble.text)
    box = QRect(bubble.mapTo(student.window, QPoint(0, 0)), bubble.size())
    hidden = []
    for unit, circle in diagram.scene.layout.nodes.items():
        middle = diagram.mapTo(student.window, QPoint(round(circle.x), round(circle.y)))
        if box.contains(middle):
            hidden.append(unit)
    assert hidden == []


def test_a_bubble_goes_when_what_it_names_becomes_another_thing(student: Student) -> None:
    student.open("00-wiggle", "1-one-number")
    pointer, document = student.lessons.asking.pointer, student.window.document
    student.driver.until(lambda: pointer.text != "")
    edit = experiment_edits.with_hidden_layers(document.experiment, count=1)
    document.change(edit.experiment, "Hidden layers")
    assert not pointer.text
