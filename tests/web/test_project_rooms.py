"""Projects: an example and the same project sent are one answer, the one the command prints."""

from __future__ import annotations

import io
import json
import tomllib

import openpyxl
import pytest

from polysight.errors import DataError
from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence
from polysight.web import forms, project_forms
from polysight.web.project_rooms import PROJECTS, answered
from polysight.web.question import question
from tests.cli.conftest import Call

pytestmark = pytest.mark.slow

NAME = "granular-leshan"
TREE = tomllib.loads((data_folder() / "projects" / f"{NAME}.toml").read_text("utf-8"))
#: Form and command by room.
CASES: dict[str, tuple[forms.Form, tuple[str, ...]]] = {
    "project": (project_forms.Evaluation(table=("all",)), ("project", NAME, "--tables", "all")),
    "project_tornado": (
        project_forms.Tornado(by=0.2, of="irr-equity"),
        ("project", "tornado", NAME, "--by", "0.2", "--of", "irr-equity"),
    ),
    "project_stress": (
        project_forms.Chosen(only=("price-half", "rate")),
        ("project", "stress", NAME, "--only", "price-half", "--only", "rate"),
    ),
    "project_shocks": (project_forms.Chosen(), ("project", "shocks", NAME)),
    "project_scenarios": (project_forms.Project(), ("project", "scenarios", NAME)),
    "project_draws": (
        project_forms.Evaluation(draws=32, seed=7),
        ("project", "draws", NAME, "--draws", "32", "--seed", "7"),
    ),
}


def asked(room: str, **beside: object) -> bytes:
    told = {**CASES[room][0].model_dump(exclude={"lang"}), **beside}
    return answered(question(room, told, "en"), evidence())


@pytest.mark.parametrize("room", sorted(CASES))
def test_the_answer_is_what_the_command_prints(room: str, call: Call) -> None:
    assert asked(room, name=NAME).decode() == call(*CASES[room][1], "--json").out


def test_every_room_is_held_against_the_command() -> None:
    # Its fields are for pages to edit; the command has the file itself.
    assert CASES.keys() | {"project_fields"} == PROJECTS.keys()


@pytest.mark.parametrize("room", ["project", "project_stress"])
def test_a_project_that_is_sent_is_worked_like_its_file(room: str) -> None:
    shipped, sent = asked(room, name=NAME), asked(room, project=TREE)
    assert json.loads(shipped) == json.loads(sent)


def test_scenarios_of_a_project_that_is_sent_are_read_each_time() -> None:
    why = {"en": "Moved.", "zh": "所设。"}
    worth = {}
    for factor in (1.1, 0.9):
        change = {"what": "price", "multiply": {"value": factor, "unit": "1", "assumption": why}}
        own = {"page": {"title": why, "reason": why, "changes": [change]}}
        found = json.loads(asked("project", project={**TREE, "scenarios": own}, scenario="page"))
        worth[factor] = found["indicators"]["after_tax"]["npv_cny"]
        assert "project:scenarios.page.changes.0.multiply" in found["assumptions"]
    assert worth[1.1] > worth[0.9]
    again = asked("project", project=TREE, scenario="idle")
    assert json.loads(again) == json.loads(asked("project", name=NAME, scenario="idle"))


def test_every_fault_of_a_project_that_is_sent_is_told() -> None:
    broken = {**TREE, "valuaton": TREE["valuation"], "id": "No Id"}
    with pytest.raises(DataError) as refused:
        asked("project", project=broken)
    assert {"valuaton", "id"} <= {one.column for one in refused.value.problems}
    assert any(one.suggestion == "valuation" for one in refused.value.problems)


def test_a_unit_that_there_is_not_is_told() -> None:
    tree = json.loads(json.dumps(TREE).replace('"CNY/kg"', '"CNY/kgg"', 1))
    with pytest.raises(DataError):
        asked("project", project=tree)


@pytest.mark.parametrize("beside", [{"name": NAME}, {"project": TREE}])
def test_a_workbook_opens(beside: dict[str, object]) -> None:
    told = {"as_of": None, "scenario": None, **beside}
    content = answered(question("project_workbook", told, "zh"), evidence())
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert len(book.sheetnames) > 5
