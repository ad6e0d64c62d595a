"""Which part of the window hears which other: every signal that passes from part to part."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backprop_studio.ui.main_window import MainWindow


def connect(window: "MainWindow") -> None:
    """Once, when all parts stand. Where two hear one signal, the run hears it before the player
    of moves, which gives way."""
    _connect_sentences(window)
    _connect_hands(window)
    _connect_timeline(window)
    _connect_giving_way(window)
    window.workspace.changed.connect(window.showing.catch_up)
    window.run.asked.connect(window.showing.redraw.expect)
    window.run.unprompted.connect(window.showing.redraw.expect_unprompted)
    window.first_minute.speed_wanted.connect(window.transport.set_speed)
    window.first_minute.earlier.connect(window.showing.keep)


def _connect_sentences(window: "MainWindow") -> None:
    """What a part has to say to the person stands in the strip below."""
    refused = (window.chosen.refused, window.example_chooser.refused)
    by_files = (window.files.said, window.tables.said, window.points.said)
    for source in (window.run.said, window.panel.noted, *refused, *by_files):
        source.connect(window.strip.say)


def _connect_hands(window: "MainWindow") -> None:
    """What a person drags, presses and chooses goes to the run."""
    run = window.run
    for view in (window.diagram, window.chosen):
        view.parameter_dragged.connect(run.values.set_parameter)
        view.input_dragged.connect(run.values.set_input)
        view.target_dragged.connect(run.values.set_target)
    window.diagram.restore_parameter.connect(run.values.restore_parameter)
    window.move_bar.next_requested.connect(run.next_move)
    window.move_bar.previous_requested.connect(run.previous_move)
    window.example_chooser.chosen.connect(run.show_example)
    window.transport.speed_changed.connect(run.set_rate)


def _connect_timeline(window: "MainWindow") -> None:
    run, timeline = window.run, window.strip.timeline
    timeline.seek_requested.connect(run.seek)
    timeline.continue_requested.connect(run.continue_here)
    timeline.refused.connect(window.strip.say)
    run.sought.connect(timeline.answered)


def _connect_giving_way(window: "MainWindow") -> None:
    """The player of moves stops when a person goes elsewhere, or changes the experiment."""
    bar, timeline, document = window.move_bar, window.strip.timeline, window.document
    for source in (
        bar.next_requested,
        bar.previous_requested,
        timeline.seek_requested,
        timeline.continue_requested,
        document.changed,
        document.parameters_set,
        document.reset_requested,
        document.restore_requested,
    ):
        source.connect(window.player.give_way)
