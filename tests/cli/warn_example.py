"""An invented warning, as the pages take it."""

from __future__ import annotations

import datetime as dt
from functools import cache

from polysight.answers.warn_answer import WarnAnswer
from polysight.evidence.store import evidence
from polysight.study.warning_assessment import Assessment
from polysight.study.warning_indicators import Indicator
from polysight.study.warning_signals import warning_signals
from polysight.study.warning_terms import PlainRule
from tests.study.warning_states import shipped_terms, synthetic_labels
from tests.warning.synthetic_panel import (
    BEGINS,
    FIRST,
    GROUPS,
    LEADING,
    NAMES,
    synthetic_panel,
    synthetic_traits,
)

DAY = dt.date(2026, 6, 30)
#: Ids of shipped rows, which stand behind every value.
ROWS = ("MP0415", "MS0343")
RULE = PlainRule(
    "utilisation_75", "utilisation under 9", "开工率低于9", "utilisation", -1.0, 9.0, "1",
    "chinese-book-on-capacity-uti-nd-f9a56f",
)  # fmt: skip


@cache
def definitions() -> tuple[Indicator, ...]:
    """Definitions of the indicators of the made-up panel."""
    panel = synthetic_panel()
    return tuple(
        Indicator(
            key, GROUPS[at], bool(LEADING[at]), int(panel.direction[at]), f"the {key} of it",
            f"{at}号指标", f"how the {key} is worked out", f"{at}号指标的算法", "1",
            ("price", "production"), 2.0, float(panel.stale_after[at]),
            f"{(FIRST + int(BEGINS[at])) // 12}-01", ("MW0036",), f"why the {key} speaks",
            f"{at}号指标的理由",
        )
        for at, key in enumerate(NAMES)
    )  # fmt: skip


@cache
def assessed() -> Assessment:
    """The warning of the last day."""
    terms = shipped_terms()
    signals = warning_signals(synthetic_panel(), synthetic_traits(), synthetic_labels(), terms)
    return Assessment(DAY, definitions(), (RULE,), terms, signals)


class MadeUp(WarnAnswer):
    """A warning whose values all rest on the same rows."""

    def rows(self, key: str) -> tuple[str, ...]:
        """The rows of any indicator."""
        del key
        return ROWS


@cache
def asked() -> WarnAnswer:
    """The warning with the shipped rows beside it."""
    return MadeUp(evidence(), assessed())
