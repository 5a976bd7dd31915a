"""Random numbers: the known answers of their makers, and nothing beside the counter counts."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import ndtri

from polysight.market.random_numbers import (
    Purpose,
    Stream,
    normal_score,
    random_words,
    unit_number,
    unit_numbers,
)

#: Philox4x32-10 in kat_vectors of Random123: counter, key, words.
KNOWN = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    (
        (0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF),
        (0xFFFFFFFF, 0xFFFFFFFF),
        (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD),
    ),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]


@pytest.mark.parametrize(("counter", "key", "words"), KNOWN)
def test_words_are_the_known_answers(
    counter: tuple[int, int, int, int], key: tuple[int, int], words: tuple[int, ...]
) -> None:
    draw, month, index, purpose = counter
    found = random_words(Stream(key[0], key[1], draw), month, index, purpose)
    assert tuple(int(word) for word in found) == words


def test_unit_numbers_lie_inside_and_differ_by_every_part_of_the_counter() -> None:
    one = unit_numbers(Stream(1, 2, 3), 24_300, 5, int(Purpose.PLANT_MONTH))
    others = [
        unit_numbers(Stream(1, 2, 4), 24_300, 5, 5),
        unit_numbers(Stream(0, 2, 3), 24_300, 5, 5),
        unit_numbers(Stream(1, 2, 3), 24_301, 5, 5),
        unit_numbers(Stream(1, 2, 3), 24_300, 6, 5),
        unit_numbers(Stream(1, 2, 3), 24_300, 5, 4),
    ]
    assert all(0.0 < number < 1.0 for each in (one, *others) for number in each)
    assert len({one, *others}) == 6
    assert unit_number(np.uint64(0)) == 2.0**-33
    assert unit_number(np.uint64(2**32 - 1)) == 1.0 - 2.0**-33


def test_normal_scores_are_those_of_the_normal_law() -> None:
    tails = 2.0 ** -np.arange(2.0, 34.0)
    shares = np.concatenate([tails, 1.0 - tails, np.linspace(0.01, 0.99, 199)])
    scores = [normal_score(float(share)) for share in shares]
    np.testing.assert_allclose(scores, ndtri(shares), rtol=1e-14, atol=1e-15)


def test_many_numbers_are_evenly_spread() -> None:
    drawn = np.array([unit_numbers(Stream(7, 0, draw), 24_300, 1, 1) for draw in range(4000)])
    np.testing.assert_allclose(drawn.mean(axis=0), 0.5, atol=4.0 * np.sqrt(1 / 12 / 4000))
    assert np.abs(np.corrcoef(drawn.T) - np.eye(4)).max() < 4.0 / np.sqrt(4000)
