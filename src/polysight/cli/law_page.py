"""Law as tables for people at a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

import click

from polysight.answers.comply_words import (
    SIGNS,
    SourceList,
    amount_cell,
    parameter_label,
    reasons_cell,
    rule_cell,
    stated_limit_cell,
    worded,
)
from polysight.cli.terminal import prose, table
from polysight.evidence.store import Evidence
from polysight.messages import Language, text
from polysight.policy.calendar import instrument_standing
from polysight.policy.claims import ClaimVerdict
from polysight.policy.difference import Difference, RuleAt
from polysight.policy.footing import rule_sources
from polysight.policy.instrument import Amount, Instrument, Limits, Project, Rule, Scope, ToldDate
from polysight.policy.limit_range import ranged


def write_list(found: Sequence[Instrument], day: dt.date, language: Language) -> None:
    """Print instruments with their standing on a day.

    Parameters
    ----------
    found : sequence of Instrument
        The instruments.
    day : datetime.date
        The day.
    language : {"en", "zh"}
        Language of the page.
    """
    rows = [
        [
            f"{one.id}\n  {worded(one.title, language)}",
            _force(one, language),
            text(f"law_page.{instrument_standing(one, day).name.lower()}", language),
            _dates(one.effective_from, one.effective_to),
        ]
        for one in found
    ]
    header = text("law_page.list_header", language).split("|")
    table(text("law_page.list", language, day=day.isoformat()), header, rows)
    prose(text("law_page.list_more", language))


def write_instrument(one: Instrument, evidence: Evidence, language: Language) -> None:
    """Print an instrument with its rules.

    Parameters
    ----------
    one : Instrument
        The instrument.
    evidence : Evidence
        Names and sources.
    language : {"en", "zh"}
        Language of the page.
    """
    sources = SourceList(evidence)
    prose(f"{worded(one.title, language)} ({one.id})")
    told = {
        "body": worded(one.body, language), "force": _force(one, language),
        "published": one.published.text if one.published else "–",
        "dates": _dates(one.effective_from, one.effective_to),
        "source": sources.cited(one.source), "tier": _tier(one.tier, evidence, language),
    }  # fmt: skip
    prose(text("law_page.head", language, **told))
    if one.supersedes:
        prose(text("law_page.supersedes", language, names=", ".join(one.supersedes)))
    if one.conversion:
        sets = text("comply.comma", language).join(
            f"{each.carrier} {each.value:g} {each.unit} ({each.ref})" for each in one.conversion
        )
        prose(text("law_page.conversion", language, sets=sets))
    if one.note:
        prose(worded(one.note, language))
    click.echo()
    _rules(one, sources, evidence, language)
    for line in sources.lines():
        prose(line)
    click.echo()


def _rules(one: Instrument, sources: SourceList, evidence: Evidence, language: Language) -> None:
    rows = [
        [
            rule_cell(rule),
            parameter_label(rule.parameter, evidence, language),
            _scope(rule.scope, language),
            _limits(rule, evidence, language),
            f"{_tier(rule.tier, evidence, language)} {_cited(rule, sources)}",
        ]
        for rule in one.rules
    ]
    table("", text("law_page.rule_header", language).split("|"), rows)
    click.echo()
    for rule in one.rules:
        if rule.boundary or rule.note:
            words = [worded(each, language) for each in (rule.boundary, rule.note) if each]
            prose(f"{rule.id}: {' '.join(words)}")
    click.echo()


def _cited(rule: Rule, sources: SourceList) -> str:
    """Marks of the sources of every number of a rule, or of the rule where it states none."""
    return "".join(map(sources.cited, rule_sources(rule)))


def _limits(rule: Rule, evidence: Evidence, language: Language, *, graded: bool = True) -> str:
    """Every number of a rule: limits by state of the plant, grades, rate."""
    parts = list(_parts(rule, evidence, language, graded=graded))
    draft = text("law_page.from_draft", language) if rule.from_draft else ""
    told = text("comply.semicolon", language).join(parts) or SIGNS[rule.comparator] or "–"
    return f"{told} {draft}".strip()


def _parts(rule: Rule, evidence: Evidence, language: Language, *, graded: bool) -> Iterator[str]:
    if rule.rate is not None:
        yield amount_cell(rule.rate.value, rule.unit, evidence, language)
    if rule.limits is not None:
        yield from _by_project(rule, rule.limits, evidence, language)
    if rule.grades and (graded or rule.limits is None):
        grades = " / ".join(_number(each, evidence, language) for each in rule.grades)
        yield text("law_page.grades", language, grades=f"{grades} {rule.unit}".strip())


def _by_project(
    rule: Rule, limits: Limits, evidence: Evidence, language: Language
) -> Iterator[str]:
    shared: dict[str, list[str]] = {}
    for project in Project:
        amount = limits.of(project)
        if amount is not None:
            name = text(f"comply.project_{project.value}", language)
            shared.setdefault(_limit(rule, amount, evidence, language), []).append(name)
    for told, names in shared.items():
        every = len(names) == len(Project)
        yield told if every else f"{text('comply.comma', language).join(names)} {told}"


def _limit(rule: Rule, amount: Amount | None, evidence: Evidence, language: Language) -> str:
    if amount is None or (amount.value is None and not ranged(amount)):
        return text("law_page.not_seen", language)
    mark = "" if amount.seen else "*"
    return stated_limit_cell(rule, amount, evidence, language) + mark


def _number(amount: Amount, evidence: Evidence, language: Language) -> str:
    return amount_cell(amount.value, "", evidence, language) + ("" if amount.seen else "*")


def write_difference(
    found: Sequence[Difference],
    first: dt.date,
    last: dt.date,
    evidence: Evidence,
    language: Language,
) -> None:
    """Print what changed between two days.

    Parameters
    ----------
    found : sequence of Difference
        The differences.
    first, last : datetime.date
        The days.
    evidence : Evidence
        Names and sources.
    language : {"en", "zh"}
        Language of the page.
    """
    days = {"first": first.isoformat(), "last": last.isoformat()}
    if not found:
        prose(text("law_page.nothing_changed", language, **days))
        return
    sources = SourceList(evidence)
    rows = []
    for one in found:
        place = one.after or one.before
        assert place is not None
        project = one.project.value if one.project and place.rule.rate is None else ""
        rows.append(
            [
                text(f"law_page.{one.kind.value}", language),
                parameter_label(one.parameter, evidence, language),
                _whom(one, project, language),
                _side(one.before, one.limit_before, evidence, language),
                _side(one.after, one.limit_after, evidence, language),
                f"{place.instrument.id}, {rule_cell(place.rule)} {_of_sides(one, sources)}",
            ]
        )
    header = text("law_page.difference_header", language).split("|")
    table(text("law_page.difference", language, **days), header, rows)
    click.echo()
    for line in sources.lines():
        prose(line)


def _whom(one: Difference, project: str, language: Language) -> str:
    """Whom a difference concerns: the scope of the narrower rule, and the state of the plant."""
    sides = [side.rule.scope for side in (one.before, one.after) if side]
    told = [_scope(sides[0], language)]
    if project:
        told.append(text(f"comply.project_{project}", language))
    return text("comply.semicolon", language).join(told)


def _of_sides(one: Difference, sources: SourceList) -> str:
    """Marks of the sources of what a difference tells, of both sides."""
    limits = [each.source for each in (one.limit_before, one.limit_after) if each]
    rules = [key for side in (one.before, one.after) if side for key in rule_sources(side.rule)]
    return "".join(map(sources.cited, dict.fromkeys(limits or rules)))


def _side(one: RuleAt | None, limit: Amount | None, evidence: Evidence, language: Language) -> str:
    if one is None:
        return ""
    if limit is not None:
        return _limit(one.rule, limit, evidence, language)
    return _limits(one.rule, evidence, language, graded=False)


def write_claims(found: Sequence[ClaimVerdict], evidence: Evidence, language: Language) -> None:
    """Print how claims stand to the law.

    Parameters
    ----------
    found : sequence of ClaimVerdict
        The claims.
    evidence : Evidence
        Names and sources.
    language : {"en", "zh"}
        Language of the page.
    """
    sources = SourceList(evidence)
    rows = []
    for one in found:
        claim = one.claim
        sign = SIGNS[claim.comparator] if claim.comparator else ""
        said = f"{sign} {amount_cell(claim.value, claim.unit, evidence, language)}".strip()
        law = text("comply.semicolon", language).join(
            f"{rule_cell(each.rule)}: {_limits(each.rule, evidence, language, graded=False)} "
            f"{_cited(each.rule, sources)}"
            for each in one.rules
        )
        rows.append(
            [
                claim.id, parameter_label(claim.parameter, evidence, language), said,
                claim.day.isoformat(),
                text(f"law_page.claim_{one.kind.value.replace('-', '_')}", language),
                reasons_cell(one.reasons, evidence, language), law,
            ]
        )  # fmt: skip
    table("", text("law_page.claims_header", language).split("|"), rows)
    click.echo()
    for line in sources.lines():
        prose(line)


def _force(one: Instrument, language: Language) -> str:
    return text(f"law_page.force_{one.legal_force.value}", language)


def _tier(tier: str, evidence: Evidence, language: Language) -> str:
    return evidence.codelists["tiers"].codes[tier].label(language)


def _dates(first: ToldDate | None, last: ToldDate | None) -> str:
    return f"{first.text if first else '?'} – {last.text if last else '…'}"


def _scope(scope: Scope, language: Language) -> str:
    """Whom a rule concerns, in codes."""
    inside = (*scope.routes, *scope.products, *scope.regions, *scope.origins, *scope.companies)
    outside = (*scope.exclude_routes, *scope.exclude_products)
    told = list(inside)
    if outside:
        told.append(text("law_page.without", language, names=", ".join(outside)))
    told += [f"{each.parameter} = {each.answer}" for each in scope.where]
    return ", ".join(told) or text("law_page.everybody", language)
