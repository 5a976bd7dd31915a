"""Every number of every project that ships is told with its names, its unit and its value."""

from __future__ import annotations

import pytest

from polysight.answers.project_answer import project_answer
from polysight.evidence.store import evidence
from polysight.study.project_file_numbers import ProjectNumber
from polysight.study.project_files import numbers
from polysight.study.shipped_files import shipped_files
from polysight.web.project_fields import fields


@pytest.mark.parametrize("name", sorted(shipped_files(evidence(), "projects")))
def test_every_number_is_told_with_names(name: str) -> None:
    project = project_answer(name)
    stated: list[tuple[str, ProjectNumber]] = list(numbers(project.resolved.file))
    told = fields(project)["fields"]
    assert [one["place"] for one in told] == [place for place, _ in stated]
    lacking = {one["place"] for one in told if one["name"] is None or one["part_name"] is None}
    assert lacking == set()
    assert [one["value"] for one in told if one["row"] is None] == [
        each.value for _, each in stated if not each.ref
    ]


def test_members_are_named_by_their_keys() -> None:
    told = {one["place"]: one for one in fields(project_answer("granular-leshan"))["fields"]}
    assert told["capital.items.0.share"]["items"] == ["buildings"]
    assert told["phases.0.ramp.1.load"]["items"] == ["one", "1"]
    assert told["capital.items.0.vat"]["row"] == "FP0093"
    assert told["capital.items.0.vat"]["value"] == pytest.approx(0.09)
