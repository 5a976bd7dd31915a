"""Changes of a design: numbers in any unit of the same kind, and refusals that name the unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import UsageError
from polysight.evidence.store import Evidence, evidence
from polysight.study.design_change import changed
from polysight.study.designs import Design, design
from polysight.study.references import references
from tests.study.example_design import REASON, folder

MORE = "".join(
    f'[reactor.{field}]\nunit = "{unit}"\nvalue = 5\n' + REASON.format(key=f"reactor.{field}")
    for field, unit in (("cooling_range_c", "degC"), ("pressure_bar", "bar"), ("pitch_mm", "mm"))
)


@pytest.fixture(scope="module")
def data() -> Evidence:
    return evidence()


@pytest.fixture
def example(data: Evidence, tmp_path: Path) -> Design:
    return design("example", data, references(data), folder(tmp_path, MORE))


@pytest.mark.parametrize(
    ("change", "value"),
    [
        ("reactor.temperature_c=600", 600.0),
        (" reactor.temperature_c = 600 degC ", 600.0),
        ("mill.loss_kg_per_kg=2 t/t", 2.0),
        ("reactor.ratio_mol_per_mol=300%", 3.0),
        ("reactor.ratio_mol_per_mol=+3e0", 3.0),
        ("reactor.temperature_c=823.15 K", 550.0),
        ("reactor.temperature_c=973.15K", 700.0),
        ("reactor.temperature_c=550 ℃", 550.0),
        ("reactor.cooling_range_c=8 K", 8.0),
        ("reactor.pressure_bar=2.5 MPa", 25.0),
        ("reactor.pressure_bar=250kPa", 2.5),
        ("reactor.pitch_mm=22 cm", 220.0),
        ("reactor.pitch_mm=0.22 m", 220.0),
    ],
)
def test_a_change_is_a_number_without_spread_that_cites_the_user(
    example: Design, data: Evidence, change: str, value: float
) -> None:
    key = change.partition("=")[0].strip()
    one = changed(example, change, data).parameters[key]
    assert one.estimate.low == one.estimate.value == one.estimate.high == pytest.approx(value)
    assert one.source == f"set:{key}"
    assert example.parameters[key].source != one.source


@pytest.mark.parametrize(
    ("change", "rule", "told"),
    [
        ("reactor.temperature_c", "design.set_form", ""),
        ("reactor.temperatur_c=600", "design.set_unknown", "reactor.temperature_c"),
        ("temperature_c=600", "design.set_unknown", "reactor.temperature_c"),
        ("kiln.temperature_c=600", "design.set_unknown", "reactor.temperature_c"),
        ("reactor.temperature_c=hot", "design.set_number", "degC"),
        ("reactor.temperature_c=nan", "design.set_number", "degC"),
        ("reactor.temperature_c=", "design.set_number", "degC"),
        ("reactor.temperature_c=900", "design.set_outside", "700 degC"),
        ("reactor.temperature_c=-5", "design.set_outside", "400 degC"),
        ("reactor.ratio_mol_per_mol=0", "design.set_outside", "0.5 mol/mol"),
        ("reactor.temperature_c=600 bar", "design.set_unit", "degC"),
        ("reactor.temperature_c=600 florins", "design.set_unit", "degC"),
        ("reactor.pressure_bar=7 psi", "design.set_unit", "bar"),
        ("reactor.ratio_mol_per_mol=3 K", "design.set_unit", "mol/mol"),
        ("reactor.ratio_mol_per_mol=1,5", "design.set_number", "mol/mol"),
        ("reactor.ratio_mol_per_mol=1e999", "design.set_number", "mol/mol"),
    ],
)
def test_an_impossible_change_is_refused_in_both_languages(
    example: Design, data: Evidence, change: str, rule: str, told: str
) -> None:
    with pytest.raises(UsageError) as caught:
        changed(example, change, data)
    problem = caught.value.problems[0]
    assert problem.key == rule
    assert told in problem.sentence("en")
    assert told in problem.sentence("zh")
