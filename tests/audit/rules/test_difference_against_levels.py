from __future__ import annotations

from polysight.audit.finding import FindingKind
from polysight.audit.rules.difference_against_levels import RULE
from tests.audit.told import Row, row, said

ELECTRICITY = "electricity_intensity_total"


def difference(value: float, **more: object) -> Row:
    cells = {
        "subject": "Granular electricity relative to Siemens",
        "route": "granular",
        "period": "undated-current",
    }
    return row("electricity_route_difference", value, "%", None, **{**cells, **more})


SIEMENS = row(ELECTRICITY, 60, "kWh/kg", route="siemens")
GRANULAR = row(ELECTRICITY, 25, "kWh/kg", route="granular", period="undated-current")


def test_a_difference_that_the_levels_do_not_give() -> None:
    (one,) = said(RULE, difference(-30), GRANULAR, SIEMENS)
    assert one.kind is FindingKind.ARITH
    assert set(one.rows) == {"C1", "C2", "C3"}
    assert one.likely_culprit == "C1"
    assert "25 / 60 - 1 = -58.33%" in one.arithmetic


def test_differences_that_fit_or_whose_words_allow_it_are_silent() -> None:
    assert not said(RULE, difference(-58), GRANULAR, SIEMENS)
    assert not said(RULE, difference(-30, qualifier="over"), GRANULAR, SIEMENS)
    assert not said(RULE, difference(-30), GRANULAR)


def test_levels_of_one_firm_or_another_place_are_left_out() -> None:
    assert not said(RULE, difference(-30), GRANULAR, {**SIEMENS, "company": "Tongwei"})
    assert not said(RULE, difference(-30), GRANULAR, {**SIEMENS, "geography": "Germany"})


def test_what_is_dated_throughout_has_a_relation_of_its_own() -> None:
    dated = {"period": "2023"}
    assert not said(RULE, difference(-30, **dated), {**GRANULAR, **dated}, SIEMENS)
