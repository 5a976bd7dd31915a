"""The chapters of the industry report in their order, and what each needs from the study."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from polysight.report.blocks import Block, Section
from polysight.report.chapters import (
    access,
    advice,
    carbon,
    choices,
    claims_audit,
    closing,
    companies,
    economics,
    forecast,
    hedging,
    indicators,
    investment_plan,
    materials,
    opening,
    policy,
    project,
    purity,
    record,
    regions,
    risk_register,
    route_outlook,
    supply,
    swot,
)
from polysight.report.prose import Writer
from polysight.report.sentence_case import begun_names


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter.

    Parameters
    ----------
    key : str
        Name, also of its heading.
    write : callable
        Writes its blocks.
    needs : tuple of str
        Arrays without which it only says that they are missing.
    """

    key: str
    write: Callable[[Writer], Iterator[Block]]
    needs: tuple[str, ...] = ()


CHAPTERS = (
    Chapter("summary", opening.summary),
    Chapter("quality", opening.quality, ("evidence.rows", "evidence.tier_share")),
    Chapter("capacity", supply.capacity, ("market.capacity_register", "market.capacity_published")),
    Chapter("companies", companies.companies, companies.NEEDED),
    Chapter("regions", regions.regions, (regions.OUTPUT, regions.USE)),
    Chapter("cost", economics.cost, ("costing.cash_cost", "costing.plant_cash_cost")),
    Chapter("materials", materials.materials, (materials.COMPONENT,)),
    Chapter("market", supply.market, ("market.production",)),
    Chapter("prices", supply.prices),
    Chapter("forecast", forecast.forecast, ("market.forecast.price", "market.forecast.past_price")),
    Chapter("record", record.record),
    Chapter("process_routes", route_outlook.process_routes, (route_outlook.ELECTRICITY,)),
    Chapter("purity", purity.purity, (purity.ATOMS, purity.METALS)),
    Chapter("project", project.project, ("investment.npv", "investment.cash_flow")),
    Chapter("choices", choices.choices, choices.NEEDED),
    Chapter("hedging", hedging.hedging, hedging.NEEDED),
    Chapter("warning", indicators.warning, ("warning.utilisation",)),
    Chapter("policy", policy.policy, (policy.ENERGY, policy.LIMIT, policy.MARGIN)),
    Chapter("access", access.access, (access.TIMELINE,)),
    Chapter("carbon", carbon.carbon, (carbon.STAGES, carbon.TOTAL)),
    Chapter("swot", swot.swot),
    Chapter("risks", risk_register.risks),
    Chapter("plan", investment_plan.plan),
    Chapter("advice", advice.advice),
    Chapter("claims", claims_audit.claims),
    Chapter("limits", closing.limits),
    Chapter("method", closing.method),
)


def sections(writer: Writer) -> tuple[Section, ...]:
    """All chapters in one language.

    Parameters
    ----------
    writer : Writer
        Writes the language; afterwards it knows every number that was printed.

    Returns
    -------
    tuple of Section
        The chapters.
    """
    written = []
    for chapter in CHAPTERS:
        writer.section = chapter.key
        missing = tuple(name for name in chapter.needs if not writer.numbers.has(name))
        blocks = (closing.absent(writer, missing),) if missing else tuple(chapter.write(writer))
        named = tuple(begun_names(one, writer.language) for one in blocks)
        written.append(Section(chapter.key, writer.words(f"title.{chapter.key}"), named))
    return tuple(written)
