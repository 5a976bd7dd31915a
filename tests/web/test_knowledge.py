"""What rests on a row that came later is not told."""

from __future__ import annotations

import datetime as dt

import pytest

from polysight.errors import UsageError
from polysight.evidence.store import evidence
from polysight.web.knowledge import require_known, told_on

ROW = next(row for row in evidence().observations if row.first_known.year == 2025)


def test_an_answer_is_told_from_the_day_on_which_all_of_it_was_known() -> None:
    document = {"a": [{"rows": ["no row", ROW.id]}], "b": 1.0}
    require_known(document, ROW.first_known, evidence())
    with pytest.raises(UsageError, match=ROW.id):
        require_known(document, ROW.first_known - dt.timedelta(days=1), evidence())


def test_an_answer_that_rests_on_nothing_was_always_known() -> None:
    require_known({"a": "no row"}, dt.date(1900, 1, 1), evidence())


def test_without_a_day_everything_is_told() -> None:
    document: dict[str, object] = {"row": ROW.id}
    assert told_on(None, document, evidence()) is document
    with pytest.raises(UsageError, match=ROW.id):
        told_on(ROW.first_known - dt.timedelta(days=1), document, evidence())
