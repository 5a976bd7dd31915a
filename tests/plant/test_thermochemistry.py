"""Sets of polynomials: their published enthalpies and entropies, shifts, ranges."""

from __future__ import annotations

import csv

import numpy as np
import pytest

from polysight.errors import DataError
from polysight.evidence.location import data_folder
from polysight.plant.thermochemistry import cantera_nasa7, phases
from tests.plant.element_potentials import janaf
from tests.plant.sets import named

STANDARD = 298.15
#: The polynomials of Cantera's set begin at 300 K.
TOLERANCE = {"cantera-nasa7": 0.06, "nasa-glenn-2002": 0.012}


def published(set_name: str) -> list[dict[str, str]]:
    path = data_folder() / "thermochemistry.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        return [row for row in csv.DictReader(stream) if row["set"] == set_name and row["value"]]


@pytest.mark.parametrize(
    ("short", "set_name"), [("janaf", "cantera-nasa7"), ("glenn", "nasa-glenn-2002")]
)
def test_standard_enthalpies_and_entropies_are_those_published(short: str, set_name: str) -> None:
    rows = published(set_name)
    assert len(rows) > 20
    gas, solid = phases(named(short))
    for row in rows:
        phase = solid if row["species"] == "Si(cr)" else gas
        thermo = phase.species(row["species"]).thermo
        at = max(STANDARD, thermo.min_temp)
        if row["quantity"] == "entropy":
            got = thermo.s(at) / 1e3 - thermo.cp(at) / 1e3 * np.log(at / STANDARD)
        else:
            got = thermo.h(at) / 1e6 - thermo.cp(at) / 1e6 * (at - STANDARD)
        assert got == pytest.approx(float(row["value"]), abs=TOLERANCE[set_name]), row["id"]


def test_glenn_has_a_species_more() -> None:
    assert set(named("glenn").species) - set(named("janaf").species) == {"SiHCL"}
    assert {name.upper() for name in named("janaf").species} == janaf().keys()
    assert len(named("janaf").gases) == len(named("janaf").species) - 1


def test_shifts_move_two_enthalpies_and_nothing_else() -> None:
    before, after = named("janaf"), named("janaf").shifted(6.12, 72.39)
    changed = np.nonzero(np.any(before.coefficients != after.coefficients, axis=(1, 2)))[0]
    assert {before.species[place] for place in changed} == {"SiHCL3", "SiCL3"}
    one, other = (phases(each)[0].species("SiHCL3").thermo for each in (before, after))
    assert other.h(900.0) - one.h(900.0) == pytest.approx(6.12e6)
    assert other.s(900.0) == one.s(900.0)
    # Ho and Melius 1990, row TC0020.
    assert other.h(300.0) / 1e6 == pytest.approx(-490.11, abs=0.2)


def test_the_range_is_the_one_that_all_species_share() -> None:
    assert cantera_nasa7().range_k(solid=True) == (300.0, 1690.0)
    assert cantera_nasa7().range_k(solid=False) == (300.0, 5000.0)
    assert named("glenn").range_k(solid=True) == (298.15, 1690.0)


def test_an_unknown_species_is_refused() -> None:
    assert cantera_nasa7().place("sihcl3") == cantera_nasa7().species.index("SiHCL3")
    with pytest.raises(DataError, match="SiCL5"):
        cantera_nasa7().place("SiCL5")
