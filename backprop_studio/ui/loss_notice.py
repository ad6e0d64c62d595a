"""What the loss curve says of the run in words, with a button that does something about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from backprop_studio.experiment.notation import notation_of
from backprop_studio.experiment.numbers import format_count, format_number, with_mark
from backprop_studio.theme import Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.in_words import in_words
from backprop_studio.ui.memorizing import Gap, gap_details, gap_words
from backprop_studio.ui.plot_style import short_number


class LossNotice(QWidget):
    """Divergence (or steps that overshoot more and more) with a rate that helps; a network that
    memorizes, or one stopped early, with the way back to its best moment. Else hidden."""

    learning_rate_proposed = Signal(float)
    moment_requested = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] = ()
        self._rate: float | None = None
        self._moment: int | None = None  # that the button goes back to
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.remedy = QPushButton(self)
        self.remedy.setAutoDefault(False)
        self.remedy.clicked.connect(self._take_remedy)
        row = QHBoxLayout(self)  # beside each other: height is dearer than width here
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.remedy, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_snapshot(self, snapshot: Snapshot, gap: Gap | None) -> None:
        """Say it where there is something to say; `gap` is that of the record."""
        told = gap is not None and (gap.memorizes or snapshot.stopped == "early_stopping")
        state = (
            snapshot.stopped,
            snapshot.notice,
            snapshot.proposed_learning_rate,
            gap if told else None,
        )
        if state == self._shown:
            return
        self._shown = state
        self._rate = snapshot.proposed_learning_rate
        self._moment = gap.best_iteration if gap is not None and told else None
        if snapshot.stopped is None and self._rate is None and self._moment is None:
            self.hide()
            return
        memorizes = snapshot.stopped is None and self._rate is None and gap is not None
        self.sentence.setText(
            gap_words(gap) if memorizes and gap is not None else self._run_words(snapshot)
        )
        said = with_mark(in_words(snapshot.notice or ""))
        whole = gap_details(gap) if memorizes and gap is not None else said
        self.sentence.setToolTip(whole)
        self._name_remedy(notation_of(snapshot.experiment).learning_rate)
        self.show()

    def _run_words(self, snapshot: Snapshot) -> str:
        if snapshot.stopped == "diverged" and self._rate is None:
            return self._loop_words(snapshot)
        if snapshot.stopped == "diverged":
            rate = format_number(snapshot.learning_rate)
            sign = notation_of(snapshot.experiment).learning_rate
            return self.tr(
                "Diverged after iteration {iteration}: the steps with {sign} = {rate} are too long."
            ).format(iteration=format_count(snapshot.iteration), sign=sign, rate=rate)
        if snapshot.notice:
            return with_mark(in_words(snapshot.notice))
        if snapshot.stopped == "early_stopping":
            return self.tr("Stopped early: the validation loss no longer falls.")
        return self.tr("The loss grew beyond all bounds: the steps are too long.")

    def _loop_words(self, snapshot: Snapshot) -> str:
        """The loop that was broken on purpose is to blame, and no rate would help."""
        if snapshot.mistakes.wrong_sign:
            text = self.tr(
                "Diverged after iteration {iteration}: the wrong sign makes each step climb."
            )
        else:
            text = self.tr(
                "Diverged after iteration {iteration}: gradients that are not reset add up to "
                "longer and longer steps."
            )
        return text.format(iteration=format_count(snapshot.iteration))

    def _name_remedy(self, sign: str) -> None:
        """What the button does; a rate goes before a moment."""
        if self._rate is not None:
            rate = f"{sign} = {short_number(self._rate)}"
            self.remedy.setText(self.tr("Use {rate}").format(rate=rate))
            self.remedy.setToolTip(self.tr("Set the learning rate to {rate}").format(rate=rate))
        elif self._moment is not None:
            moment = format_count(self._moment)
            self.remedy.setText(self.tr("Go to {iteration}").format(iteration=moment))
            self.remedy.setToolTip(
                self.tr(
                    "Go back to iteration {iteration}, where the validation loss was smallest"
                ).format(iteration=moment)
            )
        self.remedy.setVisible(self._rate is not None or self._moment is not None)

    def _take_remedy(self) -> None:
        if self._rate is not None:
            self.learning_rate_proposed.emit(self._rate)
        elif self._moment is not None:
            self.moment_requested.emit(self._moment)

    def set_theme(self, theme: Theme) -> None:
        """Small type, in the ink of a warning."""
        letter(self.sentence, theme.font(12), theme.negative_text)
        self._shown = ()  # its numbers, too, may be written otherwise now
        self.remedy.setFont(theme.font(12, 500))
