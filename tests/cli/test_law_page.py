"""Law on a page: alike limits stand together, what was not verified is marked."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from polysight.cli.law_page import write_difference, write_instrument, write_list
from polysight.messages import LANGUAGES, Language
from polysight.policy.difference import differences
from polysight.policy.instrument import Condition, Limits, Rule, Scope, Wording
from tests.plant.routes.plants import data
from tests.study.little_law import UNSEEN, amount, instrument, little_law, rule


def shown(one: Rule, capsys: pytest.CaptureFixture[str], language: Language = "en") -> str:
    """Page of an instrument with one rule."""
    write_instrument(instrument("limit.1", (one,), "2020-01-01"), data(), language)
    return capsys.readouterr().out


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_list_tells_title_force_and_dates(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    write_list(little_law(), dt.date(2026, 11, 22), language)
    said = capsys.readouterr().out
    assert "limit.2026" in said
    assert "2027-01-01 – …" in said


def test_equal_limits_stand_together(capsys: pytest.CaptureFixture[str]) -> None:
    one = rule("A", "cod", "mg/L", 100.0)
    assert "≤ 100 mg/L" in shown(one, capsys)
    limits = Limits(amount(6.3), amount(5.5), amount(5.5))
    other = dataclasses.replace(one, limits=limits)
    said = " ".join(shown(other, capsys).split())
    assert "existing ≤ 6.3 mg/L; new, expansion ≤ 5.5 mg/L" in said


def test_what_was_not_verified_or_seen_is_marked(capsys: pytest.CaptureFixture[str]) -> None:
    unseen = rule("A", "cod", "mg/L", 100.0, footing=UNSEEN, grades=(50.0,))
    assert "100 mg/L*; grades 50* mg/L" in shown(unseen, capsys)
    blank = rule("A", "cod", "mg/L", None)
    assert "not seen" in shown(blank, capsys)
    draft = dataclasses.replace(rule("A", "cod", "mg/L", 100.0), from_draft=True)
    assert "(draft)" in shown(draft, capsys)


def test_scope_note_and_boundary_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    scope = Scope(
        routes=("siemens",),
        exclude_products=("electronic",),
        where=(Condition("reductant", "coal"),),
    )
    one = dataclasses.replace(
        rule("A", "cod", "mg/L", 100.0, scope=scope),
        boundary=Wording("at the outlet", "排放口"),
        note=Wording("a remark", "备注"),
    )
    said = shown(one, capsys)
    for words in ("siemens, not electronic, reductant = coal", "at the outlet a remark"):
        assert words in " ".join(said.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_differences_tell_both_sides(
    language: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    days = dt.date(2026, 12, 31), dt.date(2027, 1, 1)
    found = differences(little_law(), *days, units=data().units)
    write_difference(found, *days, data(), language)
    said = capsys.readouterr().out
    assert "≤ 10.5 kgce/kg*" in said
    assert "≤ 6.3 kgce/kg" in said
