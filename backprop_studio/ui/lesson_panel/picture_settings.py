"""How pictures are looked at on a page, and put back when the lesson is left."""

from typing import TYPE_CHECKING

from backprop_studio.engine.parameter_index import ParameterIndex
from backprop_studio.lessons import quantities
from backprop_studio.lessons.scene import Scale, Scene
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.training.messages import Snapshot

if TYPE_CHECKING:  # importing pyqtgraph takes half a second: only after the first paint
    from backprop_studio.ui.landscape.view import LandscapeView
    from backprop_studio.ui.loss_curve import LossCurve
    from backprop_studio.ui.main_window import MainWindow
    from backprop_studio.ui.output.output_view import OutputView


class PictureSettings:
    """The side of the landscape, its axes and range, the squares of the fit, and the scale of
    the loss curve."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._mode: str | None = None  # before the lesson
        self._squares = False
        self._ranged = False  # the page before has chosen the range
        self._logarithmic: bool | None = None  # the person's scale, while a page has its own

    def _views(self) -> "tuple[LandscapeView, OutputView] | None":
        if not self._window.plots.built:
            return None
        from backprop_studio.ui.landscape.view import LandscapeView
        from backprop_studio.ui.output.output_view import OutputView

        views = self._window.plots.views
        landscape, output = views["landscape"], views["output"]
        assert isinstance(landscape, LandscapeView) and isinstance(output, OutputView)
        return landscape, output

    def _curve(self) -> "LossCurve | None":
        if not self._window.plots.built:
            return None
        from backprop_studio.ui.loss_curve import LossCurve

        curve = self._window.plots.views["curve"]
        assert isinstance(curve, LossCurve)
        return curve

    def remember(self) -> None:
        """A lesson begins."""
        views = self._views()
        if views is not None:
            landscape, output = views
            self._mode, self._squares = landscape.mode, output.draws_squares

    def show(self, scene: Scene, snapshot: Snapshot) -> None:
        """What the page asks for; what it leaves out stays as it is, but for the squares."""
        views = self._views()
        if views is None:
            return
        landscape, output = views
        output.draw_squares(scene.squares)
        if scene.landscape is not None and landscape.mode != scene.landscape:
            landscape.set_mode(scene.landscape)
        pair = [_parameter(snapshot, name) for name in scene.axes or ()]
        if len(pair) == 2 and pair[0] is not None and pair[1] is not None:
            landscape.set_axes(pair[0], pair[1])
        if scene.range is not None:
            landscape.look_over(*scene.range)
        elif self._ranged:
            landscape.fit()
        self._ranged = scene.range is not None
        self._scale(scene.curve)

    def _scale(self, wanted: Scale | None) -> None:
        """The scale that a page asks for; without one, that of the person again."""
        curve = self._curve()
        if curve is None:
            return
        if wanted is not None:
            if self._logarithmic is None:
                self._logarithmic = curve.canvas.logarithmic
            curve.look(wanted == "log", None)
        elif self._logarithmic is not None:
            curve.look(self._logarithmic, None)
            self._logarithmic = None

    def put_back(self) -> None:
        """The lesson is left. The axes go with its network."""
        views = self._views()
        if views is not None and self._mode is not None:
            landscape, output = views
            output.draw_squares(self._squares)
            if self._ranged:
                landscape.fit()
            if landscape.mode != self._mode:
                landscape.set_mode(self._mode)
        self._scale(None)
        self._mode, self._ranged = None, False


def _parameter(snapshot: Snapshot, name: str) -> ParameterIndex | None:
    try:
        index = quantities.find(snapshot, name).index
    except Wrong:
        return None
    return index if isinstance(index, ParameterIndex) else None
