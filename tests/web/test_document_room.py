"""Documents are the bytes that the command writes, of what ships and of what is sent."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from polysight.errors import DataError
from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence
from polysight.study.storage import write
from polysight.web.document_room import STAGES, answered
from polysight.web.question import question
from polysight.web.study_reading import NoStudyError
from tests.cli.conftest import Call
from tests.web.interface_example import little_study

NAME = "granular-leshan"
ASKED: dict[str, object] = {"document": "feasibility", "form": "xlsx", "as_of": None,
                            "scenario": None}  # fmt: skip


def told(study: Path | None = None, **asked: object) -> tuple[bytes, list[int]]:
    steps: list[int] = []
    wanted = question("document", {**ASKED, **asked}, "zh")
    return answered(wanted, evidence(), lambda done, total: steps.append(done), study), steps


@pytest.mark.slow
def test_a_project_that_is_sent_has_the_documents_of_its_file(tmp_path: Path, call: Call) -> None:
    file = data_folder() / "projects" / f"{NAME}.toml"
    out = tmp_path / "out"
    call("report", "project", NAME, "--language", "zh", "--format", "xlsx", "--output", str(out))
    tree = tomllib.loads(file.read_text(encoding="utf-8"))
    content, steps = told(project=tree)
    assert content == (out / f"{NAME}-feasibility-zh.xlsx").read_bytes()
    assert steps == [0, 1, STAGES - 1, STAGES]
    assert told(project=tree, form="docx")[1] == [0, STAGES - 1, STAGES]


def test_faults_of_a_project_are_told() -> None:
    with pytest.raises(DataError):
        told(project={"format": 1})


def test_the_report_on_the_industry_is_that_of_the_stored_study(tmp_path: Path) -> None:
    with pytest.raises(NoStudyError):
        told(document="industry")
    folder = tmp_path / "study"
    write(little_study(), folder)
    content, steps = told(folder, document="industry")
    assert content.startswith(b"PK")
    assert steps == [0, 1, STAGES - 1, STAGES]
    assert told(folder, document="industry")[1] == [0, STAGES - 1, STAGES]
