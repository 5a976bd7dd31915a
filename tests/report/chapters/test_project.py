"""The reference project: results, debt, flow, sensitivity and assumptions."""

from __future__ import annotations

import pytest

from polysight.report.blocks import Cite, Grid, Paragraph, Picture, plain
from polysight.report.chapters.project import assumptions, project
from tests.report.example import changed, numbers, study, with_reason, writer


def test_assumptions_give_their_reason() -> None:
    one = writer("en", with_reason("Because."))
    grid = assumptions(one, numbers().at("investment.npv", "after-tax"))
    told = [[plain(cell) for cell in row] for row in grid.rows]
    assert ["Load", "90%", "Because."] in told
    assert len(told) == 2


def test_the_project_names_result_debt_flow_sensitivity_and_assumptions() -> None:
    blocks = list(project(writer("zh")))
    assert [type(block) for block in blocks] == [
        Paragraph, Paragraph, Paragraph, Grid, Picture, Grid, Paragraph, Grid,
    ]  # fmt: skip
    results = blocks[3]
    assert isinstance(results, Grid)
    paybacks = [row[1] for row in results.rows if plain(row[0]).startswith("投资回收期")]
    assert [plain(cell) for cell in paybacks] == ["无数值", "无数值"]
    assert not any(isinstance(run, Cite) for cell in paybacks for run in cell)


@pytest.mark.parametrize(
    ("covers", "words"), [((0.8, 1.1, 1.2, 1.3), "below one"), ((1.1, 1.2, 1.3, 1.4), "every year")]
)
def test_words_about_debt_follow_the_covers(covers: tuple[float, ...], words: str) -> None:
    told = project(writer("en", changed("investment.debt_service_cover", *covers)))
    assert any(words in plain(one.runs) for one in told if isinstance(one, Paragraph))


def test_the_nearest_turn_is_named() -> None:
    told = project(writer("en", changed("investment.switching_value", -0.4, 0.2)))
    turned = [plain(one.runs) for one in told if isinstance(one, Paragraph)][-1]
    assert "smallest change in construction investment" in turned


def test_factors_that_do_nothing_are_named_under_the_table() -> None:
    values = study().arrays["investment.sensitivity"].array.values.copy()
    values[-1] = 5.0
    told = project(writer("en", changed("investment.sensitivity", *values.ravel())))
    grid = next(one for one in told if isinstance(one, Grid) and "one factor" in one.caption)
    assert len(grid.rows) == len(values) - 1
    assert "Left out, since they do nothing" in plain(grid.note)
    every = project(writer("en"))
    grid = next(one for one in every if isinstance(one, Grid) and "one factor" in one.caption)
    assert len(grid.rows) == len(values)
    assert "Left out" not in plain(grid.note)
