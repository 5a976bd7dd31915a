"""The worth of waiting, stopping and building in steps, with a price that moves as it has moved.

Speed of return and volatility come from the spot quotes; the level is the project's own price
path. What the quotes cannot tell is shown: each choice is worked at the most likely speed of
return and at both ends of its interval. A return slower than the quotes are long cannot be seen in
them, so that the slow end has at most their length as half-life. A fourth world takes the level
of the quotes too. The plant stands still in periods in which a kilogram does not bring what it
costs. A choice is told by what it is worth over the best date fixed beforehand, never building
among them: against a plan that nobody would carry out it would look worth far more.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from pydantic import BaseModel, Field

from polysight.evidence.store import Evidence
from polysight.investment.case import ProjectCase
from polysight.investment.market_change import priced_at
from polysight.investment.mean_reversion import MeanReversion, ReversionFit, reversion_fit
from polysight.investment.options import (
    PricePaths,
    price_paths,
    worth_of_later_phases,
    worth_of_stopping,
    worth_of_waiting,
)
from polysight.investment.outcomes import Outcome
from polysight.investment.schedule_change import expanded
from polysight.investment.stopping import Stopping
from polysight.study.form import checked, toml_tree
from polysight.study.months import months_between
from polysight.study.polysilicon_months import MonthlyPrices, polysilicon_months
from polysight.study.project_distress import idling
from polysight.study.project_file_numbers import MONTH, ProjectNumber
from polysight.study.project_outcomes import case_outcomes
from polysight.study.scenario import STRICT, Wording
from polysight.study.stated_numbers import StatedNumbers
from polysight.study.view import View

FILE, WORDS = "project_options.toml", "project_file"
#: Where assumptions of options are cited from.
OPTION = "option"
#: Key of the phase by which a project may grow.
EXPANSION = "expansion"
PATHS, SEED = 4000, 20260101


class World(StrEnum):
    """How fast the price returns to its path, or to the level of the quotes."""

    SLOW = "slow"
    CENTRAL = "central"
    FAST = "fast"
    LEVEL = "level"


class Choice(StrEnum):
    """What may be decided later."""

    STOP = "stop"
    WAIT = "wait"
    WAIT_AND_STOP = "wait-and-stop"
    LATER_PHASES = "later-phases"
    EXPAND = "expand"


class OptionFile(BaseModel):
    """Terms of choices as their file states them.

    Parameters
    ----------
    format : {1}
        Version of this form.
    first, last : str
        Months of the quotes from which the movement of the price is taken.
    wait : ProjectNumber
        Most years for which something may be put off [years].
    salvage : ProjectNumber
        What assets bring over their book value when the project is given up [1].
    expansion_cost, expansion_people : ProjectNumber
        Investment and staff of a further phase over the last one [1].
    """

    model_config = STRICT
    format: Literal[1]
    first: str = Field(pattern=MONTH)
    last: str = Field(pattern=MONTH)
    wait: ProjectNumber
    salvage: ProjectNumber
    expansion_cost: ProjectNumber
    expansion_people: ProjectNumber


@dataclass(frozen=True, slots=True)
class OptionTerms:
    """Terms of choices as numbers.

    Parameters
    ----------
    first, last : str
        Months of the quotes.
    wait_years : int
        Most years for which something may be put off.
    salvage_share, expansion_cost, expansion_people : float
        Shares, see `OptionFile`.
    inputs : tuple of str
        Rows, sources and assumptions on which they rest.
    words : dict of str to Wording
        Assumptions by the id with which they are cited.
    """

    first: str
    last: str
    wait_years: int
    salvage_share: float
    expansion_cost: float
    expansion_people: float
    inputs: tuple[str, ...]
    words: dict[str, Wording]


@dataclass(frozen=True, slots=True)
class OptionRow:
    """One choice in one world.

    Parameters
    ----------
    world : World
        How fast the price returns.
    choice : Choice
        What may be decided later.
    committed : float
        Worth when nothing is decided anew [CNY].
    worth : Stopping
        Worth of deciding as one sees, and both bounds [CNY].
    """

    world: World
    choice: Choice
    committed: float
    worth: Stopping

    @property
    def best_fixed(self) -> float:
        """Worth of the best that can be fixed beforehand.

        Returns
        -------
        float
            CNY at the start of building; not below nought, since one need not build.
        """
        return max(float(self.worth.fixed.max()), 0.0)

    @property
    def premium(self) -> float:
        """What deciding as one sees is worth over the best that can be fixed beforehand.

        Returns
        -------
        float
            CNY at the start of building.
        """
        return max(self.worth.value, 0.0) - self.best_fixed

    @property
    def gain(self) -> float:
        """What the choice is worth over the plan without it, however bad the plan is.

        Returns
        -------
        float
            CNY at the start of building.
        """
        return self.worth.value - self.committed


@dataclass(frozen=True, slots=True)
class OptionTable:
    """Choices of a project.

    Parameters
    ----------
    terms : OptionTerms
        Their terms.
    quotes : MonthlyPrices
        Quotes from which the movement is taken.
    fit : ReversionFit
        Movement of the price with its interval.
    worlds : dict of World to MeanReversion
        What was simulated.
    paths, seed : int
        Number of paths, and start of the random numbers.
    rows : tuple of OptionRow
        By world, then by choice.
    told : float
        Value of the project without movement of the price [CNY].
    """

    terms: OptionTerms
    quotes: MonthlyPrices
    fit: ReversionFit
    worlds: dict[World, MeanReversion]
    paths: int
    seed: int
    rows: tuple[OptionRow, ...]
    told: float

    @property
    def level_cny_per_kg(self) -> float:
        """Level to which the quotes return, most likely.

        Returns
        -------
        float
            Without tax; NaN for a random walk.
        """
        return math.exp(self.fit.central.level)

    @property
    def missing_months(self) -> tuple[str, ...]:
        """Months of the stretch without a quote.

        Returns
        -------
        tuple of str
            In the order of time; the fit steps over them.
        """
        known = set(self.quotes.months)
        return tuple(
            one for one in months_between(self.terms.first, self.terms.last) if one not in known
        )


def option_terms(evidence: Evidence, view: View) -> OptionTerms:
    """Terms that ship, or those of an overlay in their place.

    Parameters
    ----------
    evidence : Evidence
        Its folders hold the file; the last one counts.
    view : View
        Rows that the terms may name.

    Returns
    -------
    OptionTerms
        The terms.
    """
    paths = [path for folder in evidence.folders if (path := folder / FILE).is_file()]
    file = checked(OptionFile, toml_tree(paths[-1], WORDS), FILE, WORDS)
    told = StatedNumbers(view, OPTION)
    numbers = {
        name: told.number(name, getattr(file, name), unit)
        for name, unit in (
            ("wait", "years"),
            ("salvage", "1"),
            ("expansion_cost", "1"),
            ("expansion_people", "1"),
        )
    }
    return OptionTerms(
        file.first,
        file.last,
        round(numbers["wait"]),
        numbers["salvage"],
        numbers["expansion_cost"],
        numbers["expansion_people"],
        told.inputs,
        told.words,
    )


def option_table(
    case: ProjectCase,
    view: View,
    terms: OptionTerms | None = None,
    *,
    paths: int = PATHS,
    seed: int = SEED,
) -> OptionTable:
    """Worth of the choices that a project leaves open.

    Parameters
    ----------
    case : ProjectCase
        The project.
    view : View
        The evidence.
    terms : OptionTerms, optional
        Terms; those that ship when omitted.
    paths, seed : int
        Number of price paths, and start of the random numbers.

    Returns
    -------
    OptionTable
        Every choice in every world; building in steps only where there are later phases.
    """
    told = terms or option_terms(view.evidence, view)
    quotes = polysilicon_months(view, told.first, told.last)
    fit = reversion_fit(quotes.years, quotes.price_cny_per_kg)
    worlds = {
        World.SLOW: _seen(fit),
        World.CENTRAL: fit.central,
        World.FAST: fit.fast,
    }
    plan = idling(case)
    if fit.central.speed > 0.0:
        worlds[World.LEVEL] = fit.central
    rows: list[OptionRow] = []
    for world, price in worlds.items():
        own = priced_at(plan, math.exp(price.level)) if world is World.LEVEL else plan
        drawn = price_paths(own, price, years=told.wait_years, paths=paths, seed=seed)
        rows += _rows(own, drawn, told, world)
    value = float(case_outcomes([plan])[0, Outcome.NPV])
    return OptionTable(told, quotes, fit, worlds, paths, seed, tuple(rows), value)


def _seen(fit: ReversionFit) -> MeanReversion:
    """Slow end of the interval, no slower than what so short a series can show."""
    slowest = math.log(2.0) / fit.years
    return fit.slow if fit.slow.speed >= slowest else replace(fit.slow, speed=slowest)


def _rows(
    case: ProjectCase, drawn: PricePaths, terms: OptionTerms, world: World
) -> list[OptionRow]:
    years, salvage = terms.wait_years, terms.salvage_share
    stop = worth_of_stopping(case, drawn, salvage)
    wait = worth_of_waiting(case, drawn, years)
    both = worth_of_waiting(case, drawn, years, salvage)
    plan = float(wait.fixed[0])
    rows = [
        OptionRow(world, Choice.STOP, plan, stop),
        OptionRow(world, Choice.WAIT, plan, wait),
        OptionRow(world, Choice.WAIT_AND_STOP, plan, both),
    ]
    if len(case.phases) > 1:
        steps = worth_of_later_phases(case, drawn, years)
        rows.append(OptionRow(world, Choice.LATER_PHASES, plan, steps))
    larger = expanded(case, EXPANSION, terms.expansion_cost, terms.expansion_people)
    more = worth_of_later_phases(larger, drawn, years, (EXPANSION,))
    rows.append(OptionRow(world, Choice.EXPAND, plan, more))
    return rows
