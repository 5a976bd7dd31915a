from __future__ import annotations

from polysight.audit.rulebook import RULES


def test_every_rule_tells_what_it_does_in_both_languages() -> None:
    for rule in RULES:
        for part in ("title", "explanation", "example"):
            assert rule.told(part, "en") != rule.told(part, "zh")
