"""Grid factors under a label that their number cannot have."""

from pathlib import Path

import pytest

from polysight.evidence.location import data_folder
from polysight.evidence.store import evidence
from polysight.study.data_check import data_faults
from polysight.study.mislabelled_factors import label_problems, mislabelled


def _with_row(folder: Path, value: str, geography: str, electricity: str) -> Path:
    shipped = (data_folder() / "observations" / "grid_factors.csv").read_text(encoding="utf-8")
    header, *rows = shipped.splitlines()
    row = next(line for line in rows if line.startswith("GF0007,")).split(",")
    columns = header.split(",")
    for column, text in (
        ("id", "OWN1"),
        ("value", value),
        ("geography", geography),
        ("basis", f"electricity={electricity}"),
        ("period", "2019"),
    ):
        row[columns.index(column)] = text
    (folder / "observations").mkdir()
    (folder / "observations" / "own.csv").write_text(
        "\n".join([header, ",".join(row)]) + "\n", encoding="utf-8"
    )
    return folder


def test_no_shipped_factor_is_mislabelled_and_the_rules_are_read() -> None:
    data = evidence()
    assert label_problems(data) == ()
    assert "0.5703" in {str(one.value) for one in mislabelled(data)}


@pytest.mark.parametrize("electricity", ["combustion", "life-cycle"])
def test_0_5703_as_an_official_average_is_told_by_the_check(
    tmp_path: Path, electricity: str
) -> None:
    data = evidence((_with_row(tmp_path, "0.5703", "CN", electricity),))
    (problem,) = data_faults(data)
    assert "OWN1" in problem.sentence("en")
    assert "0.5703" in problem.sentence("zh")


def test_a_province_may_emit_what_a_national_number_says(tmp_path: Path) -> None:
    assert label_problems(evidence((_with_row(tmp_path, "0.5703", "CN-XJ", "combustion"),))) == ()
