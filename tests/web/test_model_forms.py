"""Forms of the models hold the defaults and choices of the command line."""

from __future__ import annotations

from polysight.cli import plant
from polysight.cli.comply_gap import AIMS
from polysight.cli.law import FORCES
from polysight.cli.project_tornado import OUTCOMES
from polysight.web import forms, model_forms, project_forms


def choices(form: type[forms.Form], name: str) -> list[str]:
    told = form.model_json_schema()["properties"][name]
    found: list[str] = told.get("enum") or told["anyOf"][0]["enum"]
    return found


def test_defaults_are_those_of_the_command_line() -> None:
    model = model_forms.Model()
    assert (model.draws, model.seed) == (plant.DRAWS, plant.SEED)
    gap = model_forms.Gap()
    assert (gap.aim, gap.draws, gap.seed) == (AIMS[0], plant.DRAWS, plant.SEED)


def test_choices_are_those_of_the_command_line() -> None:
    assert choices(model_forms.Gap, "aim") == list(AIMS)
    assert choices(model_forms.Law, "force") == list(FORCES)
    assert choices(project_forms.Tornado, "of") == list(OUTCOMES)
