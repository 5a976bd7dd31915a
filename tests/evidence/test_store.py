from __future__ import annotations

from pathlib import Path

import pytest

from polysight.errors import DataError, UsageError
from polysight.evidence.store import evidence, keys_of, rows_of
from tests.evidence.folder import changed, copied

DATA = evidence()


def test_every_observation_cites_a_source() -> None:
    for row in DATA.observations:
        source = DATA.source_of(row)
        assert source.citation
        assert source.licence
        assert source.accessed


def test_rows_are_found_by_id() -> None:
    assert DATA.observation("MP0415").quantity == "price"
    with pytest.raises(DataError, match="MP9999"):
        DATA.observation("MP9999")


def test_selection_is_sorted_and_filtered() -> None:
    rows = DATA.select("production", geography="CN", kind="observed")
    assert rows
    assert rows == sorted(rows, key=lambda row: (row.period.start, row.period.end, row.id))
    assert {row.geography for row in rows} == {"CN"}


def test_a_broken_table_is_refused_whole_with_every_fault(tmp_path: Path) -> None:
    folder = copied(tmp_path)

    def spoil(rows: list[dict[str, str]]) -> None:
        rows[0]["tier"] = "gold"
        rows[5]["redistributable"] = "maybe"

    changed(folder / "sources.csv", spoil)
    with pytest.raises(DataError) as caught:
        evidence(folder=folder)
    assert {
        (one.row, one.column) for one in caught.value.problems if one.file == "sources.csv"
    } == {
        (2, "tier"),
        (7, "redistributable"),
    }


def test_a_missing_overlay_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        rows_of((copied(tmp_path), tmp_path / "nowhere"))


def test_keys_are_those_of_the_key_column(tmp_path: Path) -> None:
    schemas, rows = rows_of((copied(tmp_path),))
    assert "CNY/kg" in keys_of(schemas, rows)["units"]
