"""The menu of one layer: activation, batch norm, dropout, residual, units, out with it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from backprop_studio.engine.parameter_index import UnitIndex
from backprop_studio.experiment.model import BinaryCrossEntropy, CrossEntropy, Layer
from backprop_studio.experiment.numbers import format_number
from backprop_studio.ui.network_diagram.formulas import loss_in_force
from backprop_studio.ui.network_diagram.interaction import LayerWish, units_wish
from backprop_studio.ui.network_diagram.scene import Scene
from backprop_studio.ui.panel_words import ACTIVATIONS, OUTPUT_ACTIVATIONS, in_user_language

DROPOUTS = (0.0, 0.1, 0.2, 0.3, 0.5)


def _tr(text: str) -> str:
    return QCoreApplication.translate("NetworkDiagram", text)


def layer_menu(scene: Scene, layer: int, parent: QWidget, neuron: UnitIndex | None = None) -> QMenu:
    """Each action carries a `LayerWish` as its data, the first one `neuron`, to be opened."""
    menu = QMenu(parent)
    if neuron is not None:
        name = scene.naming.activation(neuron)
        opening = menu.addAction(_tr("Computational graph of {unit}").format(unit=name))
        opening.setData(neuron)
        menu.setDefaultAction(opening)
    layers = scene.snapshot.experiment.network.layers
    present, output = layers[layer], layer == len(layers) - 1
    title = _tr("Output layer") if output else _tr("Layer {number}").format(number=layer + 1)
    menu.setTitle(title)
    menu.setAccessibleName(title)
    menu.addSection(title)
    _add_activations(menu, layer, present, output)
    if not (
        output and isinstance(loss_in_force(scene.snapshot), BinaryCrossEntropy | CrossEntropy)
    ):
        _add_dropouts(menu, layer, present)
        below = layers[layer - 1].units if layer else scene.snapshot.example.x.size
        residual = _add(menu, _tr("Residual connection"), _change(layer, "residual", present))
        _check(residual, present.residual)
        residual.setEnabled(present.residual or below == present.units)
    norm = _add(menu, _tr("Batch normalization"), _change(layer, "batch_norm", present))
    _check(norm, present.batch_norm)
    menu.addSeparator()
    if not output:
        for text, change in ((_tr("One unit more"), 1), (_tr("One unit fewer"), -1)):
            wish = units_wish(scene, layer, change)
            _add(menu, text, wish).setEnabled(wish is not None)
        _add(menu, _tr("Remove this layer"), LayerWish("remove", layer))
    _add(menu, _tr("Insert a layer before it"), LayerWish("insert", layer))
    return menu


def _add(menu: QMenu, text: str, wish: LayerWish | None) -> QAction:
    action = menu.addAction(text)
    action.setData(wish)
    return action


def _check(action: QAction, checked: bool) -> None:
    action.setCheckable(True)
    action.setChecked(checked)


def _change(layer: int, name: str, present: Layer) -> LayerWish:
    return LayerWish("change", layer, fields=((name, not getattr(present, name)),))


def _add_activations(menu: QMenu, layer: int, present: Layer, output: bool) -> None:
    inside = menu.addMenu(_tr("Activation"))
    group = QActionGroup(inside)
    for name, word in in_user_language(OUTPUT_ACTIVATIONS if output else ACTIVATIONS):
        action = _add(inside, word, LayerWish("change", layer, fields=(("activation", name),)))
        _check(action, name == present.activation)
        group.addAction(action)


def _add_dropouts(menu: QMenu, layer: int, present: Layer) -> None:
    inside = menu.addMenu(_tr("Dropout"))
    group = QActionGroup(inside)
    for share in sorted({*DROPOUTS, present.dropout}):
        text = format_number(share, digits=2) if share else _tr("none")
        wish = LayerWish("change", layer, fields=(("dropout", share),))
        action = _add(inside, text, wish)
        _check(action, share == present.dropout)
        group.addAction(action)
