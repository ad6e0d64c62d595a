"""How the views are looked at: read off the window, and given back to it."""

from typing import TYPE_CHECKING

from backprop_studio.lectures.lecture import Looks, Zoom

if TYPE_CHECKING:
    from backprop_studio.ui.loss_curve import LossCurve
    from backprop_studio.ui.main_window import MainWindow
    from backprop_studio.ui.output.output_view import OutputView


def looks_of(window: "MainWindow") -> Looks:
    """As the window is looked at now."""
    landscape, curve = window.plots.landscape, window.plots.views.get("curve")
    output = window.plots.views.get("output")
    if landscape is None or curve is None or output is None:
        return Looks(blame=window.actions_by_name["blame"].isChecked())
    zoom = landscape.zoom
    curve_zoom = _curve(curve).zoom
    return Looks(
        landscape.outlook.text,
        None if zoom is None else Zoom(*zoom),
        _curve(curve).canvas.logarithmic,
        None if curve_zoom is None else Zoom(*curve_zoom),
        _output(output).draws_squares,
        window.actions_by_name["blame"].isChecked(),
    )


def give(window: "MainWindow", looks: Looks) -> None:
    """Look at it that way."""
    from backprop_studio.ui.landscape.outlook import outlook_from  # brings pyqtgraph along

    window.actions_by_name["blame"].setChecked(looks.blame)
    landscape, curve = window.plots.landscape, window.plots.views.get("curve")
    output = window.plots.views.get("output")
    if landscape is None or curve is None or output is None:
        return
    outlook = outlook_from(looks.landscape)
    if outlook is not None:
        landscape.look(outlook)
    zoom = looks.landscape_zoom
    if zoom is not None:
        landscape.look_at(zoom.across, zoom.up)
    elif landscape.zoom is not None:
        landscape.fit()
    _curve(curve).look(
        looks.logarithmic_curve,
        None if looks.curve_zoom is None else (looks.curve_zoom.across, looks.curve_zoom.up),
    )
    _output(output).draw_squares(looks.squares)


def _curve(view: object) -> "LossCurve":
    from backprop_studio.ui.loss_curve import LossCurve

    assert isinstance(view, LossCurve)
    return view


def _output(view: object) -> "OutputView":
    from backprop_studio.ui.output.output_view import OutputView

    assert isinstance(view, OutputView)
    return view
