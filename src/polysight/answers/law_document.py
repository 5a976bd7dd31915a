"""Rules and instruments as documents for machines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from polysight.evidence.store import Evidence
from polysight.messages import LANGUAGES
from polysight.policy.calendar import instrument_standing
from polysight.policy.claims import ClaimVerdict
from polysight.policy.difference import Difference, RuleAt
from polysight.policy.footing import rule_sources
from polysight.policy.instrument import Amount, Instrument, Rule, ToldDate, Wording


def words(one: Wording | None) -> dict[str, str] | None:
    """Words in both languages.

    Parameters
    ----------
    one : Wording or None
        The words.

    Returns
    -------
    dict or None
        Under ``en`` and ``zh``.
    """
    return None if one is None else {"en": one.en, "zh": one.zh}


def date_text(one: ToldDate | None) -> str | None:
    """A date as it is told.

    Parameters
    ----------
    one : ToldDate or None
        The date.

    Returns
    -------
    str or None
        Its text.
    """
    return None if one is None else one.text


def amount_document(one: Amount | None) -> dict[str, object] | None:
    """A number of a rule with what it rests on.

    Parameters
    ----------
    one : Amount or None
        The number.

    Returns
    -------
    dict or None
        Value, source, tier, evidence and row.
    """
    if one is None:
        return None
    return {
        "value": one.value, "source": one.source, "tier": one.tier, "evidence": one.evidence,
        "ref": one.ref, "seen": one.seen,
        "low": one.low, "high": one.high,
    }  # fmt: skip


def rule_document(one: Rule) -> dict[str, object]:
    """Snapshot of a rule.

    Parameters
    ----------
    one : Rule
        The rule.

    Returns
    -------
    dict
        Everything that the rule states.
    """
    limits, scope = one.limits, one.scope
    return {
        "id": one.id,
        "parameter": one.parameter,
        "boundary": words(one.boundary),
        "unit": one.unit,
        "comparator": one.comparator.value,
        "scope": {
            "routes": list(scope.routes),
            "products": list(scope.products),
            "regions": list(scope.regions),
            "projects": [each.value for each in scope.projects],
            "exclude_routes": list(scope.exclude_routes),
            "exclude_products": list(scope.exclude_products),
            "origins": list(scope.origins),
            "companies": list(scope.companies),
            "where": [{"parameter": each.parameter, "is": each.answer} for each in scope.where],
        },
        "from": date_text(one.start),
        "to": date_text(one.end),
        "limits": None
        if limits is None
        else {
            "existing": amount_document(limits.existing),
            "new": amount_document(limits.new),
            "expansion": amount_document(limits.expansion),
        },
        "grades": [amount_document(each) for each in one.grades],
        "rate": amount_document(one.rate),
        "source": one.source,
        "clause": one.clause,
        "tier": one.tier,
        "evidence": one.evidence,
        "from_draft": one.from_draft,
        "note": words(one.note),
    }


def instrument_document(one: Instrument) -> dict[str, object]:
    """Head of an instrument, without its rules.

    Parameters
    ----------
    one : Instrument
        The instrument.

    Returns
    -------
    dict
        Names, force, dates and conversion set.
    """
    return {
        "id": one.id,
        "family": one.family,
        "edition": one.edition,
        "title": words(one.title),
        "body": words(one.body),
        "kind": one.kind.value,
        "jurisdiction": one.jurisdiction,
        "legal_force": one.legal_force.value,
        "status": one.status.value,
        "published": date_text(one.published),
        "effective_from": date_text(one.effective_from),
        "effective_to": date_text(one.effective_to),
        "supersedes": list(one.supersedes),
        "source": one.source,
        "clause": one.clause,
        "tier": one.tier,
        "evidence": one.evidence,
        "conversion": [
            {"carrier": each.carrier, "value": each.value, "unit": each.unit, "ref": each.ref}
            for each in one.conversion
        ],
        "note": words(one.note),
        "renewed": one.renewed,
    }


def sources_document(keys: list[str], evidence: Evidence) -> list[dict[str, str]]:
    """Sources with their titles and addresses.

    Parameters
    ----------
    keys : list of str
        Keys, each once.
    evidence : Evidence
        Holds the sources.

    Returns
    -------
    list of dict
        One a source.
    """
    found = [evidence.sources[key] for key in keys]
    return [
        {"key": one.key, "citation": one.citation, "tier": one.tier, "url": one.url}
        for one in found
    ]


def listing(found: Sequence[Instrument], day: dt.date, evidence: Evidence) -> dict[str, object]:
    """Instruments with their standing on a day.

    Parameters
    ----------
    found : sequence of Instrument
        The instruments.
    day : datetime.date
        The day.
    evidence : Evidence
        Holds the sources.

    Returns
    -------
    dict
        As `schemas/law.schema.json` says.
    """
    return {
        "day": day.isoformat(),
        "instruments": [
            {
                **instrument_document(one),
                "standing": instrument_standing(one, day).value,
                "rules": [rule.id for rule in one.rules],
            }
            for one in found
        ],
        "sources": sources_document(_keys(found), evidence),
    }


def shown(found: Sequence[Instrument], evidence: Evidence) -> dict[str, object]:
    """Instruments with all their rules.

    Parameters
    ----------
    found : sequence of Instrument
        The instruments.
    evidence : Evidence
        Holds the sources.

    Returns
    -------
    dict
        As `schemas/law_show.schema.json` says.
    """
    return {
        "instruments": [
            {**instrument_document(one), "rules": [rule_document(rule) for rule in one.rules]}
            for one in found
        ],
        "sources": sources_document(_keys(found), evidence),
    }


def _keys(found: Sequence[Instrument]) -> list[str]:
    keys = [key for one in found for key in _cited(one)]
    return list(dict.fromkeys(keys))


def _cited(one: Instrument) -> list[str]:
    """Sources of the dates, of every rule and of every number of an instrument."""
    rules = [key for rule in one.rules for key in (rule.source, *rule_sources(rule))]
    return [one.source, *rules]


def difference(
    found: Sequence[Difference], first: dt.date, last: dt.date, evidence: Evidence
) -> dict[str, object]:
    """What changed between two days.

    Parameters
    ----------
    found : sequence of Difference
        The differences.
    first, last : datetime.date
        The days.
    evidence : Evidence
        Holds the sources.

    Returns
    -------
    dict
        As `schemas/law_diff.schema.json` says.
    """
    sides = [side for one in found for side in (one.before, one.after) if side]
    return {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "differences": [
            {
                "kind": one.kind.value,
                "parameter": one.parameter,
                "project": one.project.value if one.project else None,
                "before": _side(one.before),
                "after": _side(one.after),
                "limit_before": amount_document(one.limit_before),
                "limit_after": amount_document(one.limit_after),
            }
            for one in found
        ],
        "sources": sources_document(
            list(dict.fromkeys(key for side in sides for key in rule_sources(side.rule))), evidence
        ),
    }


def _side(one: RuleAt | None) -> dict[str, object] | None:
    if one is None:
        return None
    return {"instrument": one.instrument.id, "rule": rule_document(one.rule)}


def claims(found: Sequence[ClaimVerdict]) -> dict[str, object]:
    """How claims stand to the law.

    Parameters
    ----------
    found : sequence of ClaimVerdict
        The claims.

    Returns
    -------
    dict
        As `schemas/law_claims.schema.json` says.
    """
    return {
        "claims": [
            {
                "id": one.claim.id,
                "parameter": one.claim.parameter,
                "value": one.claim.value,
                "unit": one.claim.unit,
                "day": one.claim.day.isoformat(),
                "finding": one.kind.value,
                "verified": one.verified,
                "rules": [
                    {"instrument": each.instrument.id, "rule": rule_document(each.rule)}
                    for each in one.rules
                ],
                "why": {each: [why.told(each) for why in one.reasons] for each in LANGUAGES},
            }
            for one in found
        ]
    }
