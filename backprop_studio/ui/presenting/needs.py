"""What has to be at hand before a lecture can be walked."""

from backprop_studio.experiment.problem import Refused
from backprop_studio.lectures.lecture import Lecture, Step
from backprop_studio.ui.digits.fetching import reads_digits


def needs_digits(lecture: Lecture) -> bool:
    """Whether a step shows the digits. What is wrong with a step is told where it is set."""
    return any(_shows_digits(step) for step in lecture.steps)


def _shows_digits(step: Step) -> bool:
    if b'"mnist"' not in bytes(step.experiment):  # a step with its run can be large
        return False
    try:
        experiment = step.document()
    except Refused:
        return False
    return experiment is not None and reads_digits(experiment)
