"""What law rests on: which texts are law at all, and which sources the numbers of a rule have."""

from __future__ import annotations

from collections.abc import Iterable

from polysight.policy.instrument import Instrument, LegalForce, Limits, Rule


def official(instruments: Iterable[Instrument]) -> tuple[Instrument, ...]:
    """Instruments that are law, monitoring or recommendation of somebody who may give one.

    Parameters
    ----------
    instruments : iterable of Instrument
        The law.

    Returns
    -------
    tuple of Instrument
        In the order given, without thresholds of texts that are no law.
    """
    return tuple(one for one in instruments if one.legal_force is not LegalForce.UNOFFICIAL)


def rule_sources(rule: Rule) -> tuple[str, ...]:
    """Sources of the numbers of a rule.

    Parameters
    ----------
    rule : Rule
        The rule.

    Returns
    -------
    tuple of str
        Keys, each once; that of the rule where it states no number.
    """
    limits = rule.limits or Limits()
    every = (rule.rate, limits.existing, limits.new, limits.expansion, *rule.grades)
    return tuple(dict.fromkeys(one.source for one in every if one)) or (rule.source,)
