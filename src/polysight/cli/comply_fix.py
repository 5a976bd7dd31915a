"""The cheapest way to keep the law, in short; ``comply gap`` tells all of it."""

from __future__ import annotations

from math import isnan

import click

from polysight.answers.comply_words import SIGNS, parameter_label
from polysight.answers.plant_words import number
from polysight.cli.gap_page import share
from polysight.cli.terminal import prose, table
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.policy.gap import Outcome
from polysight.study.closed_gap import ClosingGap, MeasureAccount, Taken

#: What is said of a set beside its cost: another route, and a load that the file does not tell.
NEW_PROJECT, LOAD = "gap.new_project", "gap.load_of_scenario"


def write_fix(fix: ClosingGap, plant: str, evidence: Evidence, language: Language) -> None:
    """Print the cheapest fix.

    Parameters
    ----------
    fix : ClosingGap
        What closes the gap.
    plant : str
        Name of the plant file, for the command that tells more.
    evidence : Evidence
        Names of parameters.
    language : {"en", "zh"}
        Language.
    """
    told = {"day": fix.day.isoformat(), "tries": fix.tries}
    prose(text(f"comply.fix_{fix.outcome.value.replace('-', '_')}", language, **told))
    if fix.outcome is not Outcome.NOTHING_TO_CLOSE:
        _taken(fix, language)
        _limits(fix, evidence, language)
        if any(one.assumed for one in fix.catalogue):
            prose(text("comply.fix_assumed", language))
        prose(_cost(fix, language))
        if NEW_PROJECT in fix.marks:
            prose(text(NEW_PROJECT, language))
        if LOAD in fix.marks:
            prose(text(LOAD, language))
        if fix.passing_share == fix.passing_share:
            shares = {
                "share": f"{fix.passing_share:.0%}",
                "before": f"{fix.passing_share_before:.0%}",
            }
            prose(text("comply.fix_share", language, **shares))
    if fix.beyond:
        rules = text("comply.comma", language).join(
            f"{parameter_label(one.parameter, evidence, language)} ({one.rule.id})"
            for one in fix.beyond
        )
        prose(text("comply.fix_beyond", language, rules=rules))
    command = f"polysight comply gap {plant} --on {fix.day.isoformat()}"
    prose(text("comply.fix_more", language, command=command))
    click.echo()


def _cost(fix: ClosingGap, language: Language) -> str:
    """Outlay first; savings only together with how many rows are assumptions."""
    return text(
        "comply.fix_cost", language, capex=number(fix.capex_mcny),
        outlay=number(fix.cost.outlay_cny_per_kg), low=number(fix.outlay_low),
        high=number(fix.outlay_high), year=number(fix.outlay_mcny_per_year),
        saved=number(fix.cost.saved_cny_per_kg), net=number(fix.cost.net_cny_per_kg),
        assumed=len(fix.assumed), rows=len(fix.stated), load=f"{fix.load:.0%}",
        rate=f"{fix.discount_rate:.1%}", tariff=number(fix.tariff_cny_per_kwh),
    )  # fmt: skip


def _taken(fix: ClosingGap, language: Language) -> None:
    accounts = {one.code: one for one in fix.catalogue}
    missed = {one.parameter for one in fix.gaps if one.missed}
    rows = [_row(one, accounts[one.code], missed, language) for one in fix.taken]
    if rows:
        table("", text("comply.fix_header", language).split("|"), rows)


def _row(one: Taken, account: MeasureAccount, missed: set[str], language: Language) -> list[str]:
    name = account.zh if language == "zh" else account.en
    if not one.needed:
        name = text("comply.fix_pays", language, name=name)
    effects = text("comply.semicolon", language).join(
        f"{each.after - each.before:+.3g} {each.unit}"
        for each in one.effects
        if each.parameter in missed
    )
    basis = text(f"comply.fix_{'computed' if account.computed else 'stated'}", language)
    rows = text("comply.comma", language).join(
        f"{each}*" if each in account.assumed else each for each in account.inputs
    )
    return [
        name, f"{one.amount:.0%}", effects, number(one.cost.capex_cny_per_t_per_year),
        number(one.cost.outlay_cny_per_kg), f"{basis}: {rows}",
    ]  # fmt: skip


def _limits(fix: ClosingGap, evidence: Evidence, language: Language) -> None:
    rows = [
        [
            parameter_label(one.parameter, evidence, language),
            number(one.before),
            number(one.after),
            f"{SIGNS[one.comparator]} {number(one.limit)} {one.unit}",
            f"{share(one.share_before)} → {share(one.share_after)}",
            one.rule.id,
        ]
        for one in fix.gaps
        if one.missed or isnan(one.share_before)
    ]
    if rows:
        click.echo()
        table("", text("comply.fix_limit_header", language).split("|"), rows)
