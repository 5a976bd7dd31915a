"""``polysight comply``: today, the next turn of the law and the cheapest fix in one answer."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from polysight.answers.published_schema import FOLDER
from polysight.cli.comply import complete_plants
from polysight.study.plant_files import plant_examples
from tests.cli.conftest import Call
from tests.plant.routes.plants import data
from tests.study.plant_file_text import written

pytestmark = pytest.mark.slow

SCHEMA = FOLDER / "comply.schema.json"
TODAY = ("--on", "2026-11-22")
FEW = ("--draws", "20", "--no-fix")


@cache
def schema() -> Any:
    """The published form of the document."""
    return json.loads(SCHEMA.read_text("utf-8"))


@pytest.mark.parametrize("name", sorted(plant_examples(data())))
def test_every_example_is_judged_for_machines(call: Call, name: str) -> None:
    said = call("comply", name, *TODAY, *FEW, "--json")
    assert (said.code, said.err) == (0, "")
    document = json.loads(said.out)
    jsonschema.validate(document, schema())
    assert document["plant"]["id"] == name
    assert all(one["source"] and one["rule"]["id"] for one in document["verdicts"])
    for one in document["verdicts"]:
        if one["verdict"] in ("pass", "fail"):
            assert one["margin"] is not None or isinstance(one["value"], bool | str)
        else:
            assert one["why"]["en"] or one["grade"] is not None


def test_the_same_plant_passes_one_day_and_fails_the_next(call: Call) -> None:
    documents = [
        json.loads(call("comply", "siemens-xinjiang", "--on", day, *FEW, "--json").out)
        for day in ("2026-12-31", "2027-01-01")
    ]
    found = [{one["instrument"]: one["verdict"] for one in each["verdicts"]} for each in documents]
    assert found[0]["gb-29447-2022"] == "pass"
    assert found[1]["gb-29447-2026"] == "fail"
    assert documents[0]["turn"]["day"] == "2027-01-01"


def test_one_answer_holds_today_the_next_turn_and_the_fix(call: Call) -> None:
    said = call("comply", "siemens-xinjiang", *TODAY, "--draws", "20")
    assert said.code == 0
    for one in ("2026-11-22", "2027-01-01", "GB29447-2022", "GB29447-2026-TCS", "≤ 6.3 kgce/kg",
                "least outlay", "million CNY", "Boundary", "UC0030", "Sources"):  # fmt: skip
        assert one in said.out


def test_the_fix_names_measures_their_cost_and_what_they_rest_on(call: Call) -> None:
    said = call("comply", "siemens-xinjiang", *TODAY, "--draws", "20", "--json")
    document = json.loads(said.out)
    jsonschema.validate(document, schema())
    fix = document["fixes"][-1]
    assert fix["day"] == "2027-01-01"
    assert fix["outcome"] == "closed"
    assert all(one["inputs"] for one in fix["measures"])
    (limit,) = (one for one in fix["limits"] if one["missed"])
    assert limit["before"] > limit["limit"] >= limit["after"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("cannot be judged", "The next change")), ("zh", ("无法判定", "下一次法规变化"))],
)
def test_the_page_speaks_both_languages(call: Call, language: str, words: tuple[str, ...]) -> None:
    said = call("comply", "granular-inner-mongolia", *TODAY, *FEW, "--lang", language)
    assert said.code == 0
    for one in words:
        assert one in said.out


def test_what_is_hidden_is_told_and_can_be_shown(call: Call) -> None:
    plain = call("comply", "siemens-xinjiang", *TODAY, *FEW).out
    every = call(
        "comply", "siemens-xinjiang", *TODAY, *FEW, "--unofficial", "--preview", "--conditional"
    ).out
    for flag in ("--unofficial", "--preview", "--conditional"):
        assert flag in plain
    assert "R138" not in plain
    assert "R138" in every
    assert "if the limit holds" in every


def test_a_measured_number_wins(call: Call, tmp_path: Path) -> None:
    said = call("comply", written(tmp_path), "--on", "2027-01-01", *FEW, "--json")
    document = json.loads(said.out)
    jsonschema.validate(document, schema())
    (one,) = (v for v in document["verdicts"] if v["instrument"] == "gb-29447-2026")
    assert (one["verdict"], one["value"], one["passing_share"]) == ("pass", 6.2, None)
    assert document["energy"]["computed"] is False


def test_figures_are_written(call: Call, tmp_path: Path) -> None:
    said = call("comply", "siemens-xinjiang", *TODAY, *FEW, "--figures", str(tmp_path))
    assert said.code == 0
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"compliance_timeline.svg", "compliance_timeline.png"}


@pytest.mark.parametrize(
    ("arguments", "code", "near"),
    [
        (("siemens-xinjang",), 2, "siemens-xinjiang"),
        (("siemens-xinjiang", "--on", "1900-01-01"), 2, "1900"),
        (("siemens-xinjiang", "--on", "1.1.2027"), 2, "YYYY-MM-DD"),
        (("siemens-xinjiang", "--draws", "0"), 2, "1"),
        ((), 2, "PLANT"),
    ],
    ids=str,
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_impossible_questions_are_refused(
    call: Call, arguments: tuple[str, ...], code: int, near: str, language: str
) -> None:
    said = call("comply", *arguments, "--no-fix", "--lang", language)
    assert (said.code, said.out) == (code, "")
    assert near in said.err


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('unit = "kgce/kg"', 'unit = "kWh/kg"', "answers.comprehensive-energy"),
        ("unknown = true", 'value = 101.0\nunit = "%"', "answers.cod"),
        ("grid_share = 1.0", "grid_share = 0.4", "energy"),
    ],
)
def test_faults_of_a_file_are_told_with_their_place(
    call: Call, tmp_path: Path, old: str, new: str, told: str
) -> None:
    said = call("comply", written(tmp_path, (old, new)), *TODAY, *FEW)
    assert (said.code, said.out) == (3, "")
    assert "mine.toml" in said.err
    assert told in said.err


def test_examples_are_completed() -> None:
    found = complete_plants(None, None, "siemens-x")  # type: ignore[arg-type]
    assert found[0].value == "siemens-xinjiang"
    assert found[-1].type == "file"
