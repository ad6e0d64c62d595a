"""The scene that stood there before a page was turned fades over the one that stands now."""

from PySide6.QtCore import QRect
from student import Student, student
from studio_fixture import studio

from backprop_studio.ui.lesson_panel.fade import Fade

__all__ = ["student", "studio"]


def test_the_scene_before_fades_beside_the_page(student: Student, qtbot) -> None:
    student.open("00-wiggle", "1-one-number")
    workspace = student.window.workspace
    (fade,) = workspace.findChildren(Fade)
    assert workspace.columns.indexOf(fade) == -1, "it is no column of its own"
    seen: list[tuple[float, QRect]] = []
    fade._animation.valueChanged.connect(lambda share: seen.append((share, fade.geometry())))
    student.lessons.next()
    qtbot.waitUntil(fade.isHidden, timeout=5000)
    page = student.panel.width()
    assert {rect for _share, rect in seen} == {workspace.rect().adjusted(page, 0, 0, 0)}
    shares = [share for share, _rect in seen]
    assert shares == sorted(shares, reverse=True) and shares[-1] == 0.0
