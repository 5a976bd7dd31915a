"""Rates of the dated law as a project meets it."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.policy.instrument import Project
from polysight.study.project_law import CAPITAL, INCOME_TAX, SITE, SURTAX, VAT, project_law
from tests.plant.routes.plants import data
from tests.study.project_file_text import Change, project

DAY = dt.date(2026, 6, 15)


def values(parameter: str, day: dt.date, *changes: Change) -> list[float | None]:
    told = project_law(project(*changes), data(), 0.3)
    return [one.value for one in told.held(parameter, day)]


def test_the_law_sees_the_project() -> None:
    subject = project_law(project(), data(), 0.3).subject
    assert subject.project is Project.NEW
    assert subject.regions[:1] == ("CN-NM",)
    assert "CN" in subject.regions
    capital, site = subject.answer(CAPITAL), subject.answer(SITE)
    assert capital is not None
    assert capital.value == pytest.approx(30.0)
    assert site is not None
    assert site.value == "city"
    changed = project_law(project(('"greenfield"', '"brownfield"')), data(), 0.3).subject
    assert changed.project is Project.EXPANSION


def test_one_rate_of_value_added_tax_holds_on_a_day() -> None:
    assert values(VAT, DAY) == [pytest.approx(0.13)]
    assert values(VAT, dt.date(2018, 6, 15)) == [pytest.approx(0.16)]


@pytest.mark.parametrize(("place", "whole"), [("city", 0.12), ("town", 0.10), ("other", 0.06)])
def test_surtaxes_hang_on_the_place(place: str, whole: float) -> None:
    told = values(SURTAX, DAY, ('site_class = "city"', f'site_class = "{place}"'))
    assert sum(one for one in told if one is not None) == pytest.approx(whole)


def test_the_rate_of_the_west_is_doubtful_until_the_answer_is_known() -> None:
    def sure(*changes: Change) -> list[bool]:
        told = project_law(project(*changes), data(), 0.3)
        return [one.sure for one in told.held(INCOME_TAX, DAY) if one.rule.id == "CIT-WEST-2021"]

    assert sure() == [False]
    assert sure(('encouraged = "unknown"', 'encouraged = "yes"')) == [True]
    assert sure(('encouraged = "unknown"', 'encouraged = "no"')) == []
    assert sure(('region = "CN-NM"', 'region = "CN-JS"')) == []


def test_no_chinese_tax_abroad() -> None:
    assert values(INCOME_TAX, DAY, ('region = "CN-NM"', 'region = "OM"')) == []
