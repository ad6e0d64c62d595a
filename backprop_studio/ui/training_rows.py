"""The training section: loss, optimizer, learning rate; the rest in a fold."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.notation import notation_of
from backprop_studio.experiment.numbers import format_fixed, format_number
from backprop_studio.theme import TEXT, Theme
from backprop_studio.ui import experiment_edits as edits
from backprop_studio.ui.edit_rows import EditRows
from backprop_studio.ui.panel_rows import LOSS_WIDTH, NUMBER_WIDTH, PanelRows
from backprop_studio.ui.panel_words import (
    LOSSES,
    OPTIMIZER_NUMBERS,
    OPTIMIZERS,
    in_user_language,
    word,
)
from backprop_studio.ui.regularizing_edits import patience, with_patience
from backprop_studio.ui.row_meanings import training_meanings
from backprop_studio.ui.widgets.choice import Choice
from backprop_studio.ui.widgets.fold import Fold
from backprop_studio.ui.widgets.number_field import NumberField
from backprop_studio.ui.widgets.value_slider import Scale, ValueSlider

LEARNING_RATES = Scale(1e-5, 10.0, logarithmic=True)


class KeyField(NumberField):
    """The number that stands under one key of the document."""

    key_committed = Signal(str, object)

    def __init__(
        self,
        key: str,
        name: str,
        low: float,
        high: float,
        *,
        whole: bool = False,
        optional: bool = False,
        above: bool = False,
    ) -> None:
        super().__init__(name, low, high, whole=whole, optional=optional, above=above)
        self._key = key
        self.committed.connect(self._pass_on)

    def _pass_on(self, value: object) -> None:
        self.key_committed.emit(self._key, value)


class TrainingRows(EditRows):
    """All that can change while a run goes on, and the loss, which starts it again."""

    def __init__(self) -> None:
        super().__init__()
        self.heading(self.tr("Training"))
        self.loss = Choice(self.tr("Loss"), in_user_language(LOSSES))
        self.loss.chosen.connect(self._loss_chosen)
        self.row("loss", self.tr("Loss"), self.loss, width=LOSS_WIDTH)
        self.delta = self.field(self.tr("Huber's δ"), 0, 1e6, above=True)
        self.delta.committed.connect(self._delta_committed)
        self.row("delta", self.tr("Huber's δ"), self.delta, width=NUMBER_WIDTH)
        self.optimizer = Choice(self.tr("Optimizer"), in_user_language(OPTIMIZERS))
        self.optimizer.chosen.connect(self._optimizer_chosen)
        self.row("optimizer", self.tr("Optimizer"), self.optimizer)
        self.rate = self.field(self.tr("Learning rate"), 0, 1000, above=True)
        self.rate.committed.connect(self._rate_committed)
        self._rate_name = self.row("rate", self.tr("Learning rate"), self.rate, width=NUMBER_WIDTH)
        self.rate_slider = ValueSlider(LEARNING_RATES, self.tr("Learning rate"), steps=600)
        self.rate_slider.setObjectName("learning_rate")
        self.rate_slider.edited.connect(self._rate_edited)
        self.wide("rate_slider", self.rate_slider)
        self._least_rate, _most = self.ends("rate_ends", "", "10")
        self.fold = Fold(self.tr("Momentum, batch, penalties …"))
        self.wide("fold", self.fold)
        self._more = PanelRows()
        inside = QVBoxLayout(self.fold.body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._more)
        self._optimizer_fields: dict[str, KeyField] = {}
        self._training_fields: dict[str, KeyField] = {}
        self._fill_fold()

    def _fill_fold(self) -> None:
        for key, text, low, high, above in OPTIMIZER_NUMBERS:
            name = word(((key, text),), key)
            field = KeyField(key, name, low, high, above=above)
            field.key_committed.connect(self._optimizer_number)
            self._optimizer_fields[key] = self._placed(field, key, name)
        self.nesterov = QCheckBox(self.tr("Nesterov"))
        self.nesterov.clicked.connect(self._nesterov_clicked)
        self._more.wide("nesterov", self.nesterov)
        for key, name, low, whole, optional, above in (
            ("batch_size", self.tr("Batch size"), 1.0, True, True, False),
            ("l1", self.tr("L1 penalty"), 0.0, False, False, False),
            ("l2", self.tr("L2 penalty"), 0.0, False, False, False),
            ("clip_value", self.tr("Clip each to ±"), 0.0, False, True, True),
            ("clip_norm", self.tr("Clip the norm to"), 0.0, False, True, True),
        ):
            field = KeyField(key, name, low, 1e9, whole=whole, optional=optional, above=above)
            if optional:
                field.setPlaceholderText(
                    self.tr("all rows") if key == "batch_size" else self.tr("off")
                )
            field.key_committed.connect(self._training_number)
            self._training_fields[key] = self._placed(field, key, name)
        self.patience = self.field(self.tr("Early stopping"), 1, 1e9, whole=True, optional=True)
        self.patience.setPlaceholderText(self.tr("off"))
        self.patience.setToolTip(
            self.tr("Stop after so many epochs without a new minimum of the validation loss")
        )
        self.patience.committed.connect(self._patience_committed)
        name = self.tr("Early stopping")
        self._more.row("patience", name, self.patience, width=NUMBER_WIDTH)
        self.shuffle = QCheckBox(self.tr("Shuffle each epoch"))
        self.shuffle.clicked.connect(self._shuffle_clicked)
        self._more.wide("shuffle", self.shuffle)
        for rows in (self, self._more):
            rows.explain(training_meanings())

    def limit(self, keys: frozenset[str] | None) -> None:
        """Show no other rows than these; one of the fold stands there without its fold."""
        inner = frozenset() if keys is None else keys & self._more.keys
        self.fold.set_bare(bool(inner))
        self._more.limit(inner or None)
        super().limit(keys if keys is None or not inner else keys | {"fold"})

    def _placed(self, field: KeyField, key: str, name: str) -> KeyField:
        field.refused.connect(self.refused)
        self._more.row(key, name, field, width=NUMBER_WIDTH)
        return field

    def show_experiment(self, experiment: Experiment) -> None:
        """Show the numbers that this loss and this optimizer have."""
        loss, optimizer = edits.loss_of(experiment), experiment.optimizer
        self.loss.set_key(edits.tag_of(loss))
        outputs = experiment.network.layers[-1].units
        self.loss.allow(
            "cross_entropy", outputs > 1, self.tr("cross-entropy needs at least two outputs")
        )
        self.delta.set_value(getattr(loss, "delta", 1.0))
        self.show_row("delta", hasattr(loss, "delta"))
        self.optimizer.set_key(edits.tag_of(optimizer))
        self.rate.set_value(optimizer.learning_rate)
        self._least_rate.setText(format_fixed(1e-5, 5))
        self.rate_slider.set_real_value(optimizer.learning_rate)
        self.rate_slider.setAccessibleDescription(format_number(optimizer.learning_rate))
        self._rate_name.setText(
            self.tr("Learning rate {symbol}").format(symbol=notation_of(experiment).learning_rate)
        )
        for key, field in self._optimizer_fields.items():
            self._more.show_row(key, hasattr(optimizer, key))
            field.set_value(getattr(optimizer, key, None))
        self._more.show_row("nesterov", hasattr(optimizer, "nesterov"))
        self.nesterov.setChecked(bool(getattr(optimizer, "nesterov", False)))
        self.nesterov.setEnabled(bool(getattr(optimizer, "momentum", 0.0)))
        for key, field in self._training_fields.items():
            field.set_value(getattr(experiment.training, key))
        self.patience.set_value(patience(experiment))
        self.shuffle.setChecked(experiment.training.shuffle)

    def set_theme(self, theme: Theme) -> None:
        """The fold and the slider too."""
        super().set_theme(theme)
        self._more.set_theme(theme)
        self.rate.setFont(theme.font(TEXT, 600))
        self.rate_slider.set_theme(theme)

    # what a person does ---------------------------------------------------------------------

    def _loss_chosen(self, key: str) -> None:
        self.ask(partial(edits.with_loss, kind=key), self.tr("Loss"))

    def _delta_committed(self, value: float) -> None:
        self.ask(partial(edits.with_huber_delta, delta=value), self.tr("Huber's δ"))

    def _optimizer_chosen(self, key: str) -> None:
        self.ask(partial(edits.with_optimizer, kind=key), self.tr("Optimizer"))

    def _rate_committed(self, value: float) -> None:
        make = partial(edits.with_optimizer_number, key="learning_rate", value=value)
        self.ask(make, self.tr("Learning rate"))

    def _rate_edited(self, value: float, gesture: str) -> None:
        make = partial(edits.with_optimizer_number, key="learning_rate", value=value)
        self.ask(make, self.tr("Learning rate"), gesture)

    def _optimizer_number(self, key: str, value: float) -> None:
        make = partial(edits.with_optimizer_number, key=key, value=value)
        self.ask(make, self._optimizer_fields[key].accessibleName())

    def _training_number(self, key: str, value: float | None) -> None:
        make = partial(edits.with_training, key=key, value=value)
        self.ask(make, self._training_fields[key].accessibleName())

    def _patience_committed(self, value: int | None) -> None:
        self.ask(partial(with_patience, epochs=value), self.patience.accessibleName())

    def _nesterov_clicked(self, checked: bool) -> None:
        make = partial(edits.with_optimizer_number, key="nesterov", value=checked)
        self.ask(make, self.tr("Nesterov"))

    def _shuffle_clicked(self, checked: bool) -> None:
        self.ask(partial(edits.with_training, key="shuffle", value=checked), self.tr("Shuffle"))
