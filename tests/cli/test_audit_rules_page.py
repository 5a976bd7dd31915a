from __future__ import annotations

import pytest

from polysight.audit.rulebook import RULES
from polysight.cli.audit_rules_page import names, rules, write_list, write_rule
from polysight.errors import UsageError
from polysight.evidence.store import evidence
from polysight.messages import LANGUAGES


def test_a_name_is_a_rule_or_a_class() -> None:
    assert rules("") == RULES
    assert [one.key for one in rules("same-quantity")] == ["same_quantity"]
    assert {one.key for one in rules("TREND")} >= {"trend"}
    assert {"identity", "DEF"} <= set(names())
    with pytest.raises(UsageError, match="identity"):
        rules("identiti")


def test_every_rule_can_be_told_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    for language in LANGUAGES:
        write_list(RULES, language)
        for rule in RULES:
            write_rule(rule, evidence(), language)
    told = capsys.readouterr().out
    assert all(told.count(rule.key) >= 2 * len(LANGUAGES) for rule in RULES)
