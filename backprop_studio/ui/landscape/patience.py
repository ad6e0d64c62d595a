"""The button that stops a picture which takes long, and lets it go on."""

from PySide6.QtCore import QObject, QTimer, Signal

from backprop_studio.ui.landscape.axes_bar import AxesBar

LINGER_MS = 1200  # that it stays when one picture after another takes long


class Patience(QObject):
    """`stopped` until the person goes on or asks for another picture."""

    changed = Signal()  # `stopped` is another

    def __init__(self, bar: AxesBar, parent: QObject) -> None:
        super().__init__(parent)
        self._bar = bar
        self.stopped = False
        self._linger = QTimer(self)
        self._linger.setSingleShot(True)
        self._linger.setInterval(LINGER_MS)
        self._linger.timeout.connect(self._hide)
        bar.stop_requested.connect(self.toggle)

    def show_progress(self, share: float | None) -> None:
        """How far the picture is; None: none takes long."""
        if share is not None and not self.stopped:
            self._bar.say_progress(share)
            self._linger.start()

    def toggle(self) -> None:
        """Compute this picture no further, or go on with it."""
        self.stopped = not self.stopped
        if self.stopped:
            self._bar.say_stopped()
        else:
            self._bar.say_progress(0.0)
            self._linger.start()
        self.changed.emit()

    def forget(self) -> None:
        """Another picture is wanted."""
        if self.stopped:
            self.stopped = False
            self._hide()
            self.changed.emit()

    def _hide(self) -> None:
        if not self.stopped:
            self._bar.say_progress(None)
