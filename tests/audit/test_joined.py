from __future__ import annotations

from pathlib import Path

from polysight.audit.joined import joined
from polysight.audit.reading import claims
from polysight.evidence.store import evidence
from tests.audit.audited_tables import ROWS, table


def test_one_table_stays_as_it_is(tmp_path: Path) -> None:
    report = claims(table(tmp_path), evidence())
    together = joined([("claims.csv", report)])
    assert together.report is report
    assert set(together.files.values()) == {"claims.csv"}


def test_two_tables_are_one_report(tmp_path: Path) -> None:
    first = claims(table(tmp_path, ROWS[:2], "one.csv"), evidence())
    second = claims(table(tmp_path, ROWS[2:], "two.csv"), evidence())
    together = joined([("one.csv", first), ("two.csv", second)])
    assert set(together.report.by_id) == {"a", "b", "c", "d"}
    assert together.files["c"] == "two.csv"
    assert together.report.by_id["a"].section == "one.csv: One"


def test_ids_of_both_tables_are_told_apart(tmp_path: Path) -> None:
    report = claims(table(tmp_path), evidence())
    ids = set(joined([("one.csv", report), ("two.csv", report)]).report.by_id)
    assert ids == {f"{file}:{one}" for file in ("one.csv", "two.csv") for one in "abcd"}


def test_words_that_only_one_table_has_are_known_to_both(tmp_path: Path) -> None:
    row = "x,One,Moon,phase of the moon,3,days,2024,China,observed,three"
    first = claims(table(tmp_path, ROWS, "one.csv"), evidence())
    second = claims(table(tmp_path, [row], "two.csv"), evidence())
    report = joined([("one.csv", first), ("two.csv", second)]).report
    assert not report.metric(report.by_id["x"]).known
