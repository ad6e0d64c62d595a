"""Lessons through the real window: each task solved by hand, and each nearly solved.

Numbers are those of the neuron by hand: ŷ = 2.1 w + b, L = (ŷ − 4)².
"""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolTip
from student import Student, student
from studio_fixture import studio

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.lessons.reader import read_course, shipped
from backprop_studio.lessons.ways import ALL_PAGES

__all__ = ["student", "studio"]

W, B = ParameterIndex(0, "weight", 0, 0), ParameterIndex(0, "bias", 0, 0)


def test_a_lesson_takes_the_left_column_and_gives_everything_back(student: Student) -> None:
    window, document = student.window, student.window.document
    document.mark_trained()
    window.run.iterate()
    student.driver.settle()
    before, trained = document.experiment, student.driver.snapshot
    chosen, hidden = window.selection.chosen, window.workspace.hidden_keys
    student.open("00-wiggle", "1-one-number")
    assert student.panel.isVisible() and not window.panel.isVisible()
    assert document.experiment.title == "One neuron"
    assert window.selection.chosen == W
    assert window.chosen.isVisible()
    for _ in range(12):  # more resets than the session keeps runs
        student.type_value("1.5")
        student.press(Qt.Key.Key_R)
    student.click(student.panel.leave)
    student.driver.settle()
    assert document.experiment is before
    assert document.dirty
    assert student.driver.snapshot.iteration == trained.iteration == 1
    assert student.driver.snapshot.loss == trained.loss
    assert window.selection.chosen == chosen
    assert window.workspace.hidden_keys == hidden
    assert not student.panel.isVisible() and window.panel.isVisible()
    assert window.panel.data.isVisible() and window.panel.training.loss.isVisible()


def test_a_document_without_unsaved_work_has_none_after_a_lesson(student: Student) -> None:
    document = student.window.document
    assert not document.dirty
    student.open("00-wiggle", "1-one-number")
    student.press(Qt.Key.Key_N)
    student.click(student.panel.leave)
    assert not document.dirty


def test_leaving_brings_back_a_choice_that_the_lesson_network_does_not_have(
    student: Student,
) -> None:
    chosen = student.window.selection.chosen
    assert chosen == ParameterIndex(1, "weight", 0, 0)
    student.open("01-one-neuron", "4-five-moves")  # a network of one layer
    student.click(student.panel.leave)  # the focus goes on to the diagram
    assert student.window.selection.chosen == chosen


def test_wiggle_moving_w(student: Student) -> None:
    student.open("00-wiggle", "1-one-number")
    assert "ŷ = 2.100" in student.panel.text.spoken
    assert "= 3.6100" in student.panel.text.spoken
    student.press(Qt.Key.Key_N)  # trained, not moved by hand
    assert not student.done()
    student.type_value("1.2")
    assert student.done()
    assert student.driver.snapshot.parameters[0].weights[0, 0] == 1.2


def test_wiggle_two_losses(student: Student) -> None:
    student.open("00-wiggle", "2-two-losses")
    student.answer(0)
    assert student.driver.snapshot.parameters[0].weights[0, 0] == 1.01
    assert student.driver.snapshot.loss == pytest.approx(3.5306, abs=5e-5)
    assert "It falls a little" in student.panel.prediction.verdict.text()
    assert "3.5306" in student.panel.prediction.then.spoken
    student.type_value("0.98")
    assert not student.done()
    student.type_value("0.99")
    assert student.done()


def test_another_answer_shows_from_where_it_was_asked(student: Student) -> None:
    """Whatever the first answer showed and the person did meanwhile."""
    student.open("00-wiggle", "2-two-losses")
    student.answer(0)
    assert student.driver.snapshot.parameters[0].weights[0, 0] == 1.01
    student.answer(1)
    assert student.driver.snapshot.parameters[0].weights[0, 0] == 1.01, "shown again"
    assert not student.done()
    student.type_value("1.4")
    student.press(Qt.Key.Key_N)
    student.answer(2)
    assert student.driver.snapshot.parameters[0].weights[0, 0] == 1.01
    assert student.driver.snapshot.iteration == 0
    student.open("01-one-neuron", "3-one-update")
    student.guess("1.1")
    student.window.run.values.set_learning_rate(0.05)
    student.window.run.values.set_target(0, 2.0, "")
    student.press(Qt.Key.Key_H)
    student.panel.prediction.field.clear()
    student.guess("1.0798")
    assert student.driver.snapshot.iteration == 1
    assert student.driver.snapshot.learning_rate == 0.01
    assert student.driver.snapshot.parameters[0].weights[0, 0] == pytest.approx(1.0798)


def test_keys_turn_pages_after_the_last_one(student: Student) -> None:
    student.open("00-wiggle", "5-here-only")
    student.turn(Qt.Key.Key_Right)
    assert student.panel.title.text() == "What you can say now"
    student.turn(Qt.Key.Key_Left)
    assert student.lessons.page is not None and student.lessons.page.id == "5-here-only"
    student.lessons.start("01-one-neuron")
    student.settle()
    student.turn(Qt.Key.Key_Right)
    assert student.lessons.page is not None and student.lessons.page.id == "1-by-hand"


def test_the_keys_stay_on_the_page_when_what_had_them_is_gone(student: Student) -> None:
    student.open("00-wiggle", "2-two-losses")
    student.panel.prediction.choices.button(1).setFocus()
    student.lessons.next()
    assert student.panel.text.hasFocus()
    student.panel.next.setFocus()
    student.lessons.next()
    assert student.panel.next.hasFocus(), "it is still there"
    student.open("03-downhill", "3-five-rates")
    student.window.lower_views.seen["race"].start.setFocus()
    student.lessons.next()
    assert student.panel.text.hasFocus(), "not in the menu"


def test_wiggle_the_slope(student: Student) -> None:
    student.open("00-wiggle", "3-slope")
    assert "3.5306" in student.panel.text.spoken and "3.6902" in student.panel.text.spoken
    assert "7.98" not in student.panel.text.spoken, "it is asked for"
    assert not student.window.chosen._lines[0][1].isVisible(), "nor does the panel tell it"
    student.guess("8")  # the sign is missing
    assert not student.panel.prediction.verdict.text().startswith("✓")
    student.panel.prediction.field.clear()
    student.guess("-8")
    assert "−7.98" in student.says()
    assert student.panel.prediction.verdict.text().startswith("✓")


def test_wiggle_downhill(student: Student) -> None:
    student.open("00-wiggle", "4-feel")
    student.press(Qt.Key.Key_N)
    student.window.run.iterate_100()
    student.settle()
    assert student.driver.snapshot.loss < 0.01
    assert not student.done(0), "trained, not by hand"
    assert "by hand" in student.missing(0)
    student.press(Qt.Key.Key_R)
    student.choose(B)
    student.type_value("1.9")  # ŷ = 4
    assert "Only w" in student.missing(0)
    student.type_value("0")
    student.choose(W)
    student.type_value("1.8")
    assert not student.done(0)
    student.type_value("1.9")  # ŷ = 3.99
    assert student.done(0)
    student.type_value("1.92")
    assert not student.done(1)
    student.type_value("2.2")
    assert student.done(1)


def test_wiggle_here_only(student: Student) -> None:
    student.open("00-wiggle", "5-here-only")
    student.answer(1)
    assert student.panel.prediction.verdict.text().startswith("✓")
    assert student.driver.snapshot.loss == pytest.approx(0.04)


def test_one_neuron_by_hand(student: Student) -> None:
    student.open("01-one-neuron", "1-by-hand")
    student.type_value("1.9")
    assert not student.done(), "b has not been moved"
    assert "b" in student.missing()
    student.choose(B)
    student.type_value("0.05")  # ŷ = 4.04
    assert student.done()


def test_one_neuron_gradients(student: Student) -> None:
    student.open("01-one-neuron", "2-two-slopes")
    assert "(−1.900) · 2.100 = −7.980" in student.panel.text.spoken
    student.guess("-3.8")
    assert student.panel.prediction.verdict.text().startswith("✓")
    snapshot = student.driver.snapshot
    assert snapshot.move is not None and snapshot.move.kind == "output_gradient"


def test_one_neuron_update(student: Student) -> None:
    student.open("01-one-neuron", "3-one-update")
    student.guess("1.0798")
    assert student.panel.prediction.verdict.text().startswith("✓")
    # ∂L/∂w = 2 · (2.1 − 4) · 2.1 = −7.98 and ∂L/∂b = −3.8; ŷ is then 2.1 · 1.0798 + 0.038
    one_step = "takes w from 1.0000 to 1.0798 and b from 0.0000 to 0.0380"
    assert one_step in student.says()
    assert "falls from 3.6100 to 2.871" in student.says()
    assert student.driver.snapshot.iteration == 1
    student.press(Qt.Key.Key_N)
    assert student.driver.snapshot.parameters[0].weights[0, 0] != pytest.approx(1.0798)
    assert one_step in student.says() and "now" not in student.says(), "true wherever w stands"
    student.press(Qt.Key.Key_R)
    student.type_value("1.9047619")
    assert student.driver.snapshot.loss < 1e-4
    assert not student.done(), "by hand, and it is to be trained"
    student.press(Qt.Key.Key_R)
    student.press(Qt.Key.Key_H)
    assert student.done()


def test_one_neuron_moves(student: Student) -> None:
    student.open("01-one-neuron", "4-five-moves")
    for count in range(4):
        assert not student.done(), count
        student.press(Qt.Key.Key_Period)
    assert student.done()


def test_one_neuron_trough(student: Student) -> None:
    student.open("01-one-neuron", "5-trough")
    assert "w = 1.7375" in student.panel.text.spoken
    assert "b = 0.3512" in student.panel.text.spoken
    student.press(Qt.Key.Key_H)
    assert student.driver.snapshot.loss < 1e-3
    assert not student.done(), "the same pair"
    student.press(Qt.Key.Key_R)
    student.type_value("-0.2")  # b is chosen; 2.1 · 2 − 0.2 = 4
    student.choose(W)
    student.type_value("2")
    assert student.done()


def test_one_neuron_wrong_sign(student: Student) -> None:
    student.open("01-one-neuron", "6-wrong-sign")
    student.press(Qt.Key.Key_H)
    assert not student.done(0), "the loop is right"
    student.answer(1)
    box = student.panel.mistakes.boxes["wrong_sign"]
    box.click()
    student.settle()
    assert student.driver.snapshot.iteration == 0
    student.press(Qt.Key.Key_N)
    assert student.driver.snapshot.parameters[0].weights[0, 0] == pytest.approx(1 - 0.0798)
    assert not student.done(0)
    student.press(Qt.Key.Key_H)
    assert student.done(0)
    assert not student.done(1)
    box.click()
    student.settle()
    student.press(Qt.Key.Key_H)
    assert student.done(1)
    student.click(student.panel.leave)
    assert not student.driver.snapshot.mistakes.any


def test_escape_in_a_field_leaves_the_field_before_the_lesson(student: Student) -> None:
    student.open("01-one-neuron", "5-trough")
    field, qtbot = student.window.chosen.field, student.driver.qtbot
    qtbot.mouseClick(field, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(field, "1.9")
    for text in (True, False):
        assert field.isModified() == text
        qtbot.keyClick(field, Qt.Key.Key_Escape)
        assert student.lessons.page is not None
    assert student.window.diagram.hasFocus()
    qtbot.keyClick(student.window.diagram, Qt.Key.Key_Escape)
    student.driver.settle()
    assert student.lessons.page is None


def test_undo_back_beyond_the_lesson_leaves_it(student: Student) -> None:
    before = student.window.document.experiment
    student.open("00-wiggle", "1-one-number")
    student.type_value("1.2")
    stack = student.window.document.undo_stack
    while student.lessons.lesson is not None:
        stack.undo()
        student.driver.settle()
    assert student.window.document.experiment is before


def test_progress_is_kept_and_can_be_forgotten(student: Student) -> None:
    student.open("00-wiggle", "1-one-number")
    student.type_value("1.2")
    student.click(student.panel.leave)
    record = student.lessons.progress.of("00-wiggle")
    assert record.tasks == ["1-one-number/0"]
    student.lessons.start("00-wiggle")
    student.settle()
    assert student.lessons.page.id == "1-one-number"
    assert student.done()
    student.lessons.progress.reset()
    assert student.lessons.progress.of("00-wiggle").tasks == []


def test_what_is_said_at_success_stays(student: Student) -> None:
    student.open("03-downhill", "6-too-large-for-what")
    student.type_value("5")
    student.press(Qt.Key.Key_H)
    assert student.done()
    said = student.panel.tasks[0].praise.spoken
    assert "0.0385" in said  # 1 / (5² + 1)
    student.type_value("1")
    assert "0.5000" in student.panel.text.spoken, "the text follows"
    assert student.panel.tasks[0].praise.spoken == said


def test_keys_go_through_a_page_from_top_to_bottom(student: Student) -> None:
    student.open("03-downhill", "5-the-limit")
    panel, order = student.panel, []
    widget = panel.nextInFocusChain()
    while widget is not panel:
        if panel.isAncestorOf(widget) and widget.isVisible():
            order.append(widget)
        widget = widget.nextInFocusChain()
    rate = student.window.panel.training.rate
    parts = [panel.list, panel.again, panel.leave, panel.text, panel.prediction.question]
    parts += [*panel.prediction.choices.buttons(), panel.prediction.button, panel.tasks[0].ask]
    parts += [panel.tasks[0].hint_button, rate, panel.back, panel.next]
    assert [widget for widget in order if widget in parts] == parts
    spoken = [part for part in panel.children() if part in (panel.list, panel.more, panel.next)]
    assert spoken == [panel.list, panel.more, panel.next]
    read = [part for part in panel.more.children() if part in (panel.area, panel.more.bar)]
    assert read == [panel.area, panel.more.bar]


def test_words_of_the_text_open_the_glossary(student: Student) -> None:
    student.open("00-wiggle", "1-one-number")
    student.panel.text.word_opened.emit("weight")
    window = student.lessons.library.glossary
    assert window.isVisible() and window.name.text().startswith("weight")
    window.search.setText("learning")
    assert window.words.item(0).text() == "learning rate"
    window.close()
    window.deleteLater()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_tooltip_opens_the_glossary_at_its_word(student: Student) -> None:
    assert student.lessons.library.read()
    QToolTip.showText(student.window.mapToGlobal(QPoint(300, 300)), "The learning rate of a step")
    student.driver.until(QToolTip.isVisible)
    student.press(Qt.Key.Key_F3)
    window = student.lessons.library.glossary
    assert window is not None and window.name.text().startswith("learning rate")
    QToolTip.hideText()
    student.driver.until(lambda: not QToolTip.isVisible())
    training = student.window.panel.training
    for control, word in ((training.rate, "learning rate"), (training.optimizer, "optimizer")):
        student.window.activateWindow()  # from the glossary's
        control.setFocus()  # what has the keys needs no mouse
        student.driver.until(control.hasFocus)
        student.driver.press(Qt.Key.Key_F3)
        assert window.name.text().startswith(word)
    window.close()
    window.deleteLater()


def test_every_page_of_the_shipped_lessons_opens(student: Student) -> None:
    assert student.lessons.library.read()
    student.lessons.progress.way = ALL_PAGES
    for lesson in read_course(shipped()).lessons:
        student.lessons.start(lesson.id)
        student.settle()
        for _ in range(len(lesson.pages) + 1):
            student.settle()
            # a number that is missing stands as …, which a quotation and a product may hold too
            spoken = student.panel.text.spoken.replace("…”", "").replace("· … ·", "")
            assert "…" not in spoken
            student.click(student.panel.next)
        student.settle()
        assert student.panel.title.text() == "What you can say now"
