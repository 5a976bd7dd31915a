"""Words of reports by list."""

from __future__ import annotations

import pytest

from polysight.audit.metric_phrases import Grammar
from polysight.audit.vocabulary import Vocabulary
from polysight.audit.word_lists import resolved, word_lists
from polysight.errors import DataError
from polysight.evidence.codelist import folded
from polysight.evidence.store import evidence


def test_aliases_lead_to_their_last_meaning_or_are_refused() -> None:
    assert resolved([("a", "b"), ("b", "c")]) == {"a": "c", "b": "c"}
    with pytest.raises(DataError, match="circle"):
        resolved([("a", "b"), ("b", "c"), ("c", "a")])


def test_lists_are_read_once_and_words_of_a_user_stay_his() -> None:
    assert word_lists(evidence()) is word_lists(evidence())
    own = word_lists(evidence(), [("company", "our firm", "GCL")])
    assert own.words["company"][folded("our firm")] == "GCL"
    assert folded("our firm") not in word_lists(evidence()).words["company"]
    assert word_lists(evidence()).spellings["geography"]["新疆"] == "CN-XJ"


def test_what_one_report_calls_a_metric_is_unknown_to_the_next() -> None:
    first, second = Vocabulary(evidence()), Vocabulary(evidence())
    made = first.metric("lunches of the third shift", "GW")
    assert made.key in first.metrics
    assert made.key not in second.metrics


def test_a_grammar_forgets_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("polysight.audit.metric_phrases.REMEMBERED", 2)
    grammar = Grammar([("good", "wafer", "wafer")], [])
    phrases = [grammar.phrase(f"wafer {count}") for count in range(5)]
    assert phrases == [grammar.phrase(f"wafer {count}") for count in range(5)]
