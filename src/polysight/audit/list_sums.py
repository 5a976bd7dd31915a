"""Lists of a section in words of their own: rows that make a whole which the section states too.

A list is complete where its last row is for the rest, where its rows are all called parts, or
where its whole is called one. Every row of the section that could be the whole is tried; where
one is made by the list, or none is near, nothing is told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from polysight.audit.amount_sums import AmountSum
from polysight.audit.claim import Claim, Qualifier
from polysight.audit.claim_keys import ITEM, NO_VALUES, when
from polysight.audit.comparison import span
from polysight.audit.interval import Interval
from polysight.audit.report import Report
from polysight.audit.section_rows import has_whole_word, part_words
from polysight.audit.share_sums import total_of
from polysight.evidence.codelist import folded

#: Rows of a list, and how far its sum may lie off a whole that it makes, or is meant to make, and
#: off one that only stands behind it.
ROWS, FITS, MEANT, NEXT = 2, 0.006, 0.5, 0.1
_REST = re.compile(
    r"其他|其它|其余|剩余"
    r"|\b(?:others?|rest|remain\w*|miscellaneous|(?:everything|all|anything) else"
    r"|elsewhere)\b",
    re.IGNORECASE,
)
#: Others of one kind of thing, which are not all the rest of a list.
_KIND = re.compile(
    r"(?:\bother\s+|其他|其它)(?!\W|costs?\b|cash\b|expen\w+|items?\b|sources?\b|origins?\b|countr\w+"
    r"|regions?\b|provinces?\b|places?\b|\w*producers?\b|makers?\b|compan\w+|firms?\b|uses?\b|费用|成本"
    r"|支出|项目|国家|地区|省|企业|厂商|公司|来源|用途|各)\w",
    re.IGNORECASE,
)
#: Words of a metric that make it one of a part, without which it may name the whole.
_ITEMS = re.compile(r"分项|份额|构成|明细|\b(?:items?|components?|tickets?|split|share)\b", re.I)
#: Words of a whole that is all that stands above it.
_ABOVE = re.compile(
    r"(?:以上|上述|前述)(?:各项|各行|项目)?(?:合计|之和|总和)|\b(?:items|rows|lines) above\b"
)
#: What several rows of a list begin with: the thing, before what each is of it.
_HEAD = re.compile(r"^(.{2,}?)\s*(?:[,，:：;；]|\s[-–—])\s*(\S.*)$")
#: Signs that the name of a whole must have at least.
_LEAST = 2
_Run = Sequence[Claim]


def list_sums(report: Report) -> Iterator[AmountSum]:
    """Lists of rows that do not make their whole.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    AmountSum
        One for each list, with the whole that it comes nearest to.
    """
    blocks: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for claim in sorted(report.claims, key=lambda one: one.row):
        if claim.span is not None and claim.kind not in NO_VALUES and claim.section:
            blocks[_setting(claim)].append(claim)
    for block in blocks.values():
        for run in _runs(block, report):
            yield from _judged(run, block, report)


def _setting(claim: Claim) -> tuple[object, ...]:
    """What rows of one list and their whole have alike."""
    money = "money" if claim.unit in ("CNY", "100MCNY") else claim.unit
    about = (claim.geographies, claim.companies, claim.route, claim.scenario, when(claim))
    return (claim.section, money, claim.basis.get("tax", ""), *about)


def _root(claim: Claim, report: Report) -> str:
    return report.metric(claim).of or claim.metric


def _runs(block: Sequence[Claim], report: Report) -> Iterator[_Run]:
    """Rows of one metric that follow one another, under different subjects."""
    for _, group in groupby(block, key=lambda one: _root(one, report)):
        members = list(group)
        run: list[Claim] = []
        for at, claim in enumerate(members):
            if run and claim.row != run[-1].row + 1:
                yield from _whole_runs(run)
                run = []
            run.append(claim)
            if _REST.search(claim.subject) and not _goes_on(claim, members[at + 1 :]):
                yield from _whole_runs(run)
                run = []
        yield from _whole_runs(run)


def _goes_on(claim: Claim, behind: Sequence[Claim]) -> bool:
    """Whether a row with others of one kind ("other materials") stands in the midst of a list."""
    return bool(behind) and behind[0].row == claim.row + 1 and bool(_KIND.search(claim.subject))


def _whole_runs(run: list[Claim]) -> Iterator[_Run]:
    different = len({one.subject for one in run}) == len(run)
    plain = all(one.qualifier in (Qualifier.NONE, Qualifier.ABOUT) for one in run)
    if len(run) >= ROWS and different and plain and all(span(one).low > 0.0 for one in run):
        yield tuple(run)


def _judged(run: _Run, block: Sequence[Claim], report: Report) -> Iterator[AmountSum]:
    if report.metric(run[0]).closes:
        return
    tried = [(whole, rows) for whole, rows in _wholes(run, block, report) if len(rows) >= ROWS]
    gaps = [(_gap(whole, rows), whole, rows) for whole, rows in tried]
    if not gaps or min(gap for gap, _, _ in gaps) <= FITS:
        return
    if any(_gap(one, run) <= FITS for one in block if one not in run):
        return
    gap, whole, rows = min(gaps, key=lambda one: one[0])
    if gap <= MEANT and not _is_made(whole, block):
        total = total_of(list(rows))
        size = _size(rows[0]) / span(rows[0]).middle / (_size(whole) / span(whole).middle)
        total = Interval(total.low * size, total.high * size)
        above = total.middle > span(whole).middle
        if not above and not _is_complete(whole, rows):
            return
        if total.low > span(whole).most or total.high < span(whole).least or gap > 2 * FITS:
            what = "list_above" if above else "list_below"
            yield AmountSum(what, tuple(rows), (whole,), total)


def _is_complete(whole: Claim, rows: _Run) -> bool:
    """Whether a list leaves nothing out: it ends in the rest, or its whole is called one."""
    parts = all(part_words(one.subject) for one in rows)
    return parts or has_whole_word(whole.subject) or any(_REST.search(r.subject) for r in rows)


def _is_made(whole: Claim, block: Sequence[Claim]) -> bool:
    """Whether rows right above or below a whole make it, whatever they measure by name."""
    at = block.index(whole)
    for beside in (block[:at][::-1], block[at + 1 :]):
        total = 0.0
        for count, one in enumerate(beside, 1):
            total += _size(one)
            if count >= ROWS and abs(total - _size(whole)) <= FITS * _size(whole):
                return True
    return False


def _gap(whole: Claim, rows: Iterable[Claim]) -> float:
    due = _size(whole)
    return abs(sum(map(_size, rows)) - due) / due if due else 1.0


def _size(claim: Claim) -> float:
    return span(claim).middle * (1e8 if claim.unit == "100MCNY" else 1.0)


def _wholes(run: _Run, block: Sequence[Claim], report: Report) -> Iterator[tuple[Claim, _Run]]:
    """Rows that may be the whole of a list that is complete, each with the rows of the list."""
    ended = bool(_REST.search(run[-1].subject))
    root, head = _root(run[0], report), _head(run)
    shared = bool(_ITEMS.search(root)) and not run[0].known
    for whole, rows in ((run[0], run[1:]), (run[-1], run[:-1])):
        parts = all(part_words(one.subject) or ITEM in one.basis for one in rows)
        parts = parts or (has_whole_word(whole.subject) and bool(_head([whole, *rows])))
        called = has_whole_word(whole.subject) or (ITEM not in whole.basis and whole.known)
        rest = any(_REST.search(one.subject) for one in rows)
        one_of_them = part_words(whole.subject) or (shared and not has_whole_word(whole.subject))
        if not one_of_them and (rest or (called and parts)):
            yield whole, rows
    for one in block:
        above = one.row == run[-1].row + 1 and _ABOVE.search(one.subject)
        if one not in run and (above or (head and folded(one.subject) == head)):
            yield one, run
    if ended or shared or all(part_words(one.subject) for one in run):
        name = _ITEMS.sub(" ", root.partition("[")[0]).strip()
        for one in block:
            same = _root(one, report) == root and not part_words(one.subject)
            same = same and (not shared or has_whole_word(one.subject))
            called = len(name) >= _LEAST and name in f"{one.subject} {one.metric}".replace("_", " ")
            near = one.row < run[0].row or (one.row == run[-1].row + 1 and _gap(one, run) <= NEXT)
            if one not in run and (same or (called and near)):
                yield one, run


def _head(rows: Iterable[Claim]) -> str:
    """What the subjects of all rows begin with before a comma or colon; empty where they differ."""
    found = [_HEAD.match(one.subject) for one in rows]
    heads = {folded(one[1]) if one else "" for one in found}
    return heads.pop() if len(heads) == 1 else ""
