"""Taxes of a project: claims granted, refused or open, with both bounds of what is open."""

from __future__ import annotations

import numpy as np
import pytest

from polysight.study.project_finding import FindingKind
from polysight.study.project_law import project_law
from polysight.study.project_tax import EXPORT, INCOME, TaxPaths, tax_paths
from tests.plant.routes.plants import data
from tests.study.project_file_text import Change, number, reader

YES = ('encouraged = "unknown"', 'encouraged = "yes"')


def told(*changes: Change) -> TaxPaths:
    found = reader(*changes)
    taxes = tax_paths(found, project_law(found.file, data(), 0.3), 12)
    assert found.problems == []
    return taxes


def kinds(taxes: TaxPaths, topic: str) -> list[FindingKind]:
    return [one.kind for one in taxes.findings if one.topic == topic]


def test_the_rate_of_the_west_ends_with_2030() -> None:
    taxes = told(YES)
    np.testing.assert_allclose(taxes.income_tax, [0.15] * 5 + [0.25] * 6)
    assert taxes.income_bounds is None
    assert kinds(taxes, INCOME) == [FindingKind.NOTE]
    assert dict(taxes.findings[-1].reason.fields)["year"] == "2031"


def test_an_open_claim_stands_and_has_two_bounds() -> None:
    taxes = told()
    assert taxes.income_bounds is not None
    (low, years), (high, _) = taxes.income_bounds
    assert (taxes.income_tax == low).all()
    assert (high == 0.25).all()
    assert years == 5
    assert FindingKind.CANNOT_JUDGE in kinds(taxes, INCOME)


def test_a_claim_outside_the_west_is_refused() -> None:
    taxes = told(('region = "CN-NM"', 'region = "CN-JS"'), YES)
    assert (taxes.income_tax == 0.25).all()
    assert kinds(taxes, INCOME) == [FindingKind.FAIL]


def test_a_certificate_brings_rate_and_longer_losses() -> None:
    claim = ('regime = "west"', 'regime = "high-tech"\ncertificate = "yes"')
    taxes = told(claim)
    assert (taxes.income_tax == 0.15).all()
    assert taxes.loss_years == 10
    unknown = told(('regime = "west"', 'regime = "high-tech"'))
    assert unknown.income_bounds is not None
    assert [years for _, years in unknown.income_bounds] == [10, 5]


def test_a_certificate_holds_beside_the_claim_of_the_west() -> None:
    certified = ('encouraged = "unknown"', 'encouraged = "unknown"\ncertificate = "yes"')
    taxes = told(certified)
    assert (taxes.income_tax == 0.15).all()
    assert taxes.income_bounds is None
    assert taxes.loss_years == 10
    said = next(one for one in taxes.findings if one.reason.key.endswith("tax_beside"))
    assert dict(said.reason.fields)["year"] == "2031"
    refused = told(certified, ('regime = "west"', 'regime = "standard"'))
    assert (refused.income_tax == 0.25).all()


def test_the_rebate_on_polysilicon_is_open_and_not_nothing() -> None:
    taxes = told()
    low, high = taxes.rebate_bounds[0]
    assert not low.any()
    np.testing.assert_allclose(high, taxes.vat[0])
    assert kinds(taxes, EXPORT) == [FindingKind.CANNOT_JUDGE]
    idle = ("export_share = { value = 0.2", "export_share = { value = 0.0")
    assert kinds(told(idle), EXPORT) == [FindingKind.NOTE]


def test_own_rates_stand_for_the_law() -> None:
    own = f'regime = "own"\nincome_tax = {number(0.05)}\nlosses = {number(3, "years")}'
    rebate = f'rebate_from = "own"\nrebate = {number(0.09)}\n[products.price]'
    taxes = told(('regime = "west"', own), ("[products.price]", rebate))
    assert (taxes.income_tax == 0.05).all()
    assert taxes.loss_years == 3
    assert taxes.rebate_bounds == {}
    np.testing.assert_allclose(taxes.rebate[0], 0.09)


@pytest.mark.parametrize("part", ["vat_from", "regime", "surtax_from"])
def test_a_place_without_such_a_law_is_told(part: str) -> None:
    found = reader(('region = "CN-NM"', 'region = "OM"'))
    tax_paths(found, project_law(found.file, data(), 0.3), 12)
    assert any(one.column.endswith(part) for one in found.problems)
    assert {one.key for one in found.problems} == {"project_file.no_law"}
