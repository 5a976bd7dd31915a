"""Rules and instruments as documents for machines."""

from __future__ import annotations

from polysight.evidence.store import Evidence
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
