"""A plant as tables for people at a terminal."""

from __future__ import annotations

import math
from collections.abc import Sequence

import click

from polysight.answers.plant_words import name_of, number
from polysight.cli.terminal import table
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.study.designs import DESIGN, SET, Parameter
from polysight.study.flows import Flow, lines
from polysight.study.plant_account import PlantAccount, SectionAccount, section_key
from polysight.study.plant_model import PlantModel
from polysight.study.readings import Reading

#: Quantities of a section that have a column.
COLUMNS = (
    "electricity_kwh_per_kg", "steam_kg_per_kg", "heat_mj_per_kg", "cooling_water_t_per_kg",
    "process_water_t_per_kg", "nitrogen_kg_per_kg", "labour_persons_per_kt_per_year",
)  # fmt: skip


def write(model: PlantModel, account: PlantAccount, evidence: Evidence, language: Language) -> None:
    """Print a plant.

    Parameters
    ----------
    model : PlantModel
        The plant.
    account : PlantAccount
        What is told of it.
    evidence : Evidence
        Names the sources.
    language : {"en", "zh"}
        Language of the page.
    """
    title = model.design.title
    click.echo(
        text(
            "plant_page.title", language, title=title.zh if language == "zh" else title.en,
            year=model.year, draws=model.count, seed=model.seed,
        )
    )  # fmt: skip
    for mark in model.marks:
        click.echo(f"* {text(mark, language)}")
    for part, readings in account.materials.items():
        _readings(f"plant_page.{part}", readings, language)
    _readings("plant_page.yearly", account.yearly, language)
    _readings("plant_page.conversions", account.conversions, language)
    worst = ", ".join(f"{name} {value:.1e}" for name, value in account.closure.items())
    click.echo(text("plant_page.closure", language, worst=worst))
    click.echo()
    click.echo(text("plant_page.energy", language))
    for line in lines([_told(flow, language) for flow in account.energy]):
        click.echo(f"  {line}")
    click.echo()
    _sections(account.sections, language)
    _readings("plant_page.reactor", account.reactor, language)
    _readings("plant_page.purity", account.purity, language)
    _verdicts(account, language)
    _influences(account, language)
    _sources(model, evidence, language)


def _told(flow: Flow, language: Language) -> Flow:
    return Flow(text(flow.source, language), text(flow.target, language), flow.amount)


def _readings(title: str, readings: Sequence[Reading], language: Language) -> None:
    shown = [one for one in readings if not one.zero]
    if not shown:
        return
    header = text("plant_page.reading_header", language).split("|")
    rows = [
        [name_of(one, language), *map(number, (one.central, one.low, one.median, one.high)),
         one.unit]
        for one in shown
    ]  # fmt: skip
    table(text(title, language), header, rows)
    click.echo()


def _sections(sections: Sequence[SectionAccount], language: Language) -> None:
    used = [
        name
        for place, name in enumerate(COLUMNS)
        if not all(one.readings[place].zero for one in sections)
    ]
    header = [text("plant_page.section", language)]
    for name in used:
        unit = sections[0].readings[COLUMNS.index(name)].unit
        header.append(f"{text(f'reading.sections_{name}', language)} {unit}")
        if name == COLUMNS[0]:
            header += text("plant_page.divided", language).split("|")
    rows = []
    for one in sections:
        cells = [text(section_key(one.section), language)]
        for name in used:
            cells.append(number(one.readings[COLUMNS.index(name)].central))
            if name == COLUMNS[0]:
                parts = (one.physics, one.remainder, one.learning)
                cells += [number(part.central) for part in parts]
        rows.append(cells)
    table(text("plant_page.sections", language), header, rows)
    whole = sections[-1].readings[0]
    told = {"low": number(whole.low), "median": number(whole.median), "high": number(whole.high)}
    click.echo(text("plant_page.whole", language, **told))
    click.echo()


def _verdicts(account: PlantAccount, language: Language) -> None:
    header = text("plant_page.verdict_header", language).split("|")
    rows = [
        [
            one.grade.standard, one.grade.edition, one.grade.grade,
            text(f"verdict.{one.verdict.name.lower()}", language), f"{100 * one.share:.0f} %",
            text(f"verdict.{one.conditional.name.lower()}", language),
            f"{100 * one.qualifying:.0f} %" if math.isfinite(one.qualifying) else "",
        ]
        for one in account.verdicts
    ]  # fmt: skip
    table(text("plant_page.verdicts", language), header, rows)
    for counted, (atoms, weight) in account.nines.items():
        told = {"atoms": atoms, "weight": weight}
        click.echo(text(f"plant_page.nines_{counted.replace('-', '_')}", language, **told))
    click.echo()


def _influences(account: PlantAccount, language: Language) -> None:
    header = text("plant_page.influence_header", language).split("|")
    rows = [
        [text(f"reading.{outcome.replace('.', '_')}", language), key, f"{value:+.2f}"]
        for outcome, found in account.influences.items()
        for key, value in found
    ]
    if rows:
        table(text("plant_page.influences", language), header, rows)
        click.echo()


def _sources(model: PlantModel, evidence: Evidence, language: Language) -> None:
    header = text("plant_page.source_header", language).split("|")
    rows = [
        [
            one.key, number(one.estimate.value), span(one), one.estimate.unit,
            source_of(one, evidence, language),
        ]
        for one in model.design.parameters.values()
    ]  # fmt: skip
    table(text("plant_page.sources", language), header, rows)


def span(one: Parameter) -> str:
    """Spread of a parameter in words.

    Parameters
    ----------
    one : Parameter
        The parameter.

    Returns
    -------
    str
        Low and high; empty where it has none.
    """
    low, high = one.estimate.low, one.estimate.high
    return "" if low == high else f"{number(low)} … {number(high)}"


def source_of(one: Parameter, evidence: Evidence, language: Language) -> str:
    """What a parameter rests on, in words.

    Parameters
    ----------
    one : Parameter
        The parameter.
    evidence : Evidence
        Not asked for rows of other tables.
    language : {"en", "zh"}
        Language.

    Returns
    -------
    str
        Id of the row with the remark of the design, the reason of an assumption, or that the
        user set it.
    """
    del evidence
    if one.source.startswith(SET):
        return text("plant_page.set", language)
    reason = ""
    if one.assumption is not None:
        reason = one.assumption.zh if language == "zh" else one.assumption.en
    if one.source.startswith(DESIGN):
        return text("plant_page.assumed", language, reason=reason)
    return f"{one.source} ({reason})" if reason else one.source
