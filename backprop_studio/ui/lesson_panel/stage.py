"""Sets the scene of a page in the window, and puts everything back when the lesson is left."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from backprop_studio.engine.mistakes import NO_MISTAKES, Mistakes
from backprop_studio.engine.moves import moves_of
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.problem import Refused
from backprop_studio.lessons import quantities
from backprop_studio.lessons.laboratory import with_numbers
from backprop_studio.lessons.scene import Scene, experiment_of
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.columns import LEFT_WIDTH
from backprop_studio.ui.lesson_panel.fade import Fade
from backprop_studio.ui.lesson_panel.panel import WIDTH
from backprop_studio.ui.lesson_panel.picture_settings import PictureSettings

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

KEPT_VIEWS = ("experiment", "diagram")
RATE_ROWS = frozenset({"rate", "rate_slider", "rate_ends"})
TRAINING_ROWS = {  # of the training section, by the control that a page asks for
    "learning_rate": RATE_ROWS,
    "optimizer": RATE_ROWS | {"optimizer", "fold"},
    "loss": frozenset({"loss", "delta"}),
    "momentum": frozenset({"momentum"}),
    "batch": frozenset({"batch_size"}),
    "penalties": frozenset({"l1", "l2"}),
    "early_stopping": frozenset({"patience"}),
}
ACTIVATION_ROWS = frozenset({"hidden"})  # of the network section


class Before(Struct, frozen=True):
    """How the window stood when the lesson was opened."""

    visit: int
    hidden: tuple[str, ...]
    front: str  # of the views below the diagram
    chosen: ParameterIndex | UnitIndex | None
    rate: float | None
    blame: bool
    sizes: tuple[int, ...]
    row: int | None


class Stage(QObject):
    """`settled(snapshot)`: the scene stands, with the iterations and moves that belong to it."""

    settled = Signal(object)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._before: Before | None = None
        self._scene: Scene | None = None  # being set
        self._awaited = 0
        self._moves = 0
        self._again = False  # the scene stands already
        self._whole = False  # with its document: the run begins anew, at rest
        self._mistakes = NO_MISTAKES
        self._pace: tuple[float | None] | None = None  # asked for by a page
        self._pictures = PictureSettings(window)
        self._fade = Fade(window.workspace)  # a splitter would make it one of its columns
        self._fade.set_theme(window.appearance.theme)
        window.appearance.changed.connect(self._fade.set_theme)
        window.run.arrived.connect(self._arrived)

    @property
    def is_set(self) -> bool:
        """Whether the present scene stands."""
        return self._scene is None

    def is_before_lesson(self) -> bool:
        """Whether the undo stack stands where it stood when the lesson was opened."""
        if self._before is None or self._scene is not None:
            return False
        return self._window.document.undo_stack.place <= self._before.visit

    # setting --------------------------------------------------------------------------------

    def enter(self) -> None:
        """Remember how everything stands and looks. The first scene must have a document."""
        window = self._window
        # Before anything moves: else all would be laid out once more for the picture.
        self._fade.hold(window.workspace.columns.sizes()[0])
        snapshot = window.run.snapshot
        self._before = Before(
            window.document.undo_stack.place,
            window.workspace.hidden_keys,
            window.workspace.below.current,
            window.selection.chosen,
            window.run.rate,
            window.actions_by_name["blame"].isChecked(),
            tuple(window.workspace.columns.sizes()),
            0 if snapshot is None else snapshot.example.row,
        )
        self._mistakes = NO_MISTAKES
        self._pictures.remember()
        window.workspace.columns.left_width = WIDTH
        window.workspace.columns.set_widths(window.width())

    def show(self, setting: Scene, scene: Scene, folder: Path, title: str, whole: bool) -> None:
        """The scene of a page; with `whole`, its document too, which stands in `setting`.
        Raises Wrong if the document cannot be had."""
        window = self._window
        self._scene, self._whole = scene, whole
        self._moves = 0
        if whole:
            try:
                experiment, base = experiment_of(setting, folder)
                experiment = with_numbers(experiment, base, setting.set)
            except (Wrong, Refused):
                self._fade.let_go()
                raise
        page = window.workspace.columns.sizes()[0]
        self._fade.hold(page)  # nothing is refused from here on
        if whole:
            window.run.stop_race()  # else Play would drive its runners
            window.document.visit(experiment, self.tr("Lesson: {title}").format(title=title))
            if setting.broken != self._mistakes or setting.broken.any:
                self._send_mistakes(setting.broken)
            window.run.prepare(setting.iterations, 0)
            self._moves = _moves(setting, len(experiment.network.layers))
        self._awaited = window.run.sent
        self._show_views(scene)
        self._fade.go(page)
        window.run.show_example(_row(scene, setting))
        self._awaited = window.run.sent
        self._set_pace(scene, whole)
        window.actions_by_name["blame"].setChecked(scene.blame)

    def show_again(self, scene: Scene) -> None:
        """The scene of a page that stands already: its views and controls, nothing else."""
        example = None if self._window.run.snapshot is None else self._window.run.snapshot.example
        self._scene, self._whole, self._moves, self._again = scene, False, 0, True
        self._show_views(scene)
        if example is not None:  # any answer tells that what was taken back stands
            self._window.run.show_example(example.row, example.side)
        self._awaited = self._window.run.sent

    def _set_pace(self, scene: Scene, at_rest: bool) -> None:
        """The speed that the page asks for; one that another page asked for ends with it. A
        run that goes on takes it up; one that begins anew rests, whatever was seen last."""
        window = self._window
        if scene.speed is not None:
            rate = None if scene.speed == "flat out" else float(scene.speed)
            self._pace = (rate,)
        elif self._pace == (window.run.rate,) and self._before is not None:
            rate, self._pace = self._before.rate, None
        else:
            return
        if at_rest:
            window.run.rate = rate
        else:
            window.run.set_rate(rate)
        window.transport.set_speed(rate)

    def break_loop(self, mistakes: Mistakes) -> None:
        """A switch was thrown."""
        self._send_mistakes(mistakes)

    def _send_mistakes(self, mistakes: Mistakes) -> None:
        self._mistakes = mistakes
        self._window.run.set_mistakes(mistakes)

    def _show_views(self, scene: Scene) -> None:
        window = self._window
        if scene.views is not None:
            workspace = window.workspace
            every = (*KEPT_VIEWS, *workspace.right_keys, *workspace.lower_keys)
            wanted = {"experiment", *scene.views}
            workspace.set_hidden(key for key in every if key not in wanted)
            lower = [key for key in scene.views if key in workspace.lower_keys]
            if lower:
                workspace.bring_forward(lower[0])
        panel, controls = window.panel, set(scene.controls)
        panel.data.setVisible("data" in controls)
        network = bool(controls & {"network", "activation"})
        panel.network.limit(None if "network" in controls else ACTIVATION_ROWS)
        panel.network.setVisible(network)
        rows = [TRAINING_ROWS[key] for key in TRAINING_ROWS if key in controls]
        panel.training.limit(None if "training" in controls else frozenset().union(*rows))
        training = "training" in controls or bool(rows)
        panel.training.setVisible(training)
        shown = "data" in controls or network or training
        panel.setVisible(shown)
        small = not controls & {"data", "network", "training"}
        if shown:
            self._pin(small)
        lesson = window.lessons.panel
        chosen = bool(controls & {"chosen", "slider"})
        lesson.foot.setVisible(chosen or (small and (training or network)))
        window.chosen.setVisible(chosen)
        window.chosen.tell("chosen" in controls)

    def _pin(self, small: bool) -> None:
        """Few controls stay in sight below the text, many scroll with it."""
        panel = self._window.lessons.panel
        column = panel.pinned if small else panel.controls
        if column.indexOf(self._window.panel) < 0:
            column.addWidget(self._window.panel)
            self._window.panel.set_theme(self._window.appearance.theme)

    # what arrives ---------------------------------------------------------------------------

    def _arrived(self, snapshot: Snapshot) -> None:
        if self._scene is None or self._before is None:
            return
        if snapshot.answered < self._awaited or (self._whole and snapshot.running):
            return
        if self._moves:
            self._window.run.prepare(0, self._moves)
            self._moves, self._awaited = 0, self._window.run.sent
            return
        scene, self._scene = self._scene, None
        again, self._again = self._again, False
        if not again:
            self._pictures.show(scene, snapshot)
        if scene.chosen is not None and not again:
            self._window.selection.choose(index_of(snapshot, scene.chosen))
        self.settled.emit(snapshot)

    # leaving --------------------------------------------------------------------------------

    def leave(self, bring_back: bool) -> None:
        """Everything as it was; with `bring_back`, the document too (else another was opened)."""
        before, self._before = self._before, None
        self._scene = None
        if before is None:
            return
        window = self._window
        self._fade.hold()
        window.run.stop_race()
        if bring_back:
            window.document.leave(before.visit)
        self._pictures.put_back()
        window.panel.training.limit(None)
        window.panel.network.limit(None)
        for section in (window.panel.data, window.panel.network, window.panel.training):
            section.show()
        window.panel.show()
        window.chosen.show()
        window.chosen.tell(True)
        window.workspace.columns.left_width = LEFT_WIDTH
        window.workspace.set_hidden(before.hidden)
        window.workspace.below.show_view(before.front)
        window.workspace.columns.setSizes(list(before.sizes))
        window.run.rate = before.rate  # what comes back rests
        window.transport.set_speed(before.rate)
        window.actions_by_name["blame"].setChecked(before.blame)
        if bring_back:
            window.run.show_example(before.row)
            window.selection.choose(before.chosen)
        self._fade.go()


def index_of(snapshot: Snapshot, name: str) -> ParameterIndex | UnitIndex | None:
    """What a lesson calls `name` on the diagram; None if there is no such thing."""
    try:
        return quantities.find(snapshot, name).index
    except Wrong:
        return None


def _moves(scene: Scene, depth: int) -> int:
    """How many moves there are up to the last one of the scene's kind."""
    kinds = [kind for kind, _ in moves_of(depth)]
    if scene.move not in kinds:
        return 0
    return len(kinds) - kinds[::-1].index(scene.move)


def _row(scene: Scene, setting: Scene) -> int | None:
    example = scene.example if scene.example is not None else setting.example
    if example is None:
        return 0
    return None if example == "mean" else example - 1
