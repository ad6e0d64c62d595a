"""Pictures drawn on the pad are prepared as MNIST's makers prepared theirs."""

import numpy as np
import pytest

from backprop_studio.data import digits, drawing


def drawn(picture, zoom, side=112, at=(3, 5)):
    """A digit of MNIST as ink on a larger pad, each pixel `zoom` wide, in some corner."""
    shape = picture.reshape(28, 28)
    rows, columns = np.flatnonzero(shape.any(1)), np.flatnonzero(shape.any(0))
    ink = np.kron(
        shape[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1], np.ones((zoom, zoom))
    )
    pad = np.zeros((side, side), np.uint8)
    pad[at[0] : at[0] + ink.shape[0], at[1] : at[1] + ink.shape[1]] = ink
    return pad


def centre_of_mass(picture):
    weight = picture / picture.sum()
    return [float((weight.sum(1 - axis) * (np.arange(28) + 0.5)).sum()) for axis in (0, 1)]


def test_blank_paper_stays_blank():
    assert not drawing.prepare(np.zeros((50, 60), np.uint8)).any()


def test_a_bar_fills_the_box_from_top_to_bottom_in_the_middle():
    pad = np.zeros((112, 112), np.uint8)
    pad[10:90, 70:78] = 255  # 80 high, 8 wide: a quarter of both in a box of 20
    picture = drawing.prepare(pad)
    expected = np.zeros((28, 28), np.uint8)
    expected[4:24, 13:15] = 255  # 14 from the edges: the upper left rim of the middle pixel
    assert np.array_equal(picture, expected)


def test_grey_comes_from_the_share_of_a_pixel_that_is_covered():
    pad = np.zeros((60, 60), np.uint8)
    pad[10:50, 10:50] = 255
    pad[10:50, 30:31] = 0  # one of the two columns that one pixel of the picture covers
    picture = drawing.prepare(pad)
    row = picture[10]
    assert sorted(set(row.tolist())) == [0, 128, 255]
    assert (row == 128).sum() == 1 and (row == 255).sum() == 19


def test_ink_is_placed_by_its_centre_of_mass():
    pad = np.zeros((112, 112), np.uint8)
    pad[20:100, 20:30] = 255  # an L: its mass lies low and to the left
    pad[90:100, 20:60] = 255
    picture = drawing.prepare(pad)
    assert centre_of_mass(picture) == pytest.approx([14.5, 14.5], abs=0.501)
    assert np.flatnonzero(picture.any(1)).size == 20


def test_mnist_itself_is_as_this_preparation_says():
    """The rules that are followed here hold for the digits that ship."""
    for picture in digits.load().test_images[:200]:
        shape = picture.reshape(28, 28)
        rows, columns = np.flatnonzero(shape.any(1)), np.flatnonzero(shape.any(0))
        assert max(np.ptp(rows), np.ptp(columns)) + 1 <= 20
        assert centre_of_mass(shape) == pytest.approx([14.5, 14.5], abs=0.501)


@pytest.mark.parametrize("zoom", [2, 3, 5])
def test_a_test_digit_drawn_back_is_recognized_as_itself(zoom):
    """Of 10 000 test digits, the one most like what comes out is the one that was drawn, in at
    least 98 of 100 cases, and it is the same to within 3 % of black on the average."""
    everything = digits.load().test_images.astype(np.float32)
    lengths = np.square(everything).sum(1)
    right, differences = 0, []
    for number in range(100):
        ink = drawn(digits.load().test_images[number], zoom, at=(number % 11, (7 * number) % 9))
        found = drawing.prepare(ink).ravel().astype(np.float32)
        right += int(np.argmin(lengths - 2 * everything @ found)) == number
        differences.append(np.abs(found - everything[number]).mean() / 255)
    assert right >= 98
    assert np.mean(differences) <= 0.03
