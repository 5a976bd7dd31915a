from __future__ import annotations

import pytest

from polysight.audit.rulebook import RULES
from polysight.cli.audit_rules_page import write_list, write_rule
from polysight.evidence.store import evidence
from polysight.messages import LANGUAGES


def test_every_rule_can_be_told_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    for language in LANGUAGES:
        write_list(RULES, language)
        for rule in RULES:
            write_rule(rule, evidence(), language)
    told = capsys.readouterr().out
    assert all(told.count(rule.key) >= 2 * len(LANGUAGES) for rule in RULES)
