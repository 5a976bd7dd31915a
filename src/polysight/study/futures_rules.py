"""Rules of the polysilicon futures of Guangzhou on a day, each with the row it rests on.

A rule of a contract goes before that of all contracts where it is as young; of rules of one age
the later row holds. After the day of the youngest row the last known rule holds, and says so.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from polysight.errors import DataError, refusal
from polysight.evidence.store import Evidence
from polysight.evidence.table import Row
from polysight.investment.hedge_position import ContractRules
from polysight.investment.margin_account import MarginTerms
from polysight.investment.trading_days import Steps
from polysight.periods import period

TABLE = "futures_contract"
_FIRST_NUMBER = re.compile(r"\d+")
_PERCENT = 0.01
_KG_PER_TONNE = 1000.0


@dataclass(frozen=True, slots=True)
class FuturesRule:
    """One rule on a day.

    Parameters
    ----------
    term : str
        What it is about, for example ``margin-hedge``.
    value : float
        Number in ``unit``; NaN for a rule in words.
    unit, text : str
        Unit code, and the words of a rule that is no number.
    row : str
        Id of the row.
    stale_days : int
        Days since the youngest row of the table began to hold; zero while rows are that young.
    """

    term: str
    value: float
    unit: str
    text: str
    row: str
    stale_days: int


def futures_rules(
    evidence: Evidence, day: dt.date, contract: str = "", only: Iterable[str] | None = None
) -> dict[str, FuturesRule]:
    """Rules on a day.

    Parameters
    ----------
    evidence : Evidence
        Its table `TABLE`.
    day : datetime.date
        The day.
    contract : str, optional
        Contract, for example ``PS2601``; rules of all contracts only when omitted.
    only : iterable of str, optional
        Terms that are asked for; all when omitted.

    Returns
    -------
    dict of str to FuturesRule
        By term; terms without a rule on the day are left out.

    Raises
    ------
    DataError
        If the futures were not listed yet: nobody can judge what rules would have held.
    """
    rows = evidence.tables[TABLE]
    listed = listing_day(evidence)
    if day < listed:
        raise refusal(DataError, "hedge.not_listed", got=day, listed=listed)
    known = max(_begin(row) for row in rows)
    wanted = None if only is None else set(only)
    told: dict[str, tuple[tuple[dt.date, bool, int], FuturesRule]] = {}
    for place, row in enumerate(rows):
        term = row.cells["term"]
        if (wanted is not None and term not in wanted) or not _holds(row, day, contract):
            continue
        rank = (_begin(row), bool(row.cells["contract"]), place)
        if term not in told or rank > told[term][0]:
            told[term] = (rank, _rule(row, max((day - known).days, 0)))
    return {term: rule for term, (_, rule) in told.items()}


def listing_day(evidence: Evidence) -> dt.date:
    """First day of trade.

    Parameters
    ----------
    evidence : Evidence
        Its table `TABLE`.

    Returns
    -------
    datetime.date
        The day from which the contract's size holds.
    """
    return min(_begin(row) for row in evidence.tables[TABLE] if row.cells["term"] == "lot")


def contract_rules(
    evidence: Evidence, day: dt.date, open_interest: float | None = None,
    quota_lots: float | None = None,
) -> tuple[ContractRules, tuple[str, ...]]:  # fmt: skip
    """Rules that bind a position, as of a day.

    Parameters
    ----------
    evidence : Evidence
        Its table `TABLE`.
    day : datetime.date
        The day.
    open_interest : float, optional
        Lots that are open in a contract, by whose share the limit rises; not counted when
        omitted.
    quota_lots : float, optional
        Lots that the exchange grants a hedger in place of its general limits.

    Returns
    -------
    rules : ContractRules
        The rules; orders of any size where no least order is known.
    rows : tuple of str
        Ids of the rows.
    """
    found = futures_rules(evidence, day)
    used = ["lot", "last-trading-day", "opening-order-min"]

    def limit(term: str) -> float:
        used.append(term)
        return found[term].value if term in found else math.inf

    last_day = _FIRST_NUMBER.search(found["last-trading-day"].text)
    general = quota_lots
    if general is None:
        general = limit("position-limit")
        if open_interest is not None and open_interest > limit("position-limit-share-from"):
            general = max(general, limit("position-limit-share") * _PERCENT * open_interest)
    late = limit("position-limit-last-month") if quota_lots is None else quota_lots
    nearest = limit("position-limit-delivery-month") if quota_lots is None else quota_lots
    minimum = found.get("opening-order-min")
    rules = ContractRules(
        lot_kg=found["lot"].value * _KG_PER_TONNE,
        last_day=int(last_day.group()) if last_day else 0,
        minimum_order=int(minimum.value) if minimum else 1,
        limit=general,
        limit_late=late,
        limit_delivery=nearest,
        late_day=_late_day(evidence),
    )
    return rules, tuple(found[term].row for term in used if term in found)


def margin_terms(
    evidence: Evidence, when: Steps, as_of: dt.date, added: float = 0.0
) -> tuple[MarginTerms, tuple[str, ...]]:
    """Margin and fee of a hedger on each step, for the contracts that are traded then.

    Parameters
    ----------
    evidence : Evidence
        Its table `TABLE`.
    when : Steps
        The steps; none before the futures were listed.
    as_of : datetime.date
        Day of knowledge; rules that begin later are not used.
    added : float
        What the broker asks on top of the exchange's margin.

    Returns
    -------
    terms : MarginTerms
        By step.
    rows : tuple of str
        Ids of the rows.
    """
    listed = listing_day(evidence)
    margin, fee = np.zeros(when.days.size), np.zeros(when.days.size)
    used: dict[str, None] = {}
    found: dict[str, FuturesRule] = {}
    seen: dt.date | None = None
    for step, day in enumerate(when.days.astype(object)):
        own = min(max(day, listed), as_of)
        if own != seen:
            found = futures_rules(evidence, own, contract_name(when, step), ("margin-hedge", "fee"))
            seen = own
        margin[step] = found["margin-hedge"].value * _PERCENT + added
        fee[step] = found["fee"].value * _PERCENT
        used |= dict.fromkeys(one.row for one in found.values())
    return MarginTerms(margin, fee), tuple(used)


def contract_name(when: Steps, step: int) -> str:
    """Contract that is in delivery three months after a step.

    Parameters
    ----------
    when : Steps
        The steps.
    step : int
        Which.

    Returns
    -------
    str
        Name such as ``PS2601``.
    """
    month = int(when.month[step]) + 3
    return f"PS{(when.first_year + month // 12) % 100:02d}{month % 12 + 1:02d}"


def _late_day(evidence: Evidence) -> int:
    """Trading day of the month before delivery, from which the lower limit holds."""
    names = [
        row.cells["en"]
        for row in evidence.tables[TABLE]
        if row.cells["term"] == "position-limit-last-month"
    ]
    found = _FIRST_NUMBER.search(names[0]) if names else None
    return int(found.group()) if found else 1


def _begin(row: Row) -> dt.date:
    return period(row.cells["valid_from"]).start


def _holds(row: Row, day: dt.date, contract: str) -> bool:
    """Whether a row speaks of a contract on a day."""
    own, end = row.cells["contract"], row.cells["valid_to"]
    if day < _begin(row) or (end and day > period(end).end):
        return False
    if own.endswith("+"):
        return contract >= own[:-1]
    return own in ("", contract)


def _rule(row: Row, stale: int) -> FuturesRule:
    cells = row.cells
    value = float(cells["value"]) if cells["value"] else math.nan
    return FuturesRule(cells["term"], value, cells["unit"], cells["text"], cells["id"], stale)
