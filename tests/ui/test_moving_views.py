"""Views moved between the right column and the panel under the diagram."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from studio_fixture import Driver, studio

from backprop_studio import settings as kept
from backprop_studio.theme import Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.examples import example_path
from backprop_studio.ui.view import View
from backprop_studio.ui.workspace import Workspace

__all__ = ["studio"]


class Told(View):
    """Counts what it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.iterations: list[int] = []
        QVBoxLayout(self).addWidget(QLabel("told"))

    def show_snapshot(self, snapshot: Snapshot) -> None:
        self.iterations.append(snapshot.iteration)

    def set_theme(self, theme: Theme) -> None:
        pass


def test_a_plot_moves_under_the_diagram_and_back_and_goes_on(studio: Driver) -> None:
    window, workspace = studio.window, studio.window.workspace
    explaining = workspace.lower_keys
    workspace.move_across("landscape")
    studio.settle()
    assert workspace.lower_keys == (*explaining, "landscape")
    assert window.plots.views["landscape"].isVisible()
    window.run.iterate()
    studio.settle()
    assert window.plots.views["landscape"].isVisible()
    workspace.move_across("landscape")
    assert workspace.lower_keys == explaining
    assert workspace.right_keys == ("landscape", "curve", "output")
    assert window.plots.views["landscape"].isVisible()
    studio.settle()


def test_views_of_the_right_column_change_places(studio: Driver) -> None:
    workspace = studio.window.workspace
    workspace.move_view("output", -1)
    assert workspace.right_keys == ("landscape", "output", "curve")
    assert workspace.right.widget(1) is studio.window.plots.views["output"]
    workspace.move_view("output", -5)
    assert workspace.right_keys[0] == "output"
    studio.settle()


def test_views_stand_where_they_were_left(qtbot: QtBot) -> None:
    workspace = Workspace(QWidget(), QWidget())
    qtbot.addWidget(workspace)
    workspace.restore_places("b,told,a,gone", "y,c,x", True)
    for key in ("a", "b", "c"):
        workspace.add_right(key, key, QWidget(), 1)
    for key in ("x", "new", "told", "y"):
        workspace.add_lower(key, key, QWidget())
    assert workspace.right_keys == ("b", "told", "a")
    assert workspace.lower_keys == ("y", "c", "x", "new")


def test_a_lower_view_follows_the_run_only_while_it_can_be_seen(studio: Driver) -> None:
    window, view, other = studio.window, Told(), Told()
    explaining = ",".join(window.workspace.lower_keys)
    window.lower_views.add("told", "Told", lambda: view)
    window.lower_views.add("other", "Other", lambda: other)
    window.workspace.below.show_view("told")
    studio.settle()
    window.run.iterate()
    studio.settle()
    assert view.iterations[-1] == 1
    assert not other.iterations
    window.workspace.below.show_view("other")
    studio.until(lambda: other.iterations[-1:] == [1])
    window.workspace.below.set_open(False)
    window.run.iterate()
    studio.settle()
    assert other.iterations[-1] == 1
    window.remember()
    assert studio.studio.settings.text(kept.LOWER_VIEWS) == f"{explaining},told,other"
    assert studio.studio.settings.text(kept.RIGHT_VIEWS) == "landscape,curve,output"
    assert not studio.studio.settings.flag(kept.LOWER_OPEN)


def test_the_chosen_number_is_the_present_one_when_it_is_seen_again(studio: Driver) -> None:
    window = studio.window
    window.workspace.show_view("experiment", False)
    window.files.open_path(example_path("one-neuron"), ask=False)
    studio.settle()
    window.workspace.show_view("experiment", True)
    assert window.chosen.field.text() == "1.0000"  # its only weight
