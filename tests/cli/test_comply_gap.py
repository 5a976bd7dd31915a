"""``polysight comply gap``: pages in both languages, the document, refusals and the figure."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from polysight.answers.published_schema import FOLDER
from polysight.cli import comply_gap, plant
from polysight.study import closing_gap
from polysight.study.closed_gap import Aim
from tests.cli.conftest import Call

pytestmark = pytest.mark.slow

SCHEMA = FOLDER / "comply_gap.schema.json"
PLANT = ("comply", "gap", "siemens-xinjiang")
FEW = ("--on", "2027-01-01", "--draws", "10")


def test_what_the_shell_offers_is_what_the_study_knows() -> None:
    assert tuple(one.value for one in Aim) == comply_gap.AIMS
    assert closing_gap.DRAWS == plant.DRAWS


def test_the_document_is_as_its_schema_says_and_the_figure_is_there(
    call: Call, tmp_path: Path
) -> None:
    said = call(*PLANT, *FEW, "--json", "--figures", str(tmp_path))
    assert said.code == 0
    document = json.loads(said.out)
    jsonschema.validate(document, json.loads(SCHEMA.read_text("utf-8")))
    assert document["outcome"] == "closed"
    assert document["taken"]
    assert all(Path(one).is_file() for one in document["figures"])
    assert len(document["figures"]) == 2


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("closing the gap", "Marginal net cost", "needed", "memory", "SM0005")),
        ("zh", ("补足", "边际净成本", "必需", "工厂模型", "SM0005")),
    ],
)
def test_the_page_tells_set_cost_curve_and_rows(
    call: Call, language: str, words: tuple[str, ...]
) -> None:
    said = call(*PLANT, *FEW, "--lang", language)
    assert (said.code, said.err) == (0, "")
    for one in (*words, "GB29447-2026-TCS", "6.3", "12.0%"):
        assert one in said.out


def test_a_plant_without_a_gap_is_told_so(call: Call, tmp_path: Path) -> None:
    said = call(
        "comply", "gap", "granular-inner-mongolia", *FEW, "--json", "--figures", str(tmp_path)
    )
    document = json.loads(said.out)
    assert document["outcome"] == "nothing-to-close"
    assert document["taken"] == document["figures"] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--only", "comprehensive-energie"), "comprehensive-energy"),
        (("--confidence", "1.5"), "1.5"),
        (("--draws", "0"), "0"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    call: Call, arguments: tuple[str, ...], words: str
) -> None:
    said = call(*PLANT, "--on", "2027-01-01", *arguments)
    assert said.code != 0
    assert words in said.err


def test_an_unknown_plant_is_refused_with_a_suggestion(call: Call) -> None:
    said = call("comply", "gap", "siemens-xinjang", *FEW)
    assert said.code != 0
    assert "siemens-xinjiang" in said.err
