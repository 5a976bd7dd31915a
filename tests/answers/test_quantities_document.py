"""Quantities that are known, as a document."""

from __future__ import annotations

from polysight.answers.quantities_document import document
from polysight.evidence.store import evidence


def test_every_row_is_counted_once_and_names_follow_the_language() -> None:
    data = evidence()
    told = {language: document(data, language)["quantities"] for language in ("en", "zh")}
    assert sum(int(str(one["rows"])) for one in told["en"]) == len(data.observations)
    assert [one["code"] for one in told["en"]] == [one["code"] for one in told["zh"]]
    assert told["en"] != told["zh"]
