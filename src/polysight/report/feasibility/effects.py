"""Chapter on what the project does to economy, society, environment, energy and climate."""

from __future__ import annotations

from collections.abc import Iterator

from polysight.policy.coal_equivalent import UNIT
from polysight.report.blocks import Block, Runs, Words
from polysight.report.chapters.finding import finite, key_at
from polysight.report.feasibility.dossier import Dossier
from polysight.report.feasibility.law import discharges, law_rules, of_rule
from polysight.report.period_words import period_words
from polysight.study.plant_facts import ENERGY
from polysight.study.project_duties import closed_by
from polysight.study.project_law import decision_day


def economy(told: Dossier) -> Iterator[Block]:
    """Taxes and earnings.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Finding and doubt.
    """
    yield from told.tell(
        "economy",
        taxes=told.number("project.money", "taxes"),
        ebitda=told.number("project.normal_year", "ebitda"),
    )
    yield from told.tell("economy_doubt", "note")


def society(told: Dossier) -> Iterator[Block]:
    """Work and wages.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Finding and doubt.
    """
    yield from told.tell(
        "society",
        people=told.number("project.people_total"),
        wages=told.number("project.normal_year", "wages"),
    )
    yield from told.tell("society_doubt", "note")


def environment(told: Dossier) -> Iterator[Block]:
    """Limits of discharge, held against the plant.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Finding and table, or why there are none.
    """
    chosen = discharges(told)
    if not chosen:
        plantless = told.study.resolved.consumed.facts is None
        key = "environment_no_plant" if plantless else "environment_none"
        yield told.writer.say(f"feasibility.{key}", "note")
        return
    yield from told.tell("environment")
    yield from law_rules(told, chosen, "law_discharge")


def energy(told: Dossier) -> Iterator[Block]:
    """Energy of a kilogram against its limit.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Findings, or why there are none.
    """
    used = told.number("project.plant_comprehensive_energy")
    if used is None:
        yield told.writer.say("dropped.energy", "note")
        yield from told.tell("factors_power", power=told.number("project.yearly_electricity"))
        return
    held = [
        one for one in told.study.verdicts if one.rule.parameter == ENERGY and one.rule.unit == UNIT
    ]
    judged = [(one, limit) for one in held if (limit := of_rule(told, "limit", one.rule.id))]
    if not judged:
        yield from told.tell("energy_only", energy=used)
    else:
        hardest, limit = min(judged, key=lambda pair: pair[1].value)
        key = "closed" if closed_by(hardest, told.study.resolved.closed) else "missed"
        key = "kept" if used.value <= limit.value else key
        yield from told.tell(f"energy_{key}", energy=used, limit=limit)
        if hardest.day > decision_day(told.study.resolved.file):
            day = period_words(hardest.day.isoformat(), told.writer.language)
            yield from told.tell("energy_later", "note", day=day)
    if any(one.rule.parameter == ENERGY and one.kind.value == "cannot-judge"
           for one in told.study.verdicts):  # fmt: skip
        yield from told.tell("energy_unsure", "note")
    yield from told.tell("energy_power", power=told.number("project.plant_electricity"))


def carbon(told: Dossier) -> Iterator[Block]:
    """Footprint of the product by stage.

    Parameters
    ----------
    told : Dossier
        The project.

    Yields
    ------
    Block
        Findings, table and doubt, or why there are none.
    """
    if told.study.carbon is None:
        yield from _no_carbon(told)
        return
    low, total, high = (told.number("project.carbon", one) for one in ("low", "central", "high"))
    yearly = told.number("project.yearly_emissions")
    yield from told.tell("carbon", total=total, low=low, high=high, yearly=yearly)
    stages = finite(told.writer.numbers, "project.carbon_stage")
    if stages:
        largest = max(stages, key=lambda one: one.value)
        name = told.writer.key("stage", key_at(largest, 0))
        yield from told.tell("carbon_stage", stage=name, value=largest)
    rows: list[tuple[Runs, ...]] = [
        ((Words(told.writer.key("stage", key_at(one, 0))),), told.cell(one))
        for one in stages
        if one.value != 0.0
    ]
    yield from told.grid("stages", told.heads("stage", "value"), rows, list(stages))
    yield from told.tell("carbon_doubt", "note")


def _no_carbon(told: Dossier) -> Iterator[Block]:
    """Why there is no footprint."""
    if not told.study.no_carbon:
        yield told.writer.say("dropped.footprint", "note")
    for one in told.study.no_carbon:
        reason = one.sentence(told.writer.language)
        yield told.writer.say("dropped.carbon", "note", reason=reason)
