"""Every answer has its headers; hosts, origins, sizes and rates are held."""

from __future__ import annotations

import json

import pytest

from polysight.web.guard import Rate
from polysight.web.limits import Limits
from tests.web.interface_example import Scripted, at, client, little_store

ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", ""), ("GET", "/nowhere"), ("POST", "/study"), ("GET", "/evidence/series"),
        ("DELETE", "/runs/x"), ("HEAD", "/study"), ("GET", "/evidence/observations.csv"),
    ],
)  # fmt: skip
def test_headers_stand_on_every_answer(method: str, path: str) -> None:
    told = client().request(method, at(path)).headers
    assert {name: told[name] for name in ALWAYS} == ALWAYS
    assert "'unsafe-inline'" not in told["content-security-policy"].partition("script-src")[2]
    assert "default-src 'none'" in told["content-security-policy"]
    versions = little_store().versions
    assert told["polysight-data"] == versions.data
    assert told["polysight-code"] == versions.code
    assert told["polysight-version"] == versions.package


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200), ("127.0.0.1:8000", 200), ("[::1]:8000", 200), ("LOCALHOST", 200),
        ("example.org", 421), ("localhost.example.org", 421), ("", 421), ("[::1", 421),
    ],
)  # fmt: skip
def test_only_known_names_are_answered(host: str, status: int) -> None:
    told = client().get(at(""), headers={"host": host})
    assert told.status_code == status
    if status != 200:
        assert told.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 422),
        ({"origin": "http://localhost"}, 422),
        ({"sec-fetch-site": "same-origin"}, 422),
        ({"origin": "http://elsewhere.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
    ],
)
def test_pages_of_others_begin_nothing(headers: dict[str, str], status: int) -> None:
    told = client().post(at("/runs"), json={"room": "market"}, headers=headers)
    assert told.status_code == status


def test_large_requests_are_refused_before_they_are_read() -> None:
    reader = client(limits=Limits(body=100, rate=1e6, burst=10**6))
    path, kind = at("/projects/evaluation"), {"content-type": "application/json"}
    assert reader.post(path, content=b" " * 101, headers=kind).status_code == 413
    pieces = (b" " * 60 for _ in range(3))
    assert reader.post(path, content=pieces, headers=kind).status_code == 413
    assert reader.post(path, content=b"{}", headers=kind).status_code == 200


def test_a_burst_is_told_when_to_come_back() -> None:
    reader = client(limits=Limits(rate=0.001, burst=3))
    told = [reader.get(at("")) for _ in range(5)]
    assert [one.status_code for one in told] == [200, 200, 200, 429, 429]
    assert int(told[-1].headers["retry-after"]) >= 1


def test_buckets_fill_again_and_are_apart() -> None:
    rate = Rate(Limits(rate=2.0, burst=1))
    assert rate.wait("a", 0.0) == 0.0
    assert rate.wait("a", 0.1) == pytest.approx(0.4)
    assert rate.wait("b", 0.1) == 0.0
    assert rate.wait("a", 0.6) == 0.0


def test_a_fault_of_the_program_says_nothing_of_itself() -> None:
    def broken(*_: object) -> bytes:
        raise ZeroDivisionError("/secret/place")

    told = client(None, Scripted(broken)).get(at("/warning"))
    assert told.status_code == 500
    assert json.loads(told.content)["type"].endswith("internal")
    assert "secret" not in told.text
    assert "Traceback" not in told.text
    assert told.headers["x-content-type-options"] == "nosniff"


def test_a_head_request_has_the_headers_of_the_answer_and_no_body() -> None:
    reader = client()
    head, whole = (reader.request(one, at("/study")) for one in ("HEAD", "GET"))
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == whole.headers["etag"]
