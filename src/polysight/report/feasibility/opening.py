"""Chapters on what the project is, why it is wanted and what it makes."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.investment.case_time import MONTHS
from polysight.messages import text as message
from polysight.report.blocks import Block, Grid, Words
from polysight.report.feasibility.dossier import Dossier
from polysight.report.feasibility.judgement import advice, verdicts
from polysight.report.feasibility.law import titled
from polysight.report.feasibility.statement_tables import headline
from polysight.report.period_words import period_words
from polysight.study.project_case import ResolvedProject
from polysight.study.project_duties import running_day


def named(told: Dossier) -> dict[str, str]:
    """What the project is, in words.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    dict of str to str
        Title, kind, route, region and product.
    """
    file, language = told.study.resolved.file, told.writer.language
    head = file.project
    return {
        "title": told.worded(file.title),
        "kind": message(f"project_page.kind_{head.kind}", language),
        "route": told.writer.name("routes", head.route),
        "region": told.writer.name("regions", head.region),
        "product": message(f"project_page.product_{head.product}", language),
    }


def project(told: Dossier) -> Iterator[Block]:
    """What is built, when, how large, and what it takes.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Sentences and the table of phases.
    """
    output = told.number("project.output", told.year("normal-year"))
    yield from told.tell("what", **named(told))
    yield from told.tell(
        "size",
        capacity=told.number("project.capacity_total"),
        invested=told.number("investment.total_investment"),
        output=output,
        people=told.number("project.people_total"),
    )
    yield from told.tell(
        "life",
        life=told.number("project.life"),
        first=told.year("first-year"),
        last=told.year("last-year"),
    )
    yield from told.tell("start_past", "note", when=past_start(told) or None)
    yield from phases(told)


def past_start(told: Dossier) -> str:
    """Month in which building was to begin, where that lies before the newest row known.

    Parameters
    ----------
    told : Dossier
        The project.

    Returns
    -------
    str
        The month; empty where it is still to come.
    """
    case = told.study.resolved.case
    begins = running_day(told.study.resolved.file, min(one.start_month for one in case.phases))
    month = begins.isoformat()[: len("2000-01")]
    past = month < told.writer.numbers.vintage[: len(month)]
    return period_words(month, told.writer.language) if past else ""


def phases(told: Dossier) -> Iterator[Grid]:
    """Phases with their size and calendar.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Grid
        The table.
    """
    rows, ids = [], []
    resolved = told.study.resolved
    for phase, setting in zip(resolved.case.phases, resolved.file.phases, strict=True):
        numbers = [
            told.number(f"project.{one}", phase.key)
            for one in ("capacity", "construction_time", "people")
        ]
        ids += numbers
        start, running = (
            period_words(day, told.writer.language)
            for day in (setting.start, month_of(resolved, phase.commissioned))
        )
        rows.append(
            (
                (Words(told.item(phase.key)),), told.cell(numbers[0]), (Words(start),),
                told.cell(numbers[1]), (Words(running),), told.cell(numbers[2]),
            )
        )  # fmt: skip
    head = told.heads("phase", "capacity", "start", "months", "running", "people")
    yield from told.grid("phases", head, rows, ids)


def month_of(resolved: ResolvedProject, month: int) -> str:
    """Month as a date.

    Parameters
    ----------
    resolved : ResolvedProject
        The project.
    month : int
        Months from January of its first year.

    Returns
    -------
    str
        For example ``2028-01``.
    """
    return f"{resolved.case.first_year + month // MONTHS}-{month % MONTHS + 1:02d}"


def grounds(told: Dossier) -> Iterator[Block]:
    """What the report rests on.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Sentences.
    """
    fields, assumed, unverified = (
        told.number("project.footing", one) for one in ("fields", "assumed", "unverified")
    )
    yield from told.tell("rests", fields=fields, assumed=assumed, unverified=unverified)
    titles = dict.fromkeys(titled(told, one.instrument.title) for one in told.study.verdicts)
    if titles:
        yield from told.tell("rests_law", names=told.words("word.list").join(titles))
    yield from told.tell("rests_outline", "note")


def summary(told: Dossier) -> Iterator[Block]:
    """Conclusions, advice and main indicators.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Two lists and a table.
    """
    yield verdicts(told)
    yield advice(told)
    yield from headline(told)


def output(told: Dossier) -> Iterator[Block]:
    """Scale, output by year, and the load behind it.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Sentence, table and doubt.
    """
    phases = told.number("project.count", "phases")
    year = told.year("normal-year")
    made = told.number("project.output", year)
    yield from told.tell(
        "output_one" if phases is None or phases.value == 1.0 else "output_many",
        phases=phases,
        year=year,
        output=made,
        revenue=told.number("project.normal_year", "revenue"),
    )
    if made is not None and made.value == 0.0:
        yield from told.tell("output_idle")
    rows, ids = [], []
    for name in told.writer.numbers.keys("project.output", "year"):
        numbers = [
            told.number(f"project.{one}", name) for one in ("output", "worked_load", "mean_price")
        ]
        if numbers[0] is None or numbers[0].value == 0.0:
            continue
        ids += numbers
        rows.append(((Words(name),), *(told.cell(one) for one in numbers)))
        if name >= year:
            break
    yield from told.grid("output", told.heads("year", "output", "load", "price"), rows, ids)
    if any(one.reason.key == "project_finding.load" for one in told.study.evaluation.findings):
        yield from told.tell("output_high", "note")


def business(told: Dossier) -> Iterator[Block]:
    """How the project earns.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Sentence and doubt.
    """
    key = told.study.resolved.case.products[0].key
    share = told.number("project.export_share", key)
    product, price = told.item(key), told.number("investment.price")
    if share is not None and share.value >= 1.0:
        yield from told.tell("business_abroad", product=product, price=price)
    elif share is not None and share.value > 0.0:
        yield from told.tell("business_export", product=product, share=share, price=price)
    else:
        yield from told.tell("business", product=product, price=price)
    yield from _price_ground(told, abroad=share is not None and share.value >= 1.0)
    yield from told.tell("business_doubt", "note")


def _price_ground(told: Dossier, *, abroad: bool) -> Iterator[Block]:
    """What the price of the main product is: a quote, a number of the file, or one of the model."""
    product = told.study.resolved.file.products[0]
    stated = (product.export_price if abroad else None) or product.price
    if stated.mode == "observed":
        when = period_words(stated.period, told.writer.language)
        yield from told.tell("business_observed", "note", when=when)
    elif stated.mode in ("own", "ensemble"):
        yield from told.tell(f"business_{stated.mode}", "note")
