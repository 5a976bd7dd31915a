"""Forms hold the same defaults as the command line, and refuse what they do not know."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from polysight.cli import plant
from polysight.cli.comply_gap import AIMS
from polysight.cli.law import FORCES
from polysight.cli.project_tornado import OUTCOMES
from polysight.web import forms


def choices(form: type[forms.Form], name: str) -> list[str]:
    told = form.model_json_schema()["properties"][name]
    found: list[str] = told.get("enum") or told["anyOf"][0]["enum"]
    return found


def test_defaults_are_those_of_the_command_line() -> None:
    model = forms.Model()
    assert (model.draws, model.seed) == (plant.DRAWS, plant.SEED)
    gap = forms.Gap()
    assert (gap.aim, gap.draws, gap.seed) == (AIMS[0], plant.DRAWS, plant.SEED)


def test_choices_are_those_of_the_command_line() -> None:
    assert choices(forms.Gap, "aim") == list(AIMS)
    assert choices(forms.Law, "force") == list(FORCES)
    assert choices(forms.Tornado, "of") == list(OUTCOMES)


@pytest.mark.parametrize(
    "told", [{"limt": 3}, {"limit": 0}, {"limit": 10**9}, {"as_of": "soon"}, {"cursor": ""}]
)
def test_what_is_not_known_or_not_possible_is_refused(told: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        forms.Paged.model_validate(told)


@pytest.mark.parametrize("name", ["../x", "a/b", "a.toml", "", "-x", "x" * 101])
def test_a_name_is_no_path(name: str) -> None:
    with pytest.raises(ValidationError):
        forms.RunForm.model_validate({"room": "market", "scenario": name})
