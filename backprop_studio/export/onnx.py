"""The trained network as an ONNX model: data in their own units in, outputs in theirs out.

    input → standardize → layers as in evaluation (running statistics, no dropout) → undo

It computes in float32, as programs that run such models do. The `onnx` package is an extra:
`pip install backprop-studio[onnx]`.
"""

import ast
from typing import Any

import numpy as np
from numpy.typing import NDArray

from backprop_studio.engine.activations import ACTIVATIONS
from backprop_studio.engine.forward import VARIANCE_FLOOR
from backprop_studio.experiment.build import Run
from backprop_studio.export.unfit import Unfit
from backprop_studio.phrase import Phrase

MISSING = Phrase("ONNX needs the package onnx; install it with: pip install backprop-studio[onnx]")
TOO_LARGE = Phrase("The network holds numbers too large for the float32 of an ONNX model.")
OPSET, IR_VERSION = 17, 8
Array = NDArray[Any]


def onnx_model(run: Run) -> bytes:
    """The network where the run stands, as the content of an .onnx file.

    Input `x` (rows, features), output `y_hat` (rows, outputs), both float32. Raises Unfit
    where the package is missing, or a number too large.
    """
    try:
        from onnx import TensorProto, checker, helper
    except ImportError:
        raise Unfit(MISSING) from None
    graph = _Graph(helper)
    data, trainer = run.data, run.trainer
    value = graph.affine("x", data.input_scale, -data.inputs.mean, 1 / data.inputs.deviation)
    for number, layer in enumerate(trainer.network.layers):
        weights, bias = _folded(run, number)
        below = value
        value = graph.add("MatMul", below, graph.constant(weights))
        value = graph.add("Add", value, graph.constant(bias))
        value = graph.expression(ACTIVATIONS[layer.activation].source.onnx, value)
        if layer.residual:
            value = graph.add("Add", value, below)
    targets = data.targets
    value = graph.add("Mul", value, graph.constant(targets.deviation))
    graph.add("Add", value, graph.constant(targets.mean), name="y_hat")
    ends = {"x": trainer.network.features, "y_hat": trainer.network.outputs}
    shapes = {
        name: helper.make_tensor_value_info(name, TensorProto.FLOAT, ["rows", width])
        for name, width in ends.items()
    }
    title = run.experiment.title or "network"
    whole = helper.make_graph(graph.nodes, title, [shapes["x"]], [shapes["y_hat"]], graph.constants)
    model = helper.make_model(
        whole, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR_VERSION
    )
    model.producer_name = "Backprop Studio"
    names = {"inputs": data.input_names, "outputs": data.target_names}
    helper.set_model_props(model, {key: ", ".join(value) for key, value in names.items()})
    checker.check_model(model)
    return bytes(model.SerializeToString())


# In evaluation batch normalization is a product and a sum for each unit, so it goes into the
# weights: scale · (x W − mean) / √(var + ε) + bias = x (W s) + (bias − mean s).
def _folded(run: Run, number: int) -> tuple[Array, Array]:
    trainer = run.trainer
    views = trainer.network.views(trainer.parameters)[number]
    if views.scale is None:
        return views.weights, views.bias
    mean, var = trainer.running.mean[number], trainer.running.var[number]
    assert mean is not None and var is not None
    slope = views.scale / np.sqrt(var + VARIANCE_FLOOR)
    return views.weights * slope, views.bias - mean * slope


class _Graph:
    """Nodes and constants, each with a name of its own."""

    def __init__(self, helper: Any) -> None:
        self._helper = helper
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, array: Array | float) -> str:
        """A float32 array that the model holds; its name."""
        with np.errstate(over="ignore"):
            values = np.asarray(array, np.float32)
        if not np.isfinite(values).all():
            raise Unfit(TOO_LARGE)
        name = f"c{len(self.constants)}"
        content = np.ascontiguousarray(values).astype("<f4").tobytes()
        tensor = self._helper.make_tensor(name, 1, values.shape, content, raw=True)
        self.constants.append(tensor)  # 1 is float32 in ONNX's list of types
        return name

    def add(self, operator: str, *inputs: str, name: str = "", **settings: Any) -> str:
        """Another operation; the name of what it gives."""
        output = name or f"v{len(self.nodes)}"
        self.nodes.append(self._helper.make_node(operator, list(inputs), [output], **settings))
        return output

    def affine(self, x: str, scale: float, shift: Array, factor: Array) -> str:
        """(x · scale + shift) · factor."""
        scaled = self.add("Mul", x, self.constant(scale))
        shifted = self.add("Add", scaled, self.constant(shift))
        return self.add("Mul", shifted, self.constant(factor))

    def expression(self, written: str, z: str) -> str:
        """Nodes for an expression in z (see `engine.activation`); the last one's name."""
        return self._node(ast.parse(written, mode="eval").body, z)

    def _node(self, part: ast.expr, z: str) -> str:
        match part:
            case ast.Name("z"):
                return z
            case ast.Constant(value):
                return self.constant(float(str(value)))
            case ast.Call(ast.Name(operator), inputs, settings):
                names = [self._node(given, z) for given in inputs]
                fixed = {str(item.arg): ast.literal_eval(item.value) for item in settings}
                return self.add(operator, *names, **fixed)
        raise ValueError(f"no expression of ONNX operators: {ast.unparse(part)}")
