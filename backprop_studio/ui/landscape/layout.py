"""How the landscape's view is laid out: heading, axes, the three canvases, captions."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from backprop_studio.theme import Theme
from backprop_studio.ui.landscape.axes_bar import AxesBar
from backprop_studio.ui.landscape.captions import LandscapeCaptions
from backprop_studio.ui.landscape.contour_canvas import ContourCanvas
from backprop_studio.ui.landscape.picture import Relief
from backprop_studio.ui.landscape.valley_canvas import ValleyCanvas
from backprop_studio.ui.plot_heading import PlotHeading
from backprop_studio.ui.race.marks import RunnerMark
from backprop_studio.ui.widgets.segmented import Segmented


class LandscapeLayout(QObject):
    """The widgets inside `parent`, and what stands in them. The surface is made when it is
    looked at for the first time."""

    mode_chosen = Signal(str)
    fit_requested = Signal()  # on the surface

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._theme: Theme | None = None
        self._relief: Relief | None = None
        self.mode = "contours"
        modes = (
            ("valley", self.tr("Valley")),
            ("contours", self.tr("Contours")),
            ("surface", self.tr("Surface")),
        )
        self.switch = Segmented(self.tr("Side from which the landscape is seen"), modes, parent)
        self.switch.set_chosen(self.mode)
        self.switch.chosen.connect(self.mode_chosen)
        self.heading = PlotHeading(self.tr("Loss landscape"), (self.switch,), parent)
        self.bar = AxesBar(parent)
        self.contours = ContourCanvas(parent)
        self.contours.setAccessibleName(self.tr("Contours of the loss"))
        self.valley = ValleyCanvas(parent)
        self.valley.setAccessibleName(self.tr("The loss along one parameter"))
        self.valley.empty_text = self.tr("The loss along one parameter is being computed …")
        hint = self.tr(
            "Drag the ball, or click where it should go (arrow keys move it, Shift: less); "
            "drag elsewhere to pan, wheel to zoom, A fits"
        )
        self.surface: Any = None
        self.stack = QStackedWidget(parent)
        for canvas in (self.contours, self.valley):
            canvas.setToolTip(hint)
            self.stack.addWidget(canvas)
        self.captions = LandscapeCaptions(parent)
        self._rate = self._sample = ("", "")  # in short, and explained
        self._lay_out(parent)

    def _lay_out(self, parent: QWidget) -> None:
        column = QVBoxLayout(parent)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        column.addWidget(self.captions)
        parent.setMinimumSize(280, 200)

    # modes ----------------------------------------------------------------------------------

    def show_mode(self, mode: str) -> None:
        """Bring one of the three to the front."""
        if mode == "surface" and self.surface is None:
            self._make_surface()
        self.mode = mode
        self.switch.set_chosen(mode)
        canvas = {"valley": self.valley, "contours": self.contours}.get(mode, self.surface)
        self.stack.setCurrentWidget(canvas)

    def _make_surface(self) -> None:
        from backprop_studio.ui.landscape.surface import SurfaceCanvas

        self.surface = SurfaceCanvas(self._parent)
        self.surface.empty_text = self.contours.empty_text
        self.surface.home_requested.connect(self.fit_requested)
        self.stack.addWidget(self.surface)
        if self._theme is not None:
            self.surface.set_theme(self._theme)

    def aspect(self) -> float:
        """Width over height of what the picture fills."""
        if self.mode == "surface":
            return 1.0
        area = self.contours.plot_area()
        return area.width() / area.height() if area.height() > 20 else 1.5

    # what stands there ------------------------------------------------------------------------

    def show_relief(self, relief: Relief) -> None:
        """In the canvas in sight."""
        if self.mode == "surface" and self.surface is not None:
            self.surface.show_landscape(relief)
        else:
            self.contours.show_landscape(relief)

    @property
    def enlarged(self) -> tuple[float, ...]:
        """How many times its true length each arrow is drawn in the canvas in sight."""
        canvas: Any = {"valley": self.valley, "contours": self.contours}.get(self.mode)
        return tuple((self.surface if canvas is None else canvas).enlarged)

    def show_runners(self, runners: Sequence[RunnerMark]) -> None:
        """Of a race, in the canvas in sight."""
        if self.mode == "surface" and self.surface is not None:
            self.surface.set_runners(runners)
        else:
            self.contours.set_runners(runners)

    def clear(self, why: str) -> None:
        """No picture, and why."""
        if self.surface is not None:
            self.surface.clear(why)
        self.contours.clear(why)
        self.say_nothing()

    def say_nothing(self) -> None:
        """Of a picture that is not there."""
        self.say_floor("")
        self.say_arrows("")
        self.say_sample("", "")
        self.say_note("")

    def say_arrows(self, text: str) -> None:
        """Under the plot at the left."""
        self.captions.say(self.captions.arrows, text)

    def say_floor(self, text: str) -> None:
        """Under the plot at the right."""
        self.captions.say(self.captions.floor, text)

    def say_note(self, text: str) -> None:
        """Beside the axes."""
        self.bar.note.say(text)

    def say_rate(self, text: str, explained: str) -> None:
        """What the learning rate does here."""
        self._rate = text, explained
        self._say_lower_line()

    def say_sample(self, text: str, explained: str) -> None:
        """That the picture is over a sample; where no rate is spoken of."""
        self._sample = text, explained
        self._say_lower_line()

    def _say_lower_line(self) -> None:
        text, explained = self._rate if self._rate[0] else self._sample
        self.captions.say(self.captions.rate, text)
        if explained:
            self.captions.rate.setToolTip(f"{text}. {explained}")

    def describe(self, text: str) -> None:
        """For screen readers, where the ball is."""
        canvas = self.stack.currentWidget()
        if canvas is not None:
            canvas.setAccessibleDescription(text)

    def set_theme(self, theme: Theme) -> None:
        """Take over colours, fonts and scale."""
        self._theme = theme
        parts = (self.heading, self.bar, self.contours, self.valley, self.captions)
        for part in (*parts, self.surface):
            if part is not None:
                part.set_theme(theme)
        self.switch.setFont(theme.font(12))
