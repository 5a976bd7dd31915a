"""The page of a gap names measures in its language and says what is needed."""

from __future__ import annotations

import pytest

from polysight.cli.gap_page import name_of, totals, write
from polysight.messages import Language
from tests.cli.gap_examples import gap_answer
from tests.plant.routes.plants import data
from tests.study.gap_example import ELECTRONIC, GRANULES, OLD, TODAY


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "polished or coated inner wall of the reactors"), ("zh", "还原炉内壁抛光或镀层")],
)
def test_measures_are_named(
    language: Language, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = gap_answer()
    assert name_of("wall-finish", answer.gap, language) == name
    write(answer, data(), language)
    assert name[:12] in capsys.readouterr().out


def test_the_cost_is_told_with_its_range_rate_and_tariff() -> None:
    lines = list(totals(gap_answer().gap, "en"))
    assert "12.0% a year" in lines[0]
    assert "in" in lines[1]
    assert len(lines) == 3


def test_parts_of_a_measure_are_told_as_a_share(capsys: pytest.CaptureFixture[str]) -> None:
    write(gap_answer(ELECTRONIC, TODAY), data(), "en")
    said = capsys.readouterr().out
    assert "green certificates" in said
    assert "%" in said


def test_limits_that_another_route_brings_have_no_share_before(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(gap_answer(OLD), data(), "en")
    assert "– → " in capsys.readouterr().out


def test_a_plant_without_a_gap_still_sees_the_catalogue(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(gap_answer(GRANULES), data(), "en")
    said = capsys.readouterr().out
    assert "Nothing to close" in said
    assert "not on this route" in said
