"""The chosen weight, bias or unit: its value on a slider, its gradient, its next step."""

from math import isnan

from PySide6.QtCore import QPointF, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backprop_studio.document.document import Document
from backprop_studio.engine.parameter_index import ParameterIndex, UnitIndex
from backprop_studio.experiment.model import InlineData
from backprop_studio.experiment.notation import Naming
from backprop_studio.experiment.numbers import format_number
from backprop_studio.theme import CAPTION, TEXT, Theme
from backprop_studio.training.messages import Snapshot
from backprop_studio.training.quantity import Kind, Quantity
from backprop_studio.ui.chosen_numbers import (
    gradient_text,
    has_unit,
    step_text,
    unit_lines,
    value_at,
)
from backprop_studio.ui.dressing import letter
from backprop_studio.ui.plot_style import short_number
from backprop_studio.ui.view import Selection, View
from backprop_studio.ui.widgets.number_field import NumberField
from backprop_studio.ui.widgets.value_slider import Scale, ValueSlider, new_gesture

END = 5.0
FIELD_WIDTH = 84  # px at scale 1
BESIDE = 30  # at the sides of its number


class ChosenPanel(View):
    """Emits what a person sets; the window passes it to the document."""

    parameter_dragged = Signal(object, float, str)  # ParameterIndex, value, gesture
    input_dragged = Signal(int, float, str)  # input, value, gesture
    target_dragged = Signal(int, float, str)  # output, value, gesture
    refused = Signal(str)

    def __init__(
        self, document: Document, selection: Selection, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("chosen")
        self.setAccessibleName(self.tr("Chosen weight, bias or unit"))
        self._document, self._selection = document, selection
        self._snapshot: Snapshot | None = None
        self._earlier: Snapshot | None = None
        self._told = True
        self._title = QLabel(self)
        self._place = QLabel(self)
        self._name = QLabel(self)
        self.field = NumberField(self.tr("Value"), quantity="weight")
        self.field.committed.connect(self._committed)
        self.field.refused.connect(self.refused)
        self.slider = ValueSlider(Scale(-END, END), self.tr("Value"), steps=2000)
        self.slider.setObjectName("chosen_value")
        self.slider.edited.connect(self._edited)
        self._low, self._worked, self._high = QLabel(self), QLabel(self), QLabel(self)
        self._lines = [(QLabel(self), QLabel(self)) for _ in range(4)]
        self._lay_out()
        selection.changed.connect(self._refresh)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for left, right in (
            (self._title, self._place),
            (self._name, self.field),
        ):
            row = QHBoxLayout()
            row.addWidget(left)
            if right is self._place:
                row.addWidget(right, 1)
            else:
                row.addStretch(1)
                row.addWidget(right)
            column.addLayout(row)
        column.addWidget(self.slider)
        ends = QHBoxLayout()
        for label in (self._low, self._worked, self._high):
            if label is not self._low:
                ends.addStretch(1)
            ends.addWidget(label)
        column.addLayout(ends)
        for name, figure in self._lines:
            row = QHBoxLayout()
            row.addWidget(name)
            row.addStretch(1)
            row.addWidget(figure)
            column.addLayout(row)

    # what is shown --------------------------------------------------------------------------

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the chosen one's present numbers."""
        self._snapshot = snapshot
        self._refresh()

    def show_earlier(self, snapshot: Snapshot | None) -> None:
        """Mark in grey where the chosen one stood in an earlier state."""
        self._earlier = snapshot
        self._refresh()

    def tell(self, told: bool) -> None:
        """Whether gradient and next step stand below the value, as they do at first; from the
        next state on, for the present one may be that of another document."""
        self._told = told

    def set_theme(self, theme: Theme) -> None:
        """Fonts, gradient in amber."""
        self._title.setFont(theme.font(TEXT, 600))
        letter(self._place, theme.font(TEXT), theme.muted)
        self._name.setFont(theme.font(TEXT))
        self.field.setFont(theme.font(TEXT, 600))
        self.field.keep_width(round(theme.px(FIELD_WIDTH)), round(theme.px(BESIDE)))
        for label in (self._low, self._worked, self._high):
            letter(label, theme.font(CAPTION), theme.muted)
        for number, (name, figure) in enumerate(self._lines):
            name.setFont(theme.font(TEXT))
            ink = theme.gradient if number == 0 else theme.muted if number == 3 else theme.text
            letter(figure, theme.font(TEXT, 600), ink)
        self.slider.set_theme(theme)

    def _refresh(self) -> None:
        snapshot, chosen = self._snapshot, self._selection.chosen
        if snapshot is None:
            return
        naming = Naming(snapshot.experiment, len(snapshot.example.x))
        if isinstance(chosen, ParameterIndex):
            value = value_at(snapshot.parameters, chosen)
            if value is not None:
                self._show_parameter(snapshot, naming, chosen, value)
                return
        elif isinstance(chosen, UnitIndex) and has_unit(snapshot, chosen):
            self._show_unit(snapshot, naming, chosen)
            return
        self._title.setText(self.tr("Nothing chosen"))
        self._place.setText("")
        self._show_slider(False)
        self._write((self.tr("Click an edge, a bias or a unit."), ""), ("", ""), ("", ""))

    def _show_parameter(
        self, snapshot: Snapshot, naming: Naming, index: ParameterIndex, value: float
    ) -> None:
        name = str(naming.parameter(index))
        end = naming.activation(UnitIndex(index.layer, index.unit))
        start = naming.activation(UnitIndex(index.layer - 1, index.source))
        place = (
            f"{start} → {end}" if index.kind == "weight" else self.tr("of {unit}").format(unit=end)
        )
        worked = self._document.baseline_value(index)
        if worked is None:
            worked = value_at(snapshot.start_parameters, index)
        earlier = None if self._earlier is None else value_at(self._earlier.parameters, index)
        self._show_value(name, place, value, worked, earlier)
        symbol = naming.parameter(index).derivative()
        plain = not getattr(snapshot.experiment.optimizer, "momentum", 1.0)
        sign = "+" if snapshot.mistakes.wrong_sign else "−"
        rule = f" {sign}{naming.learning_rate} {symbol}" if plain else ""
        if snapshot.data.training_rows > 1:
            symbol = self.tr("{symbol}, batch").format(symbol=symbol)
        made = snapshot.old_parameters is not None
        self._write(
            (symbol, gradient_text(snapshot, index)),
            (
                (self.tr("step made") if made else self.tr("next step")) + rule,
                step_text(snapshot, index),
            ),
            ("", ""),
            ("", "") if earlier is None else (self.tr("before"), format_number(earlier, "weight")),
        )

    def _show_unit(self, snapshot: Snapshot, naming: Naming, unit: UnitIndex) -> None:
        example = snapshot.example
        own_rows = isinstance(snapshot.experiment.data, InlineData) and example.row is not None
        name = str(naming.activation(unit))
        if unit.layer < 0:
            value = float(example.x[unit.unit])
            if own_rows:
                self._show_value(name, self.tr("input"), value, None, None)
                self._write()
            else:
                self._show_plain(name, self.tr("input"))
                self._write(("", ""), (name, format_number(value)))  # the first line is a gradient
            return
        lines = unit_lines(snapshot, naming, unit)
        if unit.layer == len(example.a) - 1 and own_rows:
            target = str(naming.target(unit.unit))
            self._show_value(
                target,
                self.tr("target of {unit}").format(unit=name),
                float(example.y[unit.unit]),
                None,
                None,
            )
        else:
            self._show_plain(name, self.tr("unit"))
        self._write(*lines)

    def _show_plain(self, name: str, place: str) -> None:
        self._show_title(name, place)
        self._show_slider(False)

    def _show_title(self, name: str, place: str) -> None:
        self._title.setText(self.tr("Chosen: {name}").format(name=name))
        self._place.setText(place)

    def _show_value(
        self, name: str, place: str, value: float, worked: float | None, earlier: float | None
    ) -> None:
        self._show_title(name, place)
        self._show_slider(True)  # never hidden meanwhile: a field typed in would lose the focus
        self._name.setText(name)
        self.field.set_name(name)
        self.slider.setAccessibleName(name)
        covered = isnan(value)  # then neither a mark nor the handle may tell it
        if covered:
            worked = earlier = None
        for control in (self.slider, self.field):
            control.setEnabled(not covered)
        far = 0.0 if covered else max(abs(value), abs(worked or 0.0))
        end = END if far <= END else float(f"{far * 2:.0e}")
        self.slider.set_scale(Scale(-end, end))
        self.slider.set_real_value(0.0 if covered else value)
        self.slider.setAccessibleDescription(format_number(value, "weight"))
        self.slider.set_marks(worked, earlier)
        self.field.set_value(value)
        self._low.setText(short_number(-end))
        self._high.setText(short_number(end))
        self._worked.setText(
            ""
            if worked is None or abs(worked - value) < 1e-12
            else self.tr("document: {value}").format(value=format_number(worked, "weight"))
        )

    def _show_slider(self, shown: bool) -> None:
        for widget in (self._name, self.field, self.slider, self._low, self._worked, self._high):
            show_if(widget, shown)

    def _write(self, *lines: tuple[str, str]) -> None:
        for (name, figure), (word, number) in zip(
            self._lines, (*lines, *[("", "")] * (4 - len(lines))), strict=True
        ):
            name.setText(word)
            figure.setText(number)
            shown = bool(word) and (self._told or not number)
            show_if(name, shown)
            show_if(figure, shown)

    def quantity_at(self, place: QPointF) -> Quantity | None:
        """The chosen one's value, its gradient with the step; of a unit δ, z and a."""
        chosen = self._selection.chosen
        at = self.childAt(place.toPoint())
        if chosen is None or at is None:
            return None
        if at in (self._name, self.field, self.slider) or self.field.isAncestorOf(at):
            is_target = isinstance(chosen, UnitIndex) and chosen.layer >= 0
            return Quantity("target", None, chosen.unit) if is_target else Quantity("value", chosen)
        lines = [number for number, line in enumerate(self._lines) if at in line]
        if not lines:
            return None
        of_unit: tuple[Kind, ...] = ("gradient", "sum", "value")
        of_parameter: tuple[Kind, ...] = ("gradient", "gradient", "value", "value")
        if isinstance(chosen, ParameterIndex):
            return Quantity(of_parameter[lines[0]], chosen)
        if chosen.layer < 0:
            return Quantity("value", chosen)
        return Quantity(of_unit[lines[0]], chosen) if lines[0] < len(of_unit) else None

    # what a person does ---------------------------------------------------------------------

    def _committed(self, value: float) -> None:
        self._edited(value, new_gesture("field"))

    def _edited(self, value: float, gesture: str) -> None:
        chosen = self._selection.chosen
        if isinstance(chosen, ParameterIndex):
            self.parameter_dragged.emit(chosen, value, gesture)
        elif isinstance(chosen, UnitIndex) and chosen.layer < 0:
            self.input_dragged.emit(chosen.unit, value, gesture)
        elif isinstance(chosen, UnitIndex):
            self.target_dragged.emit(chosen.unit, value, gesture)


def show_if(widget: QWidget, shown: bool) -> None:
    """Show or hide, without the cost of it where nothing changes; called at every tick."""
    if widget.isHidden() == shown:
        widget.setVisible(shown)
