"""A footprint as tables for people at a terminal."""

from __future__ import annotations

import math

import click

from polysight.answers.footprint_names import (
    gas_name,
    outcome_name,
    output_name,
    region_name,
    scope_name,
    stage_name,
    supplier_name,
)
from polysight.answers.plant_words import number
from polysight.cli.footprint_sources import write_sources
from polysight.cli.terminal import table
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.study.footprint_reading import Line, Told
from polysight.study.footprint_summary import Output, Summary
from polysight.study.plant_energy import recoverable_kg_per_kg, recovered_kg_per_kg
from polysight.study.readings import Reading

#: Rows of a supplier that are told in a table; the sources below tell all of them.
FEW = 3
PERCENT = 100.0


def write(summary: Summary, evidence: Evidence, language: Language) -> None:
    """Print a footprint.

    Parameters
    ----------
    summary : Summary
        What is told.
    evidence : Evidence
        Names and sources.
    language : {"en", "zh"}
        Language of the page.
    """
    found = summary.footprint
    title = found.plant.title
    click.echo(
        text("footprint_page.title", language, title=title.zh if language == "zh" else title.en)
    )
    click.echo(
        text(
            "footprint_page.head", language, route=found.plant.route,
            region=region_name(found.plant.origins.energy.grid_region, evidence, language),
            year=found.model.year, draws=found.model.count, seed=found.model.seed,
        )
    )  # fmt: skip
    click.echo()
    _basis(summary.reading.life_cycle, summary, evidence, language)
    _suppliers(summary, evidence, language)
    _certificates(summary, evidence, language)
    _outputs(summary, language)
    _allocations(summary, language)
    _influences(summary, language)
    if summary.reading.screening is not None:
        _basis(summary.reading.screening, summary, evidence, language)
        _provinces(summary, evidence, language)
    _closures(summary, language)
    _marks(summary, language)
    write_sources(summary, evidence, language)


def _basis(told: Told, summary: Summary, evidence: Evidence, language: Language) -> None:
    """One basis: totals, what is missing, parts."""
    grid = told.account.power.grid
    key = "screening" if told.account.screening else "life_cycle"
    stated = {
        "method": told.account.basis.method, "year": grid.year, "row": grid.row,
        "region": region_name(grid.region, evidence, language),
        "factor": number(float(grid.kgco2e_per_kwh[0])),
    }  # fmt: skip
    if told.account.screening:
        del stated["method"]
        stated["metal"] = region_name(summary.footprint.metal_region, evidence, language)
    click.echo(text(f"footprint_page.{key}", language, **stated))
    _totals(told, None if told.account.screening else summary.output, language)
    if told.not_covered:
        stages = ", ".join(stage_name(one, language) for one in told.not_covered)
        click.echo(text("footprint_page.not_covered", language, stages=stages))
    _left_out(told, summary.reached, evidence, language)
    if not told.account.screening:
        _outside(summary, language)
    click.echo()
    _stages(told, language)
    scopes = {one.code: scope_name(one.code, language) for one in told.scopes}
    gases = {one.code: gas_name(one.code, evidence, language) for one in told.gases}
    for title, lines, names in (
        ("by_scope", told.scopes, scopes),
        ("by_gas", told.gases, gases),
    ):
        header = text("footprint_page.part_header", language).split("|")
        shown = [one for one in lines if not (one.location.zero and one.market.zero)]
        rows = [[names[one.code], *_cells(one)] for one in shown]
        table(text(f"footprint_page.{title}", language), header, rows)
        click.echo()


def _totals(told: Told, output: Output | None, language: Language) -> None:
    header = text("footprint_page.total_header", language).split("|")
    rows = []
    for key, whole, part in (
        ("location", told.location, told.covered_location),
        ("market", told.market, told.covered_market),
        ("yearly", told.yearly if not told.not_covered else None, told.yearly),
    ):
        shown = part if whole is None or math.isnan(whole.central) else whole
        if shown is None:
            continue
        name = text(f"footprint_page.{key}", language)
        if told.not_covered:
            name = text("footprint_page.covered", language, what=name)
        rows.append([name, *_ends(shown), shown.unit])
    if output is not None:
        name = text("footprint_page.yearly_output", language, percent=number(output.percent))
        if told.not_covered:
            name = text("footprint_page.covered", language, what=name)
        rows.append([name, *_ends(output.yearly), output.yearly.unit])
    table("", header, rows)


def _ends(one: Reading) -> list[str]:
    return [number(each) for each in (one.central, one.low, one.median, one.high)]


def _outside(summary: Summary, language: Language) -> None:
    told = " ".join(text(one, language) for one in summary.outside)
    click.echo(text("footprint_page.outside", language, told=told))


def _left_out(told: Told, reached: tuple[str, ...], evidence: Evidence, language: Language) -> None:
    account = told.account
    if account.cut_off:
        suppliers = ", ".join(
            text(
                "footprint_page.left_out", language,
                supplier=supplier_name(one.supplier, evidence, language),
                most=number(one.most_kgco2e_per_kg),
            )
            for one in account.cut_off
        )  # fmt: skip
        rule = account.rule
        stated = {
            "each": number(PERCENT * rule.each), "together": number(PERCENT * rule.together),
            "rows": ", ".join(rule.rows), "suppliers": suppliers,
        }  # fmt: skip
        click.echo(text("footprint_page.cut_off", language, **stated))
    inputs = "; ".join(
        text(
            "footprint_page.behind", language,
            activity=supplier_name(activity, evidence, language),
            inputs=", ".join(supplier_name(one, evidence, language) for one in codes),
        )
        for activity, codes in account.chains.left_out.items()
        if activity in reached
    )  # fmt: skip
    if inputs:
        click.echo(text("footprint_page.behind_left_out", language, inputs=inputs))


def _stages(told: Told, language: Language) -> None:
    header = text("footprint_page.stage_header", language).split("|")
    spread = dict(told.variance)
    rows = [
        [
            stage_name(one.code, language), *_cells(one),
            number(PERCENT * spread[one.code]) if one.code in spread else "",
        ]
        for one in told.stages
        if not (one.location.zero and one.market.zero)
    ]  # fmt: skip
    table(text("footprint_page.by_stage", language), header, rows)
    click.echo()


def _cells(one: Line) -> list[str]:
    return [*_ends(one.location), number(one.market.central), number(PERCENT * one.share)]


def _suppliers(summary: Summary, evidence: Evidence, language: Language) -> None:
    header = text("footprint_page.supplier_header", language).split("|")
    rows = []
    for one in summary.reading.suppliers:
        cited = ", ".join(one.rows[:FEW]) + (" …" if len(one.rows) > FEW else "")
        if one.inside:
            stage = stage_name(one.inside, language)
            cited = text("footprint_page.inside", language, stage=stage)
        rows.append(
            [
                stage_name(one.stage, language), supplier_name(one.activity, evidence, language),
                number(one.amount.central), one.unit,
                "" if one.inside else number(one.factor.central),
                "" if one.inside else one.factor.unit,
                "" if one.inside else number(one.emission.central), cited,
            ]
        )  # fmt: skip
    table(text("footprint_page.suppliers", language), header, rows)
    _steam(summary, language)
    click.echo()


def _steam(summary: Summary, language: Language) -> None:
    """What is counted of the steam, where a route has reactors whose heat can raise any."""
    model, energy = summary.footprint.model, summary.footprint.plant.origins.energy
    recovered, most = (
        float(one[0])
        for one in (
            recovered_kg_per_kg(model, model.central, energy),
            recoverable_kg_per_kg(model, model.central),
        )
    )
    if most:
        stated = {"recovered": number(recovered), "most": number(most)}
        click.echo(text("footprint_page.steam", language, **stated))


def _certificates(summary: Summary, evidence: Evidence, language: Language) -> None:
    header = text("footprint_page.certificate_header", language).split("|")
    rows = []
    for one in summary.certificates:
        found = one.comparison
        why = "; ".join(problem.sentence(language) for problem in found.problems)
        rows.append(
            [
                one.row.id, one.row.route, region_name(one.row.geography, evidence, language),
                one.row.period.text, number(one.row.middle),
                outcome_name(found.outcome.value, language), number(found.low),
                number(found.high), why,
            ]
        )  # fmt: skip
    table(text("footprint_page.certificates", language), header, rows)
    click.echo()


def _outputs(summary: Summary, language: Language) -> None:
    header = text("footprint_page.output_header", language).split("|")
    rows = [
        [
            output_name(one.output, language),
            *_ends(one.amount),
            one.amount.unit,
            ", ".join(one.rows),
        ]
        for one in summary.reading.outputs
    ]  # fmt: skip
    if rows:
        table(text("footprint_page.outputs", language), header, rows)
        click.echo()


def _allocations(summary: Summary, language: Language) -> None:
    if not summary.allocations:
        click.echo(text("footprint_page.nothing_sold", language))
        click.echo()
        return
    header = text("footprint_page.allocation_header", language).split("|")
    rows = []
    for one in summary.allocations:
        ends = [""] * 4 if one.footprint is None else _ends(one.footprint)
        why = "; ".join(problem.sentence(language) for problem in one.problems)
        name = text(f"footprint_page.rule_{one.rule.value.replace('-', '_')}", language)
        rows.append([name, number(PERCENT * one.share), *ends, why])
    table(text("footprint_page.allocations", language), header, rows)
    click.echo()


def _influences(summary: Summary, language: Language) -> None:
    what = {one.row: one.what for one in summary.cited}
    rows = [
        [f"{key} {what.get(key, '')}".strip(), f"{value:+.2f}"]
        for key, value in summary.reading.influences
    ]
    if rows:
        header = text("footprint_page.influence_header", language).split("|")
        table(text("footprint_page.influences", language), header, rows)
        click.echo()


def _provinces(summary: Summary, evidence: Evidence, language: Language) -> None:
    header = text("footprint_page.province_header", language).split("|")
    rows = [
        [
            region_name(one.grid.region, evidence, language),
            number(float(one.grid.kgco2e_per_kwh[0])), str(one.grid.year),
            number(one.covered.central), number(one.covered.low), number(one.covered.high),
        ]
        for one in summary.provinces
    ]  # fmt: skip
    table(text("footprint_page.by_province", language), header, rows)
    click.echo()


def _closures(summary: Summary, language: Language) -> None:
    told = "; ".join(
        text(
            "footprint_page.closure", language,
            account=text(f"footprint_closure.{one.account}", language), unit=one.unit,
            taken=number(one.taken), given=number(one.given), worst=f"{one.worst:.1e}",
        )
        for one in summary.footprint.inventory.closures
    )  # fmt: skip
    click.echo(text("footprint_page.closures", language, told=told))
    click.echo()


def _marks(summary: Summary, language: Language) -> None:
    marks = (*summary.footprint.marks, *summary.footprint.model.marks)
    click.echo(text("footprint_page.marks", language))
    for mark in marks:
        click.echo(f"* {text(mark, language)}")
    click.echo()
