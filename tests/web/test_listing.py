"""A page tells only its own rows."""

from __future__ import annotations

from polysight.web.listing import Listing


def test_only_the_rows_of_a_page_are_told() -> None:
    told: list[int] = []

    def record(one: int) -> dict[str, object]:
        told.append(one)
        return {"n": one}

    found = Listing(range(100), record)
    assert found.records(10, 12) == [{"n": 10}, {"n": 11}]
    assert told == [10, 11]
    assert len(found.records()) == 100
