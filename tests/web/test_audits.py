"""A table is handed on as it is, under its bounds; tables to begin with are those that ship."""

from __future__ import annotations

import base64

import pytest

from polysight.evidence.location import data_folder
from polysight.web.limits import Limits
from tests.web.interface_example import Scripted, at, client

TABLE = b"id,raw\n1,x\n"


@pytest.mark.parametrize("form", ["json", "csv", "xlsx", "html"])
def test_a_table_is_handed_on_as_it_is(form: str) -> None:
    worker = Scripted()
    path = "/audit" if form == "json" else f"/audit.{form}"
    answer = client(None, worker).post(
        at(path), content=TABLE, headers={"content-type": "text/csv"}, params={"name": "a.csv"}
    )
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    told = worker.asked[0].particulars
    assert base64.b64decode(told["table"]) == TABLE
    assert (told["form"], told["name"], told["fail_at"]) == (form, "a.csv", "high")


@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x", ""])
def test_other_kinds_of_content_are_refused(kind: str) -> None:
    answer = client().post(at("/audit"), content=TABLE, headers={"content-type": kind})
    assert answer.status_code == 415


def test_tables_may_be_larger_than_whatever_else_is_sent() -> None:
    limits = Limits(body=100, upload=1000, rate=1e6, burst=10**6)
    reader = client(None, Scripted(), limits=limits)
    for size, status in ((900, 200), (1100, 413)):
        answer = reader.post(
            at("/audit"), content=b"x" * size, headers={"content-type": "text/csv"}
        )
        assert answer.status_code == status
    assert reader.post(at("/runs"), content=b"x" * 900).status_code == 413


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_there_is_a_table_to_fill_in(ending: str) -> None:
    answers = [
        client().get(at(f"/audit/template{ending}"), params={"lang": each}) for each in ("en", "zh")
    ]
    assert {one.status_code for one in answers} == {200}
    assert answers[0].content != answers[1].content
    assert answers[0].headers["content-disposition"].endswith(f'-en{ending}"')


def test_the_claims_that_ship_can_be_had() -> None:
    shipped = data_folder() / "claims" / "reference_report.csv"
    assert client().get(at("/audit/example.csv")).content == shipped.read_bytes()


def test_rules_are_told_one_by_one_and_by_class() -> None:
    rules = client().get(at("/audit/rules")).json()["rules"]
    one = client().get(at("/audit/rules/identity")).json()["rules"]
    assert [each for each in rules if each["rule"] == "identity"] == one
    kind = client().get(at("/audit/rules/DEF")).json()["rules"]
    assert kind
    assert all("DEF" in each["kinds"] for each in kind)
