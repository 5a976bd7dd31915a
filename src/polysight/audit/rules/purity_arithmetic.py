"""A number of nines beside parts per billion, or per cent, that do not give it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from polysight.audit.claim import Claim
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.purity_words import (
    PARTS,
    fraction_of_nines,
    nines_of_fraction,
    nines_of_percents,
    nines_told,
)
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import content, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import figure, stated
from polysight.loader import loaded

KEY = "purity_arithmetic"
NINES, COUNTED = "purity", ("impurity_total", "impurity_metals")
#: Nines by which a number of per cent may be rounded off.
ONE_NINE = 0.9
#: Grades by their words; a number of nines is held only against impurities of its own grade, or of
#: its own firm and section.
_GRADES = {
    "electronic": re.compile(r"electronic|semiconductor|电子级|半导体", re.IGNORECASE),
    "solar": re.compile(r"solar|太阳能级|光伏级", re.IGNORECASE),
    "n-type": re.compile(r"n-type|n型", re.IGNORECASE),
}


def find(report: Report) -> Iterator[Finding]:
    """Nines that the impurities of one product do not give.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each grade or product.
    """
    groups: dict[tuple[str, ...], tuple[list[Claim], list[Claim]]] = {}
    for place, claims in enumerate((claims_of(report, NINES), claims_of(report, *COUNTED))):
        for claim in claims:
            for key in _products(claim):
                groups.setdefault(key, ([], []))[place].append(claim)
    seen: set[tuple[str, str]] = set()
    for nines, parts in groups.values():
        for one in _worst(nines, parts):
            pair = (one[0].id, one[1].id)
            if pair not in seen:
                seen.add(pair)
                yield _told(report, *one)
    for claim in sorted(report.claims, key=content):
        yield from _beside(report, claim)


def _beside(report: Report, claim: Claim) -> Iterator[Finding]:
    """Nines and per cent in the words of one claim that are not the same."""
    text = f"{claim.metric} {claim.subject} {claim.raw}"
    nines, percents = set(nines_told(text)), nines_of_percents(text)
    if len(nines) != 1 or not percents:
        return
    told = nines.pop()
    far = max(percents, key=lambda one: (abs(one - told), one))
    if abs(far - told) >= ONE_NINE:
        fields = (("nines", f"{figure(told)}N"), ("reached", f"{figure(far)}N"))
        yield contradiction(
            report, FindingKind.PHYS, KEY, [claim], "percent", fields,
            f"-log10(1 - x) = {figure(far)} ≠ {figure(told)}", told, far, Sureness.EXACT,
            culprit=claim.id,
        )  # fmt: skip


def _products(claim: Claim) -> list[tuple[str, ...]]:
    grades = [name for name, words in _GRADES.items() if words.search(claim.subject)]
    when = claim.period.text if claim.period else claim.section
    own = ("product", when, *claim.companies, claim.route, *grades)
    return [*(("grade", name) for name in grades[:1]), own]


def _slack() -> float:
    """By how much parts by weight and by atoms may differ: metals counted as iron."""
    known = loaded("polysight.plant.purity.impurities")
    by_weight = loaded("polysight.plant.purity.units").ppbw_from_ppba
    return float(by_weight(np.asarray(1.0), known.MOLAR_MASS[known.METALS]))


def _worst(nines: list[Claim], parts: list[Claim]) -> list[tuple[Claim, Claim]]:
    """Nines and impurities that lie furthest apart, if they cannot be one."""
    known = [one for one in parts if one.unit in PARTS]
    if not nines or not known:
        return []
    best = max(nines, key=lambda one: (span(one).low, content(one)))
    worst = max(known, key=lambda one: (span(one).low * PARTS[one.unit], content(one)))
    told = span(worst).low * PARTS[worst.unit]
    return [(best, worst)] if told > fraction_of_nines(span(best).low) * _slack() else []


def _told(report: Report, nines: Claim, parts: Claim) -> Finding:
    allowed, told = fraction_of_nines(span(nines).low), span(parts).low * PARTS[parts.unit]
    strict = span(parts).least * PARTS[parts.unit] > allowed
    scaled = allowed / PARTS[parts.unit]
    return contradiction(
        report, FindingKind.PHYS, KEY, [nines, parts], "statement" if strict else "words",
        (
            ("nines", stated(nines)), ("parts", stated(parts)),
            ("allowed", f"{figure(scaled)} {parts.unit}"),
            ("reached", f"{figure(nines_of_fraction(told))}N"),
        ),
        f"10^-{figure(span(nines).low)} = {figure(scaled)} {parts.unit}; "
        f"-log10({figure(span(parts).low)} {parts.unit}) = {figure(nines_of_fraction(told))}",
        scaled, span(parts).low, Sureness.BOUND if strict else Sureness.DISTANCE,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.PHYS,), find)
