"""An experiment as a plain NumPy script: the training loop with its data and its losses."""

from backprop_studio.export.numpy_loop import Given, numpy_loop
from backprop_studio.export.program import (
    CONCLUSION,
    WRITTEN_NUMBERS,
    Program,
    Start,
    in_quotes,
)


def numpy_script(start: Start, iterations: int, name: str) -> Program:
    """The script; `name` is that of its data without suffix."""
    arrays = start.arrays if start.is_small else {}
    given = Given(start.widths, start.rows, arrays, WRITTEN_NUMBERS)
    loop = numpy_loop(start.experiment, given, iterations)
    lines = [line.text for line in loop.lines]
    title = " ".join((start.experiment.title or "An experiment").replace('"', "'").split())
    first, body = lines.index("import numpy as np") + 1, loop.loop_line
    loaded = [] if start.is_small else ["", *_loaded(start, lines, f"{name}.npz")]
    text = [
        f'"""{title}, in NumPy: the same network, start, batches and losses."""'.replace("\\", "/"),
        "",
        *lines[:first],
        *loaded,
        *lines[first:body],
        "losses = []  # of each batch, before its update",
        "",
        *lines[body:],
        "    losses.append(float(L))",
        "",
        *CONCLUSION,
    ]
    return Program("\n".join(text) + "\n", {} if start.is_small else start.arrays, f"{name}.npz")


def _loaded(start: Start, lines: list[str], data_name: str) -> list[str]:
    """Reading the arrays that the loop starts from, under the names it uses."""
    in_batches = any(line.endswith("x, y = X[rows], Y[rows]") for line in lines)
    text = [f"with np.load({in_quotes(data_name)}) as file:"]
    for key, name in (("x", "X"), ("y", "Y")):
        scale = f" * {start.input_scale!r}" if key == "x" and start.input_scale != 1.0 else ""
        text.append(f'    {name if in_batches else key} = file["{key}"]{scale}')
    parameters = [name for name in start.arrays if name[0] in "Wbg"]
    text += [f'    {name} = file["{name}"]' for name in parameters]
    return text
