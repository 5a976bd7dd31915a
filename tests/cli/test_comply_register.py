"""``polysight comply register``: pages in both languages, the document, refusals."""

from __future__ import annotations

import json

import jsonschema
import pytest

from polysight.answers.published_schema import FOLDER
from polysight.cli import comply_register
from polysight.study.fleet_level import Anchor
from polysight.study.plant_facts import ENERGY
from tests.cli.conftest import Call

pytestmark = pytest.mark.slow

SCHEMA = FOLDER / "comply_register.schema.json"
REGISTER = ("comply", "register", "--on", "2027-01-01", "--draws", "20")


def test_what_the_shell_offers_is_what_the_study_knows() -> None:
    assert tuple(one.value for one in Anchor) == comply_register.ANCHORS
    assert comply_register.PARAMETER == ENERGY


def test_the_document_is_as_its_schema_says(call: Call) -> None:
    said = call(*REGISTER, "--json")
    assert (said.code, said.err) == (0, "")
    document = json.loads(said.out)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))
    assert {one["instrument"] for one in document["days"]} == {"gb-29447-2026"}
    day = document["days"][0]
    regions = sum(one["failing_kt_per_year"]["mean"] for one in day["regions"])
    assert regions == pytest.approx(day["failing_kt_per_year"]["mean"])
    assert document["published_average"] == pytest.approx(6.69)


@pytest.mark.parametrize(
    ("language", "anchor", "words"),
    [
        ("en", "mixed", ("no plant is measured", "UC0030", "517.3 kt/a", "Emei", "FA0003")),
        ("en", "exposure", ("MS0335", "MS0235", "three times", "under each anchor")),
        ("zh", "model", ("均非实测", "工厂模型", "517.3", "千吨/年")),
    ],
)
def test_the_page_tells_both_levels_plants_and_what_others_say(
    call: Call, language: str, anchor: str, words: tuple[str, ...]
) -> None:
    said = call(*REGISTER, "--anchor", anchor, "--lang", language)
    assert (said.code, said.err) == (0, "")
    for one in words:
        assert one in said.out


def test_what_no_model_answers_is_not_judged(call: Call) -> None:
    said = call(*REGISTER, "--parameter", "hcl-stack", "--edition", "gb-31573-2015")
    assert said.code == 0
    assert "none can be judged" in said.out


def test_a_parameter_without_a_rule_is_unknown_and_not_zero(call: Call) -> None:
    asked = (*REGISTER, "--parameter", "water-use")
    page, document = call(*asked), json.loads(call(*asked, "--json").out)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))
    day = document["days"][0]
    assert day["judged_kt_per_year"] == 0.0
    assert day["failing_kt_per_year"]["mean"] is None
    line = next(one for one in page.out.splitlines() if one.startswith("2027-01-01"))
    assert line.split()[-1] == "–"
    assert not any(character.isdigit() for character in line[10:])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--parameter", "comprehensive-energie"), "comprehensive-energy"),
        (("--edition", "gb-29447-2027"), "gb-29447-202"),
        (("--edition", "pv-norms-2013"), "pv-norms-2013"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    call: Call, arguments: tuple[str, ...], words: str
) -> None:
    said = call(*REGISTER, *arguments)
    assert said.code != 0
    assert words in said.err
