"""What closes the gap of a plant, as tables for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click

from polysight.answers.comply_words import SIGNS, SourceList, parameter_label, worded
from polysight.answers.gap_answer import GapAnswer
from polysight.answers.plant_words import number
from polysight.cli.terminal import prose, table
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.policy.gap import Outcome
from polysight.study.closed_gap import (
    ClosingGap,
    CostStep,
    LimitGap,
    MeasureAccount,
    MeasureEffect,
    Taken,
)
from polysight.study.references import SCENARIO, References, references

#: Told once: the electricity by which lines are eliminated is that of the whole plant.
REPEATED = "elimination-electricity"


def write(answer: GapAnswer, evidence: Evidence, language: Language) -> None:
    """Print what closes the gap of a plant.

    Parameters
    ----------
    answer : GapAnswer
        The plant, and what closes its gap.
    evidence : Evidence
        Names and sources.
    language : {"en", "zh"}
        Language of the page.
    """
    gap = answer.gap
    title, day = answer.plant.title, gap.day.isoformat()
    told = {"plant": title.zh if language == "zh" else title.en, "day": day}
    prose(text("gap_page.title", language, **told))
    prose(
        text(f"gap_page.{gap.outcome.value.replace('-', '_')}", language, day=day, tries=gap.tries)
    )
    click.echo()
    _limits("gap_page.limits", gap.gaps, evidence, language)
    _limits("gap_page.beyond", gap.beyond, evidence, language)
    if gap.taken:
        _taken(gap, evidence, language)
        for line in totals(gap, language):
            prose(line)
        click.echo()
        _curve("gap_page.alone", gap.alone, gap, language)
        _curve("gap_page.ordered", gap.ordered, gap, language)
    _catalogue(gap, evidence, language)
    for mark in gap.marks:
        prose(f"* {text(mark, language)}")
    _sources(gap, evidence, language)


def name_of(code: str, gap: ClosingGap, language: Language) -> str:
    """Name of a measure.

    Parameters
    ----------
    code : str
        Its code.
    gap : ClosingGap
        Holds the catalogue.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Its name.
    """
    found = next(one for one in gap.catalogue if one.code == code)
    return found.zh if language == "zh" else found.en


def totals(gap: ClosingGap, language: Language) -> Iterable[str]:
    """Sentences about the set as a whole.

    Parameters
    ----------
    gap : ClosingGap
        What closes the gap.
    language : {"en", "zh"}
        Language.

    Yields
    ------
    str
        Cost, how surely it holds, and what the other aim would choose.
    """
    cost = gap.cost
    yield text(
        "gap_page.cost", language, capex=number(gap.capex_mcny),
        unit=number(cost.capex_cny_per_t_per_year), capital=number(cost.capital_cny_per_kg),
        opex=number(cost.opex_cny_per_kg), saved=number(cost.saved_cny_per_kg),
        outlay=number(cost.outlay_cny_per_kg), low=number(gap.outlay_low),
        high=number(gap.outlay_high), year=number(gap.outlay_mcny_per_year),
        load=f"{gap.load:.0%}", rate=f"{gap.discount_rate:.1%}",
    )  # fmt: skip
    yield text(
        "gap_page.savings", language, saved=number(cost.saved_cny_per_kg),
        tariff=number(gap.tariff_cny_per_kwh), net=number(cost.net_cny_per_kg),
        low=number(gap.cost_low), high=number(gap.cost_high),
        assumed=len(gap.assumed), rows=len(gap.stated),
    )  # fmt: skip
    shares = {"share": f"{gap.passing_share:.0%}", "before": f"{gap.passing_share_before:.0%}"}
    yield text("gap_page.share", language, **shares)
    if gap.outcome is Outcome.CLOSED and gap.other is not None:
        named = text("comply.comma", language).join(
            _with_amount(name_of(code, gap, language), amount) for code, amount in gap.other.taken
        )
        yield text(
            f"gap_page.other_{gap.other.aim.value}", language, measures=named,
            capex=number(gap.other.capex_mcny), net=number(gap.other.cost.net_cny_per_kg),
            outlay=number(gap.other.cost.outlay_cny_per_kg),
            assumed=len(gap.other.assumed), rows=len(gap.other.inputs),
        )  # fmt: skip
    for one in gap.paying:
        yield text(
            "gap_page.would_pay", language, measure=name_of(one.code, gap, language),
            capex=number(one.cost.capex_cny_per_t_per_year),
            net=number(one.cost.net_cny_per_kg), assumed=len(one.assumed), rows=len(one.inputs),
        )  # fmt: skip


def _with_amount(name: str, amount: float) -> str:
    return name if amount == 1.0 else f"{name} {amount:.1%}"


def _limits(title: str, gaps: Sequence[LimitGap], evidence: Evidence, language: Language) -> None:
    rows = []
    for one in gaps:
        told = text("gap_page.if_limit_holds", language) if one.conditional else ""
        rows.append(
            [
                parameter_label(one.parameter, evidence, language),
                number(one.before),
                number(one.after),
                f"{SIGNS[one.comparator]} {number(one.limit)} {one.unit}{told}",
                f"{share(one.share_before)} → {share(one.share_after)}",
                one.rule.id,
            ]
        )
    if rows:
        table(text(title, language), text("gap_page.limit_header", language).split("|"), rows)
        for instrument in {one.instrument.id: one.instrument for one in gaps}.values():
            prose(f"{instrument.id}: {worded(instrument.title, language)}")
        click.echo()


def share(part: float) -> str:
    """A share of the draws.

    Parameters
    ----------
    part : float
        The share; NaN where there is none.

    Returns
    -------
    str
        Its text; a dash where there is none.
    """
    return f"{part:.0%}" if part == part else "–"


def _taken(gap: ClosingGap, evidence: Evidence, language: Language) -> None:
    missed = {one.parameter for one in gap.gaps if one.missed}
    rows = [_taken_row(one, gap, missed, evidence, language) for one in gap.taken]
    key = "gap_page.taken" if gap.closed else "gap_page.nearest"
    table(text(key, language), text("gap_page.taken_header", language).split("|"), rows)


def _taken_row(
    one: Taken, gap: ClosingGap, missed: set[str], evidence: Evidence, language: Language
) -> list[str]:
    effects = [each for each in one.effects if each.parameter in missed]
    cost = one.cost
    return [
        _with_amount(name_of(one.code, gap, language), one.amount),
        _effects(effects, evidence, language),
        number(cost.capex_cny_per_t_per_year),
        number(cost.outlay_cny_per_kg),
        number(cost.saved_cny_per_kg),
        text("gap_page.needed" if one.needed else "gap_page.pays", language),
    ]


def _effects(effects: Iterable[MeasureEffect], evidence: Evidence, language: Language) -> str:
    return text("comply.semicolon", language).join(
        f"{parameter_label(one.parameter, evidence, language)} "
        f"{number(one.before)} → {number(one.after)} {one.unit}"
        for one in effects
        if one.parameter != REPEATED
    )


def _curve(title: str, steps: Sequence[CostStep], gap: ClosingGap, language: Language) -> None:
    if not steps:
        return
    unit = next(one.unit for one in gap.gaps if one.rule.id == gap.leading)
    rows = [
        [
            name_of(one.code, gap, language), number(one.width),
            number(one.cost_cny_per_unit), number(one.reached),
        ]
        for one in steps
    ]  # fmt: skip
    header = text("gap_page.curve_header", language, unit=unit).split("|")
    table(text(title, language, rule=gap.leading), header, rows)
    click.echo()


def _catalogue(gap: ClosingGap, evidence: Evidence, language: Language) -> None:
    limited = {one.parameter for one in gap.gaps}
    rows = [_account_row(one, limited, evidence, language) for one in gap.catalogue]
    table(
        text("gap_page.catalogue", language),
        text("gap_page.catalogue_header", language).split("|"), rows,
    )  # fmt: skip
    click.echo()


def _account_row(
    one: MeasureAccount, limited: set[str], evidence: Evidence, language: Language
) -> list[str]:
    """A measure by itself: what it does to what is limited, else everything that it does."""
    name = one.zh if language == "zh" else one.en
    basis = text("gap_page.computed" if one.computed else "gap_page.stated", language)
    if one.cost is None:
        return [name, text(one.reason, language), "", "", "", basis, ""]
    assumed = f"{len(one.assumed)}/{len(one.inputs)}"
    effects = [each for each in one.effects if each.parameter in limited] or one.effects
    return [
        name, _effects(effects, evidence, language),
        number(one.cost.capex_cny_per_t_per_year), number(one.cost.outlay_cny_per_kg),
        number(one.cost.saved_cny_per_kg), basis, assumed,
    ]  # fmt: skip


def _sources(gap: ClosingGap, evidence: Evidence, language: Language) -> None:
    """Every row that the set rests on with its number and source."""
    index, sources = references(evidence), SourceList(evidence)
    rows = [_source_row(name, index, sources) for name in gap.inputs if SCENARIO not in name]
    told = {one.rule.source for one in gap.gaps}
    for key in sorted(told):
        sources.cited(key)
    if rows:
        click.echo()
        table(
            text("gap_page.sources", language), text("gap_page.source_header", language).split("|"),
            rows,
        )  # fmt: skip
    for line in sources.lines():
        click.echo(line)


def _source_row(name: str, index: References, sources: SourceList) -> list[str]:
    if name in index.observations:
        row = index.observations[name]
        stated = f"{number(row.middle)} {row.canonical_unit}"
        return [name, "", stated, row.evidence, sources.cited(row.source)]
    cells = index.row(name).cells
    what = " ".join(cells.get(part, "") for part in ("measure", "item", "subject")).strip()
    stated = f"{cells.get('value', '')} {cells.get('unit', '')}".strip()
    cited = sources.cited(cells["source"]) if cells.get("source") else ""
    return [name, what, stated, cells.get("evidence", ""), cited]
