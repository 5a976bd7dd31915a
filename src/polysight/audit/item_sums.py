"""Items of an amount against the amount: of cost, electricity, investment, its funds, footprint.

A list of items is complete where each needed item is stated, itself or by its own items, or where
an item tells that it is all the rest ("other cost"). Items of any list are no more than the whole;
those of a complete list are no less.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from polysight.audit.claim import Claim
from polysight.audit.claim_keys import ITEM, NO_VALUES, bucket, when
from polysight.audit.comparison import content
from polysight.audit.fitting import are_alike, is_sized
from polysight.audit.interval import Interval
from polysight.audit.report import Report
from polysight.audit.share_sums import allowed, lowest, total_of
from polysight.evidence.table import Row

TABLE = "audit_items"
#: Roles of an item: without it a list is not complete; with it the list is; and one that may be
#: within the amount or beside it, so that it is in no list.
NEEDED, REST, PERHAPS = "needed", "rest", "perhaps"
#: How far items may lie off their whole, as a share of it: of a list that is all there is, of one
#: that is closed by an item for the rest, or of the needed items, which leave out small ones.
EVEN, SLACK, ROUGH = 0.01, 0.02, 0.05
#: Breakdowns whose needed items are all there are.
FUNDING = "funding"
EXACT = ("capital", FUNDING, "grades", "carbon")
#: Working capital, and the share of it that is not initial and may be paid for by other loans.
WORKING, LOANED = "working_capital", 0.7
#: Items from which a list with one for the rest is a list.
LISTED = 3
_OTHERS = re.compile(r"其他|其它|其余|及其他|\bothers?\b|\brest\b|\bmiscellaneous\b", re.I)

_Stated = Mapping[str, list[Claim]]


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an amount.

    Parameters
    ----------
    part : str
        Key of the item.
    role : str
        ``needed``, ``item``, ``rest`` or ``perhaps``.
    """

    part: str
    role: str


@dataclass(frozen=True, slots=True)
class ItemSum:
    """Items that do not fit the amount of their whole.

    Parameters
    ----------
    what : str
        ``one_above``, ``above`` or ``below``.
    parts : tuple of Claim
        One claim of each item.
    whole : tuple of Claim
        Claims of the whole that they do not fit, the nearest first.
    total : Interval
        Sum of the items.
    slack : float
        How far they may lie off, as a share.
    """

    what: str
    parts: tuple[Claim, ...]
    whole: tuple[Claim, ...]
    total: Interval
    slack: float


def item_key(claim: Claim) -> str:
    """Key of what a claim is an amount of, as the table of items has it.

    Parameters
    ----------
    claim : Claim
        The claim.

    Returns
    -------
    str
        The metric; with ``.construction`` where only the construction is meant.
    """
    built = claim.basis.get("invested") == "construction"
    return f"{claim.metric}.construction" if built else claim.metric


def breakdowns(rows: Iterable[Row]) -> dict[tuple[str, str], list[Item]]:
    """Items of each amount by breakdown.

    Parameters
    ----------
    rows : iterable of Row
        Rows of the table of items.

    Returns
    -------
    dict of (whole, breakdown) to list of Item
        In the order of the table.
    """
    found: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for row in rows:
        cells = row.cells
        found[cells["whole"], cells["breakdown"]].append(Item(cells["part"], cells["role"]))
    return dict(found)


def item_sums(report: Report) -> Iterator[ItemSum]:
    """Items that are more than their whole, and complete lists that are less.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    ItemSum
        One for each whole, place, firm, route and time at most.
    """
    items = breakdowns(report.evidence.tables[TABLE])
    keys = {whole for whole, _ in items} | {one.part for of in items.values() for one in of}
    about: dict[tuple[object, ...], dict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for claim in report.claims:
        key = item_key(claim)
        if key in keys and claim.kind not in NO_VALUES and is_sized(report, claim):
            about[(*bucket(claim)[1:], when(claim), claim.unit)][key].append(claim)
    unread = {
        (claim.section, claim.unit)
        for claim in report.claims
        if claim.span is not None and (not claim.known or ITEM in claim.basis)
    }
    for stated in about.values():
        for (whole, name), of in items.items():
            if whole in stated:
                found = _List(items, name, stated, unread).judged(stated[whole], of)
                if found is not None:
                    yield found


class _List:
    """Items of one thing at one time."""

    def __init__(
        self,
        items: Mapping[tuple[str, str], list[Item]],
        name: str,
        stated: _Stated,
        unread: set[tuple[str, str]],
    ) -> None:
        self.items, self.name, self.stated, self.unread = items, name, stated, unread

    def judged(self, wholes: Sequence[Claim], of: Sequence[Item]) -> ItemSum | None:
        """What the items say of their whole."""
        found = self._leaves(of)
        if not found or not are_alike([*(one for part in found for one in part), *wholes]):
            return None
        low = tuple(map(lowest, found))
        slack = EVEN if self.name in EXACT else SLACK if self._is_closed(found) else ROUGH
        ends = [allowed(one) for one in wholes]
        single = max(low, key=lambda one: allowed(one).low)
        if all(allowed(single).low > (1.0 + SLACK) * end.high for end in ends):
            return ItemSum("one_above", (single,), _ordered(wholes), allowed(single), SLACK)
        total = total_of(low)
        if all(total.low > (1.0 + SLACK) * end.high for end in ends):
            return ItemSum("above", low, _ordered(wholes), total, SLACK)
        if not self._is_complete(of, found):
            return None
        high = tuple(max(part, key=lambda one: (allowed(one).high, content(one))) for part in found)
        total = total_of(high)
        if all(total.high + self._loaned() < (1.0 - slack) * end.low for end in ends):
            return ItemSum("below", high, _ordered(wholes)[::-1], total, slack)
        return None

    def _loaned(self) -> float:
        """Working capital beyond the initial one, which loans that are not told may pay for."""
        stated = self.stated.get(WORKING, ()) if self.name == FUNDING else ()
        return LOANED * max((allowed(one).high for one in stated), default=0.0)

    def _leaves(self, of: Sequence[Item]) -> list[list[Claim]]:
        """Claims of each item that is stated, or of its own items."""
        found: list[list[Claim]] = []
        for item in of:
            if item.role == PERHAPS:
                continue
            if item.part in self.stated:
                found.append(self.stated[item.part])
            else:
                found += self._leaves(self.items.get((item.part, self.name), ()))
        return found

    def _is_complete(self, of: Sequence[Item], found: Sequence[Sequence[Claim]]) -> bool:
        sections = {(one.section, one.unit) for part in found for one in part}
        if len(found) < 2 or sections & self.unread or self._overlap(of):
            return False
        return self._covers(of) or self._is_closed(found)

    def _covers(self, of: Sequence[Item]) -> bool:
        """Whether each needed item is stated, itself or by its own items."""
        needed = [item for item in of if item.role == NEEDED]
        return bool(needed) and all(
            item.part in self.stated or self._covers(self.items.get((item.part, self.name), ()))
            for item in needed
        )

    def _overlap(self, of: Sequence[Item]) -> bool:
        """Whether an item stands beside one that it may hold or leave out, such as "other"."""
        return any(
            item.part in self.stated and own.role == PERHAPS and own.part in self.stated
            for item in of
            for own in self.items.get((item.part, self.name), ())
        )

    def _is_closed(self, found: Sequence[Sequence[Claim]]) -> bool:
        """Whether the items of one section hold one for the rest.

        "Other cost of construction" is an item of its own, and no rest.
        """
        if self.name in EXACT:
            return False
        rests = {item.part for of in self.items.values() for item in of if item.role == REST}
        closed = {
            one.section
            for part in found
            for one in part
            if one.metric in rests or _OTHERS.search(one.subject)
        }
        return any(
            sum(any(one.section == section for one in part) for part in found) >= LISTED
            for section in closed
        )


def _ordered(wholes: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims of a whole, the largest first."""
    return tuple(sorted(wholes, key=lambda one: (-allowed(one).high, content(one))))
