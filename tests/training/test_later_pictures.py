"""What is newer in a snapshot: pictures alone, or the state that they are of."""

from msgspec.structs import replace
from snapshots import two_layer

from backprop_studio.training.curvature import CurvatureStudy
from backprop_studio.training.later_pictures import newer_pictures
from backprop_studio.training.predictions import Predictions


def test_pictures_are_named_and_any_other_difference_is_another_state() -> None:
    before = two_layer()
    assert newer_pictures(before, None) is None
    assert newer_pictures(replace(before), before) == set()
    assert newer_pictures(replace(before, answered=before.answered + 1), before) == set()
    later = replace(before, landscape_progress=0.5, pending=not before.pending)
    assert newer_pictures(later, before) == {"landscape_progress", "pending"}
    for other in ({"running": True}, {"iteration": 7}, {"notice": "Diverged."}):
        assert newer_pictures(replace(before, **other), before) is None


def test_an_answer_is_newer_where_it_is_another_object() -> None:
    first, second = object(), object()
    before = replace(two_layer(), studies={Predictions(): first})
    assert newer_pictures(replace(before, studies={Predictions(): first}), before) == set()
    assert newer_pictures(replace(before, studies={Predictions(): second}), before) == {"studies"}
    more = {Predictions(): first, CurvatureStudy(): second}
    assert newer_pictures(replace(before, studies=more), before) == {"studies"}
