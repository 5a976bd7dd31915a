"""Small reports for tests of rules, and what a rule says of them."""

from __future__ import annotations

from collections.abc import Mapping

from polysight.audit.finding import Finding
from polysight.audit.reading import claims
from polysight.audit.rule import Rule
from polysight.evidence.store import evidence
from polysight.messages import text

DATA = evidence()

Row = Mapping[str, object]


def row(
    metric: str, value: float, unit: str = "", high: float | None = None, /, **more: object
) -> Row:
    """One claim about China; two values are a range."""
    cells = {
        "section": "1", "subject": metric, "metric": metric, "value_low": value,
        "value_high": value if high is None else high, "unit": unit, "raw": "",
        "qualifier": "none", "period": "2023", "geography": "China", "route": "all",
        "company": "", "kind": "observed", "attributed": "",
    }  # fmt: skip
    return cells | more


def said(rule: Rule, *rows: Row) -> list[Finding]:
    """Findings of a rule; they are the same in any order, and can be told in both languages."""
    named = [{"id": f"C{place}", **cells} for place, cells in enumerate(rows, 1)]
    found = list(rule.find(claims(named, DATA)))
    turned = list(rule.find(claims(named[::-1], DATA)))
    assert sorted(map(repr, found)) == sorted(map(repr, turned))
    for one in found:
        assert one.kind in rule.kinds
        for language in ("en", "zh"):
            told = text(one.statement, language, **dict(one.fields))
            assert "{" not in told
            assert rule.told("title", language)
            assert rule.told("explanation", language)
            assert rule.told("example", language)
    return found
