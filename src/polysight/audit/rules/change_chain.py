"""Changes of one quantity: over one span, and one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from polysight.audit.changes import Change, changes, yearly
from polysight.audit.claim import Claim, Qualifier
from polysight.audit.comparison import apart, content, ordered, span
from polysight.audit.finding import Finding, FindingKind, Severity
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.severity import Sureness, severity, sureness
from polysight.audit.telling import about, figure, shown, stated

KEY = "change_chain"
#: Factors that lie this close are the same.
CLOSE = 0.005
#: Distance of two changes that the words leave open, as a share of the larger.
DISTANT = 0.15
#: Years by which the bases of two long spans may differ when their yearly rates are compared.
NEAR, LONG = 1, 4
#: Claims whose words leave each pair open, but which hardly hold all together.
SEVERAL = 4
#: Changes of one quantity that are laid against one another.
MOST = 40


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two changes up to one year that differ, and all others that take part."""

    wide: float
    one: Change
    other: Change
    how: str
    taken: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class _Chain:
    """A change, and two after another that do not make it."""

    wide: float
    whole: Change
    first: Change
    second: Change

    @property
    def changes(self) -> tuple[Change, Change, Change]:
        """The whole and its parts."""
        return self.whole, self.first, self.second


def find(report: Report) -> Iterator[Finding]:
    """Changes over one span that differ, and chains whose product is not the whole.

    Parameters
    ----------
    report : Report
        The claims.

    Yields
    ------
    Finding
        One a span, with the chains over it.
    """
    quantities: dict[tuple[object, ...], list[Change]] = {}
    for change in changes(report):
        quantities.setdefault(change.about, []).append(change)
    for found in quantities.values():
        if len(found) < 2:
            continue
        ranked = sorted(found, key=lambda one: (one.end, one.start, one.middle, content(one.claim)))
        if len(ranked) > MOST:
            ranked = ranked[: MOST // 2] + ranked[-MOST // 2 :]
        yield from _told(report, ranked)


def _told(report: Report, ranked: list[Change]) -> Iterator[Finding]:
    """Findings of one quantity: each span once, with its chains; spans without a base in one."""
    chains = _chains(ranked)
    opened: list[_Pair] = []
    for pair in _same_span(ranked):
        if pair.how == "open":
            opened.append(pair)
            continue
        spans = {(pair.one.start, pair.one.end), (pair.other.start, pair.other.end)}
        own = [chain for span_of in spans for chain in chains.pop(span_of, [])]
        yield _differ(report, pair, own)
    for found in chains.values():
        yield _chain(report, found)
    if opened:
        first = max(opened, key=lambda pair: (pair.wide, pair.one.end))
        every = [change for pair in opened for change in pair.taken]
        yield _differ(report, replace(first, taken=(*every, *_reached(every, ranked))), [])


def _reached(changes_: Iterable[Change], ranked: list[Change]) -> list[Change]:
    """Changes of an earlier year from one base that have the size of one still to come."""
    return [
        early
        for early in ranked
        for late in changes_
        if early.start == late.start != 0
        and early.end < late.end
        and abs(early.middle - late.middle) <= CLOSE
    ]


def _comparable(one: Change, other: Change) -> str:
    """How two changes may be laid side by side: exact, unbased, rate, open, or not at all."""
    if one.end != other.end or apart(one.claim, other.claim):
        return ""
    if one.start == other.start:
        alike = one.claim.metric == other.claim.metric
        told = one.claim.stated_period == other.claim.stated_period
        return "exact" if one.start else "unbased" if alike and told else ""
    if not one.start or not other.start:
        span_years = max(one.years, other.years)
        return "open" if span_years > 1 or one.start == other.start else ""
    near = abs(one.start - other.start) <= NEAR and min(one.years, other.years) >= LONG
    return "rate" if near else ""


def _same_span(ranked: list[Change]) -> Iterator[_Pair]:
    """The widest pair of changes up to one year, with all that take part."""
    groups: dict[int, list[Change]] = {}
    for change in ranked:
        groups.setdefault(change.end, []).append(change)
    for group in groups.values():
        best: _Pair | None = None
        taken: list[Change] = []
        for at, one in enumerate(group):
            for other in group[at + 1 :]:
                how = _comparable(one, other)
                wide = _distance(one, other, how) if how else 0.0
                if wide > 0:
                    taken += [one, other]
                    if best is None or (how == "exact", wide) > (best.how == "exact", best.wide):
                        best = _Pair(wide, one, other, how)
        if best is not None:
            yield replace(best, taken=tuple(taken))


def _distance(one: Change, other: Change, how: str) -> float:
    """Gap between two changes, as a share of the larger; zero where they can both hold."""
    first, second = _rates(one, how), _rates(other, how)
    lower, upper = sorted((first, second), key=lambda rate: rate[1])
    scale = max(abs(lower[1]), abs(upper[1]))
    if not scale:
        return 0.0
    if upper[0] - lower[2] > CLOSE:
        return (upper[1] - lower[1]) / scale
    away = (upper[1] - lower[1]) / scale
    bounds = (Qualifier.OVER, Qualifier.BELOW)
    words = any(change.claim.qualifier in bounds for change in (one, other))
    return away if words and away > DISTANT and how != "rate" else 0.0


def _rates(change: Change, how: str) -> tuple[float, float, float]:
    """Least, middle and most, per year where the spans are not the same."""
    ends = (change.least, change.middle, change.most)
    if how == "rate":
        return tuple(yearly(end, change.years) for end in ends)  # type: ignore[return-value]
    return tuple(end - 1 for end in ends)  # type: ignore[return-value]


def _broken(one: Change, other: Change, how: str) -> bool:
    first, second = _rates(one, how), _rates(other, how)
    return max(first[0], second[0]) - min(first[2], second[2]) > CLOSE


def _differ(report: Report, pair: _Pair, chains: list[_Chain]) -> Finding:
    one, other, how = pair.one, pair.other, pair.how
    parts = [*pair.taken, *(part for chain in chains for part in chain.changes)]
    claims = [change.claim for change in parts]
    loose = how != "exact" or _kin(report, (one.claim, other.claim))
    loose = loose or one.claim.route != other.claim.route
    rests = sureness((one.claim, other.claim), loose=loose)
    if how == "open" or not _broken(one, other, how):
        rests = (
            Sureness.LOOSE if len({claim.id for claim in claims}) >= SEVERAL else Sureness.DISTANCE
        )
    first, second = _rates(one, how)[1], _rates(other, how)[1]
    mixed = len({change.claim.basis.get("rate") for change in (one, other)}) > 1
    opened = how == "open" or rests is Sureness.DISTANCE
    sign = "|" if opened else "≠"
    weight = max(report.metric(claim).weight for claim in claims)
    count = len({claim.id for claim in claims})
    heavy = severity(pair.wide, DISTANT / 3, weight, count, sureness=rests)
    return Finding(
        FindingKind.SAME,
        Severity.MEDIUM if opened and heavy is Severity.HIGH else heavy,
        ordered(claims, ""),
        f"audit_{KEY}.{_statement(report, one)}",
        (
            ("metric", str(one.about[0])),
            ("about", about(one.claim)),
            ("first", _spanned(one)),
            ("second", _spanned(other)),
            ("end", str(one.end)),
        ),
        "; ".join(
            dict.fromkeys(
                (f"{_signs(one, mixed)} {sign} {_signs(other, mixed)}", *map(_product, chains))
            )
        ),
        first,
        second,
        "",
        rests.value,
        KEY,
    )


def _statement(report: Report, change: Change) -> str:
    """Statement for a change of something, or of nothing that is told."""
    known = report.vocabulary.metrics.get(str(change.about[0]))
    return "differ_itself" if known is not None and known.nature == "change" else "differ"


def _kin(report: Report, claims: Iterable[Claim]) -> bool:
    """Whether the changes are ones of kin quantities and not of one."""
    metrics = [report.metric(claim) for claim in claims]
    return len({metric.of or metric.key for metric in metrics}) > 1


def _signs(change: Change, mixed: bool) -> str:
    if mixed and change.claim.basis.get("rate") != "year" and change.years > 1:
        rate = shown(yearly(change.middle, change.years), "1")
        return f"{figure(change.middle)}^(1/{change.years}) - 1 = {rate}"
    return stated(change.claim)


def _spanned(change: Change) -> str:
    """Change as stated, with its years."""
    yearly_sign = "/a" if change.claim.basis.get("rate") == "year" and change.years > 1 else ""
    return f"{stated(change.claim)}{yearly_sign} ({change.start or '?'}-{change.end})"


def _product(chain: _Chain) -> str:
    product = chain.first.middle * chain.second.middle
    return f"{figure(chain.first.middle)} × {figure(chain.second.middle)} = {figure(product)}"


def _chains(ranked: list[Change]) -> dict[tuple[int, int], list[_Chain]]:
    """The widest chain that does not make the whole, for every change over its span."""
    starts: dict[int, list[Change]] = {}
    for change in ranked:
        starts.setdefault(change.start or change.end - 1, []).append(change)
    found: dict[tuple[int, int], list[_Chain]] = {}
    for whole in ranked:
        if not whole.start:
            continue
        best: _Chain | None = None
        for first in starts.get(whole.start, []):
            if first.end >= whole.end or not first.start:
                continue
            for second in starts.get(first.end, []):
                if second.end != whole.end or second is whole:
                    continue
                least, most = first.least * second.least, first.most * second.most
                wide = max(least - whole.most, whole.least - most)
                if wide > CLOSE and (best is None or wide > best.wide):
                    best = _Chain(wide, whole, first, second)
        if best is not None:
            found.setdefault((whole.start, whole.end), []).append(best)
    return found


def _chain(report: Report, found: list[_Chain]) -> Finding:
    """One finding of all wholes over one span, told by the widest."""
    widest = max(found, key=lambda one: one.wide)
    whole, first, second = widest.changes
    claims = [change.claim for one in found for change in one.changes]
    product = first.middle * second.middle
    loose = not second.start or _kin(report, claims)
    rests = sureness(claims, loose=loose)
    weight = max(report.metric(claim).weight for claim in claims)
    allowed = sum(span(one.claim).tolerance for one in widest.changes) * abs(1 - whole.middle)
    return Finding(
        FindingKind.SAME,
        severity(widest.wide, allowed, weight, 3, sureness=rests),
        ordered(claims, ""),
        f"audit_{KEY}.chain",
        (
            ("metric", str(whole.about[0])),
            ("about", about(whole.claim)),
            ("whole", _spanned(whole)),
            ("first", _spanned(first)),
            ("second", _spanned(second)),
            ("start", str(whole.start)),
            ("end", str(whole.end)),
            ("product", shown(product - 1, "1")),
        ),
        f"{_product(widest)}; {shown(product - 1, '1')} ≠ {stated(whole.claim)}",
        product - 1,
        span(whole.claim).middle,
        "",
        rests.value,
        KEY,
    )


RULE = Rule(KEY, (FindingKind.SAME,), find)
