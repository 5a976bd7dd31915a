"""Rows behind a value, in words and with their days."""

from __future__ import annotations

import pytest

from polysight.answers.warn_rows import rows_behind, sources_behind
from polysight.evidence.store import evidence

pytestmark = pytest.mark.slow


def test_observations_and_rows_of_other_tables_are_told() -> None:
    data = evidence()
    found = {one.id: one for one in rows_behind(data, ("MP0415", "MW0036", "none", "MP0415"))}
    assert found.keys() == {"MP0415", "MW0036"}
    price, method = found["MP0415"], found["MW0036"]
    assert (price.what, price.en, price.zh) == ("price", "price", "价格")
    assert price.stated.endswith("CNY/kg")
    assert (method.what, method.stated) == ("warning_methods", "75 %")
    assert method.zh != method.en
    assert sources_behind(data, found.values()).keys() == {price.source, method.source}


def test_the_newest_stand_first() -> None:
    days = [one.known for one in rows_behind(evidence(), ("MP0204", "MP0415", "MS0343"))]
    assert days == sorted(days, reverse=True)
