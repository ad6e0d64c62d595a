"""What has to be at hand before a lesson can be opened."""

from backprop_studio.lessons.lesson import Lesson
from backprop_studio.lessons.scene import experiment_of
from backprop_studio.lessons.unreadable import Wrong
from backprop_studio.ui.digits.fetching import reads_digits


def needs_digits(lesson: Lesson) -> bool:
    """Whether a page shows the digits. What is wrong with a page is told where it opens."""
    for page in lesson.pages:
        if page.facts.scene.document is None:
            continue
        try:
            experiment, _folder = experiment_of(page.facts.scene, lesson.folder)
        except Wrong:
            continue
        if reads_digits(experiment):
            return True
    return False
