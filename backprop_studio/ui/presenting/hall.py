"""The window in the hall: full screen, few views, everything enlarged; and as it was before."""

from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QScreen

from backprop_studio.theme import Theme, hall_scale
from backprop_studio.ui.columns import NARROW
from backprop_studio.ui.spacing import room, spread
from backprop_studio.ui.thickness import use_thickness

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow

DIAGRAM_SHARE = 0.67  # of the width, beside another view
CHAIN_HEIGHT, CHAIN_MARGIN = 150, 20  # px under the diagram: at scale 1, and at any
SAME_SCALE = 0.02
RESIZED = 30  # ms from the last change of size
PAGE_SHARE = 0.32  # of the width, for the page of a lesson
BESIDE_PAGE = 0.56  # of the rest, for the diagram between the page and another view


class Arrangement(Struct, frozen=True):
    """Which views stand where, and how large they are."""

    hidden: tuple[str, ...]
    maximized: str | None
    columns: tuple[int, ...]
    middle: tuple[int, ...]
    right: tuple[int, ...]
    lower: str
    lower_open: bool


class Home(Struct, frozen=True):
    """How the window stood before the hall."""

    arrangement: Arrangement
    rearranged: bool
    geometry: QRect
    states: Qt.WindowState
    size: QSize
    bar: bool


class Hall(QObject):
    """Takes the window into the hall and back; `compose` says what is shown there."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._home: Home | None = None
        self._coming_home: Home | None = None
        self._views: tuple[str, ...] | None = None
        # Once the window has its size: another look takes longer than what is laid out anew.
        self._suiting = QTimer(self, singleShot=True, interval=RESIZED)
        self._suiting.timeout.connect(self._suit_type)
        window.installEventFilter(self)
        use_thickness(1.0)  # a window before this one may have been closed in the hall
        window.appearance.changed.connect(self._take_theme)

    @property
    def is_on(self) -> bool:
        """Whether the window is in the hall."""
        return self._home is not None

    # in and out -----------------------------------------------------------------------------

    def enter(self, screen: QScreen) -> None:
        """Remember everything, and fill that screen."""
        window = self._window
        self._coming_home = None
        self._home = Home(
            self.arrangement(),
            window.rearranged,
            window.geometry() if not window.windowState() else window.normalGeometry(),
            window.windowState(),
            window.size(),
            window.transport.isVisible(),
        )
        window.rearranged = True  # the columns are this one's
        window.transport.hide()
        window.workspace.below.set_bare(True)
        window.desk.free_left(True)
        self.fill(screen)

    def fill(self, screen: QScreen) -> None:
        """The whole of that screen, with type to suit."""
        window = self._window
        area = screen.geometry()
        self._set_scale(hall_scale(area.width(), area.height()))
        if window.isFullScreen() and window.screen() is not screen:
            window.showNormal()
        window.setGeometry(QRect(area))
        window.showFullScreen()
        window.activateWindow()

    def leave(self) -> None:
        """As it was."""
        home, self._home = self._home, None
        if home is None:
            return
        window = self._window
        self._set_scale(1.0)
        self._views = None
        window.desk.free_left(False)
        self._make_room(False)
        window.workspace.right.setOrientation(Qt.Orientation.Vertical)
        window.workspace.below.set_bare(False)
        window.transport.setVisible(home.bar)
        self._coming_home = home
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.setGeometry(home.geometry)
        window.setWindowState(home.states)  # on the screen where that is
        window.desk.lay_out()
        self.arrange(home.arrangement)
        window.rearranged = home.rearranged
        window.showing.catch_up()

    def home_changed(self, hidden: tuple[str, ...]) -> None:
        """A page or step shows other views now: they are there at home too."""
        home = self._home
        if home is None:
            return
        was = home.arrangement
        arrangement = Arrangement(
            hidden, None, was.columns, was.middle, was.right, was.lower, was.lower_open
        )
        self._home = Home(
            arrangement, home.rearranged, home.geometry, home.states, home.size, home.bar
        )

    # views ----------------------------------------------------------------------------------

    def arrangement(self) -> Arrangement:
        """How the views stand now."""
        workspace = self._window.workspace
        return Arrangement(
            workspace.hidden_keys,
            workspace.maximized,
            tuple(workspace.columns.sizes()),
            tuple(workspace.middle.sizes()),
            tuple(workspace.right.sizes()),
            workspace.below.current,
            workspace.below.is_open,
        )

    def arrange(self, wanted: Arrangement) -> None:
        """As an earlier `arrangement` said."""
        workspace = self._window.workspace
        workspace.set_hidden(wanted.hidden)
        if wanted.maximized is not None:
            workspace.maximize(wanted.maximized)
        workspace.below.set_open(wanted.lower_open)
        workspace.below.show_view(wanted.lower)
        self._dress()
        self._resize(wanted)

    def _resize(self, wanted: Arrangement) -> None:
        workspace = self._window.workspace
        workspace.columns.setSizes(list(wanted.columns))
        workspace.middle.setSizes(list(wanted.middle))
        workspace.right.setSizes(list(wanted.right))

    def compose(self, views: tuple[str, ...]) -> None:
        """Just these views, filling the screen."""
        self._views = views
        workspace = self._window.workspace
        every = ("experiment", "diagram", *workspace.right_keys, *workspace.lower_keys)
        workspace.set_hidden(key for key in every if key not in views)
        below = [key for key in views if key in workspace.lower_keys]
        if below:
            workspace.bring_forward(below[0])
        self._make_room("diagram" in views and bool(below))
        beside = "diagram" not in views
        across = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        workspace.right.setOrientation(across)
        self._dress()
        self._share_out()
        self._window.showing.catch_up()

    def _dress(self) -> None:
        """Hidden widgets lose their fonts when the style sheet changes: views that come into
        sight take theirs anew."""
        for views in (self._window.plots, self._window.lower_views):
            views.set_theme(self._window.appearance.theme)

    def _set_scale(self, scale: float) -> None:
        use_thickness(scale)
        self._window.appearance.set_scale(scale)

    def _take_theme(self, theme: Theme) -> None:
        spread(self._window, theme)

    def _make_room(self, crowded: bool) -> None:
        """Where the diagram stands above another view, its numbers need all the height."""
        self._window.move_bar.set_brief(crowded)
        self._window.strip.setVisible(not crowded)

    def _share_out(self) -> None:
        """Widths and heights of what is composed."""
        if self._views is None:
            return
        workspace, views = self._window.workspace, self._views
        width, height = workspace.width(), workspace.height()
        left = round(PAGE_SHARE * width) if "experiment" in views else 0
        middle = "diagram" in views or any(key in workspace.lower_keys for key in views)
        right = any(key in workspace.right_keys for key in views)
        rest = width - left
        beside = BESIDE_PAGE if left else DIAGRAM_SHARE
        share = (beside if right else 1.0) if middle else 0.0
        workspace.columns.setSizes([left, round(share * rest), round((1 - share) * rest)])
        theme = self._window.appearance.theme
        under = round(theme.px(CHAIN_HEIGHT) + room(theme) * CHAIN_MARGIN)
        if not middle:
            among = [key for key in workspace.right_keys if key in views]
            each = width // max(1, len(among))
            workspace.right.setSizes([each * (k in among) for k in workspace.right_keys])
        workspace.middle.setSizes([height - under, under] if "diagram" in views else [0, height])

    def _suit_type(self) -> None:
        """The window may get another size than the screen that was asked for."""
        window = self._window
        if self._home is None:
            return
        scale = hall_scale(window.width(), window.height())
        if abs(scale - window.appearance.theme.scale) > SAME_SCALE:
            self._set_scale(scale)
            self._share_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The screen manager resizes later than it is asked: share out again, and at home
        give the columns the widths they had."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            if self._home is not None:
                self._share_out()
                self._suiting.start()
            elif self._coming_home is not None:
                self._window.workspace.set_window_width(self._window.width())
                if self._window.width() >= NARROW:
                    self._resize(self._coming_home.arrangement)
                if self._window.size() == self._coming_home.size:
                    self._coming_home = None
        return False
