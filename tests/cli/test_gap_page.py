"""The page of a gap names measures in its language and says what is needed."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from polysight.cli.gap_page import name_of, totals, write
from polysight.messages import LANGUAGES, Language
from tests.cli.gap_examples import gap_answer
from tests.plant.routes.plants import data
from tests.study.gap_example import ELECTRONIC, GRANULES, OLD, TODAY, XINJIANG

pytestmark = pytest.mark.slow


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
    assert "at 62% of nameplate" in lines[0]
    assert "net" not in lines[0]
    assert "in" in lines[2]


@pytest.mark.parametrize(("language", "word"), [("en", "unproven"), ("zh", "未经证实")])
def test_what_rests_on_memory_says_so_in_the_line_that_tells_it(
    language: Language, word: str
) -> None:
    gap = gap_answer().gap
    assert gap.cost.net_cny_per_kg < 0.0
    told = [one for one in totals(gap, language) if f"{gap.cost.net_cny_per_kg:.4g}" in one]
    assert told
    for one in told:
        assert word in one
        assert f"{len(gap.assumed)}" in one
    assert gap.other is not None
    for cost in (gap.other.cost, *(each.cost for each in gap.paying)):
        line = next(each for each in totals(gap, language) if f"{cost.net_cny_per_kg:.4g}" in each)
        assert word in line


def test_a_replacement_is_told_as_one_with_the_limit_of_its_route(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write(gap_answer(OLD), data(), "en")
    said = capsys.readouterr().out
    assert "replacement: a new" in said
    assert "not counted" in said
    old, new = (
        next(one for one in said.splitlines() if one.rstrip().endswith(f"GB29447-2026-{each}"))
        for each in ("TCS", "FBR")
    )
    assert "0% → –" in old
    assert "≤ 4.6 kgce/kg" in new or "≤ 4 kgce/kg" in new


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [XINJIANG, OLD])
def test_tables_fit_a_hundred_columns_with_codes_whole(
    name: str,
    language: Language,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    write(gap_answer(name), data(), language)
    tables = capsys.readouterr().out.split("\n\n")
    limits = next(one for one in tables if "GB29447-2026-TCS" in one)
    assert "≤ 6.3 kgce/kg" in limits
    lines = [line for one in tables for line in one.splitlines() if line.endswith("  ")]
    assert max(cell_len(line) for line in lines) <= 100


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
