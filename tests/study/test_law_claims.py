"""Tables of claims: whole ones are judged, one fault refuses all and names its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import DataError, UsageError
from polysight.messages import LANGUAGES
from polysight.policy.claims import ClaimKind
from polysight.policy.instrument import Comparator, Project
from polysight.study.law_claims import checked_claims
from tests.plant.routes.plants import data
from tests.study.little_law import little_law

HEADING = "id,parameter,value,unit,comparator,day,project,instrument\n"


def table(folder: Path, *rows: str, heading: str = HEADING) -> Path:
    """A table of claims."""
    path = folder / "claims.csv"
    path.write_text(heading + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def test_claims_are_read_in_code_and_in_words(tmp_path: Path) -> None:
    path = table(
        tmp_path,
        "A,total-electricity,60,kWh/kg,≤,2025-06-01,new,norms",
        ",综合电耗,60000,kWh/t,,2025-06-01,,",
        "C,Total electricity,45,kWh/kg,<=,2025-06-01,,",
        "D,energy-certificate,yes,,,2025-06-01,,",
    )
    found = checked_claims(path, little_law(), data())
    assert [one.kind for one in found] == [
        ClaimKind.AGREES, ClaimKind.AGREES, ClaimKind.WRONG_VALUE, ClaimKind.NO_SUCH_RULE,
    ]  # fmt: skip
    assert found[0].claim.comparator is Comparator.AT_MOST
    assert found[0].claim.project is Project.NEW
    assert found[1].claim.id == "3"
    assert found[3].claim.value is True


@pytest.mark.parametrize(
    ("row", "column", "rule", "near"),
    [
        ("A,total-electricty,60,kWh/kg,,2025-06-01,,", "parameter", "parameter", "total"),
        ("A,cod,sixty,mg/L,,2025-06-01,,", "value", "claim_value", ""),
        ("A,cod,,,,2025-06-01,,", "value", "claim_value", ""),
        ("A,cod,60,mg/LL,,2025-06-01,,", "unit", "claim_unit", "mg/L"),
        ("A,cod,60,mg/L,!<,2025-06-01,,", "comparator", "code", "<"),
        ("A,cod,60,mg/L,,June 2025,,", "day", "claim_day", ""),
        ("A,cod,60,mg/L,,2025-06-01,newer,", "project", "code", "new"),
        ("A,cod,60,mg/L,,2025-06-01,,limit.2027", "instrument", "code", "limit.202"),
    ],
)
def test_faults_are_told_with_their_place(
    tmp_path: Path, row: str, column: str, rule: str, near: str
) -> None:
    good = "B,cod,60,mg/L,,2025-06-01,,"
    with pytest.raises(DataError) as caught:
        checked_claims(table(tmp_path, good, row), little_law(), data())
    (problem,) = caught.value.problems
    assert (problem.key, problem.row, problem.column) == (f"law.{rule}", 3, column)
    assert near in problem.suggestion
    for language in LANGUAGES:
        assert "claims.csv" in problem.sentence(language)


@pytest.mark.parametrize(
    ("heading", "rules"),
    [
        ("parameter,value\n", {"law.claim_column"}),
        ("parameter,value,day,comparatr\n", {"law.claim_heading"}),
        ("parameter,valu,day\n", {"law.claim_column", "law.claim_heading"}),
    ],
)
def test_columns_are_checked(tmp_path: Path, heading: str, rules: set[str]) -> None:
    path = table(tmp_path, "cod,1,2025-01-01", heading=heading)
    with pytest.raises(DataError) as caught:
        checked_claims(path, little_law(), data())
    assert {one.key for one in caught.value.problems} == rules


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        checked_claims(tmp_path / "none.csv", little_law(), data())
