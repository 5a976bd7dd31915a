"""A record says whether it is of the model that runs, and counts what it holds once."""

from __future__ import annotations

from tests.cli.market_record_example import record


def test_a_record_of_other_code_says_so() -> None:
    assert record().same_code
    assert not record(same_code=False).same_code
    assert record().rows == record(same_code=False).rows
