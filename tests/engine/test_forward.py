"""The forward pass where it takes another way than usual."""

import numpy as np
import pytest

from backprop_studio.engine.forward import LARGE, ForwardPass, product
from backprop_studio.engine.network import LayerSpec, Network


@pytest.mark.parametrize("order", ["C", "F"])
@pytest.mark.parametrize("inner", [1, 3])
def test_a_product_of_any_size_is_the_sum_of_products(inner: int, order: str) -> None:
    random = np.random.default_rng(0)
    for rows in (2, LARGE // 100 + 1):
        left, right = random.normal(size=(rows, inner)), random.normal(size=(inner, 100))
        out = np.full((rows, 100), 7.0, order=order)
        product(left, right, out)()
        expected = (left[:, :, None] * right).sum(axis=1)
        np.testing.assert_allclose(out, expected, rtol=1e-12, atol=1e-14)


# x W = 8; (8 − 1) / √(var + 10⁻⁵) · 3 + ½ = 11. One row's own variance would be 0.
@pytest.mark.parametrize("training", [False, True])
def test_a_single_row_is_normalized_by_the_running_statistics(training: bool) -> None:
    network = Network(1, (LayerSpec(1, "linear", batch_norm=True),))
    flat, running = network.new_vector(), network.new_statistics()
    (views,) = network.views(flat)
    assert views.scale is not None
    views.weights[...], views.bias[...], views.scale[...] = 2.0, 0.5, 3.0
    running.mean[0][...], running.var[0][...] = 1.0, 4.0 - 1e-5
    forward = ForwardPass(network, flat, running, 1)
    forward.load(np.array([[4.0, 1.0]]), np.array([[10.0]]))
    forward.run(training)
    assert forward.last.a.item() == pytest.approx(11.0) and forward.error.item() == pytest.approx(1)
    forward.update_running()
    assert running.mean[0].item() == 1.0
