"""Price history."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import replace
from itertools import pairwise

from polysight.report.figures.price_history import GAP_DAYS, LINES, broken, figure, lines
from tests.report.example import study, writer


def test_one_line_has_one_basis() -> None:
    found = lines(writer("en"))
    assert 1 < len(found) <= LINES
    for basis, rows in found:
        assert {row.comparability for row in rows} == {basis}
        assert all(a.period.start <= b.period.start for a, b in pairwise(rows))
        assert len({row.period.text for row in rows}) == len(rows)
    assert len({basis for basis, _ in found}) == len(found)
    assert {basis.get("tax") for basis, _ in found} == {"included"}


def test_unverified_rows_are_not_drawn() -> None:
    assert all(row.tier != "unverified" for _, rows in lines(writer("en")) for row in rows)


def test_a_long_silence_breaks_the_line() -> None:
    rows = max(
        (rows for _, rows in lines(writer("en"))),
        key=lambda rows: rows[-1].period.start - rows[0].period.start,
    )
    days, values = broken(rows)
    gaps = sum((b.period.start - a.period.start).days > GAP_DAYS for a, b in pairwise(rows))
    assert sum(map(math.isnan, values)) == gaps
    assert len(days) == len(rows) + gaps


def test_every_point_is_in_the_data() -> None:
    points = sum(len(rows) for _, rows in lines(writer("zh")))
    assert len(figure(writer("zh")).csv.splitlines()) == points + 1


def test_nothing_from_after_the_day_of_knowledge_is_drawn() -> None:
    result = replace(study(), manifest={**study().manifest, "as_of": "2023-12-31"})
    for _, rows in lines(writer("en", result)):
        assert max(row.first_known for row in rows) <= dt.date(2023, 12, 31)
