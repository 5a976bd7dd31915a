from __future__ import annotations

import datetime as dt
import json

from polysight.answers.show_document import document
from polysight.evidence.selection import Question, answer
from polysight.evidence.store import evidence


def test_the_document_holds_every_chosen_row_and_every_loser() -> None:
    asked = Question("price", {"grade": "n-type"}, as_of=dt.date(2025, 12, 1))
    found = answer(asked, evidence())
    tree = json.loads(json.dumps(document(found, asked, evidence().sources), allow_nan=False))
    rows = [row for one in tree["series"] for row in one["rows"]]
    ids = {row["id"] for row in rows} | {other["id"] for row in rows for other in row["not_chosen"]}
    assert ids == {row.id for row in found.rows}
    assert tree["as_of"] == "2025-12-01"
    assert set(tree["sources"]) == {row["source"] for row in rows}
    for key, told in tree["sources"].items():
        source = evidence().sources[key]
        assert told == {"producer": source.producer, "citation": source.citation}
