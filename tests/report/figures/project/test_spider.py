"""Every factor has a line and a name that touches no other."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.project.spider import figure, spread
from tests.report.figures.project.example import frame, lines

WORDS = {
    "en": ("price", "power", "−10 %", "change of the factor"),
    "zh": ("power", "0 %", "因素变动幅度", "税后净现值，亿元"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    made = figure(lines(), frame(language))
    svg = made.svg.decode()
    for words in (*WORDS[language], "What it is", "What it rests on"):
        assert words in svg
    assert made == figure(lines(), frame(language))


def test_labels_move_apart_and_keep_their_order() -> None:
    found = spread(np.array([0.5, 0.51, 0.9, 0.5]), 0.1)
    np.testing.assert_allclose(np.sort(found), [0.403333, 0.503333, 0.603333, 0.9], atol=1e-6)
    assert found[0] < found[3] < found[1] < found[2]


def test_labels_that_are_apart_stay() -> None:
    wanted = np.array([0.9, 0.1, 0.5])
    np.testing.assert_array_equal(spread(wanted, 0.1), wanted)
