"""Tests of what a subject says of firm, country, route and case."""

from __future__ import annotations

from polysight.audit.reading import claims
from polysight.audit.subject_scopes import case_of_forecast, scoped
from polysight.evidence.store import evidence

WORDS = claims([{"metric": "production", "value_low": "1"}], evidence()).vocabulary


def _cells(subject: str, **more: str) -> dict[str, str]:
    plain = {"metric": "production", "company": "", "route": "all", "subject": subject}
    return scoped({**plain, **more}, WORDS)


def test_a_firm_named_by_a_letter() -> None:
    assert _cells("庚公司产出")["company"] == "庚公司"
    assert _cells("Tonnes of company C")["company"] == "company C"
    assert _cells("Tonnes made")["company"] == ""


def test_the_whole_country_is_no_firm() -> None:
    assert _cells("Tonnes made countrywide", company="GCL")["company"] == ""
    assert _cells("Share of national production", company="GCL")["company"] == "GCL"


def test_a_route_in_the_subject_narrows_all_routes() -> None:
    assert _cells("颗粒硅产出")["route"] == "fbr"
    assert _cells("颗粒硅占比")["route"] == "all"
    assert _cells("产出")["route"] == "all"


def test_cases_of_forecasts() -> None:
    assert case_of_forecast({"subject": "乐观方案", "metric": "需求"}, "forecast") == "乐观"
    assert case_of_forecast({"subject": "High path", "metric": "demand"}, "forecast") == "high"
    assert case_of_forecast({"subject": "High path", "metric": "demand"}, "observed") == ""
