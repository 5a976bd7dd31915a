"""``polysight law`` and its branches, in both languages and for machines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from polysight.answers.published_schema import FOLDER
from polysight.cli.law import FORCES
from polysight.cli.law_show import complete_instruments
from polysight.policy.instrument import LegalForce
from tests.cli.conftest import Call

SCHEMAS = FOLDER
ON = ("--on", "2026-11-22")
CLAIMS = """id,parameter,value,unit,comparator,day,project
A,total-electricity,40,kWh/kg,<,2025-06-01,new
B,total-electricity,53,kWh/kg,<,2025-06-01,new
C,comprehensive-energy,6.3,kgce/kg,<=,2026-11-22,existing
"""


def document(call: Call, name: str, *arguments: str) -> Any:
    """Document of a branch, held against its published form."""
    said = call(*arguments, "--json")
    assert (said.code, said.err) == (0, "")
    found = json.loads(said.out)
    jsonschema.validate(found, json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")))
    return found


def test_forces_are_those_of_the_room() -> None:
    assert set(FORCES) == {one.value for one in LegalForce}


def test_the_list_tells_how_instruments_stand_on_a_day(call: Call) -> None:
    standing = [
        {
            one["id"]: one["standing"]
            for one in document(call, "law", "law", "list", "--on", day)["instruments"]
        }
        for day in ("2026-12-31", "2027-01-01")
    ]
    assert standing[0]["gb-29447-2022"] == "in-force"
    assert standing[0]["gb-29447-2026"] == "preview-future"
    assert standing[1]["gb-29447-2022"] == "ended"
    assert standing[1]["gb-29447-2026"] == "in-force"


def test_list_is_what_the_verb_does_by_itself(call: Call) -> None:
    assert call("law", *ON).out == call("law", "list", *ON).out


def test_a_list_may_be_narrowed_to_one_force(call: Call) -> None:
    found = document(call, "law", "law", *ON, "--force", "listing")["instruments"]
    assert {one["legal_force"] for one in found} == {"listing"}


def test_an_instrument_is_shown_with_every_rule(call: Call) -> None:
    (one,) = document(call, "law_show", "law", "show", "gb-29447-2026")["instruments"]
    limits = {rule["id"]: rule["limits"]["existing"]["value"] for rule in one["rules"]}
    assert limits == {"GB29447-2026-TCS": 6.3, "GB29447-2026-FBR": 4.6}
    assert {each["carrier"] for each in one["conversion"]} >= {"electricity", "steam"}


def test_a_family_is_shown_with_all_its_editions(call: Call) -> None:
    found = document(call, "law_show", "law", "show", "gb-29447")["instruments"]
    assert len(found) >= 3
    assert {one["family"] for one in found} == {"gb-29447"}


def test_what_changed_is_told(call: Call) -> None:
    found = document(call, "law_diff", "law", "diff", "2026-12-31", "2027-01-01")["differences"]
    tightened = [one for one in found if one["kind"] == "tightened"]
    assert {one["parameter"] for one in tightened} == {"comprehensive-energy"}
    existing = next(one for one in tightened if one["project"] == "existing")
    assert existing["limit_before"]["value"] == 10.5
    assert existing["limit_after"]["value"] == 6.3


def test_days_may_stand_in_any_order(call: Call) -> None:
    days = ("2026-12-31", "2027-01-01")
    assert call("law", "diff", *days).out == call("law", "diff", *reversed(days)).out


def test_claims_are_held_against_the_rules(call: Call, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(CLAIMS, encoding="utf-8")
    found = document(call, "law_claims", "law", "claims", str(path))["claims"]
    assert {one["id"]: one["finding"] for one in found} == {
        "A": "other-parameter", "B": "agrees", "C": "other-edition",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("in force", "tightened", "agrees")), ("zh", ("有效", "收紧", "属实"))],
)
def test_pages_speak_both_languages(
    call: Call, tmp_path: Path, language: str, words: tuple[str, str, str]
) -> None:
    path = tmp_path / "claims.csv"
    path.write_text(CLAIMS, encoding="utf-8")
    for arguments, word in zip(
        (ON, ("diff", "2026-12-31", "2027-01-01"), ("claims", str(path))), words, strict=True
    ):
        said = call("law", *arguments, "--lang", language)
        assert said.code == 0
        assert word in said.out
    assert "6.3" in call("law", "show", "gb-29447-2026", "--lang", language).out


@pytest.mark.parametrize(
    ("arguments", "code", "near"),
    [
        (("show", "gb-29447-2027"), 2, "gb-29447-202"),
        (("show",), 2, "NAME"),
        (("diff", "2026-12-31"), 2, "LAST"),
        (("diff", "1900-01-01", "2027-01-01"), 2, "1900"),
        (("claims", "no-such.csv"), 2, "no-such.csv"),
        (("--force", "mandator"), 2, "mandatory"),
    ],
    ids=str,
)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_does_not_exist_is_refused(
    call: Call, arguments: tuple[str, ...], code: int, near: str, language: str
) -> None:
    said = call("law", *arguments, "--lang", language)
    assert (said.code, said.out) == (code, "")
    assert near in said.err


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("branch", ["show", "diff", "claims"])
def test_every_branch_has_help_and_examples(call: Call, branch: str, language: str) -> None:
    said = call("law", branch, "--help", "--lang", language)
    assert said.code == 0
    assert f"polysight law {branch}" in said.out


def test_instruments_are_completed() -> None:
    found = complete_instruments(None, None, "gb-29447-20")  # type: ignore[arg-type]
    assert {"gb-29447-2022", "gb-29447-2026"} <= {one.value for one in found}
