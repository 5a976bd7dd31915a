"""A simulated market as tables for people at a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import click
import numpy as np

from polysight.answers.market_answer import MarketAnswer, Simulated
from polysight.answers.market_lines import ASSUMED, TABLES, Line, lines
from polysight.answers.market_words import (
    PERCENT,
    cell,
    group_name,
    label,
    month_name,
    span,
    unit_words,
    years_named,
    years_told,
)
from polysight.cli.market_columns import in_blocks
from polysight.cli.market_demand_page import write_installed, write_wafers
from polysight.cli.market_energy_limit import write_limit
from polysight.cli.market_first_day import write_first_day, write_module
from polysight.cli.market_metal_page import write_metal
from polysight.cli.market_provinces_page import write_provinces
from polysight.cli.terminal import prose
from polysight.market.case import Market
from polysight.market.series import Series
from polysight.messages import Language, text
from polysight.study.market_further_years import FurtherMeasure
from polysight.study.market_groups import Concentration, GroupMeasure
from polysight.study.market_record_file import market_record
from polysight.study.market_tables import GroupTable, middle
from polysight.study.market_types import n_type_shares
from polysight.study.market_years import MONTHS, YearMeasure

#: Tables of parts, that of the balance of provinces, and how many owners are told.
ROUTES = "routes"
PARTS = ("regions", ROUTES, "companies")
COMPANIES, PROVINCES, OWNERS = "companies", "provinces", 12
#: Unit of what one project adds.
SIZE = "kt/a"
#: Every table that can be asked for, in the order of telling.
NAMES = (*(one for one in TABLES if one != "headline"), PROVINCES, *PARTS)
ALL = "all"


def write_capacity(asked: MarketAnswer, language: Language) -> None:
    """Tell what the energy limit does to capacity, and in what lumps new plants are started.

    Parameters
    ----------
    asked : MarketAnswer
        The scenario.
    language : {"en", "zh"}
        Language of the page.
    """
    write_limit(asked, language)
    sites = asked.base.model.sites
    sizes = MONTHS * sites.project_capacity[np.asarray(sites.market) == Market.CHINA]
    if sizes.size:
        told = sorted({cell(float(one), SIZE, language) for one in (sizes.min(), sizes.max())})
        words = {"size": "…".join(told), "unit": unit_words(SIZE, language)}
        prose(text("market_page.lumps", language, **words))


#: What is told below a table.
BELOW: dict[str, Callable[[MarketAnswer, Language], None]] = {
    "capacity": write_capacity, "chain": write_wafers, "metal": write_metal,
    "demand": write_installed,
}  # fmt: skip
#: Beside measures that follow an assumption without a range.
MARK = " *"
#: Index points of a Herfindahl index of one.
POINTS = 10_000.0


def write(found: Simulated, tables: Sequence[str], language: Language) -> None:
    """Print a simulated market.

    Parameters
    ----------
    found : Simulated
        The scenario with its draws.
    tables : sequence of str
        Which tables, or ``all``; the headline when empty.
    language : {"en", "zh"}
        Language of the page.
    """
    write_head(found, language)
    for name in NAMES if ALL in tables else [one for one in NAMES if one in tables]:
        title = text(f"market_page.table_{name}", language)
        if name == PROVINCES:
            write_provinces(found, language)
        elif name in PARTS:
            _parts(found, name, title, language)
        else:
            told = lines(found.tables, found.asked.basis, TABLES[name])
            _by_year(title, told, years_told(found.tables), language)
        if name in BELOW:
            BELOW[name](found.asked, language)
        if name == COMPANIES:
            _competition(found, language)
        click.echo()
    if found.merger and tables and not {ALL, COMPANIES}.intersection(tables):
        _competition(found, language)
        click.echo()
    if not tables:
        _verdict(found, language)
        click.echo()
        told = lines(found.tables, found.asked.basis, TABLES["headline"])
        title = text("market_page.headline", language)
        _by_year(title, told, years_told(found.tables), language)
        click.echo()
        _competition(found, language)
        write_limit(found.asked, language)
    _notes(found, language)


def write_head(found: Simulated, language: Language) -> None:
    """Print what was simulated.

    Parameters
    ----------
    found : Simulated
        The scenario with its draws.
    language : {"en", "zh"}
        Language of the page.
    """
    scenario = found.asked.scenario
    told = {
        "title": found.asked.title(language), "day": scenario.origin,
        "known": scenario.knowledge, "draws": f"{found.tables.draws:,}", "seed": scenario.seed,
    }  # fmt: skip
    click.echo(text("market_page.title", language, **told))
    described = scenario.description
    prose(described.zh if language == "zh" else described.en)


def _verdict(found: Simulated, language: Language) -> None:
    tables, basis = found.tables, found.asked.basis
    price = basis.in_china(tables.monthly[:, -1, Series.PRICE_CHINA])
    low, half, high = (f"{price[at]:.1f}" for at in (0, middle(), -1))
    told = {
        "month": month_name(int(tables.months[-1]), language), "price": half, "low": low,
        "high": high,
    }  # fmt: skip
    prose(text("market_page.verdict_price", language, **told))
    write_first_day(found.asked, language)
    use, mean, share = (
        f"{PERCENT * tables.yearly[middle(), -1, one]:.0f}"
        for one in (
            YearMeasure.UTILISATION_YEAR_END, YearMeasure.UTILISATION_MEAN,
            YearMeasure.WORLD_SHARE_CHINA,
        )
    )  # fmt: skip
    year = int(tables.years.years[-1])
    prose(text("market_page.verdict_use", language, use=use, mean=mean, share=share, year=year))
    years = tables.years
    loss = years.of(YearMeasure.PRODUCER_MARGIN) < 0.0
    under = years.of(YearMeasure.PRICE_CHINA) < years.of(YearMeasure.MEDIAN_COST_CHINA)
    chances, typical = (
        text("market_page.and", language).join(
            text("market_page.chance", language, year=year, share=f"{PERCENT * share:.0f}")
            for year, share in zip(years_named(tables, language), one.mean(axis=0), strict=True)
        )
        for one in (loss, under)
    )
    prose(text("market_page.verdict_glut", language, chances=chances, typical=typical))
    write_module(found, language)


def _by_year(title: str, told: Sequence[Line], years: list[str], language: Language) -> None:
    """Lines with their spread, as many years side by side as fit."""
    rows = [
        (
            label(one.key, one.unit, language) + (MARK if one.key in ASSUMED else ""),
            [span(q, one.unit, language) for q in one.quantiles.T],
        )
        for one in told
    ]
    in_blocks(title, years, rows)
    if any(one.key in ASSUMED for one in told):
        prose(text("market_page.assumed", language))


def _parts(found: Simulated, name: str, title: str, language: Language) -> None:
    parts: dict[str, GroupTable] = {
        "regions": found.tables.regions, "routes": found.tables.routes,
        "companies": found.tables.owners,
    }  # fmt: skip
    told = parts[name]
    values = told.means
    order = np.argsort(-values[-1, :, GroupMeasure.CAPACITY], kind="stable")
    order = order[values[:, order, GroupMeasure.CAPACITY].max(axis=0) > 0.0]
    years, last = years_told(found.tables), len(found.tables.years.years) - 1
    whole = np.flatnonzero(found.tables.years.months == MONTHS)
    ends = dict.fromkeys((int(whole[0]) if whole.size else 0, last))
    header = text("market_page.group_head", language).split("|")
    shown = order[:OWNERS] if name == "companies" else order
    heads = [f"{word}\n{years[at]}" for at in ends for word in header]
    units = ("kt/a", "kt", "1", "1", "CNY/kg")
    columns = (
        GroupMeasure.CAPACITY, GroupMeasure.OUTPUT, GroupMeasure.UTILISATION, GroupMeasure.SHARE,
        GroupMeasure.CASH_COST,
    )  # fmt: skip
    rows = []
    for group in shown:
        key = told.grouping.keys[group]
        cells = [
            cell(float(values[at, group, one]), unit, language) + ("%" if unit == "1" else "")
            for at in ends
            for one, unit in zip(columns, units, strict=True)
        ]
        rows.append((group_name(name, key, found.asked, language), cells))
    in_blocks(title, heads, rows)
    if len(order) > len(shown):
        click.echo(text("market_page.rest", language, count=len(order) - len(shown)))
    words = {"capacity": unit_words("kt/a", language), "output": unit_words("kt", language)}
    prose(text("market_page.group_unit", language, **words))
    if name == ROUTES:
        _types(found, years[last], language)


def _types(found: Simulated, year: str, language: Language) -> None:
    """How much of what each route makes is good enough for n-type, against what wafers want."""
    tables = found.tables
    shares = n_type_shares(found.asked.base.model, tables, tables.routes.grouping)[-1]
    named = [
        text(
            "market_page.type_of_route", language, share=cell(float(share), "1", language),
            route=group_name(ROUTES, key, found.asked, language),
        )
        for key, share in zip(tables.routes.grouping.keys, shares, strict=True)
    ]  # fmt: skip
    wanted = float(tables.further[middle(), -1, FurtherMeasure.N_TYPE_USE_SHARE])
    told = {"year": year, "wanted": cell(wanted, "1", language)}
    listed = text("market_page.listed", language).join(named)
    prose(text("market_page.types_of_routes", language, listed=listed, **told))


def _competition(found: Simulated, language: Language) -> None:
    """Concentration with the effect of a merger, and those who come later."""
    _concentration(found, language)
    _entrants(found, language)


def _concentration(found: Simulated, language: Language) -> None:
    held = _held(found.tables.concentration)
    year = int(found.tables.years.years[-1])
    prose(text("market_page.concentration", language, year=year, **held))
    if found.tables.apart is not None:
        first, second = (
            group_name("companies", one, found.asked, language) for one in found.merger
        )
        apart = _held(found.tables.apart)
        told = {"one": first, "other": second, "year": year, **apart}
        prose(text("market_page.merger", language, **told))


def _held(told: Concentration) -> dict[str, str]:
    """Share of the five largest and index, at the start and at the end."""
    half = middle()

    def ends(values: np.ndarray, at: int, factor: float) -> str:
        low, high = (f"{factor * one:,.0f}" for one in values[half, at])
        told = low if low == high else f"{low}…{high}"
        least, most = (f"{factor * one:,.0f}" for one in (values[0, at, 0], values[-1, at, -1]))
        return f"{told} ({least}…{most})"

    return {
        "ratio": ends(told.capacity_ratio, -1, PERCENT),
        "first": ends(told.capacity_ratio, 0, PERCENT),
        "index": ends(told.capacity_index, -1, POINTS),
        "start": ends(told.capacity_index, 0, POINTS),
    }


def _entrants(found: Simulated, language: Language) -> None:
    late, year = found.tables.entrants, int(found.tables.years.years[-1])
    if not late.share[-1]:
        prose(text("market_page.no_entrants", language, year=year))
        return
    place = PERCENT * late.position[:, -1]
    told = {
        "capacity": span(late.capacity[:, -1].tolist(), "kt/a", language),
        "unit": unit_words("kt/a", language), "year": year,
        "place": f"{place[middle()]:.0f} ({place[0]:.0f}…{place[-1]:.0f})",
    }  # fmt: skip
    prose(text("market_page.entrants", language, **told))


def _notes(found: Simulated, language: Language) -> None:
    tables = found.tables
    for year, months in zip(years_told(tables), tables.years.months, strict=True):
        if months < MONTHS:
            prose(text("market_page.broken_year", language, year=year))
    prose(text("market_page.quantiles", language))
    if tables.tabled < tables.draws:
        told = {"tabled": f"{tables.tabled:,}", "draws": f"{tables.draws:,}"}
        prose(text("market_page.tabled", language, **told))
    scored = bool(market_record(found.asked.evidence).rows)
    prose(text("market_page.record" if scored else "market_page.unscored", language))
