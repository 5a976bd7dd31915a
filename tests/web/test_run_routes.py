"""Runs are begun, told of and ended by requests, and need what their room needs."""

from __future__ import annotations

import json
import time
import tomllib
from collections.abc import Callable
from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from polysight.evidence.location import data_folder
from polysight.web.question import Question
from polysight.web.worker import Step, StoppedError
from tests.web.interface_example import Scripted, at, client, little_store

WANTED = {"room": "market", "scenario": "baseline", "draws": 20}


def until(reader: TestClient, place: str, *states: str) -> dict[str, object]:
    for _ in range(500):
        told: dict[str, object] = reader.get(place).json()
        if told["state"] in states:
            return told
        time.sleep(0.01)
    raise AssertionError(told)


def test_a_run_is_told_of_until_its_result_is_there() -> None:
    worker = Scripted()
    reader = client(None, worker)
    begun = reader.post(at("/runs"), json=WANTED)
    assert begun.status_code == 202
    place = begun.headers["location"]
    told = until(reader, place, "done")
    result = reader.get(str(told["result"]))
    assert result.json()["asked"] == {"scenario": "baseline", "draws": 20, "seed": None}
    assert reader.delete(place).status_code == 204
    assert reader.get(place).status_code == 404


def test_a_run_that_goes_on_has_no_result_and_can_be_ended() -> None:
    def work(asked: Question, step: Step, wanted: Callable[[], bool]) -> bytes:
        step(5, 20)
        while wanted():
            time.sleep(0.005)
        raise StoppedError

    reader = client(None, Scripted(work))
    place = reader.post(at("/runs"), json=WANTED).headers["location"]
    told = until(reader, place, "running")
    assert reader.get(f"{place}/result").status_code == 409
    assert reader.delete(place).status_code == 204
    told = until(reader, place, "cancelled")
    assert (told["done"], told["total"], told["result"]) == (5, 20, None)


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ({"document": "industry", "form": "pdf"}, "polysight-industry-zh.pdf"),
        (
            {"document": "lender", "project": "granular-leshan", "form": "docx"},
            "polysight-granular-leshan-lender-zh.docx",
        ),
    ],
)
def test_a_document_is_a_file_to_keep(wanted: dict[str, object], name: str) -> None:
    worker = Scripted()
    reader = client(None, worker)
    begun = reader.post(at("/runs"), json={"room": "document", "lang": "zh", **wanted})
    assert begun.status_code == 202, begun.text
    told = until(reader, begun.headers["location"], "done")
    result = reader.get(str(told["result"]))
    assert result.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert result.headers["content-security-policy"].startswith("default-src 'none'")
    assert worker.asked[0].particulars["document"] == wanted["document"]


def test_a_run_does_not_tell_back_what_was_sent() -> None:
    reader = client()
    sent = (data_folder() / "projects" / "siemens-inner-mongolia.toml").read_text("utf-8")
    for path, content, kind in (
        ("/projects/documents?form=pdf", json.dumps(tomllib.loads(sent)), "application/json"),
        ("/projects/draws?draws=20", sent, "application/toml"),
        ("/audit/runs?form=html", "a,b", "text/csv"),
    ):
        begun = reader.post(at(path), content=content, headers={"content-type": kind})
        assert begun.status_code == 202, begun.text
        assert not {"project", "table"} & set(begun.json()["asked"])
        assert begun.headers["location"].startswith(at("/runs/"))
        until(reader, begun.headers["location"], "done")


@pytest.mark.parametrize("path", ["/projects/documents", "/projects/draws"])
def test_a_project_of_a_broken_form_begins_no_run(path: str) -> None:
    worker = Scripted()
    kind = {"content-type": "application/toml"}
    answer = client(None, worker).post(at(path), content="titel = 1", headers=kind)
    assert answer.status_code == 422
    assert "titel" in answer.text
    assert worker.asked == []


def test_a_report_needs_a_study_and_knowledge_of_its_day() -> None:
    wanted = {"room": "document", "document": "industry"}
    early = client().post(at("/runs"), json={**wanted, "as_of": "2020-01-01"})
    assert early.status_code == 422
    none = client(replace(little_store(), study=None), Scripted())
    assert none.post(at("/runs"), json=wanted).status_code == 404


@pytest.mark.parametrize(
    ("wanted", "place"),
    [
        ({"room": "document"}, "body.document"),
        ({"room": "document", "document": "lender"}, "body.project"),
        ({"room": "document", "document": "industry", "form": "exe"}, "body.form"),
        ({"room": "market"}, "body.scenario"),
        ({"room": "market_comparison", "first": "baseline"}, "body.second"),
        ({"room": "project_draws"}, "body.project"),
        ({**WANTED, "draws": 10**9}, "body.draws"),
        ({**WANTED, "drwas": 1}, "body.drwas"),
        ({**WANTED, "room": "anything"}, "body.room"),
    ],
)
def test_what_a_room_needs_is_asked_for(wanted: dict[str, object], place: str) -> None:
    answer = client().post(at("/runs"), json=wanted)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["place"] == place


def test_a_scenario_that_there_is_not_is_told_with_the_nearest() -> None:
    answer = client().post(at("/runs"), json={**WANTED, "scenario": "baselin"})
    assert answer.status_code == 404
    assert answer.json()["errors"][0]["suggestion"] == "baseline"


@pytest.mark.parametrize("path", ["/runs/x", "/runs/AAAAAAAAAAAAAAAAAAAAAA", "/runs/../x/result"])
def test_runs_that_there_are_not(path: str) -> None:
    assert client().get(at(path)).status_code in (404, 422)


def test_what_cannot_be_read_begins_nothing() -> None:
    reader = client()
    kind = {"content-type": "application/json"}
    assert reader.post(at("/runs"), content="{", headers=kind).status_code == 400
    assert reader.post(at("/runs"), content="[]", headers=kind).status_code == 422


def test_a_market_refuses_a_day_of_knowledge_that_its_scenario_sets() -> None:
    answer = client().post(at("/runs"), json={**WANTED, "as_of": "2020-01-01", "lang": "en"})
    assert answer.status_code == 422
    assert "scenario" in answer.json()["detail"]
