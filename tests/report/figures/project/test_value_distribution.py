"""Bars, marks and figures of risk are drawn in both languages."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.messages import LANGUAGES, Language
from polysight.report.figures.project.value_distribution import bars, figure
from tests.report.figures.project.example import draws, frame

WORDS = {
    "en": (
        "chance of a loss 45.0 %",
        "VaR 95 %: 610.0 million CNY",
        "CVaR 95 %",
        "mean of worst 5 %",
        "as planned 120.0",
    ),
    "zh": ("亏损概率 45.0%", "VaR（95%）：6.10 亿元", "5%分位数"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figure_tells_its_data(language: Language) -> None:
    made = figure(draws(), frame(language))
    svg = made.svg.decode()
    for words in (*WORDS[language], "What it is", "What it rests on"):
        assert words in svg
    assert made == figure(draws(), frame(language))


def test_zero_is_an_edge_and_no_draw_counts_twice() -> None:
    values = np.random.default_rng(2).normal(3.0, 10.0, 1000)
    edges, shares = bars(values)
    assert np.abs(edges).min() < 1e-9
    assert 0.99 < shares.sum() <= 1.0


def test_draws_that_are_all_alike_have_one_bar() -> None:
    _, shares = bars(np.full(10, 2.0))
    assert shares.sum() == 1.0
