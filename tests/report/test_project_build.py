"""The documents of a project, written twice with the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.report.build import MAKERS
from polysight.report.project_build import build_project
from tests.report.example import shipped
from tests.report.feasibility.example import PROJECT, project

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(("kind", "name"), [("project", "feasibility"), ("lender", "appraisal")])
def test_all_forms_are_written_twice_with_the_same_bytes(
    tmp_path: Path, kind: str, name: str
) -> None:
    told: list[str] = []
    first, second = (
        build_project(
            project(), shipped(), tmp_path / one, kind, ["zh"], tuple(MAKERS), told.append
        )
        for one in ("a", "b")
    )
    assert told[: len(MAKERS)] == [f"{PROJECT}-{name}-zh.{form}" for form in MAKERS]
    assert [one.read_bytes() for one in first] == [one.read_bytes() for one in second]
    assert (tmp_path / "a" / "numbers.json").is_file()
