from __future__ import annotations

import datetime as dt

import pytest

from polysight.errors import UsageError
from polysight.evidence.selection import Question, answer, coded, overview, quantity_of
from polysight.evidence.store import evidence

DATA = evidence()


def test_words_of_any_language_select_the_same_rows() -> None:
    one = answer(
        Question("price", {"grade": "n-type", "geography": "China"}, start="2024-01"), DATA
    )
    two = answer(Question("价格", {"grade": "N型", "geography": "中国"}, start="2024-01"), DATA)
    assert one == two
    assert len(one.rows) > 50


def test_one_series_never_mixes_bases_companies_or_kinds() -> None:
    found = answer(Question("price", {}), DATA)
    assert sum(len(one.choices) for one in found.series) > 200
    for one in found.series:
        rows = [choice.chosen for choice in one.choices]
        assert len({(row.comparability, row.company, row.site) for row in rows}) == 1
        past = {row.kind in ("observed", "estimate") for row in rows}
        assert len(past) == 1


def test_every_visible_row_is_in_one_series_chosen_or_lost() -> None:
    found = answer(Question("production", {"geography": "CN"}), DATA)
    placed = [
        row.id
        for one in found.series
        for choice in one.choices
        for row in (choice.chosen, *(loser for loser, _ in choice.losers))
    ]
    assert sorted(placed) == sorted(row.id for row in found.rows)


def test_period_basis_and_day_limit_the_answer() -> None:
    found = answer(
        Question(
            "price",
            {"grade": "n-type"},
            basis="tax=included;deal=spot",
            start="2025-01",
            end="2025-06",
            as_of=dt.date(2025, 5, 1),
        ),
        DATA,
    )
    assert found.rows
    for row in found.rows:
        assert row.first_known <= dt.date(2025, 5, 1)
        assert row.period.end >= dt.date(2025, 1, 1)
        assert (row.basis.get("tax"), row.basis.get("deal")) == ("included", "spot")


def test_words_that_mean_nothing_are_refused_with_a_suggestion() -> None:
    with pytest.raises(UsageError) as caught:
        answer(Question("price", {"geography": "Sichaun"}), DATA)
    assert caught.value.problems[0].suggestion == "Sichuan"
    with pytest.raises(UsageError) as caught:
        coded({"grad": "n-type"}, DATA)
    assert caught.value.problems[0].suggestion == "grade"
    with pytest.raises(UsageError):
        quantity_of("nonsense", DATA)
    with pytest.raises(UsageError):
        answer(Question("price", {}, start="yesterday"), DATA)


def test_the_overview_counts_all_rows() -> None:
    assert sum(count for _, count in overview(DATA)) == len(DATA.observations)
