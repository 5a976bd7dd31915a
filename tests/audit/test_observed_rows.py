from __future__ import annotations

from polysight.audit.observed_rows import Observed, ObservedRows
from tests.audit.table_of_claims import report_of


def beside(row: str) -> tuple[Observed, ...]:
    report = report_of(row)
    return ObservedRows(report).beside(report.claims[0])


def test_one_row_for_each_basis_in_the_unit_of_the_claim() -> None:
    found = beside("capacity, 180, 万吨, end 2024, China")
    bases = [one.row.basis.get("measure") for one in found]
    assert len(bases) == len(set(bases)) > 1
    assert all(2000 < one.span.middle < 4000 for one in found)


def test_a_measure_asks_for_its_own_rows() -> None:
    report = report_of("world_share, 65, %, 2025, China; subject=China share of capacity")
    (found,) = ObservedRows(report).beside(report.claims[0])
    assert found.row.quantity == "capacity_share"
    assert found.span.middle < 1


def test_steps_and_routes_are_kept_apart() -> None:
    (whole,) = beside("electricity_intensity_total, 100, kWh/kg, 2010, China; route=siemens")
    (step,) = beside("electricity_intensity_reduction, 100, kWh/kg, 2010, China; route=siemens")
    assert whole.row.basis.get("step") == "whole-plant"
    assert step.row.basis.get("step") == "deposition"


def test_nothing_for_what_the_evidence_does_not_count() -> None:
    assert beside("blue widgets, 5, kt, 2023, China") == ()
    assert beside("production, 5, kt, 1850, China") == ()
