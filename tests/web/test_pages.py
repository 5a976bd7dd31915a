"""The page is served where it is built, with its own policy, and nothing beside it."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from polysight.web.guard import PAGE_POLICY, Guard
from polysight.web.limits import Limits
from polysight.web.pages import register
from tests.web.interface_example import HOST, little_store


@pytest.fixture
def reader(tmp_path: Path) -> TestClient:
    """Reader of a page beside a file that is none of its own."""
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "index.html").write_text("<!doctype html><title>x</title>")
    (tmp_path / "page" / "link.txt").symlink_to(tmp_path / "secret.txt")
    app = FastAPI(openapi_url=None)
    assert register(app, tmp_path / "page")
    app.add_middleware(Guard, limits=Limits(), versions=little_store().versions)
    return TestClient(app, base_url=HOST)


def test_a_page_runs_only_its_own_scripts(reader: TestClient) -> None:
    told = reader.get("/")
    assert told.status_code == 200
    assert told.headers["content-security-policy"] == PAGE_POLICY
    assert "unsafe" not in PAGE_POLICY


def test_a_page_that_a_reader_has_keeps_its_policy(reader: TestClient) -> None:
    tag = reader.get("/").headers["etag"]
    told = reader.get("/", headers={"if-none-match": tag})
    assert told.status_code == 304
    assert told.headers["content-security-policy"] == PAGE_POLICY


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/link.txt", "/..%5csecret.txt"]
)
def test_nothing_beside_the_page_is_served(reader: TestClient, path: str) -> None:
    told = reader.get(path)
    assert told.status_code in (400, 404)
    assert "secret" not in told.text


def test_without_a_page_there_is_none(tmp_path: Path) -> None:
    assert not register(FastAPI(), tmp_path)
