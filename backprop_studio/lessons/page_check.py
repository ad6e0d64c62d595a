"""Whether a page can be shown: names, expressions, document, views, and every number in it."""

import math
from collections.abc import Iterator
from pathlib import Path

from backprop_studio.lessons import live, quantities
from backprop_studio.lessons.conditions import missing_in
from backprop_studio.lessons.deeds import Deeds
from backprop_studio.lessons.expression import evaluate, parsed
from backprop_studio.lessons.facts import PageFacts
from backprop_studio.lessons.laboratory import Here, Laboratory, changed, with_numbers
from backprop_studio.lessons.lesson import Page
from backprop_studio.lessons.markup import live_in, parse, spans
from backprop_studio.lessons.prediction import judge
from backprop_studio.lessons.scene import Scene, experiment_of
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.phrase import Phrase
from backprop_studio.training.messages import Snapshot

VIEWS = (
    "diagram",
    "landscape",
    "curve",
    "output",
    "chain_rule",
    "parameters",
    "activation",
    "code",
    "health",
    "race",
    "graph",
    "mistakes",
    "drawing",
    "weights",
    "compare",
    "batches",
)
WIDGETS = (
    "play",
    "iterate",
    "reset",
    "next_move",
    "previous_move",
    "loss",
    "ball",
    "timeline",
    "example",
)


def check_page(page: Page, folder: Path, deeply: bool) -> None:
    """Raises Wrong with the key or the line at fault. `deeply`: compute every number too."""
    scene = page.facts.scene
    _check_words(page)
    _check_predict(page)
    if not deeply:
        return
    laboratory = laboratory_of(page.setting, folder)
    start = laboratory.first
    for name in scene.set:
        _keyed(f"scene.set.{name}", changed, start.experiment, start, {name: 0.5})
    if scene.chosen is not None:
        _keyed("scene.chosen", quantities.find, start, scene.chosen)
    if scene.look is not None and not _is_place(scene.look.at):
        _keyed("scene.look.at", quantities.find, start, scene.look.at)
    _check_numbers(page, laboratory, start)


def laboratory_of(setting: Scene, folder: Path) -> Laboratory:
    """Where the numbers of a page are computed: its document with `change` and `set` obeyed.
    Raises Wrong."""
    experiment, base = experiment_of(setting, folder)
    experiment = with_numbers(experiment, base, setting.set)
    return Laboratory(experiment, base, setting.broken)


def _is_place(name: str) -> bool:
    return name in VIEWS or name in WIDGETS or name.startswith("control:")


def _keyed(key: str, function: object, *arguments: object) -> None:
    """Call, and name the key where it goes wrong."""
    assert callable(function)
    try:
        function(*arguments)
    except Wrong as wrong:
        raise Wrong(wrong.sentence, key) from None


def _check_words(page: Page) -> None:
    scene = page.facts.scene
    for number, view in enumerate(scene.views or ()):
        if view not in VIEWS:
            allowed = ", ".join(VIEWS)
            raise Wrong(
                Phrase("there is no view “{view}” (there are {names})", view=view, names=allowed),
                f"scene.views[{number}]",
            )
    if scene.views is not None and not scene.views:
        raise Wrong(Phrase("at least one view is shown"), "scene.views")
    for live_number, line in live_in(page.text):
        _at_line(line, parsed, live_number.expression)
    for number, task in enumerate(page.facts.task):
        _keyed(f"task[{number}].text", spans, task.text)
        _keyed(f"task[{number}].hint", spans, task.hint)
        _keyed(f"task[{number}].done", spans, task.done)
        for count, way in enumerate(task.way):
            if way.holds is not None:
                _keyed(f"task[{number}].way[{count}].holds", parsed, way.holds)


def asked(facts: PageFacts) -> Iterator[tuple[str, str]]:
    """Every text of tasks and question that may hold words of the glossary, with its key."""
    for number, task in enumerate(facts.task):
        for key in ("text", "hint", "done"):
            yield f"task[{number}].{key}", getattr(task, key)
    if facts.predict is not None:
        for key in ("question", "then"):
            yield f"predict.{key}", getattr(facts.predict, key)
        for number, choice in enumerate(facts.predict.choice):
            yield f"predict.choice[{number}].because", choice.because


def _check_predict(page: Page) -> None:
    prediction = page.facts.predict
    if prediction is None:
        return
    if (prediction.number is None) == (len(prediction.choice) == 0):
        raise Wrong(Phrase("a prediction has either choices or a number"), "predict")
    if prediction.number is None and len(prediction.choice) < 2:
        raise Wrong(Phrase("there are at least two choices"), "predict.choice")
    for key in ("question", "then"):
        _keyed(f"predict.{key}", parse, getattr(prediction, key))


def _check_numbers(page: Page, laboratory: Laboratory, start: Snapshot) -> None:
    snapshot = laboratory.snapshot(page.setting.iterations) if page.setting.iterations else start
    place = Here(snapshot, laboratory)
    for shown, line in live_in(page.text):
        _at_line(line, live.written, shown, place)
        if not math.isfinite(float(evaluate(shown.expression, place))):
            raise Wrong(
                Phrase("“{expression}” is not finite here", expression=shown.expression),
                offset=line,
            )
    for key, written in asked(page.facts):
        for shown, _ in live_in(parse(written)):
            _keyed(key, live.written, shown, place)
    deeds = Deeds()
    deeds.see(snapshot)
    for number, task in enumerate(page.facts.task):
        for count, way in enumerate(task.way):
            key = f"task[{number}].way[{count}]"
            at = f"{key}.holds" if way.holds is not None else key
            _keyed(at, missing_in, way, deeds, snapshot, place)
            for name in way.set_by_hand or ():
                if name != "rate":
                    _keyed(f"{key}.set_by_hand", quantities.find, snapshot, name)
    prediction = page.facts.predict
    if prediction is None:
        return
    answer = 0.0
    _keyed("predict", judge, prediction, answer, place)
    if prediction.number is None and not judge(prediction, answer, place).computed:
        raise Wrong(Phrase("none of the choices is right"), "predict.choice")
    for name in prediction.show.set:
        _keyed(f"predict.show.set.{name}", changed, start.experiment, start, {name: 0.5})


def _at_line(line: int, function: object, *arguments: object) -> None:
    assert callable(function)
    try:
        function(*arguments)
    except Wrong as wrong:
        raise Wrong(wrong.sentence, offset=line) from None
