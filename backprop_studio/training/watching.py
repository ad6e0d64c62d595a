"""What is watched of a run: it tells pictures, trail and race which numbers they are about."""

from backprop_studio.training.changes import Changes
from backprop_studio.training.commands import Watch
from backprop_studio.training.landscape_picture import plane_of
from backprop_studio.training.live_run import LiveRun
from backprop_studio.training.pictures import Pictures
from backprop_studio.training.plane_place import Axes, chosen_parameters, positions_of
from backprop_studio.training.racing import Racing
from backprop_studio.training.valley import valley_axes


class Watching:
    """Hands on what a `Watch` asks for."""

    def __init__(self, pictures: Pictures, racing: Racing, changes: Changes) -> None:
        self._pictures, self._racing, self._changes = pictures, racing, changes

    def watch(self, command: Watch, run: LiveRun | None) -> None:
        """From now on watch that; None: of the first run there will be."""
        before = self._pictures.watch
        if (_plane(command), command.derivative) != (_plane(before), before.derivative):
            self._changes.last = None
        self._pictures.set_watch(command)
        positions = None if run is None else positions_of(command.landscape, run.trainer.network)
        if run is not None and positions is not None:
            run.trail.choose(positions)
        self.follow(run)

    def turn_to(self, run: LiveRun, *, alike: bool) -> None:
        """Watch the same of another run. If it is `alike`, with the same rows and layers, what
        is drawn of the one before is shown until its own is."""
        if alike:
            self._pictures.redraw()
        else:
            self._pictures.forget()
        self.watch(self._pictures.watch, run)

    def follow(self, run: LiveRun | None) -> None:
        """Let a race keep the trails on the axes that are watched."""
        self._racing.follow(self.axes(run))

    def axes(self, run: LiveRun | None) -> Axes | None:
        """Those of the watched landscape, or of the watched valley."""
        watch = self._pictures.watch
        request = watch.landscape
        if run is None:
            return None
        if request is None:
            return valley_axes(watch.studies, run.trainer.network)
        if request.axes == "parameters":
            return chosen_parameters(request, run.trainer.network)
        return self._pictures.landscape_axes


def _plane(watch: Watch) -> object:
    """What decides which numbers of the run go with the landscape."""
    return None if watch.landscape is None else plane_of(watch.landscape)
