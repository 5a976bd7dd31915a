"""Tables of verdicts: nothing is lost between them, and one reason is told once."""

from __future__ import annotations

import pytest

from polysight.answers.comply_words import SourceList
from polysight.cli.comply_tables import (
    Voice,
    divided,
    judged_table,
    special_first,
    stated_table,
    unjudged_table,
)
from polysight.messages import LANGUAGES, Language
from polysight.policy.verdict import VerdictKind
from tests.cli.comply_example import answered
from tests.plant.routes.plants import data

VERDICTS = answered().compliance.verdicts


def voice(language: Language = "en") -> Voice:
    """Voice of a page."""
    return Voice(data(), SourceList(data()), language)


@pytest.mark.parametrize("conditional", [False, True])
def test_every_verdict_stands_in_one_table(conditional: bool) -> None:
    parts = divided(VERDICTS, conditional=conditional)
    assert sorted(id(one) for part in parts for one in part) == sorted(map(id, VERDICTS))


def test_conditional_verdicts_are_judged_only_where_they_were_asked_for() -> None:
    plain, _, _ = divided(VERDICTS, conditional=False)
    every, _, _ = divided(VERDICTS, conditional=True)
    assert all(one.kind in (VerdictKind.PASS, VerdictKind.FAIL) for one in plain)
    assert len(every) > len(plain)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_tell_value_limit_rule_and_source(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    judged, unjudged, stated = divided(VERDICTS, conditional=False)
    one = voice(language)
    judged_table("Judged", judged, one)
    said = capsys.readouterr().out
    assert "≤ 10.5 kgce/kg" in said
    assert "GB29447-2022" in said
    assert "[1]" in said
    unjudged_table("Unjudged", unjudged, one)
    told = capsys.readouterr().out
    assert all(v.rule.id in told for v in unjudged)
    stated_table("Stated", stated, one)
    assert "25 %" in capsys.readouterr().out


def test_rules_with_one_reason_and_one_source_share_a_row(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, unjudged, _ = divided(VERDICTS, conditional=False)
    alike = [one for one in unjudged if one.rule.id.startswith("POLYDISCHARGE")]
    assert len(alike) > 1
    unjudged_table("", alike, voice())
    said = capsys.readouterr().out
    assert said.count("[1]") == 1
    assert said.count("not seen") == 1


def test_an_empty_table_is_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    judged_table("Judged", [], voice())
    assert capsys.readouterr().out == ""


def test_a_special_rate_goes_before_the_general_one_and_says_on_what_it_hangs(
    capsys: pytest.CaptureFixture[str],
) -> None:
    taxes = [one for one in VERDICTS if one.rule.parameter == "income-tax-rate"]
    assert [one.rule.id for one in special_first(taxes)][-1] == "CIT-STANDARD"
    stated_table("", taxes, voice())
    said = " ".join(capsys.readouterr().out.split())
    assert "encouraged industry" in said
    assert said.index("CIT-WEST-2021") < said.index("CIT-STANDARD")


def test_a_range_is_told_as_one(capsys: pytest.CaptureFixture[str]) -> None:
    shares = [one for one in VERDICTS if one.rule.id == "RE669-01"]
    judged_table("", shares, voice())
    assert "≥ 25.2 to 70 %" in " ".join(capsys.readouterr().out.split())
