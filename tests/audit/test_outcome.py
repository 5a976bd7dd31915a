from __future__ import annotations

import contextlib
import csv
import random
from pathlib import Path

import pytest

from polysight.audit.document import document
from polysight.audit.finding import FindingKind, Severity
from polysight.audit.outcome import Asked, audited
from polysight.audit.rulebook import RULES, choice
from polysight.errors import DataError, PolysightError, UsageError
from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence
from tests.audit.audited_tables import ROWS, outcome, table


def test_contradictions_and_missing_definitions_are_told_apart(tmp_path: Path) -> None:
    found = outcome(tmp_path)
    assert [one.kind for one in found.contradictions] == [FindingKind.ARITH]
    assert {one.kind for one in found.definitions} == {FindingKind.DEF}
    assert sum(found.counts().values()) == len(found.findings)


def test_a_severity_takes_those_above_it_along(tmp_path: Path) -> None:
    found = outcome(tmp_path)
    counts = [len(found.at_least(one)) for one in (Severity.HIGH, Severity.MEDIUM, Severity.LOW)]
    assert counts == sorted(counts)
    assert counts[-1] == len(found.findings)


def test_an_accepted_finding_is_left_out_and_one_that_is_gone_is_told(tmp_path: Path) -> None:
    (one,) = outcome(tmp_path).contradictions
    asked = Asked(choice(), accepted=(one.id, "SAME-00000000"))
    found = audited([table(tmp_path)], evidence(), asked)
    assert found.contradictions == ()
    assert (found.left_out, found.gone) == ((one.id,), ("SAME-00000000",))


def test_two_tables_are_judged_together(tmp_path: Path) -> None:
    paths = [table(tmp_path, ROWS[:2], "one.csv"), table(tmp_path, ROWS[2:], "two.csv")]
    (one,) = audited(paths, evidence()).contradictions
    assert set(one.rows) == {"a", "b", "c"}


def test_progress_ends_with_the_last_step(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    audited([table(tmp_path)], evidence(), step=lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == list(range(1, told[-1][1] + 1))


def test_a_finding_is_found_by_name_beginning_and_claim(tmp_path: Path) -> None:
    found = outcome(tmp_path)
    (one,) = found.contradictions
    assert found.on(one.id.lower()) == found.on(one.id[-8:-2]) == (one,)
    assert one in found.on("a")
    assert found.on("nothing") == ()


def test_a_wide_tolerance_and_another_year_change_the_judgement(tmp_path: Path) -> None:
    wide = audited([table(tmp_path)], evidence(), Asked(choice(), tolerance=50.0, year=2020))
    assert wide.contradictions == ()
    assert wide.report.year == 2020


def test_a_folder_a_missing_file_and_a_file_twice_are_refused(tmp_path: Path) -> None:
    path = table(tmp_path)
    for wrong in ([tmp_path], [path, path]):
        with pytest.raises(UsageError):
            audited(wrong, evidence())
    with pytest.raises(UsageError, match=r"claims\.csv"):
        audited([tmp_path / "claim.csv"], evidence())


def test_tables_without_claims_are_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        audited([table(tmp_path, [])], evidence())


ODD = {
    "value_low": ("", "0", "-1", "1e-30", "1e30", "12%", "100"),
    "value_high": ("", "0", "-5", "1e30"),
    "unit": ("", "%", "kt", "N", "ppb", "kWh/kg", "1e8 CNY", "万吨", "moons"),
    "qualifier": ("", "over", "below", "about", "limit", "expected", "?"),
    "period": ("", "0001", "9999", "2024-13", "2024/2020", "2020-2030", "end 2024", "scenario x"),
    "geography": ("", "China", "World", "Mars", "China; World"),
    "route": ("", "all", "fbr", "umg", "?"),
    "company": ("", "top 5", "leading", "Tongwei; Daqo and others"),
    "vintage_kind": ("", "observed", "forecast", "target", "limit", "scenario", "?"),
}


@pytest.mark.parametrize("seed", range(8))
def test_odd_cells_get_an_answer_or_a_refusal(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    source = data_folder() / "claims" / "reference_report.csv"
    with source.open(encoding="utf-8-sig", newline="") as stream:
        rows = chance.sample(list(csv.DictReader(stream)), 60)
    for row in rows:
        row |= {name: chance.choice(odd) for name, odd in ODD.items() if chance.random() < 0.2}
    path = tmp_path / "odd.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    asked = Asked(choice(also=[rule.key for rule in RULES]), tolerance=chance.choice((0.0, 1.0)))
    with contextlib.suppress(PolysightError):
        document(audited([path], evidence(), asked), None)
