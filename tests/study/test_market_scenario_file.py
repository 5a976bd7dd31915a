"""Scenarios of the market that ship, and files that contradict themselves or the evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import DataError, UsageError
from polysight.evidence.location import data_folder
from polysight.messages import LANGUAGES
from polysight.study.market_scenario_file import (
    LAST_YEAR,
    load_market_scenario,
    market_scenario,
    market_scenarios,
    newest_day,
    sized,
)
from polysight.study.run import Plan

SHIPPED = {
    "baseline", "demand-stall", "no-new-capacity", "strict-energy-limit", "trade-closure",
    "consolidation-platform-works", "granular-breakthrough", "2021-again", "metal-and-power",
}  # fmt: skip
BASELINE = data_folder() / "market_scenarios" / "baseline.toml"
REASON = 'reason = { en = "why", zh = "理由" }\n'


def faults(planned: Plan, folder: Path, text: str) -> dict[str, tuple[str, str]]:
    """Column to (message key, suggestion) of a faulty file."""
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_market_scenario(path, planned.view.evidence)
    for problem in caught.value.problems:
        assert all(problem.sentence(language) for language in LANGUAGES)
    return {one.column: (one.key, one.suggestion) for one in caught.value.problems}


def test_eight_scenarios_ship_and_say_why_in_both_languages(planned: Plan) -> None:
    found = market_scenarios(planned.view.evidence)
    assert {one.id for one in found} == SHIPPED
    assert found[0].id == "baseline"
    for one in found:
        assert one.title.zh != one.title.en
        assert one.seed == found[0].seed
        assert one.id == "baseline" or any((one.events, one.drivers, one.plants, one.sites))


def test_the_nearest_scenario_is_suggested(planned: Plan) -> None:
    with pytest.raises(UsageError) as caught:
        market_scenario("demand-stal", planned.view.evidence)
    assert caught.value.problems[0].suggestion == "demand-stall"


@pytest.mark.parametrize(
    ("draws", "key"),
    [(0, "market_scenario.draws"), (1_000_000_000, "market_scenario.draws")],
)
def test_no_draws_and_a_billion_are_refused(planned: Plan, draws: int, key: str) -> None:
    scenario = market_scenario("baseline", planned.view.evidence)
    with pytest.raises(DataError) as caught:
        sized(scenario, draws, None)
    assert caught.value.problems[0].key == key
    assert sized(scenario, 10, 3).draws == 10


@pytest.mark.parametrize(
    ("line", "own", "column", "key"),
    [
        ("draws = 2000", "draws = 0", "draws", "draws"),
        ("origin = 2026-06-30", "origin = 2011-06-30", "origin", "too_early"),
        (
            "origin = 2026-06-30",
            "origin = 2026-03-31\nas_of = 2026-06-30",
            "origin",
            "starts_before_its_data",
        ),
        ('last_month = "2030-12"', 'last_month = "2090-12"', "last_month", "too_long"),
        ('last_month = "2030-12"', 'last_month = "2036-01"', "last_month", "too_long"),
        ("origin = 2026-06-30", "origin = 2027-06-30", "origin", "not_known_yet"),
        ("origin = 2026-06-30", "origin = 2026-06-30\nas_of = 2027-06-30", "as_of",
         "not_known_yet"),
        ("seed = 20260630", "seed = -1", "seed", "seed"),
    ],
)  # fmt: skip
def test_sizes_that_make_no_sense_are_refused(
    planned: Plan, tmp_path: Path, line: str, own: str, column: str, key: str
) -> None:
    text = BASELINE.read_text(encoding="utf-8").replace(line, own)
    assert faults(planned, tmp_path, text)[column][0] == f"market_scenario.{key}"


def test_the_newest_day_of_knowledge_is_told_and_may_be_an_origin(
    planned: Plan, tmp_path: Path
) -> None:
    newest = newest_day(planned.view.evidence)
    assert newest == max(newest, *(one.first_known for one in planned.view.evidence.observations))
    path = tmp_path / "own.toml"
    text = BASELINE.read_text(encoding="utf-8")
    path.write_text(text.replace("origin = 2026-06-30", "origin = 2027-06-30"), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load_market_scenario(path, planned.view.evidence)
    for language in LANGUAGES:
        assert newest.isoformat() in caught.value.problems[0].sentence(language)
    longest = text.replace('last_month = "2030-12"', f'last_month = "{LAST_YEAR}-12"')
    path.write_text(longest, encoding="utf-8")
    assert load_market_scenario(path, planned.view.evidence).last_month == f"{LAST_YEAR}-12"


@pytest.mark.parametrize(
    ("lines", "column", "key", "suggestion"),
    [
        ('[[events]]\nevent = "platform-purchase"\n', "events.0.event", "event_unknown",
         "platform-purchases"),
        ('[[drivers]]\ndriver = "module_demands"\noperation = "multiply"\nvalue = 1\nunit = "1"\n'
         'from = "2027-01"\n', "drivers.0.driver", "driver_unknown", "module_demand"),
        ('[[drivers]]\ndriver = "module_demand"\noperation = "add"\nvalue = 1\nunit = "MW"\n'
         'from = "2027-01"\n', "drivers.0.unit", "unit", ""),
        ('[[drivers]]\ndriver = "module_demand"\noperation = "add"\nvalue = 1\nunit = "GW"\n'
         'from = "2026-01"\n', "drivers.0.from", "not_simulated", ""),
        ('[[plants]]\nregion = "Xinjiang"\n', "plants.0.region", "region_unknown", "CN-XJ"),
        ('[[plants]]\nplant = "a"\ncloses = "2031-01"\n', "plants.0.closes", "not_simulated", ""),
        ('[[parameters]]\nparameter = "price_sped"\nfixed = 0.2\n', "parameters.0.parameter",
         "parameter_unknown", "price_speed"),
        ('[[drivers]]\ndrivr = "x"\n', "drivers.0.drivr", "key_unknown", "driver"),
    ],
)  # fmt: skip
def test_unknown_words_are_refused_with_the_nearest(
    planned: Plan, tmp_path: Path, lines: str, column: str, key: str, suggestion: str
) -> None:
    text = BASELINE.read_text(encoding="utf-8") + "\n" + lines + REASON
    found = faults(planned, tmp_path, text)
    assert found[column][0] == f"market_scenario.{key}"
    assert suggestion in ("", found[column][1])


def test_an_event_that_is_changed_twice_is_refused(planned: Plan, tmp_path: Path) -> None:
    twice = f'\n[[events]]\nevent = "antitrust-2026"\n{REASON}' * 2
    text = BASELINE.read_text(encoding="utf-8") + twice
    assert faults(planned, tmp_path, text)["events"][0] == "market_scenario.twice"


def test_what_is_no_toml_is_refused(planned: Plan, tmp_path: Path) -> None:
    assert faults(planned, tmp_path, "draws = ")[""][0] == "market_scenario.malformed"
