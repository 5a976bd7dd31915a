"""Lists about the evidence agree with the rows that they count."""

from __future__ import annotations

from typing import Any

from tests.web.interface_example import at, client, little_store


def told(path: str, **asked: object) -> Any:
    answer = client().get(at(path), params=asked)  # type: ignore[arg-type]
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_days_of_knowledge_count_the_rows() -> None:
    whole = told("/evidence/vintages")
    rows = little_store().evidence.observations
    assert whole["rows"] == len(rows) == whole["months"][-1]["known"]
    assert whole["last"] == max(row.first_known for row in rows).isoformat()
    early = told("/evidence/vintages", as_of="2020-12-31")
    assert early["last"] <= "2020-12-31"
    assert early["months"] == [one for one in whole["months"] if one["month"] <= "2020-12"]
    none = told("/evidence/vintages", as_of="1900-01-01")
    assert (none["first"], none["rows"], none["months"]) == (None, 0, [])


def test_every_dimension_of_a_series_has_names() -> None:
    known = {one["dimension"] for one in told("/evidence/bases")["bases"]}
    used = {pair.split("=")[0] for row in little_store().evidence.observations
            for pair in str(row.basis).split(";") if "=" in pair}  # fmt: skip
    assert used <= known


def test_no_two_provinces_share_a_tile() -> None:
    tiles = told("/evidence/tiles")["tiles"]
    assert len({(one["row"], one["column"]) for one in tiles}) == len(tiles) > 30
    assert all(one["zh"] and one["en"] for one in tiles)
