"""A shipped project from all sides, at its own price and at others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from polysight.investment.market_change import priced_at
from polysight.messages import Language
from polysight.report.binding import Numbers
from polysight.report.blocks import Block, Paragraph, plain
from polysight.report.feasibility.dossier import Dossier
from polysight.report.number_format import NO_BREAK
from polysight.report.prose import Writer
from polysight.study.project_case import ResolvedProject, resolved_project
from polysight.study.project_file_numbers import ProjectNumber
from polysight.study.project_files import project_file
from polysight.study.project_study import ProjectStudy, studied
from polysight.study.result import Result
from tests.report.example import shipped
from tests.report.example import study as industry

PROJECT, ABROAD, OTHER_GRADE = "siemens-inner-mongolia", "overseas-oman", "electronic-grade"
#: Price at which everything turns, and one at which nothing is earned [CNY/kg].
DEAR, CHEAP = 120.0, 20.0


@cache
def project(price: float | None = None, name: str = PROJECT) -> ProjectStudy:
    """The project, its market that of the example study; at its own price when None."""
    resolved = resolved_project(project_file(name, shipped()), shipped(), name=name)
    if price is not None:
        resolved = replace(resolved, case=priced_at(resolved.case, price), bounds={})
    return studied(name, resolved, industry(), count=64)


@cache
def standing(language: Language = "en") -> Dossier:
    """Dossier of the project that stands still at a price at which running never pays."""
    resolved = resolved_project(project_file(PROJECT, shipped()), shipped(), name=PROJECT)
    case = replace(priced_at(resolved.case, CHEAP), idles=True)
    return _told(replace(resolved, case=case, bounds={}), language)


@cache
def unborrowed(language: Language = "en") -> Dossier:
    """Dossier of the project that equity pays alone, with a market beside its plan."""
    return _told(owned(PROJECT), language)


def owned(name: str) -> ResolvedProject:
    """A project that equity pays alone."""
    file = project_file(name, shipped())
    alone = ProjectNumber(unit="1", value=1.0, assumption=file.schedule.life.assumption)
    financing = file.financing.model_copy(update={"equity_share": alone})
    file = file.model_copy(update={"financing": financing})
    return resolved_project(file, shipped(), name=name)


@cache
def stored() -> Result:
    """The example study as that of the baseline, whose market can stand beside a project."""
    return replace(industry(), manifest={**industry().manifest, "scenario": "baseline"})


def _told(resolved: ResolvedProject, language: Language) -> Dossier:
    found = studied(PROJECT, resolved, stored(), count=64)
    return Dossier(found, Writer(language, Numbers(found.result, shipped())))


@cache
def numbers(price: float | None = None, name: str = PROJECT) -> Numbers:
    """Its numbers."""
    return Numbers(project(price, name).result, shipped())


def dossier(language: Language = "en", price: float | None = None, name: str = PROJECT) -> Dossier:
    """Project and a writer that has not written yet."""
    return Dossier(project(price, name), Writer(language, numbers(price, name)))


def sentences(blocks: Iterable[Block]) -> str:
    """Text of the paragraphs, blanks that do not break as blanks."""
    told = " ".join(plain(one.runs) for one in blocks if isinstance(one, Paragraph))
    return told.replace(NO_BREAK, " ")
