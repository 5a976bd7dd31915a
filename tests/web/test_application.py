"""The application refuses in one form, starts its workers and ends them."""

from __future__ import annotations

import pytest

from tests.web.interface_example import Scripted, at, client


def test_workers_live_as_long_as_the_application() -> None:
    worker = Scripted()
    with client(None, worker) as reader:
        assert worker.begun == 1
        assert reader.get(at("")).is_success
    assert worker.stopped == 1


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404), ("POST", "/study", 405), ("PUT", "/runs", 405),
        ("TRACE", "/study", 405), ("GET", "/evidence/series", 422), ("GET", "/study/", 404),
    ],
)  # fmt: skip
def test_every_refusal_is_a_problem(method: str, path: str, status: int) -> None:
    answer = client().request(method, at(path))
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert (status != 405) or answer.headers["allow"]


def test_every_method_of_an_address_is_told() -> None:
    answer = client().put(at("/runs/AAAAAAAAAAAAAAAAAAAAAA"))
    assert answer.headers["allow"] == "DELETE, GET"


def test_an_address_of_its_own_is_no_name_of_a_project() -> None:
    answer = client().request("OPTIONS", at("/projects/documents"))
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "OPTIONS"])
def test_an_address_that_takes_other_methods_says_so(method: str) -> None:
    for path in ("/audit", "/audit/runs", "/runs"):
        answer = client().request(method, at(path))
        assert answer.status_code == 405
        assert answer.headers["allow"] == "POST"


def test_a_refusal_follows_the_language_and_is_not_kept() -> None:
    told = client().get(at("/nowhere"), headers={"accept-language": "zh-CN"})
    assert told.json()["title"] == "该地址没有内容"
    assert told.headers["cache-control"] == "no-store"


def test_no_pages_of_the_framework_load_from_elsewhere() -> None:
    reader = client()
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert reader.get(path).status_code == 404
