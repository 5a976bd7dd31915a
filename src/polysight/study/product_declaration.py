"""A declaration along the headings of EN 15804 and ISO 14025, for a customer.

It is not verified and no programme operator stands behind it; it says so in its first lines. Of the
indicators of EN 15804 that of climate change is counted; every other one is told as not counted,
never as nought.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from polysight.carbon.product import ProductFootprint
from polysight.study.footprint_draws import Floats, told
from polysight.study.footprint_summary import Summary
from polysight.study.readings import Reading

UNIT = "kgCO2e/kg"
#: Modules of EN 15804 up to the gate, and their stages; all others are manufacturing.
SUPPLY = ("silicon-metal", "hydrogen", "chlorine", "neutralisation", "nitrogen", "graphite",
          "catalysts", "packaging")  # fmt: skip
CARRIAGE = ("transport",)
#: Gases of biogenic origin.
BIOGENIC = ("CO2-biogenic", "CH4-biogenic")
#: Indicators of EN 15804 that are not counted.
NOT_COUNTED = (
    "luluc", "odp", "ap", "ep_freshwater", "ep_marine", "ep_terrestrial", "pocp", "adp_elements",
    "adp_fossil", "wdp",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a declaration.

    Parameters
    ----------
    section, item : str
        Message keys below ``declaration.``.
    words : str
        What is said in words; empty for a number.
    number : Reading or None
        What is counted; None for words, and for what is not counted.
    rests_on : str
        Row, rule or file behind it.
    """

    section: str
    item: str
    words: str
    number: Reading | None
    rests_on: str


@dataclass(frozen=True, slots=True)
class Declaration:
    """A declaration.

    Parameters
    ----------
    title_en, title_zh : str
        What is declared.
    entries : tuple of Entry
        Its lines, section by section.
    """

    title_en: str
    title_zh: str
    entries: tuple[Entry, ...]


def declaration(summary: Summary) -> Declaration:
    """Declaration of a footprint.

    Parameters
    ----------
    summary : Summary
        The footprint with what is told of it.

    Returns
    -------
    Declaration
        Programme, product, boundary, climate change by module, use of resources, what is not
        counted.

    References
    ----------
    EN 15804:2012+A2:2019, headings of modules A1 to A3 and core indicators; ISO 14025:2006, 7.2,
    contents of a declaration. Both from memory: the texts were not seen.
    """
    title = summary.footprint.plant.title
    entries = (*_general(summary), *_climate(summary), *_resources(summary), *_open())
    return Declaration(title.en, title.zh, entries)


def _general(summary: Summary) -> Iterator[Entry]:
    found, account = summary.footprint, summary.footprint.life_cycle
    plant = found.plant
    yield Entry("general", "verification", "not-verified", None, "")
    yield Entry("general", "programme", "none", None, "")
    yield Entry("general", "plant", plant.id, None, plant.origins.id)
    yield Entry("general", "route", plant.route, None, "")
    yield Entry("general", "region", plant.region, None, "")
    yield Entry("general", "declared_unit", "one-kilogram", None, "")
    yield Entry("general", "boundary", account.basis.boundary, None, "")
    yield Entry("general", "method", account.basis.method, None, "")
    yield Entry("general", "warming", found.warming.assessment, None, ", ".join(found.warming.rows))
    yield Entry("general", "year", str(found.model.year), None, "")
    grid = account.power.grid
    yield Entry("general", "electricity", f"{grid.region} {grid.year}", None, grid.row)
    cut_off = ", ".join(one.supplier for one in account.cut_off) or "none"
    yield Entry("general", "cut_off", cut_off, None, ", ".join(account.rule.rows))
    allocation = "all-to-polysilicon" if found.inventory.outputs else "none-needed"
    yield Entry("general", "allocation", allocation, None, "")
    for one in summary.reading.outputs:
        yield Entry("general", one.output.replace("-", "_"), "", one.amount, ", ".join(one.rows))
    not_covered = ", ".join(account.location.not_covered) or "none"
    yield Entry("general", "not_covered", not_covered, None, "")


def _climate(summary: Summary) -> Iterator[Entry]:
    account = summary.footprint.life_cycle
    for method, footprint in (("location", account.location), ("market", account.market)):
        stages = footprint.by_stage
        modules: dict[str, Floats] = {}
        for place, stage in enumerate(footprint.stages):
            module = _module(stage)
            modules[module] = modules.get(module, 0.0) + stages[..., place]
        for module in ("a1", "a2", "a3"):
            number = told("carbon_account.emission", UNIT, modules[module])
            yield Entry(method, module, "", number, "")
        total = told("carbon_account.total", UNIT, footprint.total)
        yield Entry(method, "total", "", total, "")
        biogenic = _of_gases(footprint, BIOGENIC)
        fossil = footprint.total - biogenic
        yield Entry(method, "fossil", "", told("carbon_account.total", UNIT, fossil), "")
        yield Entry(method, "biogenic", "", told("carbon_account.total", UNIT, biogenic), "")


def _module(stage: str) -> str:
    return "a1" if stage in SUPPLY else "a2" if stage in CARRIAGE else "a3"


def _of_gases(footprint: ProductFootprint, gases: tuple[str, ...]) -> Floats:
    places = [place for place, gas in enumerate(footprint.gases) if gas in gases]
    return np.asarray(footprint.by_gas[..., places].sum(axis=-1))


def _resources(summary: Summary) -> Iterator[Entry]:
    """Amounts that the inventory knows: electricity, steam, water, wastewater, solid waste."""
    sums: dict[str, tuple[str, Floats, tuple[str, ...]]] = {}
    names = {
        "electricity-own": "electricity", "steam-coal": "steam", "steam-gas": "steam",
        "steam-bought": "steam", "water": "water", "wastewater": "wastewater",
        "solid-waste": "solid_waste", "silicon-metal": "silicon_metal",
        "silicon-metal-coal": "silicon_metal",
    }  # fmt: skip
    for one in summary.footprint.inventory.exchanges:
        item = names.get(one.activity)
        if item is None or (item == "steam" and one.stage == "heat"):
            continue
        before = sums.get(item, (one.unit, 0.0 * one.amount, ()))
        rows = tuple(dict.fromkeys((*before[2], *one.rests_on)))
        sums[item] = (one.unit, before[1] + one.amount, rows)
    for item, (unit, amount, rows) in sums.items():
        number = told("carbon_account.amount", unit, amount)
        yield Entry("resources", item, "", number, ", ".join(rows))


def _open() -> Iterator[Entry]:
    for item in NOT_COUNTED:
        yield Entry("not_counted", item, "not-counted", None, "")
