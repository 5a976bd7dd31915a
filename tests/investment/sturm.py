"""Exact number of distinct roots above zero, by Sturm's theorem in fractions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from math import lcm

Terms = list[Fraction]


def positive_root_count(rising: Sequence[int]) -> int:
    """Distinct roots above zero of a polynomial with rising powers."""
    terms = trimmed([Fraction(term) for term in rising])
    while terms and terms[0] == 0:
        terms = terms[1:]
    if len(terms) < 2:
        return 0
    chain = [terms, [power * term for power, term in enumerate(terms)][1:]]
    while rest := remainder(chain[-2], chain[-1]):
        chain.append([-term for term in rest])
    return changes([each[0] for each in chain]) - changes([each[-1] for each in chain])


def trimmed(terms: Terms) -> Terms:
    while terms and terms[-1] == 0:
        terms = terms[:-1]
    return terms


def remainder(terms: Terms, divisor: Terms) -> Terms:
    while len(terms) >= len(divisor):
        factor, shift = terms[-1] / divisor[-1], len(terms) - len(divisor)
        lower = [
            term - factor * divisor[place - shift] if place >= shift else term
            for place, term in enumerate(terms)
        ]
        terms = trimmed(lower[:-1])
    return terms


def changes(values: Terms) -> int:
    signs = [value > 0 for value in values if value != 0]
    return sum(one != other for one, other in pairwise(signs))


def whole(flow: Iterable[float]) -> list[int]:
    """Doubles as whole numbers of one common unit, exactly."""
    exact = [Fraction(money) for money in flow]
    unit = lcm(*(money.denominator for money in exact))
    return [int(money * unit) for money in exact]
