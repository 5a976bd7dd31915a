"""Everything that is told of a plant's footprint: readings, certificates, provinces, sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from polysight.evidence.store import Evidence
from polysight.study.footprint import Footprint
from polysight.study.footprint_allocation import Allocation, allocations
from polysight.study.footprint_comparison import Certificate, certificates
from polysight.study.footprint_draws import told
from polysight.study.footprint_provinces import Province, provinces
from polysight.study.footprint_reading import YEARLY, FootprintReading, footprint_reading
from polysight.study.footprint_sources import reached, rows_behind, taken_of
from polysight.study.plant_files import stated_number
from polysight.study.readings import Reading
from polysight.study.references import References

#: Answer of a plant file that tells its output over its nameplate.
OUTPUT_RATIO, PERCENT, HUNDRED = "output-ratio", "%", 100.0
#: Route whose slags and acids the plant model does not know.
METALLURGICAL = "umg"


@dataclass(frozen=True, slots=True)
class Cited:
    """A row that the footprint rests on.

    Parameters
    ----------
    row : str
        Its id.
    what : str
        What it speaks of: flow, parameter or quantity.
    value, unit : str
        As stated.
    basis : str
        Basis or place; empty where it has none.
    evidence, tier, source : str
        How it was found, trust, and key of the source.
    """

    row: str
    what: str
    value: str
    unit: str
    basis: str
    evidence: str
    tier: str
    source: str


@dataclass(frozen=True, slots=True)
class Output:
    """A year at the output that a plant states.

    Parameters
    ----------
    percent : float
        Output over nameplate [%].
    tonnes_per_year : float
        Output.
    yearly : Reading
        Covered footprint by place of that output [tCO2e/a].
    """

    percent: float
    tonnes_per_year: float
    yearly: Reading


@dataclass(frozen=True, eq=False)
class Summary:
    """Everything that is told of a footprint.

    Parameters
    ----------
    footprint : Footprint
        The footprint.
    reading : FootprintReading
        Its numbers.
    certificates : tuple of Certificate
        Published ones beside it.
    provinces : tuple of Province
        The same plant on the grid of each province, as a screening.
    allocations : tuple of Allocation
        Rules of allocation side by side; none where nothing is sold beside polysilicon.
    cited : tuple of Cited
        Rows behind all factors and amounts.
    reached : tuple of str
        Suppliers that the plant takes from, with all behind them.
    output : Output or None
        A year at the output that the plant states; None where it states none.
    outside : tuple of str
        Message keys of what lies outside the footprint.
    """

    footprint: Footprint
    reading: FootprintReading
    certificates: tuple[Certificate, ...]
    provinces: tuple[Province, ...]
    allocations: tuple[Allocation, ...]
    cited: tuple[Cited, ...]
    reached: tuple[str, ...]
    output: Output | None
    outside: tuple[str, ...]


def summary(found: Footprint, evidence: Evidence) -> Summary:
    """Summary of a footprint.

    Parameters
    ----------
    found : Footprint
        The footprint.
    evidence : Evidence
        Rows.

    Returns
    -------
    Summary
        What is told.
    """
    reading = footprint_reading(found)
    return Summary(
        found,
        reading,
        certificates(found, evidence),
        provinces(found, evidence),
        allocations(found),
        tuple(_cited(found, reading, evidence)),
        reached(found.life_cycle.chains, _taken(found), found.known),
        _output(found, evidence),
        tuple(_outside(found)),
    )


def behind(found: Footprint, reading: FootprintReading) -> tuple[str, ...]:
    """Ids of all rows that a footprint rests on.

    Parameters
    ----------
    found : Footprint
        The footprint.
    reading : FootprintReading
        Its first tier.

    Returns
    -------
    tuple of str
        First tier first, then what stands behind the suppliers, the rule of cut-off last.
    """
    names = [row for one in reading.suppliers for row in one.rows]
    for account in (found.life_cycle, found.screening):
        if account is not None:
            names += rows_behind(account.chains, _taken(found), found.known)
            names += [*account.power.rows, *account.rule.rows]
    return tuple(dict.fromkeys((*names, *found.warming.rows)))


def _taken(found: Footprint) -> tuple[str, ...]:
    return taken_of(found.inventory, found.plant.origins.energy)


def _output(found: Footprint, evidence: Evidence) -> Output | None:
    """Year at the output that the file states; a kilogram counts the same at every load."""
    file, nameplate = found.plant.file, found.plant.capacity_t_per_year
    setting = None if file is None else file.answers.get(OUTPUT_RATIO)
    if nameplate is None or setting is None or not (setting.ref or setting.value is not None):
        return None
    percent = stated_number(setting, PERCENT, evidence)
    tonnes = nameplate * percent / HUNDRED
    # Tonnes per tonne are kilograms per kilogram.
    covered = found.life_cycle.location.covered_total * tonnes
    return Output(percent, tonnes, told("carbon_account.yearly_output", YEARLY, covered))


def _outside(found: Footprint) -> Iterator[str]:
    """What no stage of the footprint holds."""
    yield "footprint_page.outside_plant"
    if found.plant.route == METALLURGICAL:
        yield "footprint_page.outside_umg"


def _cited(found: Footprint, reading: FootprintReading, evidence: Evidence) -> Iterator[Cited]:
    for name in behind(found, reading):
        row = cited(name, found.known, evidence)
        if row is not None:
            yield row


def cited(name: str, known: References, evidence: Evidence) -> Cited | None:
    """What a row states.

    Parameters
    ----------
    name : str
        Id of a row, or anything else that a number may cite.
    known : References
        Index of the rows.
    evidence : Evidence
        Tables.

    Returns
    -------
    Cited or None
        None where the name is that of no row, such as the plant model itself.
    """
    if name in known.observations:
        row = known.observations[name]
        basis = ";".join(f"{key}={value}" for key, value in row.basis.pairs)
        stated = row.value if row.value is not None else f"{row.low}–{row.high}"
        return Cited(
            name, row.quantity, str(stated), row.unit,
            _joined(row.geography, row.period.text, basis), row.evidence, row.tier, row.source,
        )  # fmt: skip
    if name not in known.rows:
        return None
    cells = known.row(name).cells
    what = cells.get("flow") or cells.get("parameter") or cells.get("indicator", "")
    if cells.get("activity"):
        what = f"{cells['activity']}: {cells['direction']} {cells['gas'] or what}"
    value = cells.get("amount") or cells.get("value", "")
    basis = "; ".join(
        filter(None, (cells.get("geography"), cells.get("period"), cells.get("basis")))
    )
    return Cited(
        name, what, value, cells.get("unit", ""), basis, cells.get("evidence", ""),
        cells.get("tier", ""), cells.get("source", ""),
    )  # fmt: skip


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)
