"""The outline: ten chapters, their sections in order, and what writes each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from polysight.report.blocks import Block, Grid, Section, Words
from polysight.report.feasibility import (
    building,
    debt_service,
    effects,
    finance,
    funding,
    law,
    market,
    opening,
    risks,
)
from polysight.report.feasibility.dossier import Dossier
from polysight.report.feasibility.judgement import advice, verdicts
from polysight.report.feasibility.statement_tables import annexed
from polysight.report.sentence_case import begun_names

Write = Callable[[Dossier], Iterator[Block]]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the outline.

    Parameters
    ----------
    key : str
        Key below ``feasibility_title.``.
    write : callable or None
        Writes what stands under it; None for a chapter, and for a section that is not written and
        says why under ``dropped.<key>``.
    level : int
        One for a chapter, two for a section.
    """

    key: str
    write: Write | None = None
    level: int = 2


def _conclusions(told: Dossier) -> Iterator[Block]:
    yield verdicts(told)


def _advice(told: Dossier) -> Iterator[Block]:
    yield advice(told)
    yield told.writer.say("feasibility.open_points")
    rows = [
        ((Words(told.words(f"feasibility_title.{key}")),), (Words(_why(told, key)),))
        for key in dropped()
    ]
    head = told.heads("section", "reason")
    yield Grid(told.words("feas_table.missing"), head, tuple(rows), (), (1,), (0.25, 0.75))


def _why(told: Dossier, key: str) -> str:
    whole = told.words(f"dropped.{key}")
    why = whole.partition(told.words("word.colon").strip())[2].strip() or whole
    return f"{why[:1].upper()}{why[1:]}"


def _annexes(told: Dossier) -> Iterator[Block]:
    yield from told.tell("annex")
    yield told.writer.say("dropped.drawings", "note")
    yield from annexed(told)


def _chapter(key: str, *sections: tuple[str, Write | None]) -> tuple[Heading, ...]:
    return (Heading(key, None, 1), *(Heading(name, write) for name, write in sections))


HEADINGS = (
    *_chapter(
        "c_overview", ("project", opening.project), ("enterprise", None),
        ("grounds", opening.grounds), ("summary", opening.summary),
    ),
    *_chapter(
        "c_need", ("planning", law.planning), ("strategy", None),
        ("market", market.market), ("output", opening.output), ("business", opening.business),
    ),
    *_chapter(
        "c_site", ("siting", building.siting), ("conditions", None), ("factors", building.factors)
    ),
    *_chapter(
        "c_building", ("technology", building.technology), ("equipment", building.equipment),
        ("engineering", None), ("resources", None), ("land", building.land), ("digital", None),
        ("management", building.management),
    ),
    *_chapter(
        "c_running", ("production", building.production), ("safety", building.safety),
        ("operation", None),
    ),
    *_chapter(
        "c_finance", ("investment", finance.investment), ("profit", finance.profit),
        ("financing", funding.financing), ("debt", debt_service.debt), ("cash", debt_service.cash),
    ),
    *_chapter(
        "c_effects", ("economy", effects.economy), ("society", effects.society),
        ("environment", effects.environment), ("energy", effects.energy),
        ("carbon", effects.carbon),
    ),
    *_chapter(
        "c_risks", ("risks", risks.risks), ("control", risks.control), ("emergency", None)
    ),
    *_chapter("c_conclusions", ("conclusions", _conclusions), ("advice", _advice)),
    Heading("annexes", _annexes, 1),
)  # fmt: skip


def dropped() -> tuple[str, ...]:
    """Sections that are not written and say why.

    Returns
    -------
    tuple of str
        Their keys.
    """
    return tuple(one.key for one in HEADINGS if one.write is None and one.level > 1)


def sections(told: Dossier) -> tuple[Section, ...]:
    """All chapters and sections in one language.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    tuple of Section
        In the order of the outline.
    """
    written = []
    for one in HEADINGS:
        told.writer.section = one.key
        blocks: tuple[Block, ...] = ()
        if one.write is not None:
            blocks = tuple(one.write(told))
        elif one.level > 1:
            blocks = (told.writer.say(f"dropped.{one.key}", "note"),)
        title = told.words(f"feasibility_title.{one.key}")
        named = tuple(begun_names(block, told.writer.language) for block in blocks)
        written.append(Section(one.key, title, named, one.level))
    return tuple(written)
