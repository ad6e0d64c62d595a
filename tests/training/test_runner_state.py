"""The words for runners, on ways and curves written down by hand."""

import numpy as np
import pytest

from backprop_studio.training.runner_state import share_of_way, state_of_runner, turning


def word(losses, steps, deepest=0.0, iterations=None):
    losses = np.array(losses, float)
    iteration = np.arange(len(losses)) if iterations is None else np.array(iterations)
    steps = np.array(steps, float)
    way = float(np.abs(steps).sum())
    return state_of_runner(iteration, losses, steps, way, deepest)


@pytest.mark.parametrize("factor", [-1.1, -0.6, -0.1, 0.0, 0.9])
def test_turning_is_the_factor_of_geometric_steps(factor: float) -> None:
    steps = np.outer(factor ** np.arange(8), [3.0, 4.0])
    assert turning(steps) == pytest.approx(factor)


def test_a_right_angle_turns_neither_back_nor_on() -> None:
    assert turning(np.array([[1.0, 0.0], [0.0, 1.0], [-1.0, 0.0]])) == 0.0
    assert turning(np.empty((0, 2))) == turning(np.ones((1, 2))) == 0.0


def test_share_of_way() -> None:
    assert share_of_way(np.array([4.0, 3.0]), 0.0) == pytest.approx(0.25)
    assert share_of_way(np.array([4.0, 4.0]), 4.0) is None


def test_words() -> None:
    ahead = [[1.0]] * 5
    assert word([2.0], np.empty((0, 1))) == "ready"
    assert word([2.0, 1.0, 0.5], ahead) == "converging"
    assert word([2.0, 1.0, 20.1], ahead) == "diverged"
    assert word([2.0, 1.0, np.nan], ahead) == "diverged"
    assert word([2.0, 1.0, 0.5], [[1.0], [-0.6], [0.36]]) == "oscillating"
    assert word([2.0, 1.0, 0.5], [[1.0], [-0.4], [0.16]]) == "converging"


def test_a_swing_far_below_the_way_so_far_is_none() -> None:
    losses, steps = [2.0, 0.0], np.array([[1e-9], [-1e-9], [1e-9]])
    assert state_of_runner(np.arange(2), np.array(losses), steps, 1.0, 0.0) == "converging"


def test_losses_that_rise_half_as_much_as_they_fall_swing() -> None:
    ahead = [[1.0]] * 5
    assert word([10, 6, 9, 5, 8], ahead) == "oscillating"
    assert word([10, 5, 5.5, 3, 3.2], ahead) == "converging"


def test_crawling_needs_twenty_iterations_and_less_than_half_of_the_best_fall() -> None:
    ahead = [[1.0]] * 5
    slow = [10, 9, 8.5, 8.4]
    assert word(slow, ahead, 0.0, [0, 5, 10, 19]) == "converging"
    assert word(slow, ahead, 0.0, [0, 5, 10, 20]) == "crawling"
    assert word(slow, ahead, 8.0, [0, 5, 10, 20]) == "converging"


def test_all_that_fall_as_slowly_as_at_the_start_crawl() -> None:
    ahead = [[1.0]] * 5
    assert word([10, 9.9, 9.8], ahead, 9.8, [0, 50, 100]) == "crawling"
    assert word([10, 6.0, 5.5], ahead, 5.5, [0, 50, 100]) == "converging"
