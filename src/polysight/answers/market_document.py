"""A simulated market as a document for machines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from polysight.answers import market_provinces_document
from polysight.answers.market_answer import MarketAnswer, Simulated
from polysight.answers.market_installed import installed
from polysight.answers.market_lines import TABLES, UNPRINTED, lines
from polysight.answers.market_sources import sources
from polysight.answers.market_words import month_words
from polysight.answers.project_numbers import finite_list
from polysight.market.series import Series
from polysight.messages import LANGUAGES, text
from polysight.study.market_groups import Concentration, GroupMeasure
from polysight.study.market_tables import GroupTable
from polysight.study.market_types import n_type_shares
from polysight.study.market_years import PROBABILITIES

#: Names of quantiles.
QUANTILES = tuple(f"{one:g}" for one in PROBABILITIES)


def document(found: Simulated, figures: Iterable[Path] = ()) -> dict[str, object]:
    """A simulated market for machines.

    Parameters
    ----------
    found : Simulated
        The scenario with its draws.
    figures : iterable of pathlib.Path
        Pictures that were drawn.

    Returns
    -------
    dict
        As `schemas/market.schema.json` says; prices end in ``_published`` where they stand in
        their published basis, all others are without value-added tax.
    """
    tables, basis = found.tables, found.asked.basis
    keys = dict.fromkeys((*(key for each in TABLES.values() for key in each), *UNPRINTED))
    told = lines(tables, basis, tuple(keys))
    late = tables.entrants
    return {
        **head(found.asked, tables.draws),
        "tabled_draws": tables.tabled,
        "quantiles": list(QUANTILES),
        "years": tables.years.years.tolist(),
        "months_of_year": tables.years.months.tolist(),
        "months": [month_words(int(one)) for one in tables.months],
        "yearly": [
            {
                "measure": one.key, "name": _name(one.key), "unit": one.unit,
                "values": _rows(one.quantiles),
            }
            for one in told
        ],
        "monthly": [
            {"series": one.key, "values": _rows(tables.monthly[..., one])} for one in Series
        ],
        "regions": _groups(tables.regions),
        "routes": _routes(found),
        "owners": _groups(tables.owners),
        "provinces": market_provinces_document.document(found),
        "installations": installed(found.asked),
        "merger": list(found.merger),
        "concentration": _concentration(tables.concentration),
        "entrants": {
            "capacity": _rows(late.capacity), "position": _rows(late.position),
            "share_of_draws": finite_list(late.share),
        },
        "capacity_changes": {
            "start": tables.changes.start,
            "projects": finite_list(tables.changes.projects),
            "started": finite_list(tables.changes.started),
            "closed": finite_list(tables.changes.closed),
            "ruled": finite_list(tables.changes.ruled),
        },
        "figures": [str(path) for path in figures],
    }  # fmt: skip


def head(asked: MarketAnswer, draws: int) -> dict[str, object]:
    """What was asked, for machines.

    Parameters
    ----------
    asked : MarketAnswer
        The scenario.
    draws : int
        Number of draws.

    Returns
    -------
    dict
        The head of every document of a market.
    """
    scenario, behind = asked.scenario, sources(asked)
    return {
        "scenario": asked.name,
        "title": {"en": scenario.title.en, "zh": scenario.title.zh},
        "origin": scenario.origin.isoformat(),
        "known": scenario.knowledge.isoformat(),
        "draws": draws,
        "seed": scenario.seed,
        "basis": {
            "vat": asked.basis.vat, "cny_per_usd": asked.basis.cny_per_usd,
            "period_of_rate": asked.basis.rate_period, "inputs": list(asked.basis.inputs),
        },
        "sources": behind,
    }  # fmt: skip


def _name(measure: str) -> dict[str, str]:
    return {one: text(f"market_measure.{measure}", one) for one in LANGUAGES}


def _rows(quantiles: np.ndarray) -> dict[str, list[float | None]]:
    return {name: finite_list(row) for name, row in zip(QUANTILES, quantiles, strict=True)}


def _groups(told: GroupTable) -> list[dict[str, Any]]:
    return [
        {
            "key": key,
            "measures": {one.key: _rows(told.quantiles[:, :, group, one]) for one in GroupMeasure},
            "means": {one.key: finite_list(told.means[:, group, one]) for one in GroupMeasure},
        }
        for group, key in enumerate(told.grouping.keys)
    ]


def _routes(found: Simulated) -> list[dict[str, Any]]:
    """Routes, with the share of their output that is good enough for n-type wafers."""
    tables = found.tables
    shares = n_type_shares(found.asked.base.model, tables, tables.routes.grouping)
    return [
        {**one, "n_type_share": finite_list(shares[:, at])}
        for at, one in enumerate(_groups(tables.routes))
    ]


def _concentration(told: Concentration) -> dict[str, object]:
    return {
        name: {
            bound: _rows(getattr(told, name)[:, :, at]) for at, bound in enumerate(("low", "high"))
        }
        for name in ("capacity_ratio", "output_ratio", "capacity_index", "output_index")
    }
