"""Glut and shortage by rule: on the past as it is known, and against the months that were dated.

The rule is that of `polysight.warning.market_state` with the numbers of ``warning_states.csv``. It
is there so that the months of a simulated market can be named as those of the past are. How far it
agrees with the dated episodes is told by state and episode, and how far with each number at the
ends of its range; it was chosen with all episodes in view, so its agreement is no forecast.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np

from polysight.errors import DataError, refusal
from polysight.evidence.store import Evidence
from polysight.evidence.table import Row
from polysight.market.series import Series
from polysight.study.market_history import MarketHistory
from polysight.study.warning_labels import GLUT, SHORTAGE, STATES, Episode, Labels
from polysight.warning.agreement import Agreement, agreement
from polysight.warning.market_state import MarketStateRule, MarketStates, market_states

TABLE = "warning_states"
#: What the rule looks at.
LOOKED_AT = (Series.PRICE_CHINA, Series.OUTPUT_CHINA, Series.IMPORTS, Series.CAPACITY_CHINA)


@dataclass(frozen=True, slots=True)
class EpisodeShare:
    """How much of a dated episode the rule finds.

    Parameters
    ----------
    episode : Episode
        The episode.
    months, found : int
        Its months with a state by rule, and those of them that the rule names alike.
    """

    episode: Episode
    months: int
    found: int


@dataclass(frozen=True, slots=True)
class RuleAgreement:
    """How far the rule and the dated episodes agree about a state.

    Parameters
    ----------
    state : {"glut", "shortage"}
        The state.
    first, last : int
        Months that count, since January of year 0.
    table : Agreement
        Months by what both say.
    episodes : tuple of EpisodeShare
        By episode of the state.
    unlabelled : tuple of (int, int)
        First and last month of each stretch that the rule alone names.
    ranges : mapping of str to tuple of float
        Kappa with a number of the rule at its low and at its high end, the others as they are.
    """

    state: str
    first: int
    last: int
    table: Agreement
    episodes: tuple[EpisodeShare, ...]
    unlabelled: tuple[tuple[int, int], ...]
    ranges: Mapping[str, tuple[float, float]]


def state_rule(evidence: Evidence) -> MarketStateRule:
    """Numbers of the rule.

    Parameters
    ----------
    evidence : Evidence
        Holds ``warning_states.csv``; a row of an overlay takes the place of the shipped one.

    Returns
    -------
    MarketStateRule
        The rule.

    Raises
    ------
    DataError
        If a number is missing, unknown, or outside its range.
    """
    known = tuple(one.name for one in fields(MarketStateRule))
    rows = rule_rows(evidence)
    for name, row in rows.items():
        if name not in known:
            raise DataError((row.problem("warning_terms.unknown", "parameter", got=name),))
        low, value, high = (float(row.cells[part]) for part in ("low", "value", "high"))
        if not low <= value <= high:
            told = f"{low:g} / {value:g} / {high:g}"
            raise DataError((row.problem("warning_terms.range", "value", got=told),))
    missing = [name for name in known if name not in rows]
    if missing:
        raise refusal(DataError, "warning_terms.missing", got=", ".join(missing))
    return _rule({name: row.cells["value"] for name, row in rows.items()})


def rule_rows(evidence: Evidence) -> dict[str, Row]:
    """Rows of the rule with names, ranges and reasons.

    Parameters
    ----------
    evidence : Evidence
        Holds them.

    Returns
    -------
    dict of str to Row
        By name of the number.
    """
    return {row.cells["parameter"]: row for row in evidence.tables[TABLE]}


def past_states(history: MarketHistory, rule: MarketStateRule) -> tuple[int, MarketStates]:
    """States of the past as it is known.

    Parameters
    ----------
    history : MarketHistory
        The past.
    rule : MarketStateRule
        The rule.

    Returns
    -------
    int
        First month, since January of year 0.
    MarketStates
        Axis month.
    """
    told = [history.of(one) for one in LOOKED_AT]
    price, output, imports, capacity = (np.exp(one.logarithm) for one in told)
    return told[0].first, market_states(price, output, imports, capacity, rule)


def rule_agreement(
    history: MarketHistory, labels: Labels, evidence: Evidence
) -> tuple[RuleAgreement, ...]:
    """The rule against the dated episodes.

    Parameters
    ----------
    history : MarketHistory
        The past, as known when the episodes were dated.
    labels : Labels
        Dated states.
    evidence : Evidence
        Holds the rule.

    Returns
    -------
    tuple of RuleAgreement
        By state.
    """
    rule, rows = state_rule(evidence), rule_rows(evidence)
    return tuple(_agreement(history, labels, rule, rows, state) for state in STATES)


def _agreement(
    history: MarketHistory,
    labels: Labels,
    rule: MarketStateRule,
    rows: Mapping[str, Row],
    state: str,
) -> RuleAgreement:
    first, states = past_states(history, rule)
    months = first + np.arange(len(states.known))
    ruled = _of(states, state)
    labelled = np.isin(months, labels.months[labels.state(state)])
    known = states.known & np.isin(months, labels.months)

    def found(one: Episode) -> EpisodeShare:
        own = known & (months >= one.first) & (months <= one.last)
        return EpisodeShare(one, int(own.sum()), int((own & ruled).sum()))

    def kappa(name: str, end: str) -> float:
        told = {key: row.cells["value"] for key, row in rows.items()}
        tried = past_states(history, _rule(told | {name: rows[name].cells[end]}))[1]
        return agreement(_of(tried, state), labelled, known & tried.known).kappa

    alone = months[known & ruled & ~labelled]
    parts = np.split(alone, np.flatnonzero(np.diff(alone) > 1) + 1) if alone.size else []
    return RuleAgreement(
        state, int(months[known][0]), int(months[known][-1]),
        agreement(ruled, labelled, known),
        tuple(found(one) for one in labels.of_kind(state)),
        tuple((int(one[0]), int(one[-1])) for one in parts),
        {name: (kappa(name, "low"), kappa(name, "high")) for name in rows},
    )  # fmt: skip


def _of(states: MarketStates, state: str) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    return {GLUT: states.glut, SHORTAGE: states.shortage}[state]


def _rule(told: Mapping[str, str]) -> MarketStateRule:
    return MarketStateRule(
        int(told["price_months"]), float(told["price_gap"]), int(told["load_months"]),
        float(told["idle_load"]), float(told["full_load"]),
    )  # fmt: skip
