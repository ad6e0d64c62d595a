"""The menu's entries for exports; what they need is loaded when the first of them is chosen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from backprop_studio.ui.exporting.exports import Exports
    from backprop_studio.ui.main_window import MainWindow


class ExportEntries(QObject):
    """Each method is what one action does; see `Exports`."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._exports: Exports | None = None
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Once the window is on the screen, views can be dragged out of it."""
        if watched is self._window and event.type() == QEvent.Type.Show:
            self._window.removeEventFilter(self)
            from backprop_studio.ui.exporting.drag_out import DragOut

            DragOut(self._window).watch()
        return False

    @property
    def exports(self) -> "Exports":
        """Made at its first use."""
        if self._exports is None:
            from backprop_studio.ui.exporting.exports import Exports

            self._exports = Exports(self._window)
        return self._exports

    def show_dialog(self) -> None:
        """Picture or film…"""
        self.exports.show_dialog()

    def copy_view(self) -> None:
        """Copy view."""
        self.exports.copy_view()

    def export_csv(self) -> None:
        """Run as a table…"""
        self.exports.export_csv()

    def export_sheet(self) -> None:
        """Hand-calculation sheet…"""
        self.exports.export_sheet()

    def export_pytorch(self) -> None:
        """PyTorch script…"""
        self.exports.export_pytorch()

    def export_numpy(self) -> None:
        """NumPy script…"""
        self.exports.export_numpy()

    def export_onnx(self) -> None:
        """Trained network…"""
        self.exports.export_onnx()
