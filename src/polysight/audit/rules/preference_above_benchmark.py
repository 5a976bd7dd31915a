"""A favoured price that is above the one which it is to favour against."""

from __future__ import annotations

import re
from collections.abc import Iterator

from polysight.audit.claim import Claim
from polysight.audit.contradiction import contradiction
from polysight.audit.finding import Finding, FindingKind
from polysight.audit.report import Report
from polysight.audit.rule import Rule
from polysight.audit.scope import is_stated, outermost, same_time, span
from polysight.audit.scope import told as claims_of
from polysight.audit.severity import Sureness
from polysight.audit.telling import named, stated

KEY = "preference_above_benchmark"
#: What is paid, and may be favoured.
METRICS = ("power_tariff", "tax_rate", "tariff_rate")
_FAVOURED = re.compile(
    r"preferential|discount|concession|special rate|优惠|特惠|扶持", re.IGNORECASE
)
_USUAL = re.compile(
    r"benchmark|average|standard|general|statutory|基准|平均|一般|标准|法定", re.IGNORECASE
)


def find(report: Report) -> Iterator[Finding]:
    """Favoured numbers above the usual one of the place around them.

    Parameters
    ----------
    report : Report
        The report.

    Yields
    ------
    Finding
        One for each favoured number.
    """
    for metric in METRICS:
        usual: dict[str, list[Claim]] = {}
        favoured = []
        for claim in claims_of(report, metric):
            if len(claim.geographies) != 1 or not is_stated(claim):
                continue
            words = f"{claim.subject} {claim.raw}"
            if _FAVOURED.search(words):
                favoured.append(claim)
            elif _USUAL.search(words):
                usual.setdefault(claim.geographies[0], []).append(claim)
        for claim in favoured:
            place = claim.geographies[0]
            around = (place, *report.vocabulary.wholes(place))
            below = [
                one
                for each in dict.fromkeys(around)
                for one in outermost(usual.get(each, ()))
                if one.unit == claim.unit and same_time(one, claim)
                and span(claim).least > span(one).most
            ]  # fmt: skip
            if below:
                yield _told(report, claim, below)


def _told(report: Report, claim: Claim, below: list[Claim]) -> Finding:
    highest = max(below, key=lambda one: span(one).high)
    return contradiction(
        report, FindingKind.LOGIC, KEY, [claim, *below], "statement",
        (
            ("metric", claim.metric), ("stated", stated(claim)),
            ("place", claim.geographies[0]), ("usual", stated(highest)),
            ("around", named("place", highest.geographies[0])),
        ),
        f"{stated(claim)} > {stated(highest)}", span(highest).high, span(claim).middle,
        Sureness.LOOSE,
    )  # fmt: skip


RULE = Rule(KEY, (FindingKind.LOGIC,), find)
