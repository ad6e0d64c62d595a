"""The window without a screen: what the command line takes its pictures from."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt
from PySide6.QtWidgets import QWidget

from backprop_studio.experiment import storage
from backprop_studio.experiment.build import build
from backprop_studio.export.film import Film
from backprop_studio.export.unfit import Unfit
from backprop_studio.settings import Settings
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.exporting.filming import Filming
from backprop_studio.ui.views import TITLES

SIZE = (1280, 800)
SHORT, LONG = 0.05, 1.3  # s without a question; long enough for what tells progress to go
WHOLE = "window"
NAMES = (WHOLE, *TITLES)


class UnseenWindow:
    """The program on settings of its own; use in a `with` block."""

    def __init__(self) -> None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from backprop_studio.ui.studio import Studio

        self._folder = tempfile.TemporaryDirectory(prefix="backprop-studio-")
        folder = Path(self._folder.name)
        self._failed, self._restless_at = False, 0.0
        self._studio = Studio(Settings(folder), folder)
        self._studio.thread_.failed.disconnect()
        self._studio.thread_.failed.connect(self._fail)
        self.window = self._studio.window
        self.window.setWindowState(Qt.WindowState.WindowNoState)  # there is no screen to fill
        self.window.resize(*SIZE)
        self.window.show()
        self.until(self._is_built)
        self.settle()

    def __enter__(self) -> "UnseenWindow":
        return self

    def __exit__(self, *_problem: object) -> None:
        self._studio.finish()
        self.window.hide()
        self.window.deleteLater()
        self._studio.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self._folder.cleanup()

    @property
    def snapshot(self) -> Snapshot:
        """The state that is shown."""
        newest = self._studio.display.newest
        assert newest is not None
        return newest

    def open(self, path: Path) -> None:
        """Open a document. Raises Refused."""
        experiment = storage.load(path)
        build(experiment, path.resolve().parent)
        self._studio.document.new(experiment, path.resolve())
        self.settle()

    def advance(self, steps: int, progress: Callable[[int], object]) -> None:
        """Make so many iterations, and wait until they are drawn."""
        done = 0
        while done < steps and self.snapshot.stopped is None:
            count = min(100, steps - done)
            self.window.run.prepare(count, 0)
            self.settle()
            done += count
            progress(count)

    def view(self, name: str) -> QWidget:
        """A view with the whole window to itself, or the window. Raises Unfit."""
        workspace = self.window.workspace
        if name == WHOLE:
            self.settle(LONG)
            return self.window.centralWidget()
        widget = workspace.view(name)
        if widget is None:
            raise Unfit(f"there is no view {name!r}; there are: {', '.join(NAMES)}")
        workspace.maximize(name)
        workspace.bring_forward(name)
        self.settle(LONG)
        if not widget.isVisible():
            raise Unfit(f"the view {name!r} is of no use for this document")
        return self.window.diagram if name == "diagram" else widget

    def film(
        self,
        widget: QWidget,
        iterations: tuple[int, ...],
        film: Film,
        path: Path,
        progress: Callable[[int], object],
    ) -> None:
        """Film `widget` through `iterations`. Raises OSError."""
        filming = Filming(self.window, [widget], iterations, film, path, watched=False)
        problems: list[str] = []
        filming.ended.connect(problems.append)
        filming.advanced.connect(progress)
        try:
            filming.start()
            self.until(lambda: bool(problems))
        except BaseException:
            filming.cancel()
            raise
        if problems[0]:
            raise OSError(problems[0])

    def settle(self, quiet: float = SHORT) -> None:
        """Until everything is answered and drawn, and nothing more is asked for: a view may
        look at what has arrived for a moment, and want it finer."""
        self._restless_at = time.monotonic()
        self.until(lambda: self._rests_for() > quiet)

    def until(self, is_so: Callable[[], bool]) -> None:
        """Let the window work until then. Raises Unfit if its worker fails."""
        loop = QEventLoop()
        while not is_so():
            loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            if self._failed:
                raise Unfit("training stopped because of a mistake in the program")
            time.sleep(0.001)

    def _fail(self, _details: str) -> None:
        self._failed = True

    def _is_built(self) -> bool:
        return self.window.plots.built

    def _rests_for(self) -> float:
        display, now = self._studio.display, time.monotonic()
        drawn = self.window.showing.redraw.complete
        if display.newest is None or display.active or not drawn:
            self._restless_at = now
        return now - self._restless_at
