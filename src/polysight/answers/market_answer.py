"""A scenario of the market as a branch of ``polysight market`` asks for it, and its draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from polysight.errors import UsageError, refusal
from polysight.evidence.store import Evidence
from polysight.messages import Language
from polysight.study.ensemble_draws import Ensemble
from polysight.study.executors import LOCAL, Engine
from polysight.study.market_basis import PriceBasis, price_basis
from polysight.study.market_case import AssembledMarket
from polysight.study.market_ensemble import ensemble
from polysight.study.market_groups import by_owner
from polysight.study.market_scenario import MarketScenario
from polysight.study.market_scenario_file import market_scenario, sized
from polysight.study.market_tables import MarketTables, market_tables
from polysight.study.scenario_market import scenario_market
from polysight.suggestion import nearest

#: Told of progress: draws that are ready, and all draws.
Step = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was typed.

    Parameters
    ----------
    draws, seed : int or None
        Size and random start instead of those of the scenario.
    engine : str
        Who works, as in `polysight.study.executors.engine`.
    workers : int or None
        How many; one a processor when None.
    out : pathlib.Path or None
        Folder to which draws are streamed.
    merger : tuple of str
        Two owner groups that are counted as one; none otherwise.
    """

    draws: int | None = None
    seed: int | None = None
    engine: str = LOCAL
    workers: int | None = None
    out: Path | None = None
    merger: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class MarketAnswer:
    """A scenario that was asked for.

    Parameters
    ----------
    name : str
        As it was asked for: a path, or the name of a shipped scenario.
    evidence : Evidence
        Rows, units, names.
    scenario : MarketScenario
        The question.
    base : AssembledMarket
        The market, ready to be drawn from, with its past.
    basis : PriceBasis
        Bases in which prices are published.
    """

    name: str
    evidence: Evidence
    scenario: MarketScenario
    base: AssembledMarket
    basis: PriceBasis

    def title(self, language: Language) -> str:
        """Title of the scenario.

        Parameters
        ----------
        language : {"en", "zh"}
            Language.

        Returns
        -------
        str
            The title.
        """
        told = self.scenario.title
        return told.zh if language == "zh" else told.en


@dataclass(frozen=True, eq=False)
class Simulated:
    """A scenario with its draws.

    Parameters
    ----------
    asked : MarketAnswer
        The scenario.
    ensemble : Ensemble
        Its draws.
    tables : MarketTables
        What is told of them.
    merger : tuple of str
        Codes of two owner groups that are counted as one; none otherwise.
    """

    asked: MarketAnswer
    ensemble: Ensemble
    tables: MarketTables
    merger: tuple[str, ...]


def market_answer(name: str, wanted: Wanted, data: Evidence) -> MarketAnswer:
    """A scenario that was asked for.

    Parameters
    ----------
    name : str
        Path of a scenario file, or name of a shipped one.
    wanted : Wanted
        Its size and seed.
    data : Evidence
        Rows, units, names.

    Returns
    -------
    MarketAnswer
        The scenario.

    Raises
    ------
    UsageError
        If there is no such scenario.
    DataError
        With every fault of the file.
    """
    scenario = sized(market_scenario(name, data), wanted.draws, wanted.seed)
    base = scenario_market(data, scenario)
    return MarketAnswer(name, data, scenario, base, price_basis(data, scenario.knowledge))


def simulated(
    asked: MarketAnswer,
    wanted: Wanted,
    working: Engine,
    step: Step | None = None,
    compiling: Callable[[], None] | None = None,
) -> Simulated:
    """Draws of a scenario.

    Parameters
    ----------
    asked : MarketAnswer
        The scenario.
    wanted : Wanted
        Where draws are kept, and who is counted as one.
    working : Engine
        Who works.
    step, compiling : callable, optional
        Told of progress, and before the first run on this machine.

    Returns
    -------
    Simulated
        The draws with their tables.

    Raises
    ------
    UsageError
        If the folder cannot be used, or there is no such owner group.
    """
    model = asked.base.model
    merger = merging(asked, wanted.merger)
    made = ensemble(
        model, draws=asked.scenario.draws, seed=asked.scenario.seed, engine=working,
        out=wanted.out, step=step, compiling=compiling,
    )  # fmt: skip
    pair = (merger[0], merger[1]) if merger else None
    return Simulated(asked, made, market_tables(model, made, pair), merger)


def merging(asked: MarketAnswer, names: tuple[str, ...]) -> tuple[str, ...]:
    """Codes of owner groups of China.

    Parameters
    ----------
    asked : MarketAnswer
        The scenario.
    names : tuple of str
        Codes, names or aliases.

    Returns
    -------
    tuple of str
        The codes.

    Raises
    ------
    UsageError
        If one of them owns no plant in China, or both are the same.
    """
    owners = by_owner(asked.base.model).keys
    companies = asked.evidence.codelists["companies"]
    found = []
    for name in names:
        code = name if name in owners else companies.begun(name).code
        if code not in owners:
            likely = nearest(code, owners)
            raise refusal(UsageError, "market_page.no_owner", got=name, suggestion=likely)
        found.append(code)
    if len(set(found)) < len(found):
        raise refusal(UsageError, "market_page.one_owner", got=names[0])
    return tuple(found)
