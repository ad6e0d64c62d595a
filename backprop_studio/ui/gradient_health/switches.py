"""The remedies as switches: each an ordinary edit of the document, which can be undone."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from backprop_studio.experiment.model import Experiment
from backprop_studio.experiment.numbers import format_number
from backprop_studio.theme import TEXT, Theme
from backprop_studio.ui.gradient_health import remedies
from backprop_studio.ui.panel_rows import PanelRows
from backprop_studio.ui.panel_words import ACTIVATIONS, INITIALIZERS, in_user_language
from backprop_studio.ui.widgets.choice import Choice

WIDTH, CHOICE_WIDTH = 224, 128


class Switches(QWidget):
    """`edited(make, text)`: `make` turns the present experiment into an `Edit`."""

    edited = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Remedies"))
        self.setFixedWidth(WIDTH)
        self._features = 0
        self._shown: tuple[Experiment, int] | None = None
        self._rows = PanelRows(self)
        self.activation = Choice(self.tr("Hidden activation"), in_user_language(ACTIVATIONS))
        self.activation.chosen.connect(self._activation_chosen)
        self._rows.row("activation", self.tr("Activation"), self.activation, CHOICE_WIDTH)
        self.initializer = Choice(self.tr("Initializer"), in_user_language(INITIALIZERS))
        self.initializer.chosen.connect(self._initializer_chosen)
        self._rows.row("initializer", self.tr("Initializer"), self.initializer, CHOICE_WIDTH)
        self.batch_norm = QCheckBox(self.tr("Batch normalization"))
        self.batch_norm.clicked.connect(self._batch_norm_clicked)
        self.residual = QCheckBox(self.tr("Residual connections"))
        self.residual.clicked.connect(self._residual_clicked)
        self.clipping = QCheckBox()
        self.clipping.clicked.connect(self._clipping_clicked)
        for box in (self.batch_norm, self.residual, self.clipping):
            self._rows.wide(box.text() or "clipping", box)
        self._rows.finish()
        self._explain()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._rows)

    def _explain(self) -> None:
        for widget, text in (
            (self.activation, self.tr("Of every hidden layer; σ passes at most ¼ of the blame")),
            (self.initializer, self.tr("How the weights are drawn; He's rule is made for ReLU")),
            (
                self.batch_norm,
                self.tr("Every hidden layer's z is brought to mean 0 and spread 1 in each batch"),
            ),
            (
                self.clipping,
                self.tr("A gradient (of all parameters together) that is longer is shortened"),
            ),
        ):
            widget.setToolTip(text)

    def show_experiment(self, experiment: Experiment, features: int) -> None:
        """Show what is switched on; emits nothing."""
        if self._shown is not None and (self._shown[0] is experiment):
            return
        self._shown, self._features = (experiment, features), features
        kind = remedies.hidden_activation(experiment)
        self.activation.set_key(kind or "mixed", None if kind else self.tr("mixed"))
        self.initializer.set_key(experiment.network.initializer)
        self.batch_norm.setChecked(remedies.has_batch_norm(experiment))
        able = bool(remedies.residual_layers(experiment, features))
        self.residual.setEnabled(able)
        self.residual.setChecked(remedies.has_residual(experiment, features))
        self.residual.setToolTip(
            self.tr("Every hidden layer adds its input to its output, where the widths are equal")
            if able
            else self.tr("No hidden layer is as wide as the one below it")
        )
        norm = experiment.training.clip_norm
        self.clipping.setChecked(norm is not None)
        self.clipping.setText(
            self.tr("Clip the gradient to {length}").format(
                length=format_number(norm or remedies.CLIP_NORM, digits=1)
            )
        )

    def set_theme(self, theme: Theme) -> None:
        """Fonts of names and boxes."""
        self.setFixedWidth(round(theme.px(WIDTH)))
        self._rows.set_theme(theme)
        for box in (self.batch_norm, self.residual, self.clipping):
            box.setFont(theme.font(TEXT))

    # what a person does ---------------------------------------------------------------------

    def _activation_chosen(self, key: str) -> None:
        self.edited.emit(
            partial(remedies.with_activation, activation=key), self.tr("Hidden activation")
        )

    def _initializer_chosen(self, key: str) -> None:
        self.edited.emit(
            partial(remedies.with_initializer, initializer=key), self.tr("Initializer")
        )

    def _batch_norm_clicked(self, on: bool) -> None:
        self.edited.emit(partial(remedies.with_batch_norm, on=on), self.batch_norm.text())

    def _residual_clicked(self, on: bool) -> None:
        make = partial(remedies.with_residual, on=on, features=self._features)
        self.edited.emit(make, self.residual.text())

    def _clipping_clicked(self, on: bool) -> None:
        self.edited.emit(partial(remedies.with_clipping, on=on), self.tr("Clip the gradient"))
