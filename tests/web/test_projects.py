"""A project that is sent is read safely: no files, no doubled keys, bounded depth."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from polysight.evidence.location import data_folder
from polysight.web.projects import SENT
from tests.web.interface_example import Scripted, at, client

NAME = "granular-leshan"
FILE = data_folder() / "projects" / f"{NAME}.toml"
PATH = at("/projects/evaluation")


def send(content: bytes | str, kind: str = "application/json", path: str = PATH) -> tuple[int, str]:
    answer = client().post(path, content=content, headers={"content-type": kind})
    return answer.status_code, answer.text


def test_examples_are_listed_and_can_be_taken_away() -> None:
    reader = client()
    told = reader.get(at("/projects")).json()["projects"]
    assert NAME in {one["project"] for one in told}
    file = reader.get(at(f"/projects/{NAME}/file"))
    assert file.content == FILE.read_bytes()
    assert file.headers["content-type"].startswith("application/toml")


@pytest.mark.parametrize("path", sorted(SENT))
def test_json_and_toml_are_the_same_question(path: str) -> None:
    worker = Scripted()
    reader = client(None, worker)
    tree = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for kind, content in (
        ("application/toml", FILE.read_bytes()),
        ("application/json; charset=utf-8", json.dumps(tree).encode()),
    ):
        answer = reader.post(at(path), content=content, headers={"content-type": kind})
        assert answer.status_code == 200, answer.text
        assert answer.headers["cache-control"] == "no-store"
    assert len(worker.asked) == 1
    assert worker.asked[0].room == SENT[path][0]


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [
        ("{}", "text/plain", 415),
        ("{}", "multipart/form-data", 415),
        ("{", "application/json", 400),
        ('{"a": 1, "a": 2}', "application/json", 400),
        ('{"a": NaN}', "application/json", 400),
        ('{"a": [{"b": 1e999}]}', "application/json", 422),
        ("a = -inf", "application/toml", 422),
        ("[]", "application/json", 400),
        ("[" * 5000, "application/json", 400),
        (b"\xff", "application/json", 400),
        ("a = ", "application/toml", 400),
        ('{"plant": "/etc/x.toml"}', "application/json", 422),
        ('{"a": [{"scenario": "..\\\\x.TOML"}]}', "application/json", 422),
        ('{"a":' * 20 + "1" + "}" * 20, "application/json", 422),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes | str, kind: str, status: int) -> None:
    found, told = send(content, kind)
    assert found == status, told
    assert json.loads(told)["status"] == status


@pytest.mark.parametrize("path", ["workbook", "file"])
def test_only_examples_have_files(path: str) -> None:
    answer = client().get(at(f"/projects/granular-lesan/{path}"))
    assert answer.status_code == 404
    assert answer.json()["errors"][0]["suggestion"] == NAME


def test_a_workbook_is_a_file_to_keep() -> None:
    answer = client().get(at(f"/projects/{NAME}/workbook"))
    assert answer.headers["content-disposition"] == f'attachment; filename="{NAME}.xlsx"'
    assert Path(answer.headers["content-type"]).name.endswith("sheet")
