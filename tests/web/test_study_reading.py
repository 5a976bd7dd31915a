"""Every number of the study has unit, vintage, inputs and sources; a day too early is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.web.interface_example import at, client, little_store

PATH = "/study/arrays/costing.cash_cost"


def test_numbers_carry_what_they_rest_on() -> None:
    first, second = client().get(at(PATH)).json()["items"]
    assert first["value"] == 40.0
    assert (first["unit"], first["keys"], first["period"]) == ("CNY/kg", {"year": "2024"}, "2024")
    assert first["inputs"] == ["MP0415"]
    assert second["value"] is None
    assert set(first["sources"]) < set(second["sources"])
    assert second["marks"]


def test_the_study_tells_its_arrays_and_assumptions() -> None:
    found = client().get(at("/study")).json()
    (array,) = found["arrays"]
    assert (array["name"], array["numbers"], found["assumptions"]) == ("costing.cash_cost", 2, 1)
    (setting,) = client().get(at("/study/assumptions")).json()["items"]
    assert (setting["key"], setting["row"]) == ("x", "ED0005")


@pytest.mark.parametrize(("day", "status"), [("2025-09-17", 200), ("2025-09-16", 422)])
@pytest.mark.parametrize("path", ["/study", PATH, "/study/assumptions", f"{PATH}.csv"])
def test_a_study_has_no_face_before_its_knowledge(path: str, day: str, status: int) -> None:
    answer = client().get(at(path), params={"as_of": day})
    assert answer.status_code == status
    if status == 422:
        assert "2025-09-17" in answer.json()["detail"]


def test_without_a_study_the_refusal_says_how_to_make_one() -> None:
    reader = client(replace(little_store(), study=None))
    for path in ("/study", PATH, "/study/assumptions"):
        answer = reader.get(at(path))
        assert answer.status_code == 404
        assert "polysight run" in answer.json()["hint"]


@pytest.mark.parametrize(("day", "status"), [("2026-06-30", 200), ("2026-06-29", 422)])
def test_a_stored_market_has_no_face_before_its_knowledge(day: str, status: int) -> None:
    content = b'{"scenario": "baseline", "known": "2026-06-30"}'
    reader = client(replace(little_store(), markets={"baseline": content}))
    answer = reader.get(at("/market/results/baseline"), params={"as_of": day})
    assert answer.status_code == status
    if status == 200:
        assert answer.content == content
    else:
        assert "2026-06-30" in answer.json()["detail"]
