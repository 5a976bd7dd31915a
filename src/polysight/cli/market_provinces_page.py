"""Polysilicon of China by province, for people at a terminal and for machines."""

from __future__ import annotations

import click
import numpy as np

from polysight.answers.market_answer import Simulated
from polysight.answers.market_provinces_document import balance_of
from polysight.answers.market_words import PERCENT, cell, group_name, unit_words, years_told
from polysight.cli.market_columns import in_blocks
from polysight.cli.terminal import prose
from polysight.messages import Language, text
from polysight.study.market_provinces import ProvincialBalance
from polysight.study.market_years import MONTHS
from polysight.study.wafer_regions import wafer_regions

#: Smallest output of a province that has a line, users that have a column, flows that are named.
LEAST, USERS, FLOWS = 1.0, 5, 5
#: Share of a province's capacity from which it is told as making for chips.
CHIPS = 0.5
#: Decimals of prices, whose differences are small.
PLACES = 2


def write_provinces(found: Simulated, language: Language) -> None:
    """Print the balance of the provinces and what their polysilicon costs where it is used.

    Parameters
    ----------
    found : Simulated
        The scenario with its draws.
    language : {"en", "zh"}
        Language of the page.
    """
    title = text("market_page.table_provinces", language)
    told = balance_of(found)
    if told is None:
        click.echo(title)
        prose(text("market_page.no_wafer_regions", language, day=found.asked.scenario.knowledge))
        return
    whole = np.flatnonzero(found.tables.years.months == MONTHS)
    first = int(whole[0]) if whole.size else 0
    _balances(found, told, first, title, language)
    click.echo()
    _delivered(found, told, first, language)
    _words(found, told, first, language)


def _balances(
    found: Simulated, told: ProvincialBalance, first: int, title: str, language: Language
) -> None:
    years, last = years_told(found.tables), len(told.output) - 1
    ends = dict.fromkeys((first, last))
    made = dict(zip(told.producers, told.output.T, strict=True))
    used = dict(zip(told.users, told.use.T, strict=True))
    names = sorted({*made, *used}, key=lambda one: (-made[one][first] if one in made else 0.0, one))
    nothing = np.full(len(told.output), np.nan)
    works = dict(zip(told.producers, told.works_price.T, strict=True))
    gates = dict(zip(told.users, told.delivered_price.T, strict=True))
    costs = dict(zip(told.producers, told.cost.T, strict=True))
    header = text("market_page.province_head", language).split("|")
    rows = []
    for name in names:
        if max(float(one.get(name, nothing)[first]) for one in (made, used)) < LEAST:
            continue
        cells = []
        for at in ends:
            masses = (
                made.get(name, nothing)[at], used.get(name, nothing)[at], told.net(name)[at],
            )  # fmt: skip
            amounts = [cell(float(one), "kt", language) for one in masses]
            amounts[-1] = _signed(amounts[-1])
            money = (one.get(name, nothing)[at] for one in (costs, works, gates))
            cells += [*amounts, *(_price(float(one)) for one in money)]
        rows.append((group_name("regions", name, found.asked, language), cells))
    heads = [f"{word}\n{years[at]}" for at in ends for word in header]
    in_blocks(title, heads, rows)


def _delivered(found: Simulated, told: ProvincialBalance, first: int, language: Language) -> None:
    """Cash cost of the provinces at the gates of the largest wafer regions."""
    largest = np.argsort(-told.use[first], kind="stable")[:USERS]
    by_output = np.argsort(-told.output[first], kind="stable")
    cost = told.delivered_cost()[first]
    rows = [
        (
            group_name("regions", told.producers[at], found.asked, language),
            [_price(float(cost[at, user])) for user in largest],
        )
        for at in by_output
        if told.output[first, at] >= LEAST
    ]
    prices = [_price(float(told.delivered_price[first, user])) for user in largest]
    rows.append((text("market_page.delivered_price", language), prices))
    heads = [group_name("regions", told.users[at], found.asked, language) for at in largest]
    year = years_told(found.tables)[first]
    prose(text("market_page.delivered", language, year=year))
    in_blocks("", heads, rows)


def _words(found: Simulated, told: ProvincialBalance, first: int, language: Language) -> None:
    def name(region: str) -> str:
        return group_name("regions", region, found.asked, language)

    known = wafer_regions(found.asked.evidence, found.asked.scenario.knowledge)
    largest = known[told.users[int(np.argmax(told.use[first]))]]
    flow = told.flow[first]
    order = np.argsort(-flow.ravel(), kind="stable")
    named: list[str] = []
    for place in order:
        at, user = divmod(int(place), len(told.users))
        if told.producers[at] != told.users[user] and len(named) < FLOWS and flow[at, user] > 0.0:
            ends = {"source": name(told.producers[at]), "target": name(told.users[user])}
            amount = cell(float(flow[at, user]), "kt", language)
            named.append(text("market_page.flow", language, amount=amount, **ends))
    held = np.flatnonzero(told.output[first] >= LEAST)
    works, gates = told.works_price[first], told.delivered_price[first]
    cheap = int(held[np.argmin(works[held])])
    dear = int(np.argmax(gates))
    words = {
        "year": years_told(found.tables)[first], "unit": unit_words("kt", language),
        "flows": text("market_page.listed", language).join(named),
        "cheap": name(told.producers[cheap]), "low": _price(float(works[cheap])),
        "dear": name(told.users[dear]), "high": _price(float(gates[dear])),
        "gap": _price(float(gates[dear] - works[cheap])),
        "largest": name(largest.region), "share": f"{PERCENT * largest.share:.0f}",
        "least": f"{PERCENT * largest.low:.0f}", "most": f"{PERCENT * largest.high:.0f}",
        "first": told.inputs[0], "last": told.inputs[-1],
    }  # fmt: skip
    prose(text("market_page.provinces_flows", language, **words))
    prose(text("market_page.provinces_rule", language, **words))
    _chips(found, told, first, language)


def _chips(found: Simulated, told: ProvincialBalance, first: int, language: Language) -> None:
    """Provinces of the table that make for chips in the main, whom the price does not stop."""
    model = found.asked.base.model
    chips = model.plants.price_premium > 1.0
    named, premiums = [], set[str]()
    for region, output in zip(told.producers, told.output[first], strict=True):
        own = np.asarray(model.plants.region) == model.regions.index(region)
        capacity = model.plants.capacity[own]
        if output >= LEAST and capacity[chips[own]].sum() >= CHIPS * capacity.sum() > 0.0:
            named.append(group_name("regions", region, found.asked, language))
            premiums |= {f"{one:g}" for one in model.plants.price_premium[own & chips]}
    if named:
        words = {
            "names": text("market_page.listed", language).join(named),
            "premium": "…".join(sorted(premiums)),
        }
        prose(text("market_page.provinces_chips", language, **words))


def _price(value: float) -> str:
    return f"{value:.{PLACES}f}" if np.isfinite(value) else "–"


def _signed(told: str) -> str:
    """Plus before what leaves."""
    return told if told.startswith(("-", "–")) or not told.strip("0.,") else f"+{told}"
