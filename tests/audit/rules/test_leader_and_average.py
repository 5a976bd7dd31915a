"""Leaders are not behind the average."""

from polysight.audit.finding import FindingKind, Severity
from polysight.audit.rules.leader_and_average import RULE
from tests.audit.told import row, said

MEAN = row("electricity_intensity_total", 48, "kWh/kg", subject="Average electricity, industry")


def test_behind_is_found() -> None:
    leader = row("electricity_intensity_total", 60, "kWh/kg", company="leading producers")
    (one,) = said(RULE, leader, MEAN)
    assert one.kind is FindingKind.LOGIC
    assert one.rows == ("C1", "C2")


def test_words_that_leave_it_open_are_low() -> None:
    leader = row(
        "electricity_intensity_total", 60, "kWh/kg", company="leading producers", qualifier="below"
    )
    (one,) = said(RULE, leader, MEAN)
    assert one.severity is Severity.LOW


def test_ahead_another_year_and_higher_is_better() -> None:
    ahead = row("electricity_intensity_total", 44, "kWh/kg", company="leading producers")
    early = row(
        "electricity_intensity_total", 60, "kWh/kg", company="leading producers", period="2020"
    )
    assert not said(RULE, ahead, early, MEAN)
    mean = row("water_reuse_rate", 70, "%", subject="average")
    assert not said(RULE, mean, row("water_reuse_rate", 90, "%", company="leading producers"))
    assert said(RULE, mean, row("water_reuse_rate", 50, "%", company="leading producers"))


def test_a_number_of_all_firms_needs_no_word_but_the_same_route() -> None:
    leader = row("production_cost", 60, "CNY/kg", company="leading producers", route="siemens")
    assert said(RULE, leader, row("production_cost", 45, "CNY/kg", route="siemens"))
    assert not said(RULE, leader, row("production_cost", 35, "CNY/kg", route="fbr"))


def test_an_undated_leader_is_one_of_the_present_and_less_sure() -> None:
    leader = row(
        "electricity_intensity_total", 60, "kWh/kg", company="leading producers",
        period="undated-current",
    )  # fmt: skip
    (one,) = said(RULE, leader, MEAN)
    assert one.rows == ("C1", "C2")
    assert one.confidence < said(RULE, {**leader, "period": "2023"}, MEAN)[0].confidence
