"""How far an export is and how long it will still take, with a way out."""

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

ENOUGH = 3  # pieces done, before the time for the rest can be told
MINUTE, LONG = 60.0, 100.0  # s


class ExportProgress(QProgressDialog):
    """Says `text` over `window`; `canceled` when the person does not want to wait."""

    def __init__(self, text: str, total: int, window: QWidget) -> None:
        super().__init__(text, "", 0, total, window)
        self.setCancelButtonText(self.tr("Cancel"))
        self.setObjectName("exporting")
        self.setWindowTitle(self.tr("Export"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumDuration(0)
        self.setAutoClose(False)
        self.setAutoReset(False)
        self._text = text
        self._clock = QElapsedTimer()
        self._clock.start()
        self.setValue(0)

    def show_done(self, done: int) -> None:
        """So many pieces are done."""
        self.setValue(done)
        lines = [self._text, self.tr("{done} of {total}").format(done=done, total=self.maximum())]
        if ENOUGH <= done < self.maximum():
            each = self._clock.elapsed() / 1000.0 / done
            lines.append(self._left(each * (self.maximum() - done)))
        self.setLabelText("\n".join(lines))

    def _left(self, seconds: float) -> str:
        if seconds > LONG:
            return self.tr("about {minutes} min left").format(minutes=round(seconds / MINUTE))
        return self.tr("about {seconds} s left").format(seconds=max(1, round(seconds)))
