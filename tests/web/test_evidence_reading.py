"""Evidence is told as it stands on a day: rows, sources, series, contradictions, derivations."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import Any

import pytest

from polysight.evidence.vintage import known
from tests.web.interface_example import at, client, little_store


def told(path: str, **asked: object) -> Any:
    answer = client().get(at(path), params=asked)  # type: ignore[arg-type]
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_filters_narrow_by_code_or_name_in_either_language() -> None:
    counts = {
        told("/evidence/observations", quantity=name, geography=place)["count"]
        for name, place in (("price", "CN"), ("价格", "中国"))
    }
    assert len(counts) == 1
    assert 0 < counts.pop() < told("/evidence/observations")["count"]


def test_words_are_looked_for_in_note_names_and_source() -> None:
    rows = told("/evidence/observations", q="energytrend n-type", limit=1000)["items"]
    assert rows
    found = {one["source"] for one in rows}
    titles = [little_store().evidence.sources[one] for one in found]
    assert all("energytrend" in f"{one.key} {one.citation}".casefold() for one in titles)


@pytest.mark.parametrize("day", ["2015-06-30", "2023-01-31"])
def test_a_day_of_knowledge_shows_what_was_known(day: str) -> None:
    rows = told("/evidence/observations", as_of=day, limit=1000)
    assert all(one["first_known"] <= day for one in rows["items"])
    sources = told("/evidence/sources", as_of=day)
    assert 0 < sources["count"] < told("/evidence/sources")["count"]


def test_periods_bound_the_rows() -> None:
    rows = told("/evidence/observations", quantity="price", start="2025-01", end="2025-01")["items"]
    assert rows
    assert all(one["period"].startswith("2025-01") for one in rows if len(one["period"]) > 7)


def test_one_row_and_one_source_stand_alone() -> None:
    row = told("/evidence/observations/MP0415")
    assert row["cited"]["key"] == row["source"]
    assert told(f"/evidence/sources/{row['source']}") == row["cited"]


def test_the_widest_contradiction_stands_first_and_names_its_rows() -> None:
    rows = told("/evidence/contradictions", quantity="price")["items"]
    spreads = [one["spread"] for one in rows]
    assert spreads == sorted(spreads, reverse=True)
    assert all(len(one["rows"]) > 1 and one["quantity"] == "price" for one in rows)


def test_a_table_holds_every_row_that_the_pages_hold() -> None:
    answer = client().get(at("/evidence/observations.csv"), params={"quantity": "price"})
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert len(rows) == told("/evidence/observations", quantity="price")["count"]
    visible = {row.id for row in known(little_store().evidence.observations)}
    assert {row["id"] for row in rows} <= visible


def test_rows_that_a_licence_keeps_back_are_counted_and_not_told() -> None:
    data = little_store().evidence
    kept = {one.key for one in data.sources.values() if not one.redistributable}
    answer = told("/evidence/observations", limit=1)
    back = sum(row.source in kept for row in known(data.observations))
    assert answer["withheld"] == back
    assert answer["count"] + back == len(known(data.observations))
    for key in kept:
        assert told("/evidence/observations", source=key)["items"] == []


def test_a_derivation_follows_the_language() -> None:
    both = [told("/evidence/explanation", id="MP0415", lang=one) for one in ("en", "zh")]
    assert both[0]["number"] == both[1]["number"]
    assert both[0]["what"] != both[1]["what"]
    assert "inputs" not in told("/evidence/explanation", id="costing.cash_cost[2024]", depth=0)


def test_plans_are_told_apart_from_plants() -> None:
    plants, plans = (
        told("/evidence/plants", day="2025-12-31", plans=one)["plants"] for one in (False, True)
    )
    assert not {one["plant"] for one in plants} & {one["plant"] for one in plans}


@pytest.mark.parametrize(
    "path", ["/evidence/observations/MP0415", "/evidence/explanation?id=MP0415"]
)
def test_a_row_and_its_derivation_are_refused_before_the_row_was_known(path: str) -> None:
    whole = client().get(at(path))
    divided = "&" if "?" in path else "?"
    assert client().get(at(f"{path}{divided}as_of=2025-09-17")).content == whole.content
    early = client().get(at(f"{path}{divided}as_of=2025-09-16"))
    assert early.status_code == 422
    assert "2025-09-17" in early.json()["detail"]


def test_a_source_is_refused_before_any_row_cited_it() -> None:
    rows = [row for row in little_store().evidence.observations if row.first_known.year == 2025]
    key = rows[0].source
    first = min(
        row.first_known for row in little_store().evidence.observations if row.source == key
    )
    address = at(f"/evidence/sources/{key}")
    before = first - dt.timedelta(days=1)
    assert client().get(address, params={"as_of": str(first)}).status_code == 200
    assert client().get(address, params={"as_of": str(before)}).status_code == 422


def test_quantities_count_the_rows_of_the_day() -> None:
    def counted(**asked: str) -> int:
        found = client().get(at("/evidence/quantities"), params=asked).json()["quantities"]
        return sum(one["rows"] for one in found)

    assert 0 < counted(as_of="2015-01-01") < counted(as_of="2025-01-01") < counted()


@pytest.mark.parametrize("path", ["/evidence/bases", "/market/record", "/plants", "/projects"])
def test_what_has_no_day_of_knowledge_says_so(path: str) -> None:
    answer = client().get(at(path), params={"as_of": "2020-01-01", "lang": "en"})
    assert answer.status_code == 422
    assert "no earlier day of knowledge" in answer.json()["detail"]
