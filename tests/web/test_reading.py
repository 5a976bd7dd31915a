"""Pages follow one another without gap or repeat, tables hold all, slips are answered."""

from __future__ import annotations

from dataclasses import replace

import pytest

from polysight.web.reading import ENDINGS, no_such_name, operation
from polysight.web.resources import RESOURCES
from polysight.web.store import Versions
from tests.web.interface_example import Scripted, at, client, little_store

PATH = "/evidence/observations"


def test_a_walk_meets_every_row_once() -> None:
    reader, seen, address = client(), [], f"{at(PATH)}?quantity=price&limit=170"
    while address:
        answer = reader.get(address)
        seen += [one["id"] for one in answer.json()["items"]]
        address = answer.links.get("next", {}).get("url", "")
    assert len(seen) == len(set(seen)) == answer.json()["count"]
    assert seen == sorted(seen)
    assert answer.json()["next"] is None


def test_a_walk_ends_where_the_data_change() -> None:
    after = client().get(at(PATH), params={"limit": 5}).json()["next"]
    newer = replace(little_store(), versions=Versions("1", "c", "other"))
    answer = client(newer).get(at(PATH), params={"limit": 5, "cursor": after})
    assert answer.status_code == 410


def test_a_cursor_of_another_question_is_refused() -> None:
    reader = client()
    after = reader.get(at(PATH), params={"limit": 5}).json()["next"]
    asked = {"limit": 5, "cursor": after, "quantity": "price"}
    assert reader.get(at(PATH), params=asked).status_code == 422
    assert reader.get(at(PATH), params={"cursor": after, "limit": 7, "lang": "zh"}).is_success


@pytest.mark.parametrize(
    ("path", "asked", "suggestion"),
    [
        (PATH, {"quantty": "price"}, "quantity"),
        ("/evidence/series", {"quantity": "prise"}, "price"),
        ("/evidence/codelists/regoins", {}, "regions"),
        ("/projects/granular-lesan", {}, "granular-leshan"),
        ("/law", {"force": "mandatry"}, "mandatory"),
    ],
)
def test_a_slip_is_answered_with_what_was_meant(
    path: str, asked: dict[str, str], suggestion: str
) -> None:
    answer = client().get(at(path), params=asked)
    assert answer.status_code in (404, 422)
    assert answer.json()["errors"][0]["suggestion"] == suggestion


def test_a_table_can_be_chosen_and_marked_for_excel() -> None:
    reader, path = client(), at("/market/results/baseline.csv")
    years = reader.get(path)
    assert years.text.splitlines()[1] == "baseline,price,CNY/kg,2027,41.5"
    months = reader.get(path, params={"part": "months", "bom": "true"})
    assert months.content.startswith(b"\xef\xbb\xbf")
    assert "polysight-market_result-months.csv" in months.headers["content-disposition"]
    assert reader.get(path, params={"part": "days"}).status_code == 422


def test_an_answer_is_worked_once() -> None:
    worker = Scripted()
    reader = client(None, worker)
    for _ in range(3):
        assert reader.get(at("/warning"), params={"as_of": "2026-06-30"}).is_success
    assert len(worker.asked) == 1


def test_every_form_has_an_operation_of_its_own() -> None:
    ids = [operation(one, ending) for one in RESOURCES for ending in ("", *ENDINGS)]
    assert len(ids) == len(set(ids))
    assert "price" in str(no_such_name("quantity", "prise", ["price"]))


#: What somebody sends who wants a file; ids, names and arrays are told by their form already.
PATHS = (
    "...", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "..%2f..%2fetc%2fpasswd", "%2fetc%2fpasswd",
    "x%00.toml", "..%5c..%5cwindows", "C:%5cx", "x" * 300,
    "baseline%2f..%2fbaseline", "siemens.toml",
)  # fmt: skip


def test_a_name_is_one_of_a_list_and_no_path() -> None:
    worker = Scripted()
    reader = client(None, worker)
    for one in RESOURCES:
        for name in PATHS if one.variable else ():
            address = at(one.path.replace(f"{{{one.variable}}}", name))
            answer = reader.get(address)
            assert answer.status_code in (404, 405, 422), address
            assert answer.headers["content-type"] == "application/problem+json"
    assert worker.asked == []
