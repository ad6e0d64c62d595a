"""The thinned loss record keeps every peak; the trail stays bounded and whole."""

import numpy as np

from backprop_studio.training.recording import CAPACITY, LossHistory, Trail


def test_everything_is_kept_while_there_is_room() -> None:
    history = LossHistory(has_validation=True)
    for iteration in range(1000):
        history.put(iteration, 1 / (1 + iteration), 2.0, 3.0)
    record = history.record()
    assert record.iteration.tolist() == list(range(1000))
    assert record.validation is not None
    assert history.record() is record


def test_thinning_keeps_ends_and_peaks() -> None:
    history = LossHistory(has_validation=False)
    losses = np.random.default_rng(1).normal(size=50_000)
    losses[12_345], losses[33_333] = 100.0, -100.0
    for iteration, loss in enumerate(losses):
        history.put(iteration, loss, np.nan, loss)
        assert len(history.record().iteration) <= CAPACITY if iteration % 5000 == 0 else True
    record = history.record()
    assert len(record.iteration) <= CAPACITY
    assert len(record.iteration) >= CAPACITY // 4
    assert record.validation is None
    assert record.iteration[0] == 0
    assert record.iteration[-1] == 49_999
    assert (np.diff(record.iteration) > 0).all()
    assert record.training.max() == 100.0
    assert record.training.min() == -100.0
    # every point is one that was recorded, none an average
    assert (losses[record.iteration.astype(int)] == record.training).all()
    # min, max and last of each bucket: the two halves of the run are thinned alike
    early = np.count_nonzero(record.iteration < 20_000)
    late = np.count_nonzero((record.iteration >= 20_000) & (record.iteration < 40_000))
    assert abs(early - late) <= 0.1 * late


def test_the_newest_iteration_may_be_recorded_again() -> None:
    history = LossHistory(has_validation=False)
    history.put(0, 1.0, np.nan, np.nan)
    first = history.record()
    history.put(0, 2.0, np.nan, np.nan)
    assert history.record().training.tolist() == [2.0]
    assert first.training.tolist() == [1.0]


def test_cut_forgets_what_lies_ahead() -> None:
    history = LossHistory(has_validation=False)
    for iteration in range(10):
        history.put(iteration, 1.0, np.nan, np.nan)
    history.cut(4)
    assert history.record().iteration.tolist() == [0, 1, 2, 3, 4]
    history.put(5, 9.0, np.nan, np.nan)
    assert history.last_iteration == 5


def test_trail_is_bounded_and_ends_where_the_run_stands() -> None:
    trail = Trail(size=3)
    trail.choose((2, 0))
    for iteration in range(10_000):
        trail.put(iteration, np.array([iteration, 0.0, -iteration]))
    path = trail.path(np.array([9999.5, 0.0, -9999.5]))
    assert path.shape[1] == 2
    assert 500 <= len(path) <= 2001
    assert path[0].tolist() == [0.0, 0.0]
    assert path[-1].tolist() == [-9999.5, 9999.5]
    assert (np.diff(path[:, 1]) > 0).all()


def test_trail_of_a_large_network_begins_where_it_is_chosen() -> None:
    trail = Trail(size=100_000)
    vector = np.zeros(100_000)
    trail.choose((5, 6))
    for iteration in range(10):
        vector[5] = iteration
        trail.put(iteration, vector)
    assert len(trail.path(vector)) == 11
    trail.choose((6, 7))
    assert len(trail.path(vector)) == 1


def test_a_value_dragged_at_rest_replaces_the_point() -> None:
    trail = Trail(size=2)
    trail.choose((0, 1))
    trail.put(0, np.array([1.0, 1.0]))
    trail.put(0, np.array([2.0, 1.0]))
    assert trail.path(np.array([2.0, 1.0])).tolist() == [[2.0, 1.0], [2.0, 1.0]]
